//! What every request passes through, whatever it asks for: limits, protection, errors in words, logs and figures.
//! Who is asking is left to the session layer, which goes inside.

mod health;
mod metrics;
mod observe;
mod patience;
mod security;

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use tower_http::CompressionLevel;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::request_id::{MakeRequestUuid, SetRequestIdLayer};

use crate::error::{self, PageError};
use crate::theme::{Engine, assets};

pub use metrics::Metrics;
use patience::Patience;
pub use security::Transport;

/// Limits on every request, and how the instance is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameSettings {
    /// Whether browsers reach the instance through TLS.
    pub transport: Transport,
    /// The longest body of a form or API call, in bytes. A route that takes files sets its own `DefaultBodyLimit`.
    pub form_bytes_max: usize,
    /// The longest body of anything, files too, in bytes.
    pub upload_bytes_max: usize,
    /// How long a handler may take to begin its answer, in seconds.
    pub answer_seconds_max: u64,
    /// The same where a file comes in: a large one on a slow line takes long to arrive.
    pub upload_seconds_max: u64,
    /// Other origins that may send forms here, such as `https://forms.example.org`.
    pub trusted_origins: Vec<String>,
}

impl Default for FrameSettings {
    fn default() -> Self {
        Self {
            transport: Transport::Plain,
            form_bytes_max: 2 * 1024 * 1024,
            // A file of 2 GB with the form around it.
            upload_bytes_max: 2049 * 1024 * 1024,
            answer_seconds_max: 300,
            upload_seconds_max: 3600,
            trusted_origins: Vec::new(),
        }
    }
}

/// Puts the frame around `router`, which holds all features, their state and the session layer already. Adds
/// `/assets`, `/healthz` and `/metrics`.
///
/// Errs when a trusted origin is not written as `https://host`.
pub fn layers(
    router: Router,
    engine: &Engine,
    metrics: &Metrics,
    settings: &FrameSettings,
) -> Result<Router, tower_http::csrf::ConfigError> {
    let csrf = security::csrf(&settings.trusted_origins)?;
    let patience = Patience {
        answer: Duration::from_secs(settings.answer_seconds_max),
        upload: Duration::from_secs(settings.upload_seconds_max),
    };
    let framed = router
        .merge(assets::routes(engine.assets().clone()))
        .merge(health::routes())
        .merge(metrics::routes(metrics.clone()))
        .fallback(|| async { PageError::NotFound })
        // A layer wraps all those above it.
        .layer(DefaultBodyLimit::max(settings.form_bytes_max))
        .layer(RequestBodyLimitLayer::new(settings.upload_bytes_max))
        .layer(csrf)
        .layer(from_fn_with_state(patience, patience::answer_in_time))
        .layer(CatchPanicLayer::custom(answer_panic))
        .layer(from_fn_with_state(engine.clone(), error::show))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(from_fn_with_state(settings.transport, security::headers))
        .layer(from_fn_with_state(metrics.clone(), observe::observe))
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid));
    Ok(framed)
}

/// A handler that panics answers as one that failed. What it said stays in the log of panics.
fn answer_panic(_: Box<dyn std::any::Any + Send>) -> Response {
    PageError::Broken.into_response()
}
