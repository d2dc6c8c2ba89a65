//! Made-up records for the test that draws every page.

use convenor_domain::Outcome;

use super::came_of_it::Step;
use super::cite::{Cite, Source};
use super::fact::{Fact, Line};
use super::lacking::Lacking;
use super::lineage::Merged;
use super::moving::{Way, Ways};
use super::page::{ShowPage, Tag};
use super::plan::{Group, Plan};
use super::tab::{Content, TabLink};
use crate::digest::Finding;
use crate::history::HistoryEntry;
use crate::overlap::Looked;
use crate::theme::Crumb;

/// A record under each of its tabs, full and empty.
pub(super) fn pages() -> Vec<ShowPage> {
    let under = |content| ShowPage { content, ..page() };
    let bare = ShowPage {
        lede: String::new(),
        kept_apart: None,
        edit: None,
        add_insight: None,
        add_responses: None,
        add_lottery: None,
        ways: None,
        merged: Vec::new(),
        lacking: Lacking { add: None, missing: String::new(), present: 18, of: 18 },
        cite: Cite { source: None, ..cite() },
        content: Content::Plan {
            chain: vec![step("No decision recorded", None)],
            plan: Plan { facts: vec![fact(&[])], groups: Vec::new(), narrative: String::new() },
            looked: None,
        },
        ..page()
    };
    vec![
        page(),
        bare,
        under(Content::Insights { findings: vec![Finding::sample(Outcome::Changed)] }),
        under(Content::Insights { findings: Vec::new() }),
        under(Content::Decisions { decisions: vec![step("One form", Some("good"))] }),
        under(Content::Decisions { decisions: Vec::new() }),
        under(Content::Files {
            documents: vec![Line::link("Report <b>Ash</b>", "https://example.org/report")],
        }),
        under(Content::Files { documents: Vec::new() }),
        under(Content::History { entries: vec![HistoryEntry::sample()] }),
    ]
}

fn page() -> ShowPage {
    let tab = |key, chosen| TabLink { key, href: "/engagements/1".to_owned(), count: Some(2), chosen };
    ShowPage {
        trail: vec![Crumb::new("/engagements", "Activities")],
        title: "Warm rooms <b>Ash</b>".to_owned(),
        lede: "What would make it easier to use a warm room?".to_owned(),
        tags: vec![Tag { text: "Fed back".to_owned(), tone: "good" }],
        kept_apart: Some("activity-apart-behaviour-change"),
        tabs: vec![tab("plan", true), tab("insights", false)],
        content: Content::Plan {
            chain: vec![step("60 to 69 people took part", None), step("One form", Some("good"))],
            plan: plan(),
            looked: Looked::samples().into_iter().next().map(Box::new),
        },
        glance: vec![fact(&["Fernshire Council"]), fact(&[])],
        lacking: Lacking {
            present: 14,
            of: 18,
            missing: "cost, formats".to_owned(),
            add: Some("/engagements/1/edit".to_owned()),
        },
        merged: vec![
            Merged { line: "Rooms".to_owned(), apart: Some("/overlaps/apart/1".to_owned()) },
            Merged { line: "Halls".to_owned(), apart: None },
        ],
        cite: cite(),
        edit: Some("/engagements/1/edit".to_owned()),
        add_insight: Some("/insights/new?engagement=1".to_owned()),
        add_responses: Some("/responses/new?engagement=1".to_owned()),
        add_lottery: Some("/lottery/new?engagement=1".to_owned()),
        ways: Some(Ways {
            action: "/engagements/1/move".to_owned(),
            version: 3,
            to: vec![Way { key: "open", name: "Open".to_owned() }],
        }),
    }
}

fn plan() -> Plan {
    let group = |heard: &str| Group {
        name: "Carers".to_owned(),
        href: "/groups/carers".to_owned(),
        planned: "20 to 29 people".to_owned(),
        heard: heard.to_owned(),
    };
    Plan {
        facts: vec![fact(&["To learn what helps", "and what does not"]), fact(&[])],
        groups: vec![group("30 to 39 people"), group("")],
        narrative: "All that was done.".to_owned(),
    }
}

fn cite() -> Cite {
    Cite {
        reference: "E-7K2M9-QXD4F".to_owned(),
        href: "/cite/E-7K2M9-QXD4F".to_owned(),
        line: "Fernshire Council (2026) Warm rooms. Convenor, E-7K2M9-QXD4F.".to_owned(),
        source: Some(Source {
            name: "council-list".to_owned(),
            credit: "Fernshire Council, Open Government Licence".to_owned(),
            href: Some("https://example.org/1".to_owned()),
        }),
    }
}

fn fact(lines: &[&str]) -> Fact {
    let mut lines: Vec<_> = lines.iter().copied().map(Line::plain).collect();
    if let Some(first) = lines.first_mut() {
        first.href = Some("/topics/housing".to_owned());
    }
    Fact { label: "Purpose".to_owned(), lines }
}

fn step(title: &str, tone: Option<&'static str>) -> Step {
    Step {
        open: tone.is_none(),
        tag: tone.map(|tone| Tag { text: "Changed".to_owned(), tone }),
        title: title.to_owned(),
        href: tone.map(|_| "/decisions/1".to_owned()),
        when: "April 2026".to_owned(),
        lines: vec![Line::plain("Workshops"), Line::link("Rooms close too early", "/insights/1")],
    }
}
