//! Reads what the cards of a page need, kind by kind, with as many questions for one hit as for a hundred.

use std::collections::HashMap;

use convenor_domain::{Decision, Engagement, EngagementId, Insight, InsightId, Outcome, RecordKind};
use convenor_store::{RecordsByKind, WhatHappened};
use convenor_text::{Found, Hit};
use uuid::Uuid;

use super::card::{Card, Said};
use crate::directory::Directory;
use crate::error::PageError;
use crate::names::{Places, period, terms};
use crate::next::Next;
use crate::people::people;
use crate::reader::Visit;
use crate::state::AppState;

/// Everything that the hits of one page stand for.
struct Gathered {
    insights: HashMap<Uuid, Insight>,
    engagements: HashMap<Uuid, Engagement>,
    decisions: HashMap<Uuid, Decision>,
    happened: HashMap<InsightId, Vec<WhatHappened>>,
    outcomes: HashMap<EngagementId, (u64, Outcome)>,
    places: Places,
}

/// The cards of a page. A record that went since the index was asked has none.
pub(super) async fn cards(
    visit: &Visit,
    directory: &Directory,
    found: &Found,
) -> Result<Vec<Card>, PageError> {
    let gathered = gather(visit, &found.hits).await?;
    let card = |hit: &Hit| gathered.said(&visit.state, directory, hit).map(|said| Card::new(hit, said));
    Ok(found.hits.iter().filter_map(card).collect())
}

async fn gather(visit: &Visit, hits: &[Hit]) -> Result<Gathered, PageError> {
    let (store, scope) = (&visit.state.store, visit.scope());
    let records = store.list_records_by_id(scope, hits.iter().map(|hit| hit.id)).await?;
    let RecordsByKind { engagements, insights, decisions } = records;
    let insight_ids: Vec<_> = insights.iter().map(|one| one.id).collect();
    let engagement_ids: Vec<_> = engagements.iter().map(|one| one.id).collect();
    let areas = insights.iter().flat_map(|one| &one.content.areas);
    let areas = areas.chain(engagements.iter().flat_map(|one| &one.content.areas));
    Ok(Gathered {
        places: Places::read(&visit.state, areas).await?,
        happened: store.what_happened(scope, &insight_ids).await?,
        outcomes: store.outcomes_of_engagements(scope, &engagement_ids).await?,
        insights: insights.into_iter().map(|one| (one.id.0, one)).collect(),
        engagements: engagements.into_iter().map(|one| (one.id.0, one)).collect(),
        decisions: decisions.into_iter().map(|one| (one.id.0, one)).collect(),
    })
}

impl Gathered {
    fn said<'a>(&'a self, state: &AppState, directory: &Directory, hit: &Hit) -> Option<Said<'a>> {
        let id = &hit.id.id;
        match hit.id.kind {
            RecordKind::Insight => self.insights.get(id).map(|one| self.insight(state, directory, one)),
            RecordKind::Engagement => {
                self.engagements.get(id).map(|one| self.engagement(state, directory, one))
            }
            RecordKind::Decision => self.decisions.get(id).map(|one| decision(directory, one)),
        }
    }

    fn insight<'a>(&self, state: &AppState, directory: &Directory, insight: &'a Insight) -> Said<'a> {
        let (v, content) = (state.vocabularies(), &insight.content);
        let happened = self.happened.get(&insight.id).map(Vec::as_slice).unwrap_or_default();
        let organisation = content.organisation.map(|id| directory.name_of(id).to_owned());
        Said {
            headline: &content.finding,
            text: &content.detail,
            facts: vec![
                terms(&v.groups, &content.groups).join(", "),
                content.people.map(|count| people(state.engine.words(), count)).unwrap_or_default(),
                self.places.named(&content.areas, &content.place),
                period(&content.starts, &content.ends),
                organisation.unwrap_or_default(),
            ],
            how: terms(&v.recruitment, &content.recruitment),
            reference: insight.reference().0,
            next: Some(Next::of_insight(state, insight, happened)),
        }
    }

    fn engagement<'a>(&self, state: &AppState, directory: &Directory, found: &'a Engagement) -> Said<'a> {
        let (v, content) = (state.vocabularies(), &found.content);
        let (insights, outcome) = self.outcomes.get(&found.id).copied().unwrap_or((0, Outcome::NotRecorded));
        let groups = content.groups.iter().map(|reach| &reach.group);
        let texts = [&content.summary, &content.purpose, &content.narrative];
        Said {
            headline: &content.title,
            text: texts.into_iter().find(|text| !text.is_empty()).map_or("", String::as_str),
            facts: vec![
                terms(&v.groups, groups).join(", "),
                content.people_heard.map(|count| people(state.engine.words(), count)).unwrap_or_default(),
                self.places.named(&content.areas, &content.place),
                period(&content.starts, &content.ends),
                content.lead.map(|id| directory.name_of(id).to_owned()).unwrap_or_default(),
            ],
            how: terms(&v.methods, &content.methods),
            reference: found.reference().0,
            next: Some(Next::of_engagement(state, found, insights, outcome)),
        }
    }
}

fn decision<'a>(directory: &Directory, decision: &'a Decision) -> Said<'a> {
    let content = &decision.content;
    let organisation = content.organisation.map(|id| directory.name_of(id).to_owned());
    Said {
        headline: &content.title,
        text: &content.outcome,
        facts: vec![
            content.body.clone(),
            period(&content.date, &content.date),
            organisation.unwrap_or_default(),
        ],
        how: Vec::new(),
        reference: decision.reference().0,
        next: None,
    }
}
