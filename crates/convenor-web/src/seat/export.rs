//! The register as a file: a row for each seat, without whose it is.

use axum::response::Response;
use convenor_domain::{Action, Resource, ResourceKind};
use convenor_report::{Cell, SheetFormat, SheetWriter};

use super::lookup;
use crate::download;
use crate::error::PageError;
use crate::reader::Visit;

/// Keys of the columns' words.
const COLUMNS: [&str; 8] = ["name", "organisation", "kind", "area", "topic", "capacity", "from", "until"];

/// `GET /seats/export.csv`
pub(super) async fn csv(visit: Visit) -> Result<Response, PageError> {
    visit.require(Action::Read, Resource::any(ResourceKind::Seat))?;
    let state = &visit.state;
    let directory = state.directory().await?;
    let headings = COLUMNS.map(|column| state.word(&format!("seat-field-{column}")));
    let mut sheet = SheetWriter::begin(SheetFormat::Csv, "", &headings, download::place()?)?;
    for body in lookup::all(&visit).await? {
        let content = &body.content;
        let organisation = content.organisation.map_or("", |id| directory.name_of(id));
        let topic = content.topic.as_ref().map_or("", |topic| state.vocabularies().topics.name_of(topic));
        for seat in state.store.list_body_seats(body.id).await? {
            sheet.add(&[
                Cell::text(content.name.as_str()),
                Cell::text(organisation),
                Cell::text(state.word(&format!("seat-kind-{}", content.kind))),
                Cell::text(content.area.as_ref().map_or("", |area| area.0.as_str())),
                Cell::text(topic),
                Cell::text(state.word(&format!("seat-capacity-{}", seat.term.capacity))),
                Cell::text(seat.term.from.to_string()),
                Cell::text(seat.term.until.map(|day| day.to_string()).unwrap_or_default()),
            ])?;
        }
    }
    let name = format!("seats-{}.csv", state.store.today());
    download::send(sheet, SheetFormat::Csv, &name).await
}
