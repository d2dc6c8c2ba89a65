//! What a handler answers when it cannot answer. People see an accessible page with a way on; programs under `/api`
//! get problem+json (RFC 9457). The handler only names the error: `show` draws it, for errors of ours and of axum's alike.

mod from;
mod page;
mod show;

use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::{IntoResponse, Response};
use thiserror::Error;

pub use page::ErrorPage;
pub use show::show;

/// Why a request has no answer.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PageError {
    /// The request cannot be understood; the text says what to mend.
    #[error("{0}")]
    BadRequest(String),
    /// Only people who are signed in may see this.
    #[error("sign in to see this")]
    SignInFirst,
    /// The reader may know of this but not do it.
    #[error("not permitted")]
    Forbidden,
    /// A form came from a page that is not ours.
    #[error("sent from elsewhere")]
    SentFromElsewhere,
    /// Nothing is here, or nothing that the reader may know of.
    #[error("not found")]
    NotFound,
    /// The record was changed by somebody else meanwhile.
    #[error("changed by somebody else meanwhile")]
    Conflict,
    /// More was sent than is accepted.
    #[error("too large")]
    TooLarge,
    /// What was sent is understood but not valid; the text says what to mend.
    #[error("{0}")]
    Invalid(String),
    /// Too many tries; the number is the seconds to wait.
    #[error("too many requests: wait {0} seconds")]
    TooMany(u32),
    /// It took too long.
    #[error("took too long")]
    TooSlow,
    /// The fault is ours. The cause is in the log, never on the page.
    #[error("something went wrong here")]
    Broken,
}

impl PageError {
    /// The HTTP status of the answer.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::BadRequest(_) => StatusCode::BAD_REQUEST,
            Self::SignInFirst => StatusCode::UNAUTHORIZED,
            Self::Forbidden | Self::SentFromElsewhere => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Conflict => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::TooSlow => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The name under which the catalogue has this error's words.
    fn word(&self) -> &'static str {
        match self {
            Self::BadRequest(_) => "bad-request",
            Self::SignInFirst => "sign-in-first",
            Self::Forbidden => "forbidden",
            Self::SentFromElsewhere => "sent-from-elsewhere",
            Self::NotFound => "not-found",
            Self::Conflict => "conflict",
            Self::TooLarge => "too-large",
            Self::Invalid(_) => "invalid",
            Self::TooMany(_) => "too-many",
            Self::TooSlow => "too-slow",
            Self::Broken => "broken",
        }
    }

    /// The error that a bare status of axum's or a middleware's stands for; `None` when it is no error.
    fn from_status(status: StatusCode) -> Option<Self> {
        match status.as_u16() {
            ..=399 => None,
            401 => Some(Self::SignInFirst),
            403 => Some(Self::Forbidden),
            404 => Some(Self::NotFound),
            409 => Some(Self::Conflict),
            413 => Some(Self::TooLarge),
            422 => Some(Self::Invalid(String::new())),
            429 => Some(Self::TooMany(60)),
            408 | 503 => Some(Self::TooSlow),
            500.. => Some(Self::Broken),
            _ => Some(Self::BadRequest(String::new())),
        }
    }
}

impl IntoResponse for PageError {
    /// An empty answer that carries the error; the `show` middleware draws it.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        if let Self::TooMany(seconds) = self {
            response.headers_mut().insert(RETRY_AFTER, seconds.into());
        }
        response.extensions_mut().insert(self);
        response
    }
}
