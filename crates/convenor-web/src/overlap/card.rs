//! One piece of similar work as a card: what it is, why it is like the plan, what was heard, what came of it.

use std::collections::HashMap;

use convenor_domain::overlap::Similar;
use convenor_domain::{Engagement, EngagementId, Insight, Outcome};
use serde::Serialize;

use super::heard;
use super::naming::{Naming, tone};
use crate::directory::Directory;
use crate::engagement::tag;
use crate::error::PageError;
use crate::names::{Places, period, terms};
use crate::next::Next;
use crate::reader::Visit;

/// One piece of similar work.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Card {
    /// The engagement's identifier.
    pub(super) id: String,
    pub(super) href: String,
    pub(super) title: String,
    /// Who leads, whom it asks, where, when: what is known of these.
    pub(super) facts: Vec<String>,
    pub(super) status: String,
    pub(super) status_tone: &'static str,
    /// How much it is like the plan, in words.
    pub(super) alike: String,
    pub(super) alike_tone: &'static str,
    /// Why it is like the plan, in words.
    pub(super) causes: Vec<String>,
    pub(super) heard: Vec<Heard>,
    pub(super) next: Next,
}

/// A finding in a line.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Heard {
    pub(super) href: String,
    pub(super) finding: String,
}

/// What the cards of a page are made of.
struct Gathered {
    engagements: HashMap<EngagementId, Engagement>,
    heard: HashMap<EngagementId, Vec<Insight>>,
    outcomes: HashMap<EngagementId, (u64, Outcome)>,
    places: Places,
}

/// The cards of what is similar, in its order, as far as the reader may see it.
pub(super) async fn cards(
    visit: &Visit,
    naming: &Naming<'_>,
    similar: &[Similar],
) -> Result<Vec<Card>, PageError> {
    let ids: Vec<_> = similar.iter().map(|one| one.engagement).collect();
    let gathered = gather(visit, &ids).await?;
    let directory = visit.state.directory().await?;
    let card = |one: &Similar| {
        let engagement = gathered.engagements.get(&one.engagement)?;
        Some(gathered.card(naming, &directory, engagement, one))
    };
    Ok(similar.iter().filter_map(card).collect())
}

async fn gather(visit: &Visit, ids: &[EngagementId]) -> Result<Gathered, PageError> {
    let (store, scope) = (&visit.state.store, visit.scope());
    let engagements = store.list_engagements_by_id(scope, ids).await?;
    Ok(Gathered {
        places: Places::read(&visit.state, engagements.iter().flat_map(|one| &one.content.areas)).await?,
        outcomes: store.outcomes_of_engagements(scope, ids).await?,
        engagements: engagements.into_iter().map(|one| (one.id, one)).collect(),
        heard: heard::insights(store, scope, ids).await?,
    })
}

impl Gathered {
    fn card(
        &self,
        naming: &Naming<'_>,
        directory: &Directory,
        engagement: &Engagement,
        similar: &Similar,
    ) -> Card {
        let (state, content) = (naming.state, &engagement.content);
        let (insights, outcome) =
            self.outcomes.get(&engagement.id).copied().unwrap_or((0, Outcome::NotRecorded));
        Card {
            id: engagement.id.to_string(),
            href: format!("/engagements/{}", engagement.id),
            title: content.title.clone(),
            facts: facts(naming, directory, &self.places, engagement),
            status: tag::status(state, engagement.status),
            status_tone: tag::tone(engagement.status),
            alike: state.word(&format!("overlap-alike-{}", similar.risk)),
            alike_tone: tone(similar.risk),
            causes: similar.causes.iter().map(|cause| naming.cause(cause)).collect(),
            heard: self.heard(engagement.id),
            next: Next::of_engagement(state, engagement, insights, outcome),
        }
    }

    fn heard(&self, engagement: EngagementId) -> Vec<Heard> {
        let line = |insight: &Insight| Heard {
            href: format!("/insights/{}", insight.id),
            finding: insight.content.finding.clone(),
        };
        self.heard.get(&engagement).into_iter().flatten().map(line).collect()
    }
}

/// Who leads, whom it asks, where and when.
pub(super) fn facts(
    naming: &Naming<'_>,
    directory: &Directory,
    places: &Places,
    engagement: &Engagement,
) -> Vec<String> {
    let content = &engagement.content;
    let groups = terms(&naming.state.vocabularies().groups, content.groups.iter().map(|one| &one.group));
    let facts = [
        content.lead.map(|id| directory.name_of(id).to_owned()).unwrap_or_default(),
        groups.join(", "),
        places.named(&content.areas, &content.place),
        period(&content.starts, &content.ends),
    ];
    facts.into_iter().filter(|fact| !fact.is_empty()).collect()
}

impl Card {
    /// A made-up one, for samples of pages.
    pub(super) fn sample(number: u8, outcome: Outcome) -> Self {
        let heard =
            Heard { href: "/insights/1".to_owned(), finding: "Rooms <b>Ash</b> close too early".to_owned() };
        Self {
            id: format!("00000000-0000-0000-0000-00000000000{number}"),
            href: format!("/engagements/{number}"),
            title: "Warm rooms <b>Ash</b>".to_owned(),
            facts: vec!["Fernshire Council".to_owned(), "Carers".to_owned(), "Fernbury".to_owned()],
            status: "Open".to_owned(),
            status_tone: "info",
            alike: "Very much like your plan".to_owned(),
            alike_tone: "bad",
            causes: vec!["Same topic: Housing".to_owned(), "Same people: Carers".to_owned()],
            heard: if outcome == Outcome::NotRecorded { Vec::new() } else { vec![heard] },
            next: Next::sample(outcome),
        }
    }
}
