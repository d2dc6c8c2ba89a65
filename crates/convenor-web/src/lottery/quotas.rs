//! How many seats each group is to have: from a file, or from the people of a place.

mod page;

use axum::extract::{Multipart, Path};
use axum::response::{IntoResponse, Redirect, Response};
use convenor_domain::AreaCode;
use convenor_domain::lottery::{Lottery, LotteryPlan, QuotasFrom};
use convenor_lottery::{Problem, read_quotas};
use uuid::Uuid;

use super::entry::kept_quotas;
use super::population::{Lists, Wanted, Whom};
use super::{FILE_BYTES_MAX, address, lookup, pool_file};
use crate::error::PageError;
use crate::field::{areas, areas_in_lines};
use crate::form::{Fields, unreadable};
use crate::names::Places;
use crate::reader::Visit;
use crate::theme::FieldError;
use crate::upload::{INPUT, Received, UploadError};
pub(crate) use page::QuotasPage;

/// The input with the places.
const AREAS: &str = "areas";
/// The input with the margin.
const MARGIN: &str = "margin";
/// The box for panels of those of 16 and over, and its value.
const WHOM: &str = "whom";
const FROM_16: &str = "from-16";
/// How the names of inputs with columns begin; the dimension's key follows.
const COLUMN: &str = "column_";
/// The inputs with two things that have quotas together.
const CROSS: [&str; 2] = ["cross_first", "cross_second"];

/// `GET /lottery/{id}/quotas`. `?areas=` names other places.
pub(super) async fn show(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let lottery = lookup::get_open(&visit, id).await?;
    let mut fields = Fields::parse(visit.query.as_bytes());
    if fields.text(AREAS).is_empty() {
        fields = Fields::default();
        fields.add(AREAS, usual_place(&visit, &lottery).await?);
    }
    let mut errors = Vec::new();
    let places = areas(&visit.state, &fields, AREAS, &mut errors).await?;
    let lists = Lists::read(&visit.state, &places).await?;
    propose(&lottery, &lists, &mut fields);
    let page = QuotasPage::new(&visit, &lottery, &lists, &fields, errors, &[]);
    Ok(visit.show(&page).await?.into_response())
}

/// `POST /lottery/{id}/quotas/file`
pub(super) async fn from_file(
    visit: Visit,
    Path(id): Path<Uuid>,
    form: Multipart,
) -> Result<Response, PageError> {
    let lottery = lookup::get_open(&visit, id).await?;
    let Received { file, .. } = Received::of(&visit.state.uploads, form, FILE_BYTES_MAX).await;
    let upload = match file {
        Ok(upload) => upload,
        Err(UploadError::Refused(refused)) => {
            let error = FieldError::new(INPUT, refused.in_words(&visit.state));
            return again(&visit, &lottery, error, &[]).await;
        }
        Err(error) => return Err(error.into()),
    };
    let table = match pool_file::table(&upload.name, upload.path()).await {
        Ok(table) => table,
        Err(refused) => {
            let error = FieldError::new(INPUT, refused.in_words(&visit.state));
            return again(&visit, &lottery, error, &[]).await;
        }
    };
    match read_quotas(&table) {
        Ok(quotas) => {
            let mut lottery = lottery;
            let plan = &mut lottery.plan;
            plan.quotas = kept_quotas(&quotas);
            plan.derived.clear();
            plan.adjusted.clear();
            plan.quotas_from = Some(QuotasFrom::File);
            plan.quotas_source.clone_from(&upload.name);
            on(&visit, lottery).await
        }
        Err(problems) => {
            let error = FieldError::new(INPUT, visit.state.word("lottery-quotas-problems"));
            again(&visit, &lottery, error, &problems).await
        }
    }
}

/// `POST /lottery/{id}/quotas/population`
pub(super) async fn from_population(
    visit: Visit,
    Path(id): Path<Uuid>,
    fields: Fields,
) -> Result<Response, PageError> {
    let mut lottery = lookup::get_open(&visit, id).await?;
    let mut errors = Vec::new();
    let places = areas(&visit.state, &fields, AREAS, &mut errors).await?;
    let lists = Lists::read(&visit.state, &places).await?;
    match wanted(&visit, &lottery.plan, &lists, &fields) {
        Err(wrong) => errors.extend(wrong),
        Ok(wanted) if errors.is_empty() => {
            let place = Places::read(&visit.state, &places).await?.named(&places, "");
            if lists.fill(&mut lottery.plan, &wanted, &place) {
                return on(&visit, lottery).await;
            }
            errors.push(FieldError::new(first_column(&lists), visit.state.word("lottery-population-choose")));
        }
        Ok(_) => {}
    }
    let page = QuotasPage::new(&visit, &lottery, &lists, &fields, errors, &[]);
    visit.show_invalid(&page).await
}

