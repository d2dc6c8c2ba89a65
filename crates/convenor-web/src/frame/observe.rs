//! One log line and one count for every request: which route, what status, how long. Never the query, the address
//! of the reader, who they are, or what they sent.

use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use tower_http::request_id::RequestId;
use uuid::Uuid;

use super::metrics::{Metrics, RequestLabels};

/// Passes the request on and records how it went.
pub(super) async fn observe(State(metrics): State<Metrics>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let request_id = request_id(&request);
    let mut labels = RequestLabels { method: method(&request), route: route(&request), status: 0 };
    let response = next.run(request).await;
    let latency = started.elapsed();
    labels.status = response.status().as_u16();
    tracing::info!(
        method = labels.method,
        route = labels.route,
        status = labels.status,
        latency_ms = u64::try_from(latency.as_millis()).unwrap_or(u64::MAX),
        request_id,
        "answered"
    );
    metrics.count(&labels, latency);
    response
}

/// The route's template, such as `/engagements/{id}`; addresses that no route knows are all one.
fn route(request: &Request) -> String {
    request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "unmatched".to_owned(), |path| path.as_str().to_owned())
}

/// The method, when it is one that Convenor knows: anything else could grow the figures without end.
fn method(request: &Request) -> String {
    match request.method().as_str() {
        known @ ("GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS") => known.to_owned(),
        _ => "other".to_owned(),
    }
}

/// The request's number. One that came from outside is only logged when it is a UUID, so that nothing personal can
/// get into the log with it.
fn request_id(request: &Request) -> Option<String> {
    let id = request.extensions().get::<RequestId>()?;
    let text = id.header_value().to_str().ok()?;
    Uuid::try_parse(text).ok().map(|id| id.to_string())
}
