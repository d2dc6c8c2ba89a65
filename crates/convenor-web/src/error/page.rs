//! The page that shows an error: what happened, and what to do next.

use serde::Serialize;

use super::PageError;
use crate::theme::Page;
use crate::words::{Value, Words};

/// An error in words, with a way on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ErrorPage {
    title: String,
    what_next: String,
    /// What exactly was wrong, when the reader can mend it.
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    /// The reference that finds the request in the log.
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
    way_on: WayOn,
}

/// Where the page leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum WayOn {
    SignIn,
    Search,
}

impl ErrorPage {
    /// Puts `error` into words. `reference` is the request's number in the log.
    pub fn new(words: &Words, error: &PageError, reference: Option<String>) -> Self {
        let word = error.word();
        let wait = match error {
            PageError::TooMany(seconds) => *seconds,
            _ => 0,
        };
        let values = [("seconds", Value::from(wait))];
        Self {
            title: words.t(&format!("error-title-{word}"), &[]),
            what_next: words.t(&format!("error-next-{word}"), &values),
            detail: detail(error),
            reference: reference.filter(|_| *error == PageError::Broken),
            way_on: way_on(error),
        }
    }

    /// The error's name in words.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// What was wrong, or what to do next when nothing more is known.
    pub fn explanation(&self) -> &str {
        self.detail.as_deref().unwrap_or(&self.what_next)
    }
}

fn detail(error: &PageError) -> Option<String> {
    match error {
        PageError::BadRequest(text) | PageError::Invalid(text) if !text.is_empty() => Some(text.clone()),
        _ => None,
    }
}

fn way_on(error: &PageError) -> WayOn {
    match error {
        PageError::SignInFirst => WayOn::SignIn,
        _ => WayOn::Search,
    }
}

impl Page for ErrorPage {
    const TEMPLATE: &'static str = "error/page.html";

    fn samples() -> Vec<Self> {
        let Ok(words) = Words::load("en") else {
            return Vec::new();
        };
        [
            PageError::BadRequest("The date “32 May” is not in the calendar.".to_owned()),
            PageError::SignInFirst,
            PageError::Forbidden,
            PageError::SentFromElsewhere,
            PageError::NotFound,
            PageError::Conflict,
            PageError::TooLarge,
            PageError::Invalid(String::new()),
            PageError::TooMany(90),
            PageError::TooSlow,
            PageError::Broken,
        ]
        .iter()
        .map(|error| Self::new(&words, error, Some("0b7d".to_owned())))
        .collect()
    }
}
