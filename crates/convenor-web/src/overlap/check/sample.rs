//! Made-up checks for the test that draws every page.

use convenor_domain::Outcome;

use super::page::CheckPage;
use super::plan::Row;
use super::settled::{Link, SettledWords};
use super::ways::{Way, Ways};
use crate::overlap::asked::AskedRow;
use crate::overlap::card::Card;
use crate::theme::{Crumb, FieldError};

/// A check with something similar, chosen wrongly, without anything similar, and settled.
pub(super) fn pages() -> Vec<CheckPage> {
    let wrong = vec![
        FieldError::new("choice", "Choose one."),
        FieldError::new("with", "Tick one."),
        FieldError::new("reason", "Say why."),
    ];
    let nothing = CheckPage {
        risk: "No risk seen".to_owned(),
        risk_tone: "good",
        plan: Vec::new(),
        cards: Vec::new(),
        further: String::new(),
        hidden: String::new(),
        asked: Vec::new(),
        ways: Some(Ways { choices: Vec::new(), records: Vec::new(), ..ways() }),
        ..page()
    };
    let with_reason = CheckPage { ways: None, settled: Some(settled("They are younger.", 1)), ..page() };
    let without_reason = CheckPage { ways: None, settled: Some(settled("", 0)), ..page() };
    vec![page(), page().with_errors(wrong), nothing, with_reason, without_reason]
}

fn page() -> CheckPage {
    CheckPage {
        trail: vec![Crumb::new("/engagements", "Activities")],
        errors: Vec::new(),
        title: "Rooms for carers <b>Ash</b>".to_owned(),
        plan: vec![Row { label: "Topics".to_owned(), text: "Housing".to_owned() }],
        risk: "High".to_owned(),
        risk_tone: "bad",
        because: "2 like it: same topic".to_owned(),
        cards: vec![Card::sample(1, Outcome::Changed), Card::sample(2, Outcome::NotRecorded)],
        further: "/find?q=Rooms".to_owned(),
        hidden: "One more is not for you.".to_owned(),
        asked: vec![AskedRow::sample(1), AskedRow::sample(4)],
        ways: Some(ways()),
        settled: None,
    }
}

fn ways() -> Ways {
    let way = |id: &str, means: &str| Way {
        id: id.to_owned(),
        value: "reuse".to_owned(),
        name: "Use what was heard".to_owned(),
        means: means.to_owned(),
        chosen: false,
    };
    Ways {
        action: "/engagements/new/1".to_owned(),
        choices: vec![way("choice", "Ask nobody."), way("choice-1", "Ask less.")],
        choice_error: None,
        records: vec![way("with", "Fernbury"), way("with-1", "")],
        with_error: None,
        reason: String::new(),
        reason_error: None,
    }
}

fn settled(reason: &str, with: usize) -> SettledWords {
    let link = Link { href: "/engagements/1".to_owned(), title: "Warm rooms".to_owned() };
    SettledWords {
        choice: "Ask anyway".to_owned(),
        means: "A record was begun.".to_owned(),
        when: "Chosen on 2 November 2026.".to_owned(),
        reason: reason.to_owned(),
        with: vec![link.clone(); with],
        begun: (with > 0).then_some(link),
    }
}
