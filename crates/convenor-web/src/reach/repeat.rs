//! Asks the responses of a year who contributed more than once, group by group.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use convenor_domain::filter::months_before;
use convenor_domain::reach::{By, REPEAT_MONTHS, ReachQuestion, RepeatCounts};
use convenor_domain::response::apart::{Apart, Place};
use convenor_domain::response::ask::{AskError, AskResponses, KeySums, Within, WithinPlaces};
use convenor_statistics::Disclosure;

use super::gather::{Of, in_order};

/// People of each group by how often they contributed in the last year of the question's time.
pub(super) async fn read(
    responses: &dyn AskResponses,
    disclosure: &Disclosure,
    question: &ReachQuestion,
    Of { place, engagements, settled }: Of<'_>,
    today: NaiveDate,
) -> Result<BTreeMap<Vec<Option<String>>, RepeatCounts>, AskError> {
    let last = question.until.unwrap_or(today).min(today);
    let (year, _) = ReachQuestion::months(months_before(last, REPEAT_MONTHS), None);
    let keys = if disclosure.needs_keys() { KeySums::Wanted } else { KeySums::NotWanted };
    let (since, until) = (question.since.max(year), question.until);
    let within = engagements.iter().map(|engagement| WithinPlaces {
        within: Within {
            since,
            until,
            keys,
            imports: settled.imports(engagement.id),
            ..Within::all(engagement.id)
        },
        unknown: place.takes_unknown(engagement),
    });
    let within: Vec<WithinPlaces> = within.collect();
    let said = question.by.iter().filter(|by| !by.is_of_places()).map(|by| by.key().to_owned());
    let is_of_places = question.by.iter().any(By::is_of_places);
    // Where people live matters where an area is asked about, or groups follow from it.
    let places = place.groups_of_places();
    let apart = Apart { dimensions: said.collect(), places, months: false };
    let mut groups: BTreeMap<Vec<Option<String>>, RepeatCounts> = BTreeMap::new();
    for (profile, counts) in responses.repeats(&within, &apart).await?.value {
        let of_place = match &profile.place {
            Place::At(group) if is_of_places && !group.is_empty() => Some((**group).to_owned()),
            _ => None,
        };
        let group = in_order(question, &profile, of_place.as_ref());
        let known = groups.get(&group).copied();
        groups.insert(group, known.map_or(counts, |known| known.and(counts)));
    }
    Ok(groups)
}
