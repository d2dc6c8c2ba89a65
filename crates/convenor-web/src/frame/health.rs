//! `/healthz`: the process runs and answers. Whether it can do its work is `/readyz`, which asks the store.

use axum::Router;
use axum::routing::get;

/// The route for whoever watches the process.
pub(super) fn routes() -> Router {
    Router::new().route("/healthz", get(|| async { "ok" }))
}
