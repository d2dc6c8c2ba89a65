//! Made-up responses for the test that draws every page.

use super::comments::Comments;
use super::contents::entries;
use super::drawn::{Bar, Body, Drawn, Grid, GridCell, GridRow};
use super::facets::{Choice, Choices, Facets};
use super::import_row::ImportRow;
use super::page::{Content, Finder, ResponsesPage, Shown};
use crate::engagement::TabLink;
use crate::filter::Chip;
use crate::paging::Pager;
use crate::theme::Crumb;

/// The page with numbers, with one question alone, with too few, broken, and empty.
pub(super) fn pages() -> Vec<ResponsesPage> {
    let with = |content| ResponsesPage { content, ..page() };
    let alone = Shown {
        contents: Vec::new(),
        people: Vec::new(),
        months: None,
        comments: Some(comments(vec!["Longer hours, said [name] <b>Ash</b>".to_owned()])),
        all: Some("/engagements/1/responses".to_owned()),
        ..shown()
    };
    let silent = Shown { comments: Some(comments(Vec::new())), ..alone.clone() };
    let closed = Shown { comments: None, comments_closed: true, questions: Vec::new(), ..alone.clone() };
    let bare = ResponsesPage {
        content: Content::Empty,
        basis: Vec::new(),
        chips: Vec::new(),
        facets: None,
        finder: None,
        imports: Vec::new(),
        bring_in: None,
        ..page()
    };
    vec![
        page(),
        with(Content::Told(Box::new(alone))),
        with(Content::Told(Box::new(silent))),
        with(Content::Told(Box::new(closed))),
        with(Content::Failed { reason: "The file <b>Ash</b> is missing".to_owned() }),
        with(Content::Withheld { reason: "Fewer than 10 people fit these filters.".to_owned() }),
        bare,
        with(Content::Empty),
    ]
}

fn page() -> ResponsesPage {
    let tab = |key, count, chosen| TabLink { key, href: "/engagements/1".to_owned(), count, chosen };
    ResponsesPage {
        trail: vec![Crumb::new("/engagements", "Activities")],
        activity: "Warm rooms <b>Ash</b>".to_owned(),
        tabs: vec![tab("plan", None, false), tab("responses", Some(1_234), true)],
        basis: vec![("Responses".to_owned(), "1,234".to_owned())],
        rule: "Numbers of 1 to 9 people are hidden.".to_owned(),
        chips: vec![Chip { text: "Age: 25 to 34 <b>Ash</b>".to_owned(), without: "?".to_owned() }],
        clear: "?".to_owned(),
        facets: Some(facets()),
        finder: Some(Finder {
            action: "/engagements/1/responses".to_owned(),
            words: "lift".to_owned(),
            kept: vec![("by", "age".to_owned())],
        }),
        content: Content::Told(Box::new(shown())),
        imports: vec![
            import(None, false),
            import(Some("/responses/imports/1/undo"), false),
            import(None, true),
        ],
        bring_in: Some("/responses/new?engagement=1".to_owned()),
    }
}

fn facets() -> Facets {
    let choice =
        |value: &str, chosen| Choice { value: value.to_owned(), text: "<b>Ash</b>".to_owned(), chosen };
    let choices = |any| Choices {
        name: "Age <b>Ash</b>".to_owned(),
        options: vec![choice("age-25-34", any), choice("age-35-44", false)],
        any,
    };
    Facets {
        action: "/engagements/1/responses".to_owned(),
        kept: vec![("answer", "q1:Yes".to_owned())],
        who: vec![choices(true), choices(false)],
        answers: vec![choices(false)],
        since: "2026-03-01".to_owned(),
        until: String::new(),
        by: vec![choice("age", true), choice("sex", false)],
    }
}

fn shown() -> Shown {
    let questions = vec![
        drawn("q1", Body::Bars { bars: bars() }),
        drawn("q2", Body::Grid { grid: grid() }),
        drawn("q3", Body::Numbers { facts: vec![("Mean".to_owned(), "4.5".to_owned())] }),
        Drawn { read: Some("?question=q4".to_owned()), ..drawn("q4", Body::Words) },
    ];
    Shown {
        among: "What 1,234 responses say".to_owned(),
        contents: entries(&questions),
        pager: Some(Pager::sample()),
        questions,
        people: vec![drawn("age", Body::Bars { bars: bars() })],
        months: Some(drawn("months", Body::Bars { bars: bars() })),
        comments: None,
        comments_closed: false,
        all: None,
        weight: "/engagements/1/responses/weight".to_owned(),
        csv: "/engagements/1/responses/export.csv".to_owned(),
        xlsx: "/engagements/1/responses/export.xlsx".to_owned(),
    }
}

fn drawn(key: &str, body: Body) -> Drawn {
    Drawn {
        id: format!("panel-{key}"),
        heading: format!("Question {key} <b>Ash</b>"),
        notes: vec!["1,200 people answered.".to_owned(), "34 gave no answer.".to_owned()],
        body,
        read: None,
    }
}

fn bars() -> Vec<Bar> {
    let bar = |share: &str, hidden, none| Bar {
        label: "Yes <b>Ash</b>".to_owned(),
        people: if hidden { "hidden".to_owned() } else { "493".to_owned() },
        share: share.to_owned(),
        length: 40.0,
        hidden,
        none,
    };
    vec![bar("40%", false, false), bar("", true, false), bar("", false, true)]
}

fn grid() -> Grid {
    let cell = |share: &str| GridCell { people: "493".to_owned(), share: share.to_owned(), shade: 3 };
    Grid {
        columns: vec!["25 to 34".to_owned(), "Not known".to_owned()],
        rows: vec![GridRow {
            label: "Yes <b>Ash</b>".to_owned(),
            cells: vec![cell("41%"), cell("")],
            people: "493".to_owned(),
        }],
        total: vec!["1,200".to_owned(), "hidden".to_owned(), "1,234".to_owned()],
    }
}

fn comments(texts: Vec<String>) -> Comments {
    Comments { texts, pager: Pager::sample() }
}

fn import(undo: Option<&str>, undone: bool) -> ImportRow {
    ImportRow {
        href: "/responses/imports/1".to_owned(),
        file_name: "survey <b>Ash</b>.csv".to_owned(),
        day: "2 November 2026".to_owned(),
        who: "Robin Ash".to_owned(),
        counts: "1,234 new, 0 known already, 2 rejected".to_owned(),
        undo: undo.map(str::to_owned),
        undone,
    }
}
