//! The page "Find insight".

use convenor_domain::RecordKind;
use convenor_text::Found;
use serde::Serialize;

use super::asked::FindAsked;
use super::card::Card;
use super::facets::Facet;
use super::place::PlaceField;
use super::sample;
use super::zero::Zero;
use crate::filter::Chip;
use crate::paging::Pager;
use crate::state::AppState;
use crate::theme::Page;
use crate::words::Value;

/// The page "Find insight".
#[derive(Debug, Clone, Serialize)]
pub(crate) struct FindPage {
    /// Words as typed.
    pub(super) words: String,
    /// The place field.
    pub(super) place: PlaceField,
    /// The reader's system.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) system: Option<String>,
    /// Filters in force.
    pub(super) chips: Vec<Chip>,
    /// Filters to choose.
    pub(super) facets: Vec<Facet>,
    /// Name and value of filters that have no facet.
    pub(super) kept: Vec<(String, String)>,
    /// The query of the same question at any time.
    pub(super) any_time: String,
    /// What is said above the cards.
    pub(super) listing: Listing,
    /// The records found.
    pub(super) cards: Vec<Card>,
    /// The other pages.
    pub(super) pager: Pager,
    /// What to offer when nothing is found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) zero: Option<Zero>,
    /// Whether the reader may keep the search.
    pub(super) may_save: bool,
    /// The address's query, for keeping and downloading.
    pub(super) query: String,
}

/// What is said of all that was found.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Listing {
    /// Records.
    pub(super) total: u64,
    /// How many of each kind: “9 findings”.
    pub(super) kinds: Vec<String>,
    /// The key of the words for the order.
    pub(super) order: &'static str,
    /// The key of the words for the period, where it is worth saying.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) period: Option<&'static str>,
}

impl Listing {
    /// What is said of this answer to this question.
    pub(super) fn new(state: &AppState, asked: &FindAsked, found: &Found) -> Self {
        let count = |kind: &RecordKind| {
            let counted = found.facets.record_kinds.iter().find(|facet| facet.key == kind.key())?;
            let values = [("count", Value::from(counted.count))];
            Some(state.engine.words().t(&format!("find-count-{kind}"), &values))
        };
        let kinds = [RecordKind::Insight, RecordKind::Engagement, RecordKind::Decision];
        let period = match (asked.looked_further(), asked.by_default()) {
            (true, _) => Some("find-looked-further"),
            (false, true) => Some("find-looked-first"),
            (false, false) => None,
        };
        Self {
            total: found.total,
            kinds: kinds.iter().filter_map(count).collect(),
            order: if asked.words.is_empty() { "find-newest-first" } else { "find-best-first" },
            period,
        }
    }
}

impl Page for FindPage {
    const TEMPLATE: &'static str = "find/page.html";

    fn samples() -> Vec<Self> {
        sample::pages()
    }
}
