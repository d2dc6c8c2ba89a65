//! A decision beside an insight that it weighed.

use convenor_domain::{Influence, Outcome};
use convenor_store::WhatHappened;
use serde::Serialize;

use crate::next;
use crate::state::AppState;

/// A decision beside an insight that it weighed.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Link {
    /// Where it is shown.
    pub(crate) href: String,
    /// What was decided.
    pub(crate) title: String,
    /// Who decided, and when.
    pub(crate) by: String,
    /// What the insight did to it, in words.
    pub(crate) influence: String,
    /// The colour's name, which says no more than the words do.
    pub(crate) tone: &'static str,
    /// Why.
    pub(crate) reason: String,
    /// What came of it.
    pub(crate) outcome: String,
}

impl Link {
    /// The link to a decision.
    pub(crate) fn new(state: &AppState, decision: &WhatHappened) -> Self {
        let date = (!decision.date.is_unknown()).then(|| decision.date.to_string());
        let body = Some(decision.body.clone()).filter(|body| !body.is_empty());
        Self {
            href: format!("/decisions/{}", decision.decision),
            title: decision.title.clone(),
            by: body.into_iter().chain(date).collect::<Vec<_>>().join(" · "),
            influence: influence_word(state, decision.influence),
            tone: influence_tone(decision.influence),
            reason: decision.reason.clone(),
            outcome: decision.outcome.clone(),
        }
    }

    /// A made-up one, for samples of pages.
    pub(crate) fn sample() -> Self {
        Self {
            href: "/decisions/1".to_owned(),
            title: "A one-page form".to_owned(),
            by: "Fernshire board · June 2026".to_owned(),
            influence: "Changed".to_owned(),
            tone: "good",
            reason: "Families asked for it.".to_owned(),
            outcome: "In use since June 2026.".to_owned(),
        }
    }
}

/// The words for what an insight did to a decision.
pub(crate) fn influence_word(state: &AppState, influence: Influence) -> String {
    state.word(&format!("influence-{influence}"))
}

/// The colour's name for what an insight did to a decision.
pub(crate) fn influence_tone(influence: Influence) -> &'static str {
    next::tone(Outcome::of([influence]))
}
