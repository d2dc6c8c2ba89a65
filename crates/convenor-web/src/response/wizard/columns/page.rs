//! The page on which people say what each column is, some columns at a time.

use convenor_domain::response::{DimensionsError, Treatment};
use convenor_import::responses::GlancedColumn;
use serde::Serialize;

use super::super::address;
use super::super::one::One;
use super::super::remembered::Remembered;
use super::choice::{self, ChoiceGroup};
use crate::error::PageError;
use crate::state::AppState;
use crate::theme::{Crumb, FieldError, Page};
use crate::words::Value;

/// Columns on a page.
pub(super) const COLUMNS_PER_PAGE: usize = 50;

/// The columns on a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    /// The page, from 1.
    pub(super) page: usize,
    /// The last page.
    pub(super) last: usize,
    /// The first column, from 0.
    pub(super) first: usize,
}

/// The page on which people say what each column is.
#[derive(Debug, Default, Serialize)]
pub(crate) struct ColumnsPage {
    trail: Vec<Crumb>,
    errors: Vec<FieldError>,
    href: String,
    file_name: String,
    /// What people answered to.
    engagement: String,
    /// What is remembered, in words; empty where nothing is in use.
    remembered: String,
    choices: Vec<ChoiceGroup>,
    columns: Vec<ColumnRow>,
    /// The page, from 1.
    number: usize,
    /// The pages before and after.
    #[serde(skip_serializing_if = "Option::is_none")]
    previous: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<usize>,
    /// “Columns 1 to 50 of 214”; empty where all are on one page.
    showing: String,
}

/// One column.
#[derive(Debug, Clone, Serialize)]
struct ColumnRow {
    /// The name and id of its input.
    input: String,
    name: String,
    /// The question's words, where the name is only a code.
    text: String,
    /// What it is taken for.
    taken: String,
    /// What it can be besides what every column can be, with the words for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    own: Option<(String, String)>,
    /// What it is proposed to be, in words, where somebody says otherwise.
    proposed: String,
    /// Whether it tells who somebody is, so that no value is shown.
    is_personal: bool,
    values: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

/// The name and id of a column's input.
pub(super) fn input(column: usize) -> String {
    format!("c{column}")
}

impl ColumnsPage {
    /// The page of some columns.
    pub(super) fn new(
        state: &AppState,
        one: &One,
        columns: &[GlancedColumn],
        part: Part,
    ) -> Result<Self, PageError> {
        let rows = columns.iter().enumerate().skip(part.first).take(COLUMNS_PER_PAGE);
        let rows: Vec<ColumnRow> = rows.map(|(index, column)| row(state, index, column)).collect();
        let shown = [
            ("from", Value::from(part.first + 1)),
            ("to", Value::from(part.first + rows.len())),
            ("all", Value::from(columns.len())),
        ];
        let several = part.last > 1;
        Ok(Self {
            trail: vec![Crumb::new("/responses", state.word("answers-title"))],
            href: address(one.upload.id),
            file_name: one.upload.file_name.clone(),
            engagement: one.title.clone(),
            choices: choice::all(state).map_err(|error| broken(&error))?,
            columns: rows,
            number: part.page,
            previous: (part.page > 1).then(|| part.page - 1),
            next: (part.page < part.last).then_some(part.page + 1),
            showing: if several {
                state.engine.words().t("answers-columns-showing", &shown)
            } else {
                String::new()
            },
            ..Self::default()
        })
    }

    /// The page with what is remembered of an earlier file.
    pub(super) fn remembering(self, state: &AppState, remembered: Option<&Remembered>) -> Self {
        let told = remembered.map(|remembered| {
            let values = [
                ("file", Value::from(remembered.file_name.as_str())),
                ("day", Value::from(remembered.at.format("%-d %B %Y").to_string())),
            ];
            state.engine.words().t("answers-remembered", &values)
        });
        Self { remembered: told.unwrap_or_default(), ..self }
    }

    /// The page with what is to be mended.
    pub(super) fn with_errors(mut self, errors: Vec<FieldError>) -> Self {
        for row in &mut self.columns {
            let of_row = errors.iter().find(|error| error.field == row.input);
            row.error = of_row.map(|error| error.message.clone());
        }
        Self { errors, ..self }
    }
}

/// The dimensions come with Convenor: where they cannot be read, nobody can mend it on a page.
fn broken(error: &DimensionsError) -> PageError {
    tracing::error!(%error, "the dimensions of people cannot be read");
    PageError::Broken
}

fn row(state: &AppState, index: usize, column: &GlancedColumn) -> ColumnRow {
    let own = ["part", "status"].into_iter().find(|key| column.proposed == *key);
    let is_personal = [&column.proposed, &column.taken].iter().any(|key| Treatment::from_key(key).is_some());
    ColumnRow {
        input: input(index),
        name: column.name.clone(),
        text: if column.text == column.name { String::new() } else { column.text.clone() },
        taken: column.taken.clone(),
        own: own.map(|key| (key.to_owned(), state.word(&format!("answers-role-{key}")))),
        proposed: if column.taken == column.proposed {
            String::new()
        } else {
            in_words(state, &column.proposed)
        },
        is_personal,
        values: column.values.clone(),
        error: None,
    }
}

/// What a column is, in words.
fn in_words(state: &AppState, key: &str) -> String {
    match key.strip_prefix("demographic:") {
        Some(dimension) => {
            let shipped = convenor_domain::response::Dimensions::shipped().ok();
            let known = shipped.and_then(|dimensions| dimensions.lookup(dimension));
            known.map_or_else(|| dimension.to_owned(), |dimension| dimension.name.clone())
        }
        None => state.word(&format!("answers-role-{key}")),
    }
}

impl Page for ColumnsPage {
    const TEMPLATE: &'static str = "response/wizard/columns.html";

    fn samples() -> Vec<Self> {
        let row = |index, taken: &str, values: &[&str]| ColumnRow {
            input: input(index),
            name: "Q1 <b>Ash</b>".to_owned(),
            text: "What matters to <b>Ash</b>?".to_owned(),
            taken: taken.to_owned(),
            own: None,
            proposed: String::new(),
            is_personal: values.is_empty(),
            values: values.iter().map(|value| (*value).to_owned()).collect(),
            error: None,
        };
        let part =
            ColumnRow { own: Some(("part".to_owned(), "One answer".to_owned())), ..row(2, "part", &["1"]) };
        let mended = ColumnRow {
            proposed: "One of a few".to_owned(),
            text: String::new(),
            ..row(3, "ignore", &["x"])
        };
        let page = || Self {
            trail: vec![Crumb::new("/responses", "Responses")],
            href: "/responses/imports/1".to_owned(),
            file_name: "survey <b>Ash</b>.csv".to_owned(),
            engagement: "Winter <b>Ash</b> survey".to_owned(),
            choices: ChoiceGroup::samples(),
            columns: vec![
                row(0, "closed", &["<b>Ash</b>"]),
                row(1, "drop", &[]),
                part.clone(),
                mended.clone(),
            ],
            number: 1,
            ..Self::default()
        };
        let many = Self {
            remembered: "These are read as you read “<b>Ash</b>.csv”.".to_owned(),
            number: 2,
            previous: Some(1),
            next: Some(3),
            showing: "Columns 51 to 100 of 214".to_owned(),
            ..page()
        };
        vec![page(), many, page().with_errors(vec![FieldError::new("c0", "Column: choose.")])]
    }
}
