//! Who may bring answers in: those who may change the engagement that people answered to.

use convenor_domain::{Action, Actor, Engagement, EngagementId, ReadScope, Resource, ResourceKind, permits};
use convenor_store::{ResponseUpload, UploadFor};

use crate::error::PageError;
use crate::reader::Visit;

/// The engagement, if the reader may change it.
pub(super) async fn get_engagement(visit: &Visit, id: EngagementId) -> Result<Engagement, PageError> {
    let found = visit.state.store.lookup_engagement(visit.scope(), id).await?;
    let engagement = found.ok_or(PageError::NotFound)?;
    visit.require(Action::Edit, Resource::one(ResourceKind::Engagement, &engagement.access()))?;
    Ok(engagement)
}

/// Whether somebody may bring answers to an engagement in.
pub(super) fn may_bring(actor: &Actor, engagement: &Engagement) -> bool {
    permits(actor, Action::Create, Resource::any(ResourceKind::Import))
        && permits(actor, Action::Edit, Resource::one(ResourceKind::Engagement, &engagement.access()))
}

/// Whether an upload for an engagement that is not there yet is this reader's business: their own, and, for those who
/// convene, all of their system.
pub(super) fn may_see_new(visit: &Visit, upload: &ResponseUpload) -> bool {
    let own = upload.account.is_some() && upload.account == visit.actor().account;
    own || visit.may(Action::Publish, Resource::any(ResourceKind::Engagement))
}

/// Whether an upload is of a system whose records the reader may see.
pub(super) fn is_of_their_system(visit: &Visit, upload: &ResponseUpload) -> bool {
    match visit.scope() {
        ReadScope::Everything => true,
        ReadScope::WholeSystem { system } | ReadScope::Member { system, .. } => system == upload.system,
        ReadScope::Public => false,
    }
}

/// The engagement that an upload is for, where it is there already.
pub(super) fn known(upload: &ResponseUpload) -> Option<EngagementId> {
    match upload.engagement {
        UploadFor::Known(id) => Some(id),
        UploadFor::New(_) => None,
    }
}
