//! What a run is asked to bring in, from an upload and whoever brings it, with the rights that they have now.

use convenor_domain::{
    Action, Actor, Engagement, EngagementContent, EngagementId, EngagementStatus, Resource, ResourceKind,
    permits,
};
use convenor_store::{ResponseUpload, StoreError, UploadFor};

use super::file::file_of;
use super::reading::corrections_of;
use super::rights::may_bring;
use crate::response::Intake;
use crate::state::AppState;

/// The run of an upload; nothing where this person may not, or no longer, bring it in.
pub(crate) async fn intake_of(
    state: &AppState,
    upload: &ResponseUpload,
    actor: &Actor,
) -> Result<Option<Intake>, StoreError> {
    let (engagement, is_new) = match &upload.engagement {
        UploadFor::Known(id) => {
            let found = state.store.lookup_engagement(actor.read_scope(), *id).await?;
            (found.filter(|engagement| may_bring(actor, engagement)), false)
        }
        UploadFor::New(title) => (begun(state, upload, actor, title), true),
    };
    Ok(engagement.map(|engagement| Intake {
        import: upload.id,
        name: upload.file_name.clone(),
        file: file_of(&state.uploads, upload.id),
        hash: upload.file_hash.clone(),
        sheet: upload.reading.sheet.clone(),
        corrections: corrections_of(upload),
        engagement,
        is_new,
    }))
}

/// A new engagement of which nothing is known but that people answered. It is led by the organisation of whoever brings
/// the answers, so that they find it again.
fn begun(state: &AppState, upload: &ResponseUpload, actor: &Actor, title: &str) -> Option<Engagement> {
    let may = [ResourceKind::Engagement, ResourceKind::Import]
        .into_iter()
        .all(|kind| permits(actor, Action::Create, Resource::any(kind)));
    let clock = state.store.clock();
    may.then(|| Engagement {
        id: EngagementId(clock.new_id()),
        system: upload.system,
        status: EngagementStatus::ClosedAnalysing,
        content: EngagementContent {
            title: title.to_owned(),
            lead: actor.organisation,
            ..EngagementContent::default()
        },
        provenance: None,
        version: 1,
        created_at: clock.now(),
        updated_at: clock.now(),
    })
}
