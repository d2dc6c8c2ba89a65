//! Answers by categories of people, as a table.

use serde::Serialize;

use super::{people, per_cent};
use crate::response::panels::{Compared, ComparedCell, ComparedRow};
use crate::state::AppState;

/// Answers by categories of people.
#[derive(Debug, Clone, Serialize)]
pub(in super::super) struct Grid {
    /// The categories.
    pub(in super::super) columns: Vec<String>,
    /// The answers, and those who gave none.
    pub(in super::super) rows: Vec<GridRow>,
    /// All people of each category, and of all.
    pub(in super::super) total: Vec<String>,
}

/// One answer.
#[derive(Debug, Clone, Serialize)]
pub(in super::super) struct GridRow {
    /// The answer.
    pub(in super::super) label: String,
    /// One cell for each category.
    pub(in super::super) cells: Vec<GridCell>,
    /// All people who gave it.
    pub(in super::super) people: String,
}

/// One cell.
#[derive(Debug, Clone, Serialize)]
pub(in super::super) struct GridCell {
    /// People, or that it is hidden.
    pub(in super::super) people: String,
    /// Their share of the category; empty where there is none.
    pub(in super::super) share: String,
    /// The shade of its ground, from 0 to 4.
    pub(in super::super) shade: u8,
}

impl Grid {
    pub(super) fn new(state: &AppState, compared: &Compared) -> Self {
        let name = |name: Option<&str>| name.map_or_else(|| state.word("responses-not-known"), str::to_owned);
        let nobody = |row: &ComparedRow<'_>| row.answer.is_none() && row.people.is_nobody();
        let rows = compared.rows();
        let total = compared.columns().map(|(_, count)| count).chain([*compared.total.get()]);
        Self {
            columns: compared.columns().map(|(category, _)| name(category)).collect(),
            total: total.map(|count| people(state, count)).collect(),
            rows: rows.iter().filter(|row| !nobody(row)).map(|row| grid_row(state, row)).collect(),
        }
    }
}

fn grid_row(state: &AppState, row: &ComparedRow<'_>) -> GridRow {
    GridRow {
        label: row.answer.map_or_else(|| state.word("responses-no-answer"), str::to_owned),
        cells: row.cells.iter().map(|cell| grid_cell(state, *cell)).collect(),
        people: people(state, row.people),
    }
}

fn grid_cell(state: &AppState, cell: ComparedCell) -> GridCell {
    GridCell {
        people: people(state, cell.count),
        share: cell.per_cent.map(|share| per_cent(state, share)).unwrap_or_default(),
        shade: shade(cell.per_cent.unwrap_or_default()),
    }
}

/// Darker by the share; the number says the same.
fn shade(share: f64) -> u8 {
    match share {
        share if share >= 60.0 => 4,
        share if share >= 40.0 => 3,
        share if share >= 20.0 => 2,
        share if share > 0.0 => 1,
        _ => 0,
    }
}
