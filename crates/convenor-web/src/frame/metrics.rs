//! Figures about requests, in the text form that Prometheus reads. Routes are counted by their template, so that
//! no figure holds an identifier or a search.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use axum::routing::get;
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::Registry;

use crate::error::PageError;

/// Upper bounds of the latency buckets, in seconds.
const LATENCY_BOUNDS_SECONDS: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];

/// What a request is counted under.
#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
pub(super) struct RequestLabels {
    pub(super) method: String,
    pub(super) route: String,
    pub(super) status: u16,
}

#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct RouteLabels {
    route: String,
}

/// The figures. Cheap to clone; all clones count together.
#[derive(Clone, Debug)]
pub struct Metrics {
    registry: Arc<Registry>,
    requests: Family<RequestLabels, Counter>,
    latency: Family<RouteLabels, Histogram>,
}

impl Metrics {
    /// Figures that start at zero. `add_more` registers those of other parts, such as the job queue's.
    pub fn new(add_more: impl FnOnce(&mut Registry)) -> Self {
        let requests = Family::<RequestLabels, Counter>::default();
        let latency =
            Family::<RouteLabels, Histogram>::new_with_constructor(|| Histogram::new(LATENCY_BOUNDS_SECONDS));
        let mut registry = Registry::with_prefix("convenor");
        registry.register("http_requests", "Requests answered", requests.clone());
        registry.register("http_latency_seconds", "Time until an answer began", latency.clone());
        add_more(&mut registry);
        Self { registry: Arc::new(registry), requests, latency }
    }

    /// Counts one answered request.
    pub(super) fn count(&self, labels: &RequestLabels, latency: Duration) {
        let route = RouteLabels { route: labels.route.clone() };
        self.latency.get_or_create(&route).observe(latency.as_secs_f64());
        self.requests.get_or_create(labels).inc();
    }
}

/// The route that Prometheus reads.
pub(super) fn routes(metrics: Metrics) -> Router {
    Router::new().route("/metrics", get(show)).with_state(metrics)
}

async fn show(State(metrics): State<Metrics>) -> Result<impl IntoResponse, PageError> {
    let mut text = String::new();
    encode(&mut text, &metrics.registry).map_err(|_| PageError::Broken)?;
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    Ok(([(CONTENT_TYPE, kind)], text))
}
