//! Takes a list of seats from a form: all of it, or nothing and what has to be mended.

use axum::extract::Multipart;
use axum::response::{IntoResponse, Response};
use convenor_domain::{Action, Resource, ResourceKind};
use convenor_import::seats::SeatList;

use super::intake::{SeatsTaken, bring_in};
use super::list::ListPage;
use super::{FILE_BYTES_MAX, PATH};
use crate::error::PageError;
use crate::reader::Visit;
use crate::upload::{Received, Refused, Upload, UploadError};
use crate::words::Value;

/// `POST /seats/import`
pub(super) async fn add(visit: Visit, form: Multipart) -> Result<Response, PageError> {
    visit.require(Action::Create, Resource::any(ResourceKind::Seat))?;
    let received = Received::of(&visit.state.uploads, form, FILE_BYTES_MAX).await;
    let list = match received.file {
        Ok(upload) => read(&visit, upload).await,
        Err(UploadError::Refused(refused)) => Err(refused),
        Err(error) => return Err(error.into()),
    };
    let list = match list {
        Ok(list) => list,
        Err(refused) => {
            let page = ListPage::read(&visit).await?.refusing(refused.in_words(&visit.state));
            return visit.show_invalid(&page).await;
        }
    };
    let taken = bring_in(&visit.state.store, visit.actor(), visit.system()?, list).await?;
    if taken.rejected.is_empty() {
        return Ok(visit.done(PATH, news(&visit, &taken)).await?.into_response());
    }
    let page = ListPage::read(&visit).await?.with_rejected(taken.rejected);
    visit.show_invalid(&page).await
}

/// Reads the file where a thread may wait; it goes when it is read, with all that tells who people are.
async fn read(visit: &Visit, upload: Upload) -> Result<SeatList, Refused> {
    let secret = visit.state.convened.secret.clone();
    let read = move || {
        let list = SeatList::read(&upload.name, upload.path(), &secret);
        list.map_err(|error| Refused::Unreadable(error.to_string()))
    };
    tokio::task::spawn_blocking(read).await.map_err(|_| Refused::BrokenOff)?
}

fn news(visit: &Visit, taken: &SeatsTaken) -> String {
    let values = [
        ("seats", Value::from(taken.seats_new)),
        ("known", Value::from(taken.seats_known)),
        ("bodies", Value::from(taken.bodies_new)),
    ];
    visit.state.engine.words().t("seat-imported", &values)
}
