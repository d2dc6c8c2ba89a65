//! One lottery: the page that fits where it stands.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use convenor_domain::Action;
use convenor_domain::lottery::LotteryStatus;
use uuid::Uuid;

use super::{CheckPage, FoundPage, ProgressPage, address, lookup};
use crate::error::PageError;
use crate::reader::Visit;

/// `GET /lottery/{id}`
pub(super) async fn show(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let lottery = lookup::get(&visit, Action::Read, id).await?;
    let store = &visit.state.store;
    match (lottery.status, &lottery.outcome) {
        (LotteryStatus::Searching, _) => {
            let job = store.lookup_last_job(&lottery.id.to_string()).await?;
            let page = ProgressPage::new(&visit.state, &lottery, job.as_ref());
            Ok(visit.show(&page).await?.into_response())
        }
        (LotteryStatus::Listed | LotteryStatus::Drawn, Some(outcome)) => {
            let has_pool = store.lookup_lottery_pool(lottery.id).await?.is_some();
            let page = FoundPage::new(&visit.state, &lottery, outcome, has_pool);
            Ok(visit.show(&page).await?.into_response())
        }
        _ if lottery.plan.quotas_from.is_none() => {
            Ok(Redirect::to(&format!("{}/quotas", address(lottery.id))).into_response())
        }
        _ => {
            let page = CheckPage::read(&visit, lottery).await?;
            Ok(visit.show(&page).await?.into_response())
        }
    }
}
