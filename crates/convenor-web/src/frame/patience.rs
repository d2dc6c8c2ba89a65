//! How long a request is waited for: pages come soon or not at all, files may take their time to arrive.

use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::header::CONTENT_TYPE;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::error::PageError;

/// How long a handler may take to begin its answer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Patience {
    /// To any request.
    pub(super) answer: Duration,
    /// To one that brings a file.
    pub(super) upload: Duration,
}

/// Answers in time, or says that it took too long.
pub(super) async fn answer_in_time(
    State(patience): State<Patience>,
    request: Request,
    next: Next,
) -> Response {
    let max = if brings_file(&request) { patience.upload } else { patience.answer };
    match tokio::time::timeout(max, next.run(request)).await {
        Ok(response) => response,
        Err(_) => PageError::TooSlow.into_response(),
    }
}

fn brings_file(request: &Request) -> bool {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("multipart/form-data"))
}
