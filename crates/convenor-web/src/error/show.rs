//! The middleware that draws errors. It sees every answer, so that an unknown address, a form that axum cannot
//! read and a handler that panics all end in a page with a way on.

use axum::Json;
use axum::extract::{Request, State};
use axum::http::header::{ALLOW, CONTENT_TYPE, HeaderValue, RETRY_AFTER};
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use tower_http::request_id::RequestId;

use super::{ErrorPage, PageError};
use crate::theme::{Engine, Frame, SignedIn, html};

/// An error for programs, as in RFC 9457.
#[derive(Serialize)]
struct Problem<'text> {
    #[serde(rename = "type")]
    kind: &'static str,
    title: &'text str,
    status: u16,
    detail: &'text str,
}

/// Draws the error that an answer stands for; lets all other answers pass.
pub async fn show(State(engine): State<Engine>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let asked = parts.clone();
    let response = next.run(Request::from_parts(parts, body)).await;
    match error_of(&response) {
        Some(error) => draw(&engine, &asked, &error, &response),
        None => response,
    }
}

/// The error in an answer that nobody has put into words yet.
fn error_of(response: &Response) -> Option<PageError> {
    if let Some(error) = response.extensions().get::<PageError>() {
        return Some(error.clone());
    }
    let error = PageError::from_status(response.status())?;
    let kind = response.headers().get(CONTENT_TYPE);
    let in_words = kind
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("text/html") || kind.contains("json"));
    (!in_words).then_some(error)
}

fn draw(engine: &Engine, asked: &Parts, error: &PageError, response: &Response) -> Response {
    let reference =
        asked.extensions.get::<RequestId>().and_then(|id| id.header_value().to_str().ok()).map(str::to_owned);
    let page = ErrorPage::new(engine.words(), error, reference);
    let path = asked.uri.path();
    let mut drawn = if path.starts_with("/api/") {
        problem(&page, response)
    } else {
        let signed_in = response.extensions().get::<SignedIn>().cloned();
        html(engine, &Frame::new(path, signed_in), &page)
            .map_or_else(|_| page.title().to_owned().into_response(), IntoResponse::into_response)
    };
    // The answer keeps its own status: 405 stays 405, though its words are those of a bad request.
    *drawn.status_mut() = response.status();
    for name in [ALLOW, RETRY_AFTER] {
        if let Some(value) = response.headers().get(&name) {
            drawn.headers_mut().insert(name, value.clone());
        }
    }
    drawn
}

fn problem(page: &ErrorPage, response: &Response) -> Response {
    let mut drawn = Json(Problem {
        kind: "about:blank",
        title: page.title(),
        status: response.status().as_u16(),
        detail: page.explanation(),
    })
    .into_response();
    drawn.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    drawn
}
