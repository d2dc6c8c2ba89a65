//! What can be filtered by, with how many records each choice has.

use convenor_domain::{EngagementStatus, OrganisationId, Outcome, RecordKind, Vocabulary};
use convenor_text::{FacetCount, Facets};
use serde::Serialize;

use super::asked::{ANY_TIME, FindAsked};
use crate::directory::Directory;
use crate::state::AppState;
use crate::words::Value;

/// Choices shown of one facet: the commonest, and whatever is chosen.
const CHOICES_MAX: usize = 8;
/// The periods to choose from, in months.
const PERIODS_MONTHS: [u32; 4] = [6, 12, 18, 36];

/// One facet: a question with choices.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Facet {
    /// The parameter's name in the address.
    pub(super) name: &'static str,
    /// The key of the question's words.
    pub(super) legend: &'static str,
    /// `radio` for one choice, `checkbox` for several.
    pub(super) input: &'static str,
    /// The choices.
    pub(super) choices: Vec<Choice>,
}

/// One choice.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
    /// Records; `None` where they are not counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) count: Option<u64>,
    pub(super) checked: bool,
}

/// All facets that have a choice to offer.
pub(super) fn all(state: &AppState, directory: &Directory, asked: &FindAsked, counts: &Facets) -> Vec<Facet> {
    let v = state.vocabularies();
    let term = |vocabulary: &Vocabulary, key: &str| {
        vocabulary.lookup(key).map(|term| term.name.clone()).filter(|name| !name.is_empty())
    };
    let organisation = |key: &str| {
        let id: OrganisationId = key.parse().ok()?;
        directory.organisation(id).map(|organisation| organisation.name.clone())
    };
    let outcome = |key: &str| Outcome::from_key(key).map(|one| state.word(&format!("outcome-{one}")));
    let record = |key: &str| RecordKind::from_key(key).map(|one| state.word(&format!("record-{one}")));
    // Insights have statuses too, but only what is published or superseded is looked up by most.
    let status = |key: &str| EngagementStatus::from_key(key).map(|one| state.word(&format!("status-{one}")));
    let facet = |name, legend, counts: &[FacetCount], label: &dyn Fn(&str) -> Option<String>| Facet {
        name,
        legend,
        input: "checkbox",
        choices: choices(asked, name, counts, label),
    };
    let facets = [
        periods(state, asked, counts),
        facet("group", "find-people", &counts.groups, &|key| term(&v.groups, key)),
        facet("outcome", "find-outcome", &counts.outcomes, &outcome),
        facet("organisation", "find-organisation", &counts.organisations, &organisation),
        facet("topic", "find-topic", &counts.topics, &|key| term(&v.topics, key)),
        facet("record", "find-record", &counts.record_kinds, &record),
        facet("source", "find-source", &counts.source_types, &|key| term(&v.source_types, key)),
        facet("method", "find-method", &counts.methods, &|key| term(&v.methods, key)),
        facet("status", "find-status", &counts.statuses, &status),
    ];
    facets.into_iter().filter(|facet| !facet.choices.is_empty()).collect()
}

fn periods(state: &AppState, asked: &FindAsked, counts: &Facets) -> Facet {
    let choice = |months: u32| {
        let value = months.to_string();
        let counted = counts.periods.iter().find(|period| period.months == months);
        Choice {
            label: state.engine.words().t("find-months", &[("months", Value::from(months))]),
            count: counted.map(|period| period.count),
            checked: asked.has("months", &value),
            value,
        }
    };
    let uncounted = |value: &str, key| Choice {
        value: value.to_owned(),
        label: state.word(key),
        count: None,
        checked: asked.has("months", value),
    };
    let first = uncounted("", "find-recent-first");
    let any_time = uncounted(ANY_TIME, "find-any-time");
    let choices =
        [first].into_iter().chain(PERIODS_MONTHS.into_iter().map(choice)).chain([any_time]).collect();
    Facet { name: "months", legend: "find-when", input: "radio", choices }
}

fn choices(
    asked: &FindAsked,
    name: &str,
    counts: &[FacetCount],
    label: &dyn Fn(&str) -> Option<String>,
) -> Vec<Choice> {
    let one = |facet: &FacetCount| {
        let checked = asked.has(name, &facet.key);
        label(&facet.key).map(|label| Choice {
            value: facet.key.clone(),
            label,
            count: Some(facet.count),
            checked,
        })
    };
    let mut all: Vec<_> = counts.iter().filter_map(one).collect();
    all.extend(chosen_without_records(asked, name, counts, label));
    let (chosen, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|choice| choice.checked);
    let room = CHOICES_MAX.saturating_sub(chosen.len());
    chosen.into_iter().chain(others.into_iter().take(room)).collect()
}

/// What is chosen stays on the form, also where it finds nothing: sending the form again must not take it off.
fn chosen_without_records(
    asked: &FindAsked,
    name: &str,
    counts: &[FacetCount],
    label: &dyn Fn(&str) -> Option<String>,
) -> Vec<Choice> {
    let chosen = asked.chosen(name).filter(|value| !counts.iter().any(|facet| facet.key == *value));
    let none = |value: &str| {
        let label = label(value)?;
        Some(Choice { value: value.to_owned(), label, count: Some(0), checked: true })
    };
    chosen.filter_map(none).collect()
}
