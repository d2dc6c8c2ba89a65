//! Made-up states of the pages, from which a test draws their templates.

use convenor_domain::engagement::Document;

use super::edit::DecisionFormPage;
use super::influence::{Row, Weighed};
use super::list::{DecisionsPage, Row as ListRow};
use super::show::DecisionPage;
use crate::field;
use crate::history::HistoryEntry;
use crate::insight::Credit;
use crate::paging::Pager;
use crate::theme::{Crumb, FieldError};

/// With rows, and empty.
pub(super) fn lists() -> Vec<DecisionsPage> {
    let row = ListRow {
        href: "/decisions/1".to_owned(),
        title: "A one-page form <b>Ash</b>".to_owned(),
        body: "Fernshire board".to_owned(),
        date: String::new(),
        organisation: "Fernshire Council".to_owned(),
        insights: 2,
        outcome: "Something changed".to_owned(),
        outcome_tone: "good",
    };
    let unlinked = ListRow { insights: 0, outcome: String::new(), ..row.clone() };
    let full = DecisionsPage { rows: vec![row, unlinked], pager: Pager::sample(), may_add: true };
    let empty = DecisionsPage { rows: Vec::new(), may_add: false, ..full.clone() };
    vec![full, empty]
}

/// With everything, and with next to nothing.
pub(super) fn pages() -> Vec<DecisionPage> {
    let weighed = Weighed {
        href: "/insights/1".to_owned(),
        reference: "I-7K2M9-QXD4F".to_owned(),
        finding: "Few know of direct payments".to_owned(),
        influence: "Changed".to_owned(),
        tone: "good",
        reason: "Families asked for it.".to_owned(),
    };
    let full = DecisionPage {
        trail: vec![Crumb::new("/decisions", "Decisions")],
        title: "The board adopts a one-page form <b>Ash</b>".to_owned(),
        outcome: "In use since June 2026.".to_owned(),
        facts: vec![("Who decided".to_owned(), "Fernshire board".to_owned())],
        weighed: vec![weighed],
        documents: vec![Document { title: "Minutes".to_owned(), url: "https://example.org/m".to_owned() }],
        credit: Some(Credit { text: "A source".to_owned(), url: Some("https://example.org".to_owned()) }),
        reference: "D-7K2M9-QXD4F".to_owned(),
        edit: Some("/decisions/1/edit".to_owned()),
        history: vec![HistoryEntry::sample()],
    };
    let bare = DecisionPage {
        outcome: String::new(),
        weighed: Vec::new(),
        documents: Vec::new(),
        credit: Some(Credit { text: "A file".to_owned(), url: None }),
        edit: None,
        history: Vec::new(),
        ..full.clone()
    };
    vec![full, bare]
}

/// Fresh, and with mistakes.
pub(super) fn forms() -> Vec<DecisionFormPage> {
    let row = |number, wrong: Option<&str>| Row {
        number,
        reference: "I-7K2M9-QXD4F".to_owned(),
        finding: wrong.is_none().then(|| "Few know of direct payments".to_owned()),
        influences: vec![("changed", "Changed".to_owned(), true)],
        reason: String::new(),
        reference_error: wrong.map(str::to_owned),
        reason_error: wrong.map(str::to_owned),
    };
    let fresh = DecisionFormPage {
        trail: vec![Crumb::new("/decisions", "Decisions")],
        errors: Vec::new(),
        heading: "decision-new-title",
        action: "/decisions/new".to_owned(),
        fields: field::samples(None),
        rows: vec![row(1, None), row(2, None)],
        version: 0,
        saved_meanwhile: None,
    };
    let wrong = DecisionFormPage {
        errors: vec![FieldError::new("reason-1", "Insight 1: say why it was not adopted.")],
        heading: "decision-edit-title",
        fields: field::samples(Some("Fill this in.")),
        rows: vec![row(1, Some("Say why."))],
        saved_meanwhile: Some("/decisions/1".to_owned()),
        ..fresh.clone()
    };
    vec![fresh, wrong]
}
