//! What a search found: chances beside those of the older way, the list of numbered panels, and the way to the draw.

mod draw;

use convenor_domain::lottery::{DrawnBy, Lottery, Outcome};
use serde::Serialize;

use super::ceremony_link;
use super::check::{adjusted, per_cent};
use super::{address, lookup};
use crate::state::AppState;
use crate::theme::{Crumb, Page};
use crate::words::grouped;

/// What a search found.
#[derive(Debug, Serialize)]
pub(crate) struct FoundPage {
    trail: Vec<Crumb>,
    href: String,
    name: String,
    /// The answer in a sentence.
    lede: String,
    /// Name and value.
    facts: Vec<(String, String)>,
    hash: String,
    /// The picture of all chances.
    plot: String,
    /// Part of the people, chance, and chance by the older way.
    tenths: Vec<(String, String, String)>,
    /// Whether the older way found panels.
    has_legacy: bool,
    /// Quotas that were changed, in words.
    adjusted: Vec<String>,
    /// Whether the pool and the list are still there.
    has_pool: bool,
    /// Whether a panel was drawn.
    drawn: bool,
    number: u32,
    /// How the number is decided; empty before that is settled.
    by: &'static str,
    commitment: String,
    /// Where the ceremony can be watched without signing in; empty while that is closed.
    public: String,
}

impl FoundPage {
    /// The page of a lottery with what was found.
    pub(super) fn new(state: &AppState, lottery: &Lottery, outcome: &Outcome, has_pool: bool) -> Self {
        let (by, commitment) = decided(lottery);
        Self {
            trail: lookup::up(state),
            href: address(lottery.id),
            name: lottery.name.clone(),
            lede: draw::lede(state, lottery, outcome),
            facts: facts(state, outcome),
            hash: outcome.hash.clone(),
            plot: draw::plot(state, lottery, outcome),
            tenths: draw::tenths(outcome),
            has_legacy: outcome.legacy.is_some(),
            adjusted: lottery.plan.adjusted.iter().map(|one| adjusted(state, one)).collect(),
            has_pool,
            drawn: lottery.drawn.is_some(),
            number: lottery.drawn.unwrap_or_default(),
            by,
            commitment,
            public: lottery.public_token.as_ref().map(|_| ceremony_link(lottery)).unwrap_or_default(),
        }
    }
}

/// How the number is decided, and the commitment of a seed.
pub(super) fn decided(lottery: &Lottery) -> (&'static str, String) {
    match &lottery.plan.drawn_by {
        None => ("", String::new()),
        Some(DrawnBy::PublicNumber { .. }) => ("public-number", String::new()),
        Some(DrawnBy::Seed { commitment, .. }) => ("seed", commitment.clone()),
    }
}

fn facts(state: &AppState, outcome: &Outcome) -> Vec<(String, String)> {
    vec![
        (state.word("lottery-fact-smallest"), per_cent(outcome.smallest_chance)),
        (state.word("lottery-fact-largest"), per_cent(outcome.largest_chance)),
        (state.word("lottery-fact-panels"), grouped(&outcome.panels.to_string())),
        (state.word("lottery-fact-change"), format!("{:.2}%", outcome.largest_change * 100.0)),
        (state.word("lottery-fact-kinds"), grouped(&outcome.kinds.to_string())),
        (state.word("lottery-fact-levels"), grouped(&outcome.levels.to_string())),
    ]
}

impl Page for FoundPage {
    const TEMPLATE: &'static str = "lottery/found/page.html";

    fn samples() -> Vec<Self> {
        let page = |by, drawn: bool, public: &str| Self {
            trail: vec![Crumb::new("/lottery", "Lottery")],
            href: "/lottery/1".to_owned(),
            name: "Winter <b>Ash</b> panel".to_owned(),
            lede: "Everybody has a chance of at least 1.2%.".to_owned(),
            facts: vec![("Smallest chance".to_owned(), "1.2%".to_owned())],
            hash: "00ff".to_owned(),
            plot: String::new(),
            tenths: vec![("Least likely".to_owned(), "1.2%".to_owned(), "0.3%".to_owned())],
            has_legacy: !drawn,
            adjusted: vec!["Age: 5 to 3".to_owned()],
            has_pool: !drawn,
            drawn,
            number: 417,
            by,
            commitment: "ff00".to_owned(),
            public: public.to_owned(),
        };
        vec![
            page("", false, ""),
            page("seed", false, "/lottery/1/ceremony?token=1"),
            page("public-number", true, ""),
        ]
    }
}
