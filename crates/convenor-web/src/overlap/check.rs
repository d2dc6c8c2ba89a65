//! The check before asking: what is similar to a plan, how often the people meant are asked, and three ways on.
//!
//! Nobody begins a record before they have looked. What was shown and chosen is kept; a settled check is read-only.

mod draft;
mod page;
mod plan;
mod sample;
mod settle;
mod settled;
mod ways;

use axum::extract::Path;
use axum::response::Html;
use convenor_domain::overlap::{NewOverlapCheck, OverlapCheck, Plan};
use convenor_domain::{Action, EngagementId, Resource, ResourceKind};

use crate::error::PageError;
use crate::form::Fields;
use crate::overlap::load;
use crate::overlap::look::{Asking, alike};
use crate::reader::Visit;
pub(crate) use page::CheckPage;
pub(super) use page::again_address;
pub(super) use settle::{may_begin, settle};
pub(super) use ways::read;

/// Most pieces of similar work that a check shows.
const SIMILAR_MAX: usize = 10;

/// Looks for what is similar to a plan, keeps what was found, and gives the check's address. `except` is the record
/// that the plan is of, when there is one already.
pub(crate) async fn begin(
    visit: &Visit,
    plan: Plan,
    except: Option<EngagementId>,
) -> Result<OverlapCheck, PageError> {
    let (system, store) = (visit.system()?, &visit.state.store);
    let asking = Asking {
        scope: visit.scope(),
        system,
        plan: &plan,
        today: store.today(),
        except,
        statuses: &[],
        limit: SIMILAR_MAX,
    };
    // What was heard is read when the check is shown: it may say more by then.
    let alike = alike(store, &visit.state.lookup, &asking).await?;
    let load = load::of(store, &asking).await?;
    let new = NewOverlapCheck {
        system,
        organisation: visit.actor().organisation,
        similar: alike.into_iter().map(|one| one.similar).collect(),
        load,
        plan,
    };
    let mut writing = store.begin(visit.actor()).await?;
    let check = writing.add_overlap_check(new).await?;
    writing.commit().await?;
    Ok(check)
}

/// Where a check is shown.
pub(crate) fn address(check: &OverlapCheck) -> String {
    format!("/engagements/new/{}", check.id)
}

/// `GET /engagements/new/{check}`
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Html<String>, PageError> {
    let check = get(&visit, &id).await?;
    let page = CheckPage::new(&visit, &check, None, &Fields::default()).await?;
    visit.show(&page).await
}

/// The check, for those who may see it: its maker, their organisation, and those who look after the whole system.
/// For everybody else it is not there.
pub(super) async fn get(visit: &Visit, id: &str) -> Result<OverlapCheck, PageError> {
    visit.require(Action::Read, Resource::any(ResourceKind::Overlap))?;
    let id = id.parse().map_err(|_| PageError::NotFound)?;
    let found = visit.state.store.lookup_overlap_check(id).await?;
    found.filter(|check| may_see(visit, check)).ok_or(PageError::NotFound)
}

/// Whether the reader may see a check.
pub(crate) fn may_see(visit: &Visit, check: &OverlapCheck) -> bool {
    visit.may(Action::Read, Resource::any(ResourceKind::Overlap))
        && visit.actor().system == Some(check.shown.system)
        && (super::sees_all(visit) || is_own(visit, check))
}

/// Whether the check is the reader's own, or their organisation's: they may settle it.
pub(super) fn is_own(visit: &Visit, check: &OverlapCheck) -> bool {
    let organisation = visit.actor().organisation;
    is_maker(visit, check) || (organisation.is_some() && organisation == check.shown.organisation)
}

/// Whether the reader made a check.
fn is_maker(visit: &Visit, check: &OverlapCheck) -> bool {
    let account = visit.actor().account;
    account.is_some() && account == check.account
}
