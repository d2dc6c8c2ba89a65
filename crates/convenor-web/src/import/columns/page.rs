//! The page on which people say what the columns of a file hold.

use convenor_domain::Visibility;
use convenor_import::{Mapping, Target, targets};
use convenor_store::Import;
use serde::Serialize;

use super::super::address;
use super::super::otherwise;
use super::super::reading::Look;
use super::super::rights::Rights;
use super::super::way::WayChoice;
use super::choice::{Chosen, IDENTIFIER, input};
use crate::directory::Directory;
use crate::reader::Visit;
use crate::state::AppState;
use crate::theme::{Crumb, FieldError, Page};

/// The name and id of the input for the sheet.
pub(super) const SHEET: &str = "sheet";
/// The name and id of the input for the way of reading.
pub(super) const WAY: &str = "way";

/// The page on which people say what the columns of a file hold.
#[derive(Debug, Default, Serialize)]
pub(crate) struct ColumnsPage {
    trail: Vec<Crumb>,
    errors: Vec<FieldError>,
    /// Where the import is.
    href: String,
    file_name: String,
    sheets: Vec<String>,
    sheet: String,
    ways: Vec<WayChoice>,
    way: String,
    /// Names of the columns, numbered as in the choices.
    columns: Vec<String>,
    /// Fields that are filled, and the title.
    filled: Vec<FieldRow>,
    /// Fields that are not.
    others: Vec<FieldRow>,
    /// What holds where a row does not say.
    otherwise: Vec<OtherwiseRow>,
    /// The name under which this way of reading is to be kept.
    keep: String,
}

/// What holds for one field where a row does not say.
#[derive(Debug, Serialize)]
pub(super) struct OtherwiseRow {
    input: String,
    label: String,
    help: String,
    choices: Vec<OtherwiseChoice>,
}

/// One value that may hold.
#[derive(Debug, Serialize)]
struct OtherwiseChoice {
    value: String,
    name: String,
    chosen: bool,
}

/// One field with the column that fills it.
#[derive(Debug, Serialize)]
struct FieldRow {
    /// The name and id of its input.
    input: String,
    label: String,
    help: String,
    /// The choice's key.
    chosen: String,
    /// Whether a rule that is no column of the file may stay.
    rule: bool,
    /// The first values of the column chosen.
    values: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

impl ColumnsPage {
    /// The page of a file that is read as `mapping` says.
    pub(super) fn new(state: &AppState, import: &Import, look: &Look, mapping: &Mapping) -> Self {
        let row = |key: &str, chosen: Chosen| FieldRow {
            input: input(key),
            label: state.word(&format!("import-target-{key}")),
            help: state.word(&format!("import-help-{key}")),
            rule: chosen.is_rule(),
            values: chosen.column.map(|column| look.values(column)).unwrap_or_default(),
            chosen: chosen.key,
            error: None,
        };
        let fields = targets().iter().map(|choice| {
            let key = choice.target.key();
            (choice.target == Target::Title, row(key, Chosen::of(mapping, choice.target, &look.columns)))
        });
        let identifier = row(IDENTIFIER, Chosen::of_identifier(mapping, &look.columns));
        let (filled, others): (Vec<_>, Vec<_>) = fields
            .chain(std::iter::once((true, identifier)))
            .partition(|(always, row)| *always || !row.chosen.is_empty());
        let rows = |some: Vec<(bool, FieldRow)>| some.into_iter().map(|(_, row)| row).collect();
        Self {
            trail: vec![Crumb::new("/imports", state.word("import-title"))],
            href: address(import.id),
            file_name: import.file_name.clone(),
            sheets: look.sheets.clone(),
            sheet: look.sheet.clone().unwrap_or_default(),
            columns: look.columns.clone(),
            filled: rows(filled),
            others: rows(others),
            ..Self::default()
        }
    }

    /// The page with the ways of reading, and the one it is read in.
    pub(super) fn read_as(self, way: &str, ways: Vec<WayChoice>) -> Self {
        Self { way: way.to_owned(), ways, ..self }
    }

    /// The page with the name that was typed.
    pub(super) fn kept_as(self, name: &str) -> Self {
        Self { keep: name.to_owned(), ..self }
    }

    /// The page with what holds where a row does not say.
    pub(super) fn holding(self, otherwise: Vec<OtherwiseRow>) -> Self {
        Self { otherwise, ..self }
    }

