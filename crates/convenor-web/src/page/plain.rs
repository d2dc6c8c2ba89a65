//! Pages that are words only. They are the same for every reader.

use axum::response::Html;
use serde::Serialize;

use crate::error::PageError;
use crate::reader::Visit;
use crate::theme::Page;

macro_rules! plain {
    ($($(#[$meta:meta])* $page:ident, $handler:ident, $template:literal;)+) => {$(
        $(#[$meta])*
        #[derive(Debug, Serialize)]
        pub(crate) struct $page {}

        impl Page for $page {
            const TEMPLATE: &'static str = $template;

            fn samples() -> Vec<Self> {
                vec![Self {}]
            }
        }

        pub(super) async fn $handler(visit: Visit) -> Result<Html<String>, PageError> {
            visit.show(&$page {}).await
        }
    )+};
}

plain! {
    /// What Convenor is and what it is for.
    AboutPage, about, "page/about.html";
    /// What is kept of people, and what never is.
    PrivacyPage, privacy, "page/privacy.html";
    /// How accessible Convenor is, and how to say where it is not.
    AccessibilityPage, accessibility, "page/accessibility.html";
}
