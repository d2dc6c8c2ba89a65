//! A result in memory: made by a draw, or read from its folder.

use std::collections::BTreeSet;

use anyhow::{Context, ensure};
use convenor_lottery::{
    Audit, AuditDraw, Certificate, DrawnBy, Proof, ValueSeats, commitment, list_hash, value_seats,
};

use super::folder::{self, Files, Folder};
use super::probabilities::{self, Line};
use super::{panel_list, report};

/// A result, but for the columns of the pool.
pub(super) struct Outcome {
    pub(super) certificate: Certificate,
    pub(super) audit: Audit,
    /// Everybody's chance.
    pub(super) lines: Vec<Line>,
    /// The numbered panels: positions in the pool.
    pub(super) panels: Vec<Vec<usize>>,
    /// The numbered panels as they are published.
    pub(super) list: String,
}

impl Outcome {
    /// Reads a result; whether it is true is left to `verify`.
    pub(super) fn read(folder: &Folder) -> anyhow::Result<Self> {
        let lines = probabilities::read(&folder.text(folder::PROBABILITIES)?)?;
        let ids: Vec<String> = lines.iter().map(|line| line.id.clone()).collect();
        let list = folder.text(folder::PANELS)?;
        let panels = panel_list::read(&list, &ids)?;
        let (certificate, audit) = (folder.certificate()?, folder.audit()?);
        anyhow::ensure!(
            list_hash(&list) == audit.hash,
            "{} has been changed: its SHA-256 is not the one in {}",
            folder::PANELS,
            folder::AUDIT
        );
        Ok(Self { certificate, audit, lines, panels, list })
    }

    /// The same with the hashes of what it follows from, so that nothing can be changed afterwards unseen.
    pub(super) fn sealed(mut self) -> anyhow::Result<Self> {
        let texts = [
            (folder::CERTIFICATE, folder::json(&self.certificate)?),
            (folder::PROBABILITIES, probabilities::text(&self.lines)?),
        ];
        self.audit.files = texts.map(|(name, text)| (name.to_owned(), list_hash(&text))).into();
        Ok(self)
    }

    /// Draws one of the numbered panels.
    pub(super) fn draw(&mut self, by: DrawnBy) -> anyhow::Result<()> {
        let panel = self.picked(&by).ok_or_else(|| anyhow::anyhow!("there are no panels to draw from"))?;
        let seats = self.seats(self.people_of(panel));
        self.audit.draw = Some(AuditDraw { panel, by, seats });
        Ok(())
    }

    /// The panel that a number or a seed draws.
    pub(super) fn picked(&self, by: &DrawnBy) -> Option<u32> {
        let panels = u32::try_from(self.panels.len()).ok()?;
        by.panel(&list_hash(&self.list), panels)
    }

    /// Whether this is the seed that was committed to.
    pub(super) fn is_committed(&self, seed: &str) -> bool {
        commitment(seed) == self.audit.commitment
    }

    /// Positions in the pool of the people of a numbered panel.
    pub(super) fn people_of(&self, panel: u32) -> &[usize] {
        let place = usize::try_from(panel).ok().and_then(|panel| panel.checked_sub(1));
        place.and_then(|place| self.panels.get(place)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Who is on the panel now: the drawn people, less those who left, with those who came in. Ascending.
    pub(super) fn seated(&self) -> anyhow::Result<Vec<usize>> {
        let draw = self.audit.draw.as_ref().context("nothing was drawn, so that nobody can be replaced")?;
        let mut seated: BTreeSet<usize> = self.people_of(draw.panel).iter().copied().collect();
        for round in &self.audit.replacements {
            for person in self.places(&round.gone)? {
                ensure!(seated.remove(&person), "somebody left who was not on the panel");
            }
            for person in self.places(&round.people)? {
                ensure!(seated.insert(person), "somebody came in who was on the panel");
            }
        }
        Ok(seated.into_iter().collect())
    }

    /// Positions in the pool of people by identifier.
    pub(super) fn places(&self, ids: &[String]) -> anyhow::Result<Vec<usize>> {
        let place = |id: &String| {
            let place = self.lines.iter().position(|line| line.id == *id);
            place.with_context(|| format!("“{id}” is nobody of the pool"))
        };
        ids.iter().map(place).collect()
    }

    /// Identifiers of people.
    pub(super) fn ids<'a>(&'a self, people: &'a [usize]) -> impl Iterator<Item = &'a str> {
        people.iter().filter_map(|person| self.lines.get(*person)).map(|line| line.id.as_str())
    }

    /// Seats by value of some people.
    pub(super) fn seats(&self, people: &[usize]) -> Vec<ValueSeats> {
        let kind = |person: &usize| self.certificate.people.get(*person).copied().flatten();
        let values = people.iter().filter_map(kind).filter_map(|kind| self.certificate.kinds.get(kind));
        value_seats(&self.certificate.quotas, &values.map(|kind| kind.values.as_slice()))
    }

    /// Chances of everybody who can have a seat.
    pub(super) fn chances(&self) -> Vec<f64> {
        let each = self.certificate.people.iter().zip(&self.lines);
        each.filter(|(kind, _)| kind.is_some()).map(|(_, line)| line.probability).collect()
    }

    /// The chance of every level of the certificate, and how many people have it.
    pub(super) fn levels(&self) -> Vec<(f64, u32)> {
        let chances = self.certificate.panels.chances(&self.certificate.kinds());
        let level = |proof: &Proof| {
            let chance = proof.kinds.first().and_then(|kind| chances.get(*kind)).copied().unwrap_or_default();
            let kinds = proof.kinds.iter().filter_map(|kind| self.certificate.kinds.get(*kind));
            (chance, kinds.map(|kind| kind.people).sum())
        };
        self.certificate.levels.iter().map(level).collect()
    }

    /// Every file but those with columns of the pool.
    pub(super) fn files(&self) -> anyhow::Result<Files> {
        Ok(Files::from([
            (folder::PROBABILITIES, probabilities::text(&self.lines)?),
            (folder::PANELS, self.list.clone()),
            (folder::CERTIFICATE, folder::json(&self.certificate)?),
            (folder::AUDIT, folder::json(&self.audit)?),
            (folder::REPORT, report::html(self)),
        ]))
    }
}
