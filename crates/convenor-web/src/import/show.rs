//! One import: the page that fits where it stands.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use convenor_domain::Action;
use uuid::Uuid;

use super::{FailedPage, FinishedPage, PreviewPage, ProgressPage, address, one, preview};
use crate::error::PageError;
use crate::reader::Visit;
use crate::standing::Standing;

/// `GET /imports/{id}`.
pub(super) async fn show(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let import = one::get(&visit, Action::Read, id).await?;
    let state = &visit.state;
    let html = match Standing::of(&state.store, import.id, import.stage).await? {
        Standing::Choosing => {
            return Ok(Redirect::to(&format!("{}/columns", address(import.id))).into_response());
        }
        Standing::Working(job) => visit.show(&ProgressPage::new(state, &import, &job)).await?,
        Standing::Previewed => {
            let earlier = preview::earlier(&visit, &import).await?;
            visit.show(&PreviewPage::new(state, &import, earlier)).await?
        }
        Standing::Imported | Standing::Undone => visit.show(&FinishedPage::new(state, &import)).await?,
        Standing::Failed(why) => visit.show(&FailedPage::new(state, &import, why)).await?,
    };
    Ok(html.into_response())
}
