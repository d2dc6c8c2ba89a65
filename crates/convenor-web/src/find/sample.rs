//! Made-up states of the page, from which a test draws its template.

use convenor_domain::Outcome;

use super::card::{Card, Fragment, Slip};
use super::facets::{Choice, Facet};
use super::page::{FindPage, Listing};
use super::place::{self, PlaceField};
use super::zero::{Step, Zero};
use crate::filter::Chip;
use crate::next::Next;
use crate::paging::Pager;

/// Found, found only further back, and nothing found.
pub(super) fn pages() -> Vec<FindPage> {
    let outcomes = [Outcome::Changed, Outcome::Partly, Outcome::NoChange, Outcome::NotRecorded];
    let found = FindPage {
        words: "direct payments <b>Ash</b>".to_owned(),
        place: PlaceField::default(),
        system: Some("Fernshire".to_owned()),
        chips: vec![Chip { text: "Last 18 months".to_owned(), without: "/find?months=all".to_owned() }],
        facets: facets(),
        kept: vec![("area".to_owned(), "X54000001".to_owned())],
        any_time: "q=direct+payments&months=all".to_owned(),
        listing: listing(4, Some("find-looked-first")),
        cards: outcomes
            .into_iter()
            .map(|outcome| card(Some(Next::sample(outcome))))
            .chain([card(None)])
            .collect(),
        pager: Pager::sample(),
        zero: None,
        may_save: true,
        query: "q=direct+payments".to_owned(),
    };
    let older = FindPage {
        system: None,
        place: place(),
        listing: listing(1, Some("find-looked-further")),
        may_save: false,
        ..found.clone()
    };
    vec![nothing(&found, true), nothing(&found, false), older, found]
}

fn nothing(found: &FindPage, may_record: bool) -> FindPage {
    let step = Step { text: "3 older".to_owned(), href: "/find?months=all".to_owned() };
    FindPage {
        listing: listing(0, None),
        cards: Vec::new(),
        zero: Some(Zero { steps: if may_record { vec![step] } else { Vec::new() }, may_record }),
        ..found.clone()
    }
}

fn listing(total: u64, period: Option<&'static str>) -> Listing {
    let kinds = vec!["2 findings".to_owned(), "2 activities".to_owned()];
    Listing { total, kinds, order: "find-best-first", period }
}

fn place() -> PlaceField {
    PlaceField {
        typed: "Marl".to_owned(),
        message: Some("Several places begin with “Marl”. Choose one.".to_owned()),
        choices: vec![place::Choice { text: "Marlow Vale".to_owned(), href: "/find?area=X1".to_owned() }],
    }
}

fn facets() -> Vec<Facet> {
    let choice = |value: &str, count, checked| Choice {
        value: value.to_owned(),
        label: value.to_owned(),
        count,
        checked,
    };
    vec![
        Facet {
            name: "months",
            legend: "find-when",
            input: "radio",
            choices: vec![choice("18", Some(4), true), choice("all", None, false)],
        },
        Facet {
            name: "group",
            legend: "find-people",
            input: "checkbox",
            choices: vec![choice("carers", Some(2), false), choice("age", Some(0), true)],
        },
    ]
}

fn card(next: Option<Next>) -> Card {
    let piece = |text: &str, marked| Fragment { text: text.to_owned(), marked };
    Card {
        kind: if next.is_some() { "insight" } else { "decision" },
        href: "/insights/1".to_owned(),
        reference: "I-7K2M9-QXD4F".to_owned(),
        headline: vec![piece("Few know of a ", false), piece("direct payment", true)],
        facts: vec!["Young carers".to_owned(), "60 to 69 people".to_owned()],
        snippet: vec![piece("Most had never heard of it.", false)],
        next,
        cited: true,
        matched: vec!["direct payments".to_owned()],
        slips: vec![Slip { typed: "carrers".to_owned(), found: "carers".to_owned() }],
        similar: true,
        how: vec!["By invitation".to_owned()],
    }
}
