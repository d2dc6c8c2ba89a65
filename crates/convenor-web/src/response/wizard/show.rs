//! One import: the page that fits where it stands.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use convenor_domain::Action;
use uuid::Uuid;

use super::one::{Found, One, find};
use super::{FailedPage, FinishedPage, PreviewPage, ProgressPage, address, preview};
use crate::error::PageError;
use crate::reader::Visit;
use crate::standing::Standing;

/// `GET /responses/imports/{id}`
pub(super) async fn show(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    match find(&visit, Action::Read, id).await? {
        Found::Import(import) => {
            let (import, engagement) = *import;
            let page = FinishedPage::new(&visit, &import, &engagement);
            Ok(visit.show(&page).await?.into_response())
        }
        Found::Upload(one) => on_its_way(&visit, &one).await,
    }
}

async fn on_its_way(visit: &Visit, one: &One) -> Result<Response, PageError> {
    let (state, upload) = (&visit.state, &one.upload);
    let html = match Standing::of(&state.store, upload.id, upload.stage).await? {
        Standing::Choosing | Standing::Imported | Standing::Undone => {
            return Ok(Redirect::to(&format!("{}/columns", address(upload.id))).into_response());
        }
        Standing::Working(job) => visit.show(&ProgressPage::new(state, one, &job)).await?,
        Standing::Previewed => {
            let earlier = preview::earlier(visit, upload).await?;
            visit.show(&PreviewPage::new(state, one, earlier)).await?
        }
        Standing::Failed(why) => visit.show(&FailedPage::new(state, one, why)).await?,
    };
    Ok(html.into_response())
}
