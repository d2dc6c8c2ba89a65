//! One upload or one import, or nothing: what is for an engagement that the reader may not change is not there for them.

use convenor_domain::{Action, Engagement, ImportId, Resource, ResourceKind};
use convenor_store::{ImportStage, ResponseImport, ResponseUpload, UploadFor};
use uuid::Uuid;

use super::rights::{get_engagement, is_of_their_system, known, may_see_new};
use crate::error::PageError;
use crate::reader::Visit;

/// An upload with the title of what people answered to.
pub(super) struct One {
    pub(super) upload: ResponseUpload,
    pub(super) title: String,
}

/// An upload on its way, or the import that it has become.
pub(super) enum Found {
    Upload(Box<One>),
    Import(Box<(ResponseImport, Engagement)>),
}

/// The upload or import with this identifier, if the reader may do this to it.
pub(super) async fn find(visit: &Visit, action: Action, id: Uuid) -> Result<Found, PageError> {
    visit.require(action, Resource::any(ResourceKind::Import))?;
    let upload = visit.state.store.lookup_response_upload(ImportId(id)).await?;
    match upload {
        Some(upload) if !matches!(upload.stage, ImportStage::Imported | ImportStage::Undone) => {
            Ok(Found::Upload(Box::new(open(visit, upload).await?)))
        }
        _ => Ok(Found::Import(Box::new(get_import(visit, action, id).await?))),
    }
}

/// The upload with this identifier; one that is imported already is found no more.
pub(super) async fn get(visit: &Visit, action: Action, id: Uuid) -> Result<One, PageError> {
    match find(visit, action, id).await? {
        Found::Upload(one) => Ok(*one),
        Found::Import(_) => Err(PageError::NotFound),
    }
}

/// The import with this identifier.
pub(super) async fn get_import(
    visit: &Visit,
    action: Action,
    id: Uuid,
) -> Result<(ResponseImport, Engagement), PageError> {
    visit.require(action, Resource::any(ResourceKind::Import))?;
    let import = visit.state.store.lookup_response_import(ImportId(id)).await?.ok_or(PageError::NotFound)?;
    let engagement = get_engagement(visit, import.engagement).await?;
    Ok((import, engagement))
}

async fn open(visit: &Visit, upload: ResponseUpload) -> Result<One, PageError> {
    if !is_of_their_system(visit, &upload) {
        return Err(PageError::NotFound);
    }
    if let Some(id) = known(&upload) {
        let title = get_engagement(visit, id).await?.content.title;
        return Ok(One { upload, title });
    }
    if !may_see_new(visit, &upload) {
        return Err(PageError::NotFound);
    }
    let title = match &upload.engagement {
        UploadFor::New(title) => title.clone(),
        UploadFor::Known(_) => String::new(),
    };
    Ok(One { upload, title })
}
