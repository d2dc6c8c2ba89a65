//! Places: found by name or code, or from the largest down. Numbers of residents are published official counts, so
//! they are shown as published, with their edition; numbers of people heard never are.

mod list;
mod show;

use axum::Router;
use axum::routing::get;
use convenor_domain::{Area, AreaKind};
use serde::Serialize;

use crate::state::AppState;

pub(crate) use list::AreasPage;
pub(crate) use show::AreaPage;

/// `/areas`.
pub(crate) fn routes() -> Router<AppState> {
    Router::new().route("/areas", get(list::list)).route("/areas/{code}", get(show::show))
}

/// A link to an area.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct AreaLine {
    href: String,
    name: String,
    code: String,
    kind: String,
    /// The last day on which it existed, in words; empty while it lasts.
    until: String,
}

impl AreaLine {
    fn new(state: &AppState, area: &Area) -> Self {
        Self {
            href: format!("/areas/{}", area.code),
            name: area.name.clone(),
            code: area.code.to_string(),
            kind: kind(state, area.kind),
            until: area.valid_to.map(|day| day.format("%-d %B %Y").to_string()).unwrap_or_default(),
        }
    }

    fn sample() -> Self {
        Self {
            href: "/areas/X54000001".to_owned(),
            name: "Marlow <Vale>".to_owned(),
            code: "X54000001".to_owned(),
            kind: "Ward".to_owned(),
            until: "31 March 2025".to_owned(),
        }
    }
}

/// Areas of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct AreasOfKind {
    kind: String,
    areas: Vec<AreaLine>,
}

/// Areas by kind, the largest kind first.
fn by_kind(state: &AppState, areas: &[Area]) -> Vec<AreasOfKind> {
    let of = |wanted: &AreaKind| {
        let areas = areas.iter().filter(|area| area.kind == *wanted);
        AreasOfKind {
            kind: state.word(&format!("area-kinds-{wanted}")),
            areas: areas.map(|area| AreaLine::new(state, area)).collect(),
        }
    };
    AreaKind::ALL.iter().rev().map(of).filter(|kind| !kind.areas.is_empty()).collect()
}

/// What an area is, in words.
fn kind(state: &AppState, kind: AreaKind) -> String {
    state.word(&format!("area-kind-{kind}"))
}
