//! Downloads of the page's numbers: the population's shares, which `convenor weight` takes as targets, and the shares of the
//! answers before and after. Never a person's own weight.

use axum::extract::Path;
use axum::response::Response;
use convenor_domain::weighting::{VariableGroup, Weighted};
use convenor_report::{About, Cell, SheetFormat, SheetWriter};

use super::draw;
use super::gather::{Weighing, weighing};
use crate::disclosure;
use crate::download;
use crate::error::PageError;
use crate::reader::Visit;
use crate::response::show::{Survey, open};
use crate::state::AppState;

/// Headings as `convenor weight` reads them, and what else is told.
const COLUMNS: [&str; 7] =
    ["variable", "category", "share", "before", "after", "difference_before", "difference_after"];

/// `GET /engagements/{id}/responses/weight/export.csv`
pub(super) async fn csv(visit: Visit, Path(id): Path<String>) -> Result<Response, PageError> {
    export(visit, &id, SheetFormat::Csv).await
}

/// `GET /engagements/{id}/responses/weight/export.xlsx`
pub(super) async fn xlsx(visit: Visit, Path(id): Path<String>) -> Result<Response, PageError> {
    export(visit, &id, SheetFormat::Xlsx).await
}

async fn export(visit: Visit, id: &str, format: SheetFormat) -> Result<Response, PageError> {
    let state = &visit.state;
    let survey = Survey::read(&visit, open(&visit, id).await?).await?;
    let weighing = weighing(&visit, &survey).await?.map_err(PageError::Invalid)?;
    let weighted = weighing.told.as_ref().map_err(|reason| PageError::Invalid(reason.clone()))?;
    let about = about(state, &survey, &weighing, weighted);
    let columns = COLUMNS.map(str::to_owned);
    let title = state.word("weight-heading");
    let mut sheet = SheetWriter::begin_about(format, &about, &title, &columns, download::place()?)?;
    for variable in &weighted.variables {
        for group in &variable.groups {
            sheet.add(&cells(&variable.name, group))?;
        }
    }
    let name = format!("weights-{}-{}.{}", survey.engagement.id, state.store.today(), format.extension());
    download::send(sheet, format, &name).await
}

fn cells(variable: &str, group: &VariableGroup) -> Vec<Cell> {
    let shares = [group.target, group.before, group.after].map(|share| rounded(share, 10_000.0));
    let differences = [group.difference_before, group.difference_after].map(|one| rounded(one, 100.0));
    let words = [variable.to_owned(), draw::name(group)].map(Cell::text);
    words.into_iter().chain(shares.into_iter().chain(differences).map(Cell::Decimal)).collect()
}

/// What the numbers are based on.
fn about(state: &AppState, survey: &Survey, weighing: &Weighing, weighted: &Weighted) -> About {
    let mut facts = vec![
        (state.word("responses-export-activity"), survey.engagement.content.title.clone()),
        (state.word("responses-export-reference"), survey.engagement.reference().to_string()),
        (state.word("weight-place"), weighing.listed.place.clone()),
    ];
    let lists = weighing.listed.dimensions().into_iter().filter(|one| weighing.asked.by.contains(&one.key));
    facts.extend(lists.map(|one| (one.name.clone(), weighing.listed.source(state, one))));
    facts.extend(draw::facts(state, weighted));
    let weaknesses = weighted.weaknesses.iter().map(|weakness| draw::in_words(state, weakness));
    facts.extend(weaknesses.map(|words| (state.word("weight-weaknesses"), words)));
    facts.push((state.word("weight-limits-heading"), state.word("weight-limits")));
    facts.push((state.word("responses-export-rule"), disclosure::rule(state)));
    About { title: state.word("responses-basis").trim_end_matches('?').to_owned(), facts }
}

fn rounded(value: f64, parts: f64) -> f64 {
    // Adding nought makes a nought below nought one without a sign.
    (value * parts).round() / parts + 0.0
}
