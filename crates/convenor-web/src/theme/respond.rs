//! Turns a page into a response.

use axum::response::Html;

use super::{Engine, Frame, Page};
use crate::error::PageError;

/// The response that shows `page` inside `frame`.
pub fn html<P: Page>(engine: &Engine, frame: &Frame, page: &P) -> Result<Html<String>, PageError> {
    let document = engine.render(frame, page).map_err(|error| {
        tracing::error!(template = P::TEMPLATE, error = %error, "a page could not be drawn");
        PageError::Broken
    })?;
    Ok(Html(document))
}
