//! Made-up states of the pages, from which a test draws their templates.

use convenor_domain::Outcome;
use convenor_domain::engagement::Document;

use super::edit::InsightFormPage;
use super::list::{InsightsPage, Row, Tab};
use super::show::{Credit, Doing, InsightPage};
use crate::decision::Link;
use crate::field;
use crate::history::HistoryEntry;
use crate::next::Next;
use crate::paging::Pager;
use crate::theme::{Crumb, FieldError};

/// With rows and tabs, and empty for the public.
pub(super) fn lists() -> Vec<InsightsPage> {
    let row = Row {
        href: "/insights/1".to_owned(),
        finding: "Few know of a <b>Ash</b> payment".to_owned(),
        who: "Young carers · 60 to 69 people".to_owned(),
        place: String::new(),
        period: "March 2026".to_owned(),
        organisation: "Fernshire Council".to_owned(),
        status: "Submitted".to_owned(),
        status_tone: "warn",
        outcome: "No decision recorded".to_owned(),
        outcome_tone: "none",
    };
    let tab = Tab { text: "All".to_owned(), href: "/insights".to_owned(), count: 1_204, chosen: true };
    let full = InsightsPage { tabs: vec![tab], rows: vec![row], pager: Pager::sample(), may_add: true };
    let empty = InsightsPage { tabs: Vec::new(), rows: Vec::new(), may_add: false, ..full.clone() };
    vec![full, empty]
}

/// With everything, and with next to nothing.
pub(super) fn pages() -> Vec<InsightPage> {
    let full = InsightPage {
        trail: vec![Crumb::new("/insights", "Insights")],
        finding: "Few young carers know of direct payments <b>Ash</b>".to_owned(),
        status: "Published".to_owned(),
        status_tone: "good",
        detail: "Most had never heard of them.".to_owned(),
        facts: vec![("How many people".to_owned(), "60 to 69 people".to_owned())],
        engagement: Some(Crumb::new("/engagements/1", "Young carers’ workshops")),
        documents: vec![Document { title: "Report".to_owned(), url: "https://example.org/r".to_owned() }],
        next: Next::sample(Outcome::Changed),
        decisions: vec![Link::sample()],
        reference: "I-7K2M9-QXD4F".to_owned(),
        citation: "Few young carers know of direct payments.".to_owned(),
        credit: Some(Credit { text: "A source".to_owned(), url: Some("https://example.org".to_owned()) }),
        doing: Doing {
            address: "/insights/1".to_owned(),
            version: 2,
            edit: true,
            decide: Some("/decisions/new?insight=1".to_owned()),
            moves: vec![("withdrawn", "Withdraw".to_owned())],
        },
        history: vec![HistoryEntry::sample()],
    };
    let bare = InsightPage {
        detail: String::new(),
        engagement: None,
        documents: Vec::new(),
        next: Next::sample(Outcome::NotRecorded),
        decisions: Vec::new(),
        credit: None,
        doing: Doing::default(),
        history: Vec::new(),
        ..full.clone()
    };
    let uncredited =
        InsightPage { credit: Some(Credit { text: "A file".to_owned(), url: None }), ..bare.clone() };
    vec![full, bare, uncredited]
}

/// Fresh, and with mistakes.
pub(super) fn forms() -> Vec<InsightFormPage> {
    let fresh = InsightFormPage {
        trail: vec![Crumb::new("/insights", "Insights")],
        errors: Vec::new(),
        heading: "insight-new-title",
        action: "/insights/new".to_owned(),
        fields: field::samples(None),
        engagement: Some(Crumb::new("/engagements/1", "Young carers’ workshops")),
        engagement_id: "1".to_owned(),
        version: 0,
        checked_again: false,
        saved_meanwhile: None,
    };
    let wrong = InsightFormPage {
        errors: vec![FieldError::new("line", "Line: fill this in.")],
        heading: "insight-edit-title",
        fields: field::samples(Some("Fill this in.")),
        checked_again: true,
        saved_meanwhile: Some("/insights/1".to_owned()),
        engagement: None,
        ..fresh.clone()
    };
    vec![fresh, wrong]
}
