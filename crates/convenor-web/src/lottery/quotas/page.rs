//! The page of the quotas.

use convenor_domain::lottery::Lottery;
use convenor_lottery::Problem;
use serde::Serialize;

use super::{AREAS, COLUMN, CROSS, FROM_16, MARGIN, WHOM};
use crate::form::Fields;
use crate::lottery::population::Lists;
use crate::lottery::{address, lookup};
use crate::reader::Visit;
use crate::theme::{Crumb, FieldError, Page};
use crate::upload::INPUT;

/// Two ways to the quotas: a file, or the people of a place.
#[derive(Debug, Serialize)]
pub(crate) struct QuotasPage {
    trail: Vec<Crumb>,
    errors: Vec<FieldError>,
    href: String,
    name: String,
    seats: u32,
    people: u32,
    pool_file: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    file_error: Option<String>,
    /// What is wrong with the rows of the file.
    problems: Vec<Problem>,
    areas: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    areas_error: Option<String>,
    /// What the place's people are counted by.
    lists: Vec<Choosing>,
    margin: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    margin_error: Option<String>,
    /// Whether the panel is of those of 16 and over.
    from_16: bool,
    crosses: Vec<Cross>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cross_error: Option<String>,
}

/// One list, and the column of the pool that asks the same.
#[derive(Debug, Serialize)]
struct Choosing {
    id: String,
    name: String,
    /// Whose figures.
    source: String,
    columns: Vec<Choice>,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
}

/// One of two things that have quotas together.
#[derive(Debug, Serialize)]
struct Cross {
    id: &'static str,
    choices: Vec<Choice>,
}

/// Something to choose.
#[derive(Debug, Serialize)]
struct Choice {
    value: String,
    text: String,
    chosen: bool,
}

impl QuotasPage {
    pub(super) fn new(
        visit: &Visit,
        lottery: &Lottery,
        lists: &Lists,
        fields: &Fields,
        errors: Vec<FieldError>,
        problems: &[Problem],
    ) -> Self {
        let said =
            |field: &str| errors.iter().find(|error| error.field == field).map(|error| error.message.clone());
        let choosing = lists.iter().map(|list| {
            let id = format!("{COLUMN}{}", list.dimension.key);
            let column = |heading: &String| Choice {
                value: heading.clone(),
                text: heading.clone(),
                chosen: fields.get(&id) == heading,
            };
            Choosing {
                name: list.dimension.name.clone(),
                source: list.source(),
                columns: lottery.plan.headings.iter().map(column).collect(),
                error: said(&id),
                id,
            }
        });
        let cross = |id| Cross {
            id,
            choices: lists
                .iter()
                .map(|list| Choice {
                    value: list.dimension.key.clone(),
                    text: list.dimension.name.clone(),
                    chosen: fields.get(id) == list.dimension.key,
                })
                .collect(),
        };
        let [first, _] = CROSS;
        Self {
            trail: lookup::trail(&visit.state, lottery),
            href: format!("{}/quotas", address(lottery.id)),
            name: lottery.name.clone(),
            seats: lottery.plan.seats,
            people: lottery.plan.people,
            pool_file: lottery.plan.pool_file.clone(),
            file_error: said(INPUT),
            problems: problems.to_vec(),
            areas: fields.get(AREAS).to_owned(),
            areas_error: said(AREAS),
            lists: choosing.collect(),
            margin: fields.get(MARGIN).to_owned(),
            margin_error: said(MARGIN),
            from_16: fields.has(WHOM, FROM_16),
            crosses: CROSS.map(cross).into(),
            cross_error: said(first),
            errors,
        }
    }
}

impl Page for QuotasPage {
    const TEMPLATE: &'static str = "lottery/quotas/page.html";

    fn samples() -> Vec<Self> {
        let choice = |value: &str, chosen| Choice {
            value: value.to_owned(),
            text: format!("{value} <b>Ash</b>"),
            chosen,
        };
        let wrong = || Some("Mend it.".to_owned());
        let page = |error: fn() -> Option<String>| Self {
            trail: vec![Crumb::new("/lottery", "Lottery"), Crumb::new("/lottery/1", "<b>Ash</b>")],
            errors: error().map(|error| FieldError::new(INPUT, error)).into_iter().collect(),
            href: "/lottery/1/quotas".to_owned(),
            name: "Winter <b>Ash</b> panel".to_owned(),
            seats: 40,
            people: 1_727,
            pool_file: "pool <b>Ash</b>.csv".to_owned(),
            file_error: error(),
            problems: Vec::new(),
            areas: "Millbrook (X05000002)".to_owned(),
            areas_error: error(),
            lists: vec![Choosing {
                id: "column_age".to_owned(),
                name: "Age".to_owned(),
                source: "A census (2021)".to_owned(),
                columns: vec![choice("Age", true), choice("Sex", false)],
                error: error(),
            }],
            margin: "1".to_owned(),
            margin_error: error(),
            from_16: true,
            crosses: CROSS.map(|id| Cross { id, choices: vec![choice("age", false)] }).into(),
            cross_error: error(),
        };
        let problem = Problem {
            sheet: convenor_lottery::Sheet::Quotas,
            kind: convenor_lottery::ProblemKind::Reading,
            line: Some(3),
            column: Some("min <b>Ash</b>".to_owned()),
            what: "“x” is no number".to_owned(),
            mend: "write a whole number".to_owned(),
        };
        let nowhere = Self { lists: Vec::new(), areas: String::new(), ..page(|| None) };
        vec![page(|| None), Self { problems: vec![problem], ..page(wrong) }, nowhere]
    }
}
