//! Headers that tell browsers what pages of Convenor never do, and the guard against forms sent from elsewhere.

use axum::extract::{Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HeaderName, HeaderValue, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS,
};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tower_http::csrf::{ConfigError, CsrfLayer, ProtectionError};

use crate::error::PageError;

/// No inline style, no inline script, nothing from elsewhere, never inside another page.
const CONTENT_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
    font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
const PERMISSIONS_POLICY: &str =
    "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

/// Sent with every answer.
const HEADERS: [(HeaderName, &str); 6] = [
    (CONTENT_SECURITY_POLICY, CONTENT_POLICY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("permissions-policy"), PERMISSIONS_POLICY),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// How browsers reach this instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Transport {
    /// Without TLS, as on one's own machine.
    Plain,
    /// Through TLS, here or at a proxy: browsers are told to insist on it.
    Tls,
}

/// Adds the headers. Pages are not kept by shared caches unless the handler says so: they depend on the reader.
pub(super) async fn headers(State(transport): State<Transport>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-cache"));
    if transport == Transport::Tls {
        let a_year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(STRICT_TRANSPORT_SECURITY, a_year);
    }
    response
}

/// Answers a form from elsewhere.
type Reject = fn(ProtectionError) -> Response;

/// The guard: forms are only accepted from Convenor's own pages and from `trusted_origins`.
pub(super) fn csrf(trusted_origins: &[String]) -> Result<CsrfLayer<Reject>, ConfigError> {
    let mut layer = CsrfLayer::new();
    for origin in trusted_origins {
        layer = layer.add_trusted_origin(origin)?;
    }
    Ok(layer.with_rejection_response(reject as Reject))
}

fn reject(_: ProtectionError) -> Response {
    PageError::SentFromElsewhere.into_response()
}
