//! The first page for people who work here: what waits for them this week, three numbers, what changed.

use axum::response::Html;
use convenor_domain::SystemId;
use serde::Serialize;

use super::changes::{Changed, changes};
use super::week::{Task, Tile, Week};
use crate::error::PageError;
use crate::reader::Visit;
use crate::theme::Page;

/// The first page for people who work here.
#[derive(Debug, Serialize)]
pub(crate) struct StaffHomePage {
    /// Whose records are counted: their system's, or their organisation's.
    of: String,
    tasks: Vec<Task>,
    tiles: Vec<Tile>,
    changes: Vec<Changed>,
    /// Whether they may begin a record.
    may_begin: bool,
}

pub(super) async fn show(visit: &Visit, system: SystemId) -> Result<Html<String>, PageError> {
    let week = Week::of(visit, system).await?;
    let page = StaffHomePage {
        tasks: week.tasks().await?,
        tiles: week.tiles().await?,
        changes: changes(visit).await?,
        may_begin: week.may_begin(),
        of: week.of,
    };
    visit.show(&page).await
}

impl Page for StaffHomePage {
    const TEMPLATE: &'static str = "home/staff.html";

    fn samples() -> Vec<Self> {
        let of = "Fernshire <ICS>".to_owned();
        let quiet = Self {
            of: of.clone(),
            tasks: Vec::new(),
            tiles: vec![Tile::sample_without_data()],
            changes: Vec::new(),
            may_begin: false,
        };
        let busy = Self {
            of,
            tasks: Task::samples(),
            tiles: vec![Tile::sample(), Tile::sample_without_data()],
            changes: vec![Changed::sample()],
            may_begin: true,
        };
        vec![quiet, busy]
    }
}
