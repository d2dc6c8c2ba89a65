//! All routes in one place, with everything that every request passes through.

use axum::Router;
use axum::extract::State;
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use tower_http::csrf::ConfigError;

use crate::api;
use crate::area;
use crate::cite;
use crate::decision;
use crate::engagement;
use crate::error::PageError;
use crate::find;
use crate::frame::{FrameSettings, Metrics, layers};
use crate::home;
use crate::import;
use crate::insight;
use crate::lottery;
use crate::overlap;
use crate::page;
use crate::reach;
use crate::reader;
use crate::response;
use crate::seat;
use crate::sign_in;
use crate::state::AppState;
use crate::topic;
use crate::view;

/// The whole application.
///
/// Errs when a trusted origin is not written as `https://host`.
pub fn app(state: AppState, metrics: &Metrics, settings: &FrameSettings) -> Result<Router, ConfigError> {
    let sessions = reader::layer(state.store.clone(), settings.transport);
    let engine = state.engine.clone();
    let routes = features()
        .layer(from_fn_with_state(state.clone(), reader::know_reader))
        .layer(sessions)
        .route("/readyz", get(ready))
        .with_state(state);
    layers(routes, &engine, metrics, settings)
}

/// Every feature's routes.
fn features() -> Router<AppState> {
    Router::new()
        .merge(sign_in::routes())
        .merge(cite::routes())
        .merge(find::routes())
        .merge(insight::routes())
        .merge(decision::routes())
        .merge(engagement::routes())
        .merge(overlap::routes())
        .merge(import::routes())
        .merge(response::routes())
        .merge(reach::routes())
        .merge(seat::routes())
        .merge(lottery::routes())
        .merge(view::routes())
        .merge(home::routes())
        .merge(topic::routes())
        .merge(area::routes())
        .merge(page::routes())
        .merge(api::routes())
}

/// Whether the instance can do its work: the database answers.
async fn ready(State(state): State<AppState>) -> Result<&'static str, PageError> {
    state.store.ping().await.map_err(|_| PageError::TooSlow)?;
    Ok("ready")
}
