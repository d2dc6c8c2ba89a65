//! The page with the list of activities.

use convenor_store::SavedView;
use serde::Serialize;

use super::asked::{ListAsked, PATH};
use super::column::Column;
use super::facets::Facets;
use super::place::PlaceField;
use super::row::{Cell, Row};
use crate::filter::{Chip, address};
use crate::paging::Pager;
use crate::theme::Page;

/// The page with the list of activities.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ListPage {
    /// Filters to choose.
    pub(super) facets: Facets,
    /// The place field.
    pub(super) place: PlaceField,
    /// Filters in force.
    pub(super) chips: Vec<Chip>,
    /// The list without any filter.
    pub(super) clear: String,
    /// The headings of the columns shown.
    pub(super) headings: Vec<Heading>,
    /// All columns, to choose from.
    pub(super) columns: Vec<ColumnChoice>,
    /// Filters, sorting and rows, for the form that chooses columns.
    pub(super) kept: Vec<(String, String)>,
    /// The rows.
    pub(super) rows: Vec<Row>,
    /// What is shown of how many, and the other pages.
    pub(super) pager: Pager,
    /// Activities that the reader may see, whatever the filters.
    pub(super) visible: u64,
    /// The query for downloads and for saving the view.
    pub(super) query: String,
    /// The downloads' addresses.
    pub(super) downloads: Downloads,
    /// The reader's saved views of this list.
    pub(super) views: Vec<ViewLink>,
    /// Whether the reader may save a view.
    pub(super) may_save: bool,
    /// Whether the reader may record an activity.
    pub(super) may_record: bool,
}

/// The heading of a column.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Heading {
    key: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    href: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sorting: Option<&'static str>,
}

/// A column to choose.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ColumnChoice {
    key: &'static str,
    shown: bool,
}

/// Where the list can be downloaded.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Downloads {
    csv: String,
    xlsx: String,
}

/// A saved view.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ViewLink {
    name: String,
    href: String,
}

impl Heading {
    /// The headings of the columns shown.
    pub(super) fn all(asked: &ListAsked) -> Vec<Self> {
        let heading = |column: &Column| Self {
            key: column.key(),
            href: asked.sorted_by(*column),
            sorting: asked.sorting(*column),
        };
        asked.columns.iter().map(heading).collect()
    }
}

impl ColumnChoice {
    /// All columns but the title, which is always shown.
    pub(super) fn all(asked: &ListAsked) -> Vec<Self> {
        let others = Column::ALL.into_iter().filter(|column| *column != Column::Title);
        others.map(|column| Self { key: column.key(), shown: asked.columns.contains(&column) }).collect()
    }
}

impl Downloads {
    /// The addresses for exactly what is shown.
    pub(super) fn new(query: &str) -> Self {
        let file = |ending: &str| address(&format!("{PATH}/export.{ending}"), query);
        Self { csv: file("csv"), xlsx: file("xlsx") }
    }
}

impl ViewLink {
    /// Those of the reader's views that are of this list.
    pub(super) fn of_list(views: Vec<SavedView>) -> Vec<Self> {
        let of_list = views.into_iter().filter(|view| view.path == PATH);
        of_list.map(|view| Self { name: view.name, href: address(&view.path, &view.query) }).collect()
    }
}

/// Name and value of everything in the address but the columns and the page.
pub(super) fn kept_for_columns(asked: &ListAsked) -> Vec<(String, String)> {
    let others = asked.kept().into_iter().filter(|(name, _)| *name != "col");
    let others = others.map(|(name, value)| (name.to_owned(), value.to_owned()));
    asked.filters.pairs().iter().cloned().chain(others).collect()
}

impl ListPage {
    fn sample() -> Self {
        let heading = |key, sorting: Option<&'static str>| Heading {
            key,
            href: sorting.map(|_| "/engagements?sort=title".to_owned()),
            sorting,
        };
        let cell = |text: &str, tone| Cell { text: text.to_owned(), tone, count: None };
        let row = Row {
            href: "/engagements/1".to_owned(),
            title: "Warm rooms <b>Ash</b>".to_owned(),
            cells: vec![cell("Open", Some("info")), cell("", None)],
        };
        Self {
            facets: Facets::sample(),
            place: PlaceField::default(),
            chips: vec![Chip { text: "Housing".to_owned(), without: PATH.to_owned() }],
            clear: PATH.to_owned(),
            headings: vec![
                heading("title", Some("ascending")),
                heading("status", None),
                heading("place", None),
            ],
            columns: vec![
                ColumnChoice { key: "status", shown: true },
                ColumnChoice { key: "place", shown: false },
            ],
            kept: vec![("topic".to_owned(), "housing".to_owned())],
            rows: vec![row],
            pager: Pager::sample(),
            visible: 1_902,
            query: "topic=housing".to_owned(),
            downloads: Downloads::new("topic=housing"),
            views: vec![ViewLink {
                name: "Housing".to_owned(),
                href: "/engagements?topic=housing".to_owned(),
            }],
            may_save: true,
            may_record: true,
        }
    }
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "engagement/list.html";

    fn samples() -> Vec<Self> {
        let full = Self::sample();
        let unclear = Self { place: PlaceField::sample(), ..full.clone() };
        let nothing_found = Self { rows: Vec::new(), ..full.clone() };
        let empty = Self {
            chips: Vec::new(),
            rows: Vec::new(),
            visible: 0,
            views: Vec::new(),
            may_save: false,
            may_record: false,
            ..full.clone()
        };
        vec![full, unclear, nothing_found, empty]
    }
}
