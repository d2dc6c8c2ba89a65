//! What the columns of the pool are for, who is in or out from the start, and how chances are shared out.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use convenor_domain::lottery::{Algorithm, Lottery, PoolColumns};
use convenor_domain::{FieldProblem, Reason};
use serde::Serialize;
use uuid::Uuid;

use super::begin::WORDS;
use super::{address, lookup};
use crate::error::PageError;
use crate::field::{Drawing, Field, in_page_order, mistakes};
use crate::form::Fields;
use crate::reader::Visit;
use crate::theme::{Crumb, FieldError, Page};

/// Headings under which identifiers usually stand, in small letters.
const IDS: [&str; 4] = ["id", "nationbuilder_id", "respondent_id", "person_id"];

/// The form.
#[derive(Debug, Serialize)]
pub(crate) struct ChoicesPage {
    trail: Vec<Crumb>,
    errors: Vec<FieldError>,
    href: String,
    /// About the pool's columns.
    columns: Vec<Field>,
    /// About people.
    people: Vec<Field>,
    /// About chances.
    chances: Vec<Field>,
}

/// `GET /lottery/{id}/choices`
pub(super) async fn show(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let lottery = lookup::get_open(&visit, id).await?;
    let page = ChoicesPage::new(&visit, &lottery, &saved(&lottery), Vec::new());
    Ok(visit.show(&page).await?.into_response())
}

/// `POST /lottery/{id}/choices`
pub(super) async fn save(visit: Visit, Path(id): Path<Uuid>, fields: Fields) -> Result<Response, PageError> {
    let mut lottery = lookup::get_open(&visit, id).await?;
    let problems = read(&mut lottery, &fields);
    if problems.is_empty() {
        let saved = lookup::save(&visit, lottery).await?;
        return Ok(Redirect::to(&address(saved.id)).into_response());
    }
    let errors = mistakes(visit.state.engine.words(), WORDS, &problems);
    let page = ChoicesPage::new(&visit, &lottery, &fields, errors);
    visit.show_invalid(&page).await
}

/// Takes what was typed into the plan, and says what is wrong with it.
fn read(lottery: &mut Lottery, fields: &Fields) -> Vec<FieldProblem> {
    let plan = &mut lottery.plan;
    let known = |name: &str| -> Vec<String> {
        fields.choices(name).into_iter().filter(|one| plan.headings.contains(one)).collect()
    };
    plan.columns =
        PoolColumns { id: known("id").pop(), name: known("name_columns"), address: known("address") };
    plan.must_be_in = fields.lines("must_be_in");
    plan.must_be_out = fields.lines("must_be_out");
    plan.algorithm = Algorithm::from_key(fields.get("algorithm")).unwrap_or_default();
    let mut problems = Vec::new();
    let mut number = |field: &'static str| match fields.number(field) {
        Ok(Some(number)) => number,
        Ok(None) => {
            problems.push(FieldProblem { field, reason: Reason::Missing });
            1
        }
        Err(reason) => {
            problems.push(FieldProblem { field, reason });
            1
        }
    };
    (plan.seats, plan.panels, plan.keep_days) = (number("seats"), number("panels"), number("keep_days"));
    problems.extend(plan.check(&lottery.name).err().unwrap_or_default());
    problems
}

/// What was decided so far, as the form has it.
fn saved(lottery: &Lottery) -> Fields {
    let plan = &lottery.plan;
    let mut fields = Fields::default();
    let usual = plan.headings.iter().find(|heading| IDS.contains(&heading.trim().to_lowercase().as_str()));
    fields.add("id", plan.columns.id.as_ref().or(usual).cloned().unwrap_or_default());
    for (name, columns) in [("name_columns", &plan.columns.name), ("address", &plan.columns.address)] {
        for column in columns {
            fields.add(name, column.as_str());
        }
    }
    fields.add("must_be_in", plan.must_be_in.join("\n"));
    fields.add("must_be_out", plan.must_be_out.join("\n"));
    fields.add("algorithm", plan.algorithm.key());
    fields.add("seats", plan.seats.to_string());
    fields.add("panels", plan.panels.to_string());
    fields.add("keep_days", plan.keep_days.to_string());
    fields
}

impl ChoicesPage {
    fn new(visit: &Visit, lottery: &Lottery, fields: &Fields, errors: Vec<FieldError>) -> Self {
        let state = &visit.state;
        let draw = Drawing { words: state.engine.words(), form: WORDS, fields, errors: &errors };
        let headings = || lottery.plan.headings.iter().map(|heading| (heading.clone(), heading.clone()));
        let row_number = std::iter::once((String::new(), state.word("lottery-id-row")));
        let algorithms = Algorithm::ALL.iter().map(|algorithm| {
            (algorithm.key().to_owned(), state.word(&format!("lottery-algorithm-{algorithm}")))
        });
        let columns = vec![
            draw.pick("id", row_number.chain(headings())),
            draw.some("name_columns", headings()),
            draw.some("address", headings()),
        ];
        let people = vec![draw.lines("must_be_in", 3), draw.lines("must_be_out", 3)];
        let chances = vec![
            draw.line("seats"),
            draw.one("algorithm", algorithms),
            draw.line("panels"),
            draw.line("keep_days"),
        ];
        let all: Vec<Field> = columns.iter().chain(&people).chain(&chances).cloned().collect();
        Self {
            trail: lookup::trail(state, lottery),
            href: format!("{}/choices", address(lottery.id)),
            errors: in_page_order(errors, &all),
            columns,
            people,
            chances,
        }
    }
}

impl Page for ChoicesPage {
    const TEMPLATE: &'static str = "lottery/choices.html";

    fn samples() -> Vec<Self> {
        let page = |error| Self {
            trail: vec![Crumb::new("/lottery", "Lottery"), Crumb::new("/lottery/1", "<b>Ash</b>")],
            errors: Vec::new(),
            href: "/lottery/1/choices".to_owned(),
            columns: crate::field::samples(error),
            people: Vec::new(),
            chances: Vec::new(),
        };
        vec![page(None), page(Some("Write 40."))]
    }
}
