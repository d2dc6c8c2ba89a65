//! Two records found alike, in a row: what each is, why they are alike, what was decided.

use std::collections::HashMap;
use std::sync::Arc;

use convenor_domain::overlap::{OverlapPair, PairSettled, Plan, Similar};
use convenor_domain::{Engagement, EngagementId};
use serde::Serialize;

use crate::directory::Directory;
use crate::engagement::tag;
use crate::error::PageError;
use crate::names::Places;
use crate::overlap::card::facts;
use crate::overlap::naming::{Naming, tone};
use crate::reader::Visit;
use crate::words::Value;

/// Two records found alike.
#[derive(Debug, Clone, Serialize)]
pub(in crate::overlap) struct PairRow {
    /// Where it is decided about.
    pub(in crate::overlap) href: String,
    /// The two records.
    pub(in crate::overlap) records: Vec<Brief>,
    /// How much they are alike, in words.
    alike: String,
    alike_tone: &'static str,
    /// Why, in words.
    causes: Vec<String>,
    /// What was decided; none while nothing is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(in crate::overlap) settled: Option<Decided>,
}

/// One of the two.
#[derive(Debug, Clone, Serialize)]
pub(in crate::overlap) struct Brief {
    href: String,
    pub(in crate::overlap) title: String,
    status: String,
    status_tone: &'static str,
    facts: Vec<String>,
    summary: String,
}

/// What was decided.
#[derive(Debug, Clone, Serialize)]
pub(in crate::overlap) struct Decided {
    choice: String,
    reason: String,
    when: String,
}

/// The rows of some pairs. A pair of which a record went meanwhile has none.
pub(in crate::overlap) async fn read(
    visit: &Visit,
    pairs: &[OverlapPair],
) -> Result<Vec<PairRow>, PageError> {
    let ids: Vec<_> = pairs.iter().flat_map(|pair| [pair.first, pair.similar.engagement]).collect();
    let records = visit.state.store.list_engagements_by_id(visit.scope(), &ids).await?;
    let areas: Vec<_> = records.iter().flat_map(|one| &one.content.areas).collect();
    let similar: Vec<Similar> = pairs.iter().map(|pair| pair.similar.clone()).collect();
    let naming = Naming::read(&visit.state, &Plan::default(), &similar, areas.iter().copied()).await?;
    let places = Places::read(&visit.state, areas).await?;
    let reading = Reading {
        naming,
        places,
        directory: visit.state.directory().await?,
        records: records.into_iter().map(|one| (one.id, one)).collect(),
    };
    Ok(pairs.iter().filter_map(|pair| reading.row(pair)).collect())
}

/// What the rows are made of.
struct Reading<'a> {
    naming: Naming<'a>,
    places: Places,
    directory: Arc<Directory>,
    records: HashMap<EngagementId, Engagement>,
}

impl Reading<'_> {
    fn row(&self, pair: &OverlapPair) -> Option<PairRow> {
        let (first, second) = (self.records.get(&pair.first)?, self.records.get(&pair.similar.engagement)?);
        let state = self.naming.state;
        Some(PairRow {
            href: format!("/overlaps/pairs/{}", pair.id),
            records: vec![self.brief(first), self.brief(second)],
            alike: state.word(&format!("overlap-pair-alike-{}", pair.similar.risk)),
            alike_tone: tone(pair.similar.risk),
            causes: pair.similar.causes.iter().map(|cause| self.naming.cause(cause)).collect(),
            settled: pair.settled.as_ref().map(|settled| self.decided(settled)),
        })
    }

    fn brief(&self, engagement: &Engagement) -> Brief {
        let state = self.naming.state;
        Brief {
            href: format!("/engagements/{}", engagement.id),
            title: engagement.content.title.clone(),
            status: tag::status(state, engagement.status),
            status_tone: tag::tone(engagement.status),
            facts: facts(&self.naming, &self.directory, &self.places, engagement),
            summary: engagement.content.summary.clone(),
        }
    }

    fn decided(&self, settled: &PairSettled) -> Decided {
        let state = self.naming.state;
        let day = settled.at.format("%-d %B %Y").to_string();
        Decided {
            choice: state.word(&format!("overlap-pair-chosen-{}", settled.choice)),
            reason: settled.reason.clone(),
            when: state.engine.words().t("overlap-pair-when", &[("day", Value::from(day))]),
        }
    }
}

impl PairRow {
    /// A made-up one, for samples of pages.
    pub(in crate::overlap) fn sample(settled: bool) -> Self {
        let brief = |facts: &[&str]| Brief {
            href: "/engagements/1".to_owned(),
            title: "Warm rooms <b>Ash</b>".to_owned(),
            status: "Planned".to_owned(),
            status_tone: "none",
            facts: facts.iter().map(ToString::to_string).collect(),
            summary: facts.join(" "),
        };
        let decided = Decided {
            choice: "At different times".to_owned(),
            reason: "Both are needed.".to_owned(),
            when: "Decided on 2 November 2026.".to_owned(),
        };
        Self {
            href: "/overlaps/pairs/1".to_owned(),
            records: vec![brief(&["Fernshire Council", "Carers"]), brief(&[])],
            alike: "Very much alike".to_owned(),
            alike_tone: "bad",
            causes: vec!["Same topic: Housing".to_owned()],
            settled: settled.then_some(decided),
        }
    }
}
