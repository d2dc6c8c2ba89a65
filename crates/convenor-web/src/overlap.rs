//! Looking before asking: whether something like a plan was asked before or is about to be, and how much people are asked.
//!
//! Comparing is left to the domain, finding to the look-up.

mod again;
mod asked;
mod budget;
mod card;
mod check;
mod checks;
mod gather;
mod heard;
mod load;
mod look;
mod looked;
mod merge;
mod naming;
mod now;
mod pair;
mod pairs;
mod sweep;
mod tabs;

use axum::Router;
use axum::routing::{get, post};
use convenor_domain::{Action, Resource, ResourceKind, Role};

use crate::reader::Visit;
use crate::state::AppState;

pub(crate) use budget::BudgetPage;
pub(crate) use check::{CheckPage, address, begin};
pub(crate) use checks::ChecksPage;
pub use load::{asked_filter, budget, last_day};
pub use look::{Alike, Asking, Seen, SeenSimilar, alike, look};
pub(crate) use looked::{Looked, look_first};
pub(crate) use merge::MergePage;
pub(crate) use pair::PairPage;
pub(crate) use pairs::PairsPage;
pub use sweep::{PLANNED, Swept, sweep, sweep_duplicates};

/// The check before asking, and `/overlaps` for those who look after the whole system.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/engagements/new/{check}", get(check::show).post(check::settle))
        .route("/engagements/{id}/edit/look", post(again::look))
        .route("/engagements/{id}/edit/look/{check}", get(again::show).post(again::settle))
        .route("/overlaps", get(pairs::planned))
        .route("/overlaps/look", post(now::look))
        .route("/overlaps/duplicates", get(pairs::duplicates))
        .route("/overlaps/checks", get(checks::show))
        .route("/overlaps/budget", get(budget::show).post(budget::save))
        .route("/overlaps/pairs/{id}", get(pair::show).post(pair::settle))
        .route("/overlaps/pairs/{id}/merge", get(merge::show).post(merge::merge))
        .route("/overlaps/apart/{id}", post(merge::take_apart))
}

/// Whether the reader sees what all organisations of their system looked for: those who convene, and leaders.
fn sees_all(visit: &Visit) -> bool {
    decides(visit) || visit.actor().role == Role::Leader
}

/// Whether the reader decides about overlaps: those who convene.
pub(crate) fn decides(visit: &Visit) -> bool {
    visit.may(Action::Edit, Resource::any(ResourceKind::Overlap))
}
