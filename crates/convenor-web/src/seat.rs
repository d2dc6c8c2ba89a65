//! Seats on boards, panels, groups and forums: who sits where, by a key that nobody can turn back. What may be told of it stands
//! on “Repeat voices”.

mod answer;
mod edit;
mod erase;
mod export;
mod import;
mod intake;
mod list;
mod lookup;
mod remove;
mod show;
mod term;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use convenor_domain::SeatBodyId;

use crate::state::AppState;

pub use answer::SeatsAnswer;
pub(crate) use edit::FormPage;
pub use intake::{SeatsTaken, bring_in};
pub(crate) use list::ListPage;
pub(crate) use show::ShowPage;

/// Where the register is.
const PATH: &str = "/seats";
/// Most bytes of a list of seats.
const FILE_BYTES_MAX: usize = 20 * 1024 * 1024;
/// Most bytes of what a form puts around it.
const FORM_BYTES_MAX: usize = 1024 * 1024;

/// `/seats`.
pub(crate) fn routes() -> Router<AppState> {
    let whole_form = DefaultBodyLimit::max(FILE_BYTES_MAX + FORM_BYTES_MAX);
    Router::new()
        .route(PATH, get(list::show))
        .route("/seats/new", get(edit::begin).post(edit::add))
        .route("/seats/import", post(import::add).layer(whole_form))
        .route("/seats/erase", post(erase::erase))
        .route("/seats/export.csv", get(export::csv))
        .route("/seats/{id}", get(show::show).post(show::add))
        .route("/seats/{id}/edit", get(edit::again).post(edit::save))
        .route("/seats/{id}/remove", post(remove::body))
        .route("/seats/{id}/{seat}/end", post(show::end))
        .route("/seats/{id}/{seat}/remove", post(remove::seat))
}

/// Where a body's page is.
fn address(id: SeatBodyId) -> String {
    format!("{PATH}/{id}")
}
