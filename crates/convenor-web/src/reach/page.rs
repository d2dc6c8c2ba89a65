//! The page “Who we hear from”.

use serde::Serialize;

use super::even::EvenLine;
use super::facets::Facets;
use super::line::Line;
use super::tabs::{Tab, TabLink};
use crate::filter::Chip;
use crate::theme::Page;

/// Who we hear from: all groups, or groups by one or two things, area by area where that is asked for.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ReachPage {
    pub(super) tabs: Vec<TabLink>,
    /// Where, when, how many: the first line.
    pub(super) lede: String,
    pub(super) chips: Vec<Chip>,
    pub(super) clear: String,
    pub(super) facets: Facets,
    pub(super) content: Content,
}

/// What is told.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum Content {
    /// Nobody answered to anything that is asked about.
    Empty,
    /// The numbers cannot be told.
    Failed {
        /// Why, and what to do.
        reason: String,
    },
    /// The numbers.
    Told(Box<Shown>),
}

/// The numbers as they are drawn.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Shown {
    /// The answer first, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) headline: Option<Headline>,
    /// Children and young people.
    pub(super) young: Vec<Line>,
    /// What the one question is about, in words; empty for the page of all groups.
    pub(super) heading: String,
    pub(super) chart: String,
    /// How many groups the chart leaves out, in words.
    pub(super) chart_rest: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) map: Option<String>,
    /// Name and chart of each group.
    pub(super) trends: Vec<(String, String)>,
    /// What nobody was asked, in words; empty where everything was.
    pub(super) nobody_asked: String,
    /// Groups in the whole.
    pub(super) rows: Vec<Line>,
    /// How even the listening was, by each thing that people are told apart by.
    pub(super) even: Vec<EvenLine>,
    /// Groups by area.
    pub(super) areas: Vec<Line>,
    /// Why groups are not told by area; empty where they are.
    pub(super) areas_note: String,
    /// How many lines the page leaves out, in words.
    pub(super) areas_rest: String,
    /// What the numbers rest on: name and value.
    pub(super) basis: Vec<(String, String)>,
    /// Whether some numbers are hidden.
    pub(super) hides: bool,
    pub(super) csv: String,
    pub(super) xlsx: String,
}

/// The answer in a plain sentence.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Headline {
    pub(super) title: String,
    pub(super) text: String,
    /// Whether it is about a gap.
    pub(super) is_gap: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) plan: Option<String>,
}

impl Page for ReachPage {
    const TEMPLATE: &'static str = "reach/show.html";

    fn samples() -> Vec<Self> {
        let page = |content| Self {
            tabs: Tab::Groups.sample(),
            lede: "Fernshire: 3 activities".to_owned(),
            chips: vec![Chip { text: "Last 12 months".to_owned(), without: "/reach".to_owned() }],
            clear: "/reach".to_owned(),
            facets: Facets::sample(),
            content,
        };
        let headline = |is_gap| Headline {
            title: "Under 16s <are> heard least".to_owned(),
            text: "They are 21 in 100.".to_owned(),
            is_gap,
            plan: is_gap.then(|| "/engagements/new?groups=age-0-15".to_owned()),
        };
        let whole = Shown {
            headline: Some(headline(true)),
            young: vec![Line::sample("hidden"), Line::sample("seldom-heard")],
            chart: "<p>chart</p>".to_owned(),
            chart_rest: "7 more groups stand in the table.".to_owned(),
            rows: vec![Line::sample("in-line"), Line::sample("seldom-heard"), Line::sample("hidden")],
            basis: vec![("Activities".to_owned(), "3".to_owned())],
            nobody_asked: "Nobody was asked: Religion.".to_owned(),
            even: vec![EvenLine::sample("Age"), EvenLine::sample("Sex")],
            hides: true,
            csv: "/reach/export.csv".to_owned(),
            xlsx: "/reach/export.xlsx".to_owned(),
            ..Shown::default()
        };
        let by = Shown {
            headline: Some(headline(false)),
            heading: "Age".to_owned(),
            areas_note: "Too many.".to_owned(),
            areas_rest: "9 more.".to_owned(),
            map: Some("<p>map</p>".to_owned()),
            even: vec![EvenLine::one("Age")],
            trends: vec![("Under 16".to_owned(), "<p>trend</p>".to_owned())],
            areas: vec![
                Line::sample("heard-a-lot"),
                Line::sample("not-known"),
                Line::sample("no-population"),
                Line::sample("no-data"),
            ],
            ..whole.clone()
        };
        vec![
            page(Content::Empty),
            page(Content::Failed { reason: "The responses could not be read.".to_owned() }),
            page(Content::Told(Box::new(whole))),
            page(Content::Told(Box::new(by))),
        ]
    }
}
