//! The page with one's saved views, and with the form again when a name needs mending.

use convenor_store::SavedView;
use serde::Serialize;

use crate::filter::address;
use crate::state::AppState;
use crate::theme::{FieldError, Page};

/// The page with one's saved views.
#[derive(Debug, Default, Serialize)]
pub(crate) struct ViewsPage {
    views: Vec<ViewRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    asked: Option<ViewForm>,
    errors: Vec<FieldError>,
}

/// One view.
#[derive(Debug, Serialize)]
struct ViewRow {
    name: String,
    /// The list that it is of, in words.
    list: String,
    href: String,
    remove: String,
}

/// A view that could not be saved as it was named.
#[derive(Debug, Serialize)]
struct ViewForm {
    name: String,
    path: String,
    query: String,
    message: String,
}

impl ViewsPage {
    /// The page with these views.
    pub(super) fn new(state: &AppState, views: Vec<SavedView>) -> Self {
        let row = |view: SavedView| ViewRow {
            list: state.word(&format!("view-of-{}", view.path.trim_start_matches('/'))),
            href: address(&view.path, &view.query),
            remove: format!("/views/{}/remove", view.id),
            name: view.name,
        };
        Self { views: views.into_iter().map(row).collect(), ..Self::default() }
    }

    /// The page with the form again, and what to mend.
    pub(super) fn asking_again(self, name: &str, path: &str, query: &str, message: String) -> Self {
        let errors = vec![FieldError::new("name", message.clone())];
        let [name, path, query] = [name, path, query].map(str::to_owned);
        Self { asked: Some(ViewForm { name, path, query, message }), errors, ..self }
    }
}

impl Page for ViewsPage {
    const TEMPLATE: &'static str = "view/page.html";

    fn samples() -> Vec<Self> {
        let row = |name: &str| ViewRow {
            name: name.to_owned(),
            list: "Activities".to_owned(),
            href: "/engagements?topic=housing".to_owned(),
            remove: "/views/1/remove".to_owned(),
        };
        let some = || Self { views: vec![row("Housing <b>Ash</b>"), row("Carers")], ..Self::default() };
        let again = some().asking_again("", "/engagements", "topic=housing", "Name: give it one".to_owned());
        vec![Self::default(), some(), again]
    }
}
