//! Who we hear from: groups of people beside the population, repeat voices and load, and where engagement is needed.
//!
//! What may be told is decided in the domain and in statistics; here it is asked for and drawn.

mod answer;
mod asked;
mod basis;
mod draw;
mod even;
mod export;
mod facets;
mod gather;
mod line;
mod log;
mod look;
mod method;
mod needs;
mod page;
mod places;
mod repeat;
mod residents;
mod route;
mod seats;
mod show;
mod tabs;
mod voices;

use axum::Router;
use axum::routing::get;

use crate::directory::Directory;
use crate::reader::Visit;
use crate::state::AppState;
use asked::Asked;

pub use answer::ReachAnswer;
pub use look::{Asking, Looked, Looking, ReachError};
pub(crate) use method::MethodPage;
pub(crate) use needs::NeedsPage;
pub(crate) use page::ReachPage;
pub(crate) use route::RoutePage;
pub(crate) use show::asking;
pub(crate) use voices::VoicesPage;

/// What an address asks for.
pub(crate) fn asked(visit: &Visit, directory: &Directory) -> Asked {
    Asked::read(&visit.query, directory, visit.state.store.today())
}

/// Where the page is.
const PATH: &str = "/reach";

/// `/reach` and its downloads.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route(PATH, get(show::show))
        .route("/reach/voices", get(voices::show))
        .route("/reach/route", get(route::show))
        .route("/reach/needs", get(needs::show))
        .route("/reach/method", get(method::show))
        .route("/reach/export.csv", get(export::csv))
        .route("/reach/export.xlsx", get(export::xlsx))
}
