//! The first page: for people who work here what waits for them, for everybody else what this is and what is new.

mod changes;
mod public;
mod staff;
mod week;

use axum::Router;
use axum::response::Html;
use axum::routing::get;
use convenor_domain::{Action, Resource, ResourceKind};

use crate::error::PageError;
use crate::reader::Visit;
use crate::state::AppState;

pub(crate) use public::PublicHomePage;
pub(crate) use staff::StaffHomePage;

/// `/`.
pub(crate) fn routes() -> Router<AppState> {
    Router::new().route("/", get(home))
}

async fn home(visit: Visit) -> Result<Html<String>, PageError> {
    visit.require(Action::Read, Resource::any(ResourceKind::Engagement))?;
    match visit.actor().system {
        Some(system) => staff::show(&visit, system).await,
        None => public::show(&visit).await,
    }
}
