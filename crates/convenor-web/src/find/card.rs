//! One record found, as a card: headline, who, where, when, whose, what happened next, and why it was found.

use convenor_text::{Hit, Marker, Piece, Why};
use serde::Serialize;

use crate::next::Next;

/// Characters of a text shown on a card.
const SNIPPET_CHARS_MAX: usize = 320;

/// One record found.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Card {
    /// The kind of record: `insight`.
    pub(super) kind: &'static str,
    /// Where it is shown.
    pub(super) href: String,
    /// The permanent reference.
    pub(super) reference: String,
    /// The finding or title, with the words looked for marked.
    pub(super) headline: Vec<Fragment>,
    /// Who, how many, where, when, whose: one text each.
    pub(super) facts: Vec<String>,
    /// Part of what it says.
    pub(super) snippet: Vec<Fragment>,
    /// What happened next; decisions are what happened next.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) next: Option<Next>,
    /// Whether its reference was typed.
    pub(super) cited: bool,
    /// Words that matched.
    pub(super) matched: Vec<String>,
    /// Words read as others.
    pub(super) slips: Vec<Slip>,
    /// Whether it means alike, in these words or in others.
    pub(super) similar: bool,
    /// How people were asked and chosen.
    pub(super) how: Vec<String>,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Fragment {
    pub(super) text: String,
    pub(super) marked: bool,
}

/// A word taken for another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Slip {
    pub(super) typed: String,
    pub(super) found: String,
}

/// What one record says, before it is put on a card.
pub(super) struct Said<'a> {
    pub(super) headline: &'a str,
    pub(super) text: &'a str,
    pub(super) facts: Vec<String>,
    pub(super) how: Vec<String>,
    pub(super) reference: String,
    pub(super) next: Option<Next>,
}

impl Card {
    /// The card of a hit.
    pub(super) fn new(hit: &Hit, said: Said<'_>) -> Self {
        let marker = Marker::for_hit(hit);
        Self {
            kind: hit.id.kind.key(),
            href: crate::cite::address_of(hit.id),
            headline: fragments(marker.mark(said.headline)),
            snippet: fragments(marker.snippet(said.text, SNIPPET_CHARS_MAX)),
            reference: said.reference,
            facts: said.facts.into_iter().filter(|fact| !fact.is_empty()).collect(),
            next: said.next,
            cited: hit.why.contains(&Why::Reference),
            matched: hit.why.iter().flat_map(typed).collect(),
            slips: hit.why.iter().filter_map(slip).collect(),
            similar: hit.why.contains(&Why::SimilarMeaning),
            how: said.how,
        }
    }
}

fn typed(why: &Why) -> Vec<String> {
    match why {
        Why::Words { typed } => typed.clone(),
        Why::Reference | Why::Typo { .. } | Why::SimilarMeaning => Vec::new(),
    }
}

fn slip(why: &Why) -> Option<Slip> {
    match why {
        Why::Reference | Why::Words { .. } | Why::SimilarMeaning => None,
        Why::Typo { typed, found } => Some(Slip { typed: typed.clone(), found: found.clone() }),
    }
}

fn fragments(pieces: Vec<Piece>) -> Vec<Fragment> {
    pieces.into_iter().map(|piece| Fragment { text: piece.text, marked: piece.marked }).collect()
}
