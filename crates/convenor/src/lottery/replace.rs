//! `convenor lottery replace`: people drawn for the seats of those who dropped out.

use std::ops::ControlFlow;

use anyhow::{Context, bail, ensure};
use convenor_lottery::{
    Pool, Quotas, Replacement, ReplacementRound, Seed, Shortfall, Standing, Vacancies, replace,
};
use serde::Serialize;

use super::folder::{self, Files, Folder};
use super::options::ReplaceOptions;
use super::outcome::Outcome;
use super::{csv_text, fresh_seed, intake, report, selected};
use crate::output;

/// What came of it.
#[derive(Serialize)]
struct Replaced {
    round: usize,
    gone: Vec<String>,
    people: Vec<String>,
    kept: bool,
    /// Quotas that the panel does not meet.
    shortfalls: Vec<String>,
    seed: String,
    /// Whether it was written down.
    written: bool,
}

/// Draws replacements.
pub(super) fn run(options: &ReplaceOptions) -> anyhow::Result<()> {
    let folder = Folder::new(&options.folder);
    let mut outcome = Outcome::read(&folder)?;
    let quotas = outcome.certificate.quotas.clone();
    if let Some(file) = &options.quotas {
        ensure!(
            is_of_draw(&intake::quotas(file)?, &quotas),
            "--quotas: these are not the quotas of the draw, which replacements keep: leave --quotas out"
        );
    }
    let (pool, table) = intake::pool_again(&options.pool, &outcome)?;
    let round = round(options, &outcome)?;
    let drawn = draw(&outcome, &pool.pool, &round)?;
    let people = outcome.ids(&drawn.people).map(str::to_owned).collect();
    let kept = drawn.shortfalls.is_empty();
    let shortfalls = drawn.shortfalls.iter().map(|one| words(one, &quotas)).collect();
    let round = ReplacementRound { people, kept, ..round };
    let replaced = Replaced {
        round: outcome.audit.replacements.len() + 1,
        gone: round.gone.clone(),
        people: round.people.clone(),
        kept,
        shortfalls,
        seed: round.seed.clone(),
        written: kept || options.nearest,
    };
    if replaced.written {
        outcome.audit.replacements.push(round);
        folder.write(&files(&folder, &outcome, |people| selected::rows(&table, &pool, people))?)?;
    }
    if options.json {
        output::say_json(&replaced)?;
    } else {
        replaced.say()?;
    }
    ensure!(
        replaced.written,
        "nobody who is left keeps every quota, and nothing was written: agree to the nearest with --nearest, or find more people"
    );
    Ok(())
}

/// Who left and who cannot be asked; nobody has come in yet.
fn round(options: &ReplaceOptions, outcome: &Outcome) -> anyhow::Result<ReplacementRound> {
    let id = outcome.audit.identifier.as_deref();
    let gone = intake::ids(Some(&options.gone), id)?;
    if gone.is_empty() {
        bail!("--gone: name at least one person who dropped out");
    }
    let refused = intake::ids(options.refused.as_deref(), id)?;
    let seed = options.seed.clone().unwrap_or_else(fresh_seed);
    Ok(ReplacementRound { gone, refused, people: Vec::new(), kept: false, seed })
}

fn draw(outcome: &Outcome, pool: &Pool, round: &ReplacementRound) -> anyhow::Result<Replacement> {
    let (panel, gone) = (outcome.seated()?, outcome.places(&round.gone)?);
    let mut refused = outcome.places(&round.refused)?;
    for earlier in &outcome.audit.replacements {
        refused.extend(outcome.places(&earlier.gone)?);
        refused.extend(outcome.places(&earlier.refused)?);
    }
    let vacancies = Vacancies { panel: &panel, gone: &gone, refused: &refused };
    let seed = Seed::of_text(&round.seed);
    let pool = as_drawn(pool, outcome);
    let quotas = &outcome.certificate.quotas;
    Ok(replace(&pool, quotas, &vacancies, &seed, &mut |_| ControlFlow::Continue(()))?)
}

/// The pool as the draw had it: who was out stays out, and chances weigh as they did.
fn as_drawn(pool: &Pool, outcome: &Outcome) -> Pool {
    let mut pool = pool.clone();
    for (person, kind) in pool.people.iter_mut().zip(&outcome.certificate.people) {
        match kind.and_then(|kind| outcome.certificate.kinds.get(kind)) {
            Some(kind) => person.weight = kind.weight,
            None => person.standing = Standing::Out,
        }
    }
    pool
}

/// All files, with everybody who ever came in and in which round.
fn files(
    folder: &Folder,
    outcome: &Outcome,
    rows: impl Fn(&[usize]) -> Vec<Vec<String>>,
) -> anyhow::Result<Files> {
    let mut listed: Vec<Vec<String>> = Vec::new();
    for (number, round) in (1_usize..).zip(&outcome.audit.replacements) {
        let mut rows = rows(&outcome.places(&round.people)?).into_iter();
        let headings = rows.next().context("a list has headings")?;
        let front = |first: String, cells: Vec<String>| std::iter::once(first).chain(cells).collect();
        if listed.is_empty() {
            listed.push(front("round".to_owned(), headings));
        }
        listed.extend(rows.map(|cells| front(number.to_string(), cells)));
    }
    let mut files = folder.files()?;
    files.insert(folder::REPLACEMENTS, csv_text(listed)?);
    files.insert(folder::AUDIT, folder::json(&outcome.audit)?);
    files.insert(folder::REPORT, report::html(outcome));
    Ok(files)
}

/// Whether these quotas are those of the draw, which may have been moved within flexible bounds.
fn is_of_draw(given: &Quotas, drawn: &Quotas) -> bool {
    let alike = |(given, drawn): (&convenor_lottery::Value, &convenor_lottery::Value)| {
        let within = given.flexible.is_some()
            && drawn.seats.min <= given.seats.min
            && drawn.seats.max >= given.seats.max;
        given.name == drawn.name && (given.seats == drawn.seats || within)
    };
    given.features.len() == drawn.features.len()
        && given.features.iter().zip(&drawn.features).all(|(given, drawn)| {
            given.name == drawn.name
                && given.values.len() == drawn.values.len()
                && given.values.iter().zip(&drawn.values).all(alike)
        })
}

fn words(shortfall: &Shortfall, quotas: &Quotas) -> String {
    let feature = quotas.features.get(shortfall.feature);
    let value = feature.and_then(|feature| feature.values.get(shortfall.value));
    let (feature, value) = (feature.map(|one| one.name.as_str()), value.map(|one| one.name.as_str()));
    format!(
        "“{}” of “{}”: {}, where the quota is {} to {}",
        value.unwrap_or_default(),
        feature.unwrap_or_default(),
        shortfall.seats,
        shortfall.wanted.min,
        shortfall.wanted.max
    )
}

impl Replaced {
    fn say(&self) -> anyhow::Result<()> {
        output::say(&format!(
            "For {}: {} (seed {})",
            self.gone.join(", "),
            self.people.join(", "),
            self.seed
        ))?;
        if self.kept {
            return output::say("The panel meets every quota.");
        }
        output::say("A PROPOSAL, the nearest to the quotas that those who are left allow:")?;
        self.shortfalls.iter().try_for_each(|one| output::say(&format!("  {one}")))
    }
}
