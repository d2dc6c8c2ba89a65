//! Files of a lottery: the list of panels, the certificate, what anybody may know, the panel record.

use axum::extract::Path;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use convenor_domain::Action;
use convenor_report::{Cell, SheetFormat, SheetWriter};
use uuid::Uuid;

use super::audit;
use super::ceremony::{TOKEN, watched};
use super::check::adjusted;
use super::lookup;
use crate::error::PageError;
use crate::form::Fields;
use crate::reader::Visit;

const CSV: &str = "text/csv; charset=utf-8";
const JSON: &str = "application/json";

/// `GET /lottery/{id}/panels.csv`
pub(super) async fn panels(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let lottery = lookup::get(&visit, Action::Read, id).await?;
    let found = visit.state.store.lookup_lottery_found(lottery.id).await?.ok_or(PageError::NotFound)?;
    Ok(file("panels.csv", CSV, found.panels))
}

/// `GET /lottery/{id}/certificate.json`
pub(super) async fn certificate(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let lottery = lookup::get(&visit, Action::Read, id).await?;
    let found = visit.state.store.lookup_lottery_found(lottery.id).await?.ok_or(PageError::NotFound)?;
    Ok(file("certificate.json", JSON, found.certificate))
}

/// `GET /lottery/{id}/audit.json`: also for those who have the ceremony's link.
pub(super) async fn audit(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let fields = Fields::parse(visit.query.as_bytes());
    let lottery = watched(&visit, id, fields.get(TOKEN)).await?;
    let outcome = lottery.outcome.as_ref().ok_or(PageError::NotFound)?;
    let choices = lottery.plan.adjusted.iter().map(|one| adjusted(&visit.state, one)).collect();
    let json = serde_json::to_string_pretty(&audit::audit(&lottery, outcome, choices));
    Ok(file("audit.json", JSON, json.map_err(|_| PageError::Broken)?))
}

/// `GET /lottery/{id}/panel.csv`: the panel record, with names.
pub(super) async fn record(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let lottery = lookup::get(&visit, Action::Read, id).await?;
    let seats = visit.state.store.list_lottery_seats(lottery.id).await?;
    let accounts = visit.state.store.list_accounts(Some(lottery.system)).await?;
    let state = &visit.state;
    let fixed =
        ["lottery-person", "lottery-name", "lottery-seat-status", "lottery-seat-since", "lottery-seat-by"];
    let mut headings: Vec<String> = fixed.iter().map(|key| state.word(key)).collect();
    headings.extend(lottery.plan.quotas.iter().map(|feature| feature.name.clone()));
    let mut sheet = SheetWriter::begin(SheetFormat::Csv, "", &headings, Vec::new())?;
    for seat in &seats {
        let last = seat.events.last();
        let when = last.map(|event| event.at.format("%Y-%m-%d %H:%M").to_string()).unwrap_or_default();
        let who = last.and_then(|event| event.account);
        let who =
            accounts.iter().find(|account| Some(account.id) == who).map(|account| account.name.as_str());
        let mut cells = vec![
            Cell::text(seat.person.as_str()),
            Cell::text(seat.name.as_str()),
            Cell::text(state.word(&format!("lottery-seat-{}", seat.status))),
            Cell::text(when),
            Cell::text(who.unwrap_or_default()),
        ];
        cells.extend(seat.values.iter().map(|value| Cell::text(value.as_str())));
        sheet.add(&cells)?;
    }
    let headers = [
        (CONTENT_TYPE, SheetFormat::Csv.media_type()),
        (CONTENT_DISPOSITION, "attachment; filename=\"panel.csv\""),
    ];
    Ok((headers, sheet.finish()?).into_response())
}

fn file(name: &str, kind: &'static str, content: String) -> Response {
    let headers =
        [(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""))];
    (headers, content).into_response()
}
