//! The register for programs: JSON under `/api/v1`, read-only, for the same readers as the pages. Errors are problem
//! details, which `error` draws. Numbers of people leave only as bands.

mod area;
mod decision;
mod description;
mod engagement;
mod find;
mod insight;
mod names;
mod params;
mod reach;
mod response;
mod seat;
mod shape;
mod system;
mod topic;

use axum::Router;
use axum::routing::get;

use crate::state::AppState;

pub(crate) use description::operations;

/// `/api/v1`.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/api/v1/openapi.json", get(description::show))
        .route("/api/v1/engagements", get(engagement::list))
        .route("/api/v1/engagements/{id}", get(engagement::show))
        .route("/api/v1/engagements/{id}/responses", get(response::show))
        .route("/api/v1/reach", get(reach::show))
        .route("/api/v1/seats", get(seat::show))
        .route("/api/v1/insights/{id}", get(insight::show))
        .route("/api/v1/decisions/{id}", get(decision::show))
        .route("/api/v1/find", get(find::find))
        .route("/api/v1/topics", get(topic::list))
        .route("/api/v1/areas/{code}", get(area::show))
        .route("/api/v1/systems", get(system::list))
}
