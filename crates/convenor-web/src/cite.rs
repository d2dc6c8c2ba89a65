//! Permanent references: `/cite/I-7K2M9-QXD4F` leads to the record, whatever the case and with or without hyphens.

use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::LOCATION;
use axum::response::IntoResponse;
use axum::routing::get;
use convenor_domain::{RecordId, RecordKind, Reference};

use crate::error::PageError;
use crate::reader::Visit;
use crate::state::AppState;

/// `/cite/{reference}`.
pub(crate) fn routes() -> Router<AppState> {
    Router::new().route("/cite/{reference}", get(follow))
}

/// Leads to the record: found, not moved, since the record's own address may change and the reference may not.
async fn follow(visit: Visit, Path(reference): Path<String>) -> Result<impl IntoResponse, PageError> {
    let reference = Reference::parse(&reference).ok_or(PageError::NotFound)?;
    let found = visit.state.store.lookup_reference(visit.scope(), &reference).await?;
    let record = found.ok_or(PageError::NotFound)?;
    Ok((StatusCode::FOUND, [(LOCATION, address_of(record))]))
}

/// Where a record is shown.
pub(crate) fn address_of(record: RecordId) -> String {
    let section = match record.kind {
        RecordKind::Engagement => "engagements",
        RecordKind::Insight => "insights",
        RecordKind::Decision => "decisions",
    };
    format!("/{section}/{}", record.id)
}
