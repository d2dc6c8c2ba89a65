//! Asks the responses of each engagement who answered, and puts them together.

use convenor_domain::reach::{By, Heard, HeardCell, ReachQuestion};
use convenor_domain::response::apart::{Apart, Profile};
use convenor_domain::response::ask::{AskError, AskResponses, KeySums, Within};
use convenor_domain::{Engagement, EngagementStatus, ReadScope, RegisterFilter, System};
use convenor_statistics::Disclosure;
use convenor_store::{Store, StoreError};

use super::log::Settled;
use super::places::{Counted, Where};

/// Who may be counted.
pub(super) struct Of<'a> {
    /// Where people live.
    pub(super) place: &'a Where,
    /// What they answered to.
    pub(super) engagements: &'a [Engagement],
    /// With which imports it came.
    pub(super) settled: &'a Settled,
}

/// Engagements that people answered to, as far as the reader may see: neither drafts nor cancelled ones.
pub(super) async fn engagements(
    store: &Store,
    scope: ReadScope,
    system: &System,
    filter: &RegisterFilter,
) -> Result<Vec<Engagement>, StoreError> {
    let filter = RegisterFilter {
        system: Some(system.id),
        statuses: EngagementStatus::asking(),
        since: None,
        until: None,
        areas: Vec::new(),
        ..filter.clone()
    };
    store.list_answered_engagements(scope, &filter).await
}

/// Everybody heard in some engagements, by what the question tells them apart by.
pub(super) async fn heard(
    responses: &dyn AskResponses,
    disclosure: &Disclosure,
    question: &ReachQuestion,
    Of { place, engagements, settled }: Of<'_>,
) -> Result<Heard, AskError> {
    let said = question.by.iter().filter(|by| !by.is_of_places());
    let apart = Apart {
        dimensions: said.map(|by| by.key().to_owned()).collect(),
        places: place.places.clone(),
        months: true,
    };
    let mut heard = Heard::default();
    for (number, engagement) in engagements.iter().enumerate() {
        let keys = if disclosure.needs_keys() { KeySums::Wanted } else { KeySums::NotWanted };
        let (since, until) = (question.since, question.until);
        let imports = settled.imports(engagement.id);
        let within = Within { since, until, keys, imports, ..Within::all(engagement.id) };
        for (profile, people) in responses.profiles(&within, &apart).await?.value {
            match place.counted(&profile.place, engagement) {
                Counted::Elsewhere => heard.elsewhere += people,
                Counted::Unplaced => heard.unplaced += people,
                Counted::Here { area, group } => {
                    let group = in_order(question, &profile, group.as_ref());
                    heard.cells.push(HeardCell {
                        group,
                        area,
                        month: profile.month,
                        engagement: number,
                        people,
                    });
                }
            }
        }
    }
    Ok(heard)
}

/// The group by each thing asked for, in the question's order.
pub(super) fn in_order(
    question: &ReachQuestion,
    profile: &Profile,
    of_place: Option<&String>,
) -> Vec<Option<String>> {
    let mut said = profile.categories.iter();
    let group = |of_places: bool| if of_places { of_place.cloned() } else { said.next().cloned().flatten() };
    question.by.iter().map(By::is_of_places).map(group).collect()
}