    /// The page with what is to be mended.
    pub(super) fn with_errors(mut self, errors: Vec<FieldError>) -> Self {
        for row in self.filled.iter_mut().chain(&mut self.others) {
            let of_row = errors.iter().find(|error| error.field == row.input);
            row.error = of_row.map(|error| error.message.clone());
        }
        Self { errors, ..self }
    }
}

/// What holds where a row does not say, with everything that could.
pub(super) fn otherwise(visit: &Visit, directory: &Directory, mapping: &Mapping) -> Vec<OtherwiseRow> {
    let state = &visit.state;
    let row = |target: Target| {
        let held = otherwise::of(mapping, target).unwrap_or_default();
        let mut values = match target {
            Target::Visibility => visibilities(visit),
            _ => leads(visit, directory),
        };
        values.insert(0, (String::new(), state.word("import-otherwise-nothing")));
        if !values.iter().any(|(value, _)| value == held) {
            values.push((held.to_owned(), held.to_owned()));
        }
        let choice = |(value, name): (String, String)| OtherwiseChoice { chosen: value == held, value, name };
        OtherwiseRow {
            input: otherwise::input(target),
            label: state.word(&format!("import-otherwise-{}", target.key())),
            help: state.word(&format!("import-otherwise-help-{}", target.key())),
            choices: values.into_iter().map(choice).collect(),
        }
    };
    otherwise::FIELDS.map(row).into()
}

fn visibilities(visit: &Visit) -> Vec<(String, String)> {
    let may_publish = Rights::of(visit.actor()) == Rights::Publish;
    let offered = Visibility::ALL.iter().filter(|one| may_publish || **one != Visibility::Public);
    let name = |one: &Visibility| visit.state.word(&format!("import-visibility-{}", one.key()));
    offered.map(|one| (one.key().to_owned(), name(one))).collect()
}

fn leads(visit: &Visit, directory: &Directory) -> Vec<(String, String)> {
    let Some(system) = visit.actor().system else { return Vec::new() };
    directory.organisations_of(system).map(|one| (one.name.clone(), one.name.clone())).collect()
}

impl Page for ColumnsPage {
    const TEMPLATE: &'static str = "import/columns.html";

    fn samples() -> Vec<Self> {
        let row = |key: &str, chosen: &str| FieldRow {
            input: input(key),
            label: "Title".to_owned(),
            help: "What the engagement is called.".to_owned(),
            chosen: chosen.to_owned(),
            rule: chosen == "as-it-is",
            values: vec!["Winter <b>Ash</b>".to_owned(), "Carers".to_owned()],
            error: None,
        };
        let way = |key: &str, name: &str| WayChoice { key: key.to_owned(), name: name.to_owned() };
        let held = || OtherwiseRow {
            input: "otherwise-lead".to_owned(),
            label: "Lead organisation".to_owned(),
            help: "Who looks after records without one.".to_owned(),
            choices: vec![OtherwiseChoice {
                value: "<b>Ash</b>".to_owned(),
                name: "<b>Ash</b>".to_owned(),
                chosen: true,
            }],
        };
        let some = || Self {
            otherwise: vec![held()],
            trail: vec![Crumb::new("/imports", "Bring records in")],
            href: "/imports/1".to_owned(),
            file_name: "log <b>Ash</b>.xlsx".to_owned(),
            sheets: vec!["2025".to_owned(), "2026".to_owned()],
            sheet: "2026".to_owned(),
            ways: vec![way("", "As it is now"), way("kept:Log", "Log <b>Ash</b>")],
            way: "kept:Log".to_owned(),
            columns: vec!["Name <b>Ash</b>".to_owned(), "Start".to_owned()],
            filled: vec![row("title", "c0"), row("starts", "as-it-is")],
            others: vec![row("summary", "")],
            ..Self::default()
        };
        let title = FieldError::new(input("title"), "Title: choose the column that holds it.");
        let all = [SHEET, WAY, "keep"].map(|field| FieldError::new(field, "Choose another.")).to_vec();
        vec![
            Self { sheets: Vec::new(), sheet: String::new(), others: Vec::new(), ..some() },
            some().with_errors(vec![title]),
            some().kept_as("Log").with_errors(all),
        ]
    }
}
