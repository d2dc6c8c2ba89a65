//! Downloads of the numbers on the page: the same filters, the same rule for small numbers, a row for each group.

use axum::response::Response;
use convenor_domain::reach::{By, EvenGroup, ReachAmong, ReachRow, ReachTable};
use convenor_domain::{Action, Resource, ResourceKind};
use convenor_report::{About, Cell, SheetFormat, SheetWriter};
use convenor_statistics::ShownCount;

use super::answer::label;
use super::basis::{basis, lede};
use super::even;
use super::line::name;
use super::look::{Looked, Looking, ReachError};
use super::show::{asking, reason};
use crate::download::{self, Sheet};
use crate::error::PageError;
use crate::reader::Visit;
use crate::state::AppState;

/// Keys of the columns' words.
const COLUMNS: [&str; 18] = [
    "by",
    "group",
    "area",
    "code",
    "population",
    "population-share",
    "people",
    "status",
    "heard-share",
    "ratio",
    "low",
    "high",
    "steadied",
    "stands-out",
    "part",
    "label",
    "last",
    "repeat",
];

/// `GET /reach/export.csv`
pub(super) async fn csv(visit: Visit) -> Result<Response, PageError> {
    export(visit, SheetFormat::Csv).await
}

/// `GET /reach/export.xlsx`
pub(super) async fn xlsx(visit: Visit) -> Result<Response, PageError> {
    export(visit, SheetFormat::Xlsx).await
}

async fn export(visit: Visit, format: SheetFormat) -> Result<Response, PageError> {
    visit.require(Action::Read, Resource::any(ResourceKind::Response))?;
    let directory = visit.state.directory().await?;
    let asked = super::asked(&visit, &directory);
    let system = directory.system(visit.system()?).ok_or(PageError::NotFound)?;
    let looking = Looking::read(asking(&visit, system, &asked)).await?;
    let looked = looking.tell_all(&asked.by).await?;
    let state = &visit.state;
    let headings = COLUMNS.map(|column| state.word(&format!("reach-export-{column}")));
    let mut facts = vec![(state.word("reach-export-of"), lede(&visit, system, &looking, looked.first()))];
    facts.extend(basis(&visit, &looking, &looked));
    facts.extend(even::facts(state, &looked));
    let rule = state.convened.disclosure.rule().name.clone();
    facts.push((state.word("responses-export-rule"), rule));
    let about = About { title: state.word("responses-basis").trim_end_matches('?').to_owned(), facts };
    let title = state.word("reach-title");
    let mut sheet = SheetWriter::begin_about(format, &about, &title, &headings, download::place()?)?;
    for one in &looked {
        rows(state, &looking, one, &mut sheet)?;
    }
    let name = format!("reach-{}-{}.{}", system.slug, state.store.today(), format.extension());
    download::send(sheet, format, &name).await
}

fn rows(
    state: &AppState,
    looking: &Looking<'_>,
    looked: &Looked,
    sheet: &mut Sheet,
) -> Result<(), PageError> {
    let by = looked.told.whole.by.iter().map(By::name).collect::<Vec<_>>().join(", ");
    let areas = looked.told.areas.iter().flat_map(|table| &table.rows);
    for row in looked.told.whole.rows.iter().chain(areas) {
        let mut cells = cells(state, looking, &by, (row, part(&looked.told.whole, row)));
        cells.push(looked.repeat_share(row).map_or(Cell::Empty, Cell::Decimal));
        sheet.add(&cells)?;
    }
    Ok(())
}

fn cells(
    state: &AppState,
    looking: &Looking<'_>,
    by: &str,
    (row, part): (&ReachRow, Option<f64>),
) -> Vec<Cell> {
    let area = row.area.as_ref().and_then(|code| looking.areas.iter().find(|area| area.code == *code));
    let area = area.or(looking.area.as_ref());
    let count = |people: Option<u64>| {
        people.and_then(|people| u32::try_from(people).ok()).map_or(Cell::Empty, Cell::Number)
    };
    let decimal = |number: Option<f64>| {
        number.map_or(Cell::Empty, |number| Cell::Decimal((number * 1e4).round() / 1e4))
    };
    vec![
        Cell::text(by),
        Cell::text(name(&row.groups)),
        Cell::text(area.map_or("", |area| area.name.as_str())),
        Cell::text(area.map_or("", |area| area.code.0.as_str())),
        count(row.residents),
        decimal(row.share_residents),
        count(row.heard.and_then(ShownCount::people)),
        Cell::text(state.word(&row.heard.map_or_else(
            || "reach-label-no-data".to_owned(),
            |heard| format!("responses-export-{}", heard.key()),
        ))),
        decimal(row.ratio.map(|ratio| ratio.share_heard)),
        decimal(row.ratio.map(|ratio| ratio.ratio)),
        decimal(row.ratio.map(|ratio| ratio.interval.low)),
        decimal(row.ratio.map(|ratio| ratio.interval.high)),
        decimal(row.among.map(|among| among.steadied.ratio)),
        Cell::text(row.among.map(|among| stands_out(state, among)).unwrap_or_default()),
        decimal(part),
        Cell::text(state.word(&format!("reach-label-{}", label(row)))),
        Cell::text(row.last.map(|month| month.format("%Y-%m").to_string()).unwrap_or_default()),
    ]
}

/// A group's part in the R-indicator, in the whole and where one thing is asked for.
fn part(whole: &ReachTable, row: &ReachRow) -> Option<f64> {
    let [only] = whole.evenness.as_ref()?.parts.as_slice() else { return None };
    let (None, [group]) = (&row.area, row.groups.as_slice()) else { return None };
    only.groups.iter().find(|(one, _)| *one == EvenGroup::Shown(group.clone())).map(|(_, part)| *part)
}

fn stands_out(state: &AppState, among: ReachAmong) -> String {
    state.word(if among.stands_out { "reach-export-yes" } else { "reach-export-no" })
}

impl From<ReachError> for PageError {
    fn from(error: ReachError) -> Self {
        match error {
            ReachError::Store(error) => error.into(),
            ReachError::Responses(error) => error.into(),
            other => Self::Invalid(reason(&other)),
        }
    }
}