/// Where somebody who chose nothing is led.
fn first_column(lists: &Lists) -> String {
    lists.iter().next().map_or_else(|| AREAS.to_owned(), |list| format!("{COLUMN}{}", list.dimension.key))
}

fn wanted(
    visit: &Visit,
    plan: &LotteryPlan,
    lists: &Lists,
    fields: &Fields,
) -> Result<Wanted, Vec<FieldError>> {
    let keys = lists.iter().map(|list| list.dimension.key.clone());
    let chosen = |key: String| {
        let column = fields.choice(&format!("{COLUMN}{key}"))?;
        plan.headings.contains(&column).then_some((key, column))
    };
    let columns: Vec<(String, String)> = keys.filter_map(chosen).collect();
    let mut errors = Vec::new();
    let margin = fields.number(MARGIN).unwrap_or_else(|_| {
        let label = visit.state.word("lottery-field-margin");
        let wrong = unreadable(fields.get(MARGIN), "1");
        errors
            .push(FieldError::new(MARGIN, crate::form::in_words(visit.state.engine.words(), &label, &wrong)));
        None
    });
    let pair = CROSS.map(|name| fields.choice(name));
    let crossed = match pair {
        [Some(first), Some(second)] if first != second => Some((first, second)),
        _ => None,
    };
    let told = |key: &String| columns.iter().any(|(one, _)| one == key);
    if let Some((first, second)) = &crossed
        && !(told(first) && told(second))
    {
        let [field, _] = CROSS;
        errors.push(FieldError::new(field, visit.state.word("lottery-cross-columns")));
    }
    let whom = if fields.has(WHOM, FROM_16) { Whom::From16 } else { Whom::Everybody };
    let margin = margin.unwrap_or(0);
    if errors.is_empty() { Ok(Wanted { columns, crossed, margin, whom }) } else { Err(errors) }
}

/// Saves quotas, and goes on to the choices.
async fn on(visit: &Visit, lottery: Lottery) -> Result<Response, PageError> {
    let saved = lookup::save(visit, lottery).await?;
    Ok(Redirect::to(&format!("{}/choices", address(saved.id))).into_response())
}

/// The page once more, with what is wrong with the file.
async fn again(
    visit: &Visit,
    lottery: &Lottery,
    error: FieldError,
    problems: &[Problem],
) -> Result<Response, PageError> {
    let mut fields = Fields::default();
    fields.add(AREAS, usual_place(visit, lottery).await?);
    let places = areas(&visit.state, &fields, AREAS, &mut Vec::new()).await?;
    let lists = Lists::read(&visit.state, &places).await?;
    propose(lottery, &lists, &mut fields);
    let page = QuotasPage::new(visit, lottery, &lists, &fields, vec![error], problems);
    visit.show_invalid(&page).await
}

/// What the form begins with.
fn propose(lottery: &Lottery, lists: &Lists, fields: &mut Fields) {
    for list in lists.iter() {
        let column = list.column(&lottery.plan.headings).cloned().unwrap_or_default();
        fields.add(format!("{COLUMN}{}", list.dimension.key), column);
    }
    fields.add(MARGIN, "1");
    fields.add(WHOM, FROM_16);
}

/// The places of the engagement, or the system's own.
async fn usual_place(visit: &Visit, lottery: &Lottery) -> Result<String, PageError> {
    let mut codes: Vec<AreaCode> = Vec::new();
    if let Some(id) = lottery.engagement {
        let engagement = visit.state.store.lookup_engagement(visit.scope(), id).await?;
        codes.extend(engagement.map(|engagement| engagement.content.areas).unwrap_or_default());
    }
    if codes.is_empty() {
        let directory = visit.state.directory().await?;
        codes.extend(directory.system(lottery.system).and_then(|system| system.area.clone()));
    }
    areas_in_lines(&visit.state, &codes).await
}
