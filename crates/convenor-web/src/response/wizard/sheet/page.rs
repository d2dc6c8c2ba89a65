//! The page with the sheet and the rows of headings.

use serde::Serialize;

use super::super::address;
use super::super::look::Look;
use super::super::one::One;
use crate::form::Fields;
use crate::state::AppState;
use crate::theme::{Crumb, FieldError, Page};

/// The name and id of the input for the sheet.
pub(super) const SHEET: &str = "sheet";
/// The name and id of the input for the rows of headings.
pub(super) const HEADER_ROWS: &str = "header_rows";
/// Headings shown.
const HEADINGS_SHOWN: usize = 12;

/// The page with the sheet and the rows of headings.
#[derive(Debug, Default, Serialize)]
pub(crate) struct SheetPage {
    trail: Vec<Crumb>,
    errors: Vec<FieldError>,
    href: String,
    file_name: String,
    /// What people answered to.
    engagement: String,
    /// The survey tool, in words.
    tool: String,
    sheets: Vec<String>,
    sheet: String,
    /// Rows of headings, as found or as typed; empty where the file names its columns in another way.
    header_rows: String,
    /// The first headings.
    headings: Vec<String>,
    /// Columns in all.
    columns: usize,
}

impl SheetPage {
    /// The page of a file that was looked at.
    pub(super) fn new(state: &AppState, one: &One, look: &Look) -> Self {
        let layout = &look.glance.layout;
        let rows = layout.header_rows;
        let columns = &look.glance.columns;
        Self {
            trail: vec![Crumb::new("/responses", state.word("answers-title"))],
            errors: Vec::new(),
            href: address(one.upload.id),
            file_name: one.upload.file_name.clone(),
            engagement: one.title.clone(),
            tool: state.word(&format!("answers-tool-{}", layout.tool)),
            sheets: look.sheets.clone(),
            sheet: look.sheet.clone().unwrap_or_default(),
            header_rows: if rows > 0 { rows.to_string() } else { String::new() },
            headings: columns.iter().take(HEADINGS_SHOWN).map(|column| column.text.clone()).collect(),
            columns: columns.len(),
        }
    }

    /// The page with what is to be mended, and what was typed.
    pub(super) fn with_error(self, error: FieldError, fields: &Fields) -> Self {
        Self {
            errors: vec![error],
            sheet: fields.choice(SHEET).unwrap_or(self.sheet),
            header_rows: fields.choice(HEADER_ROWS).unwrap_or(self.header_rows),
            ..self
        }
    }
}

impl Page for SheetPage {
    const TEMPLATE: &'static str = "response/wizard/sheet.html";

    fn samples() -> Vec<Self> {
        let page = || Self {
            trail: vec![Crumb::new("/responses", "Responses")],
            href: "/responses/imports/1".to_owned(),
            file_name: "survey <b>Ash</b>.xlsx".to_owned(),
            engagement: "Winter <b>Ash</b> survey".to_owned(),
            tool: "Qualtrics".to_owned(),
            sheets: vec!["Guide".to_owned(), "<b>Ash</b>".to_owned()],
            sheet: "<b>Ash</b>".to_owned(),
            header_rows: "3".to_owned(),
            headings: vec!["What matters to <b>Ash</b>?".to_owned()],
            columns: 214,
            ..Self::default()
        };
        let wrong = |field: &str| Self { errors: vec![FieldError::new(field, "Mend it.")], ..page() };
        let plain = Self { sheets: Vec::new(), header_rows: String::new(), columns: 1, ..page() };
        vec![page(), wrong(SHEET), wrong(HEADER_ROWS), plain]
    }
}
