//! The page for signing in.

use serde::Serialize;

use crate::theme::{FieldError, Page};

/// The page for signing in.
#[derive(Debug, Default, Serialize)]
pub(crate) struct SignInPage {
    email: String,
    errors: Vec<FieldError>,
}

impl SignInPage {
    /// The page again, with what was wrong. The password is never sent back.
    pub(crate) fn again(email: &str, errors: Vec<FieldError>) -> Self {
        Self { email: email.to_owned(), errors }
    }
}

impl Page for SignInPage {
    const TEMPLATE: &'static str = "sign_in/page.html";

    fn samples() -> Vec<Self> {
        let wrong = FieldError::new("email", "The e-mail address or the password is not right");
        vec![Self::default(), Self::again("lead@example.org", vec![wrong])]
    }
}
