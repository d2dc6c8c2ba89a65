//! Plain pages about Convenor itself: what it is, what it does with personal data, how accessible it is, how programs
//! read it, why it hides numbers. What the API answers is left to `api`.

mod plain;
mod programs;
mod why_hidden;

use axum::Router;
use axum::routing::get;

use crate::state::AppState;

pub(crate) use plain::{AboutPage, AccessibilityPage, PrivacyPage};
pub(crate) use programs::{ApiPage, Operation};
pub(crate) use why_hidden::WhyHiddenPage;

/// `/about`, `/privacy`, `/accessibility`, `/api` and `/why-hidden`.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/about", get(plain::about))
        .route("/privacy", get(plain::privacy))
        .route("/accessibility", get(plain::accessibility))
        .route("/api", get(programs::api))
        .route("/why-hidden", get(why_hidden::show))
}
