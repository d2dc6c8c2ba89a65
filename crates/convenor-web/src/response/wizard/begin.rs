//! Choosing the file, for an engagement that is chosen already, or for a new one.

use axum::extract::Multipart;
use axum::response::{IntoResponse, Redirect, Response};
use convenor_domain::{Action, EngagementContent, ImportId, Resource, ResourceKind, SystemId};
use convenor_import::responses::Corrections;
use convenor_store::{NewResponseUpload, UploadFor};
use serde::Serialize;

use super::file::file_of;
use super::look::look;
use super::rights::get_engagement;
use super::{FILE_BYTES_MAX, address};
use crate::error::PageError;
use crate::form::{Fields, in_words};
use crate::reader::Visit;
use crate::theme::{Crumb, FieldError, Page};
use crate::upload::{INPUT, Received, Refused, Upload, UploadError};

/// The input with the engagement's identifier.
const ENGAGEMENT: &str = "engagement";
/// The input with the title of a new engagement.
const TITLE: &str = "title";

/// The form with the file.
#[derive(Debug, Default, Serialize)]
pub(crate) struct BeginPage {
    trail: Vec<Crumb>,
    errors: Vec<FieldError>,
    /// What people answered to, where it is in the register.
    #[serde(skip_serializing_if = "Option::is_none")]
    engagement: Option<Crumb>,
    engagement_id: String,
    /// The title of a new engagement, as it was typed.
    title: String,
}

/// What people answered to, as the form was opened for it.
struct Asked {
    engagement: UploadFor,
    title: String,
    system: SystemId,
}

/// `GET /responses/new`: `?engagement=` is what people answered to; without it, a new one.
pub(super) async fn show(visit: Visit) -> Result<Response, PageError> {
    let asked = Asked::read(&visit, &Fields::parse(visit.query.as_bytes())).await?;
    Ok(visit.show(&asked.page(&visit, Vec::new())).await?.into_response())
}

/// `POST /responses/new`: takes the file, and goes on to its headings.
pub(super) async fn add(visit: Visit, form: Multipart) -> Result<Response, PageError> {
    visit.require(Action::Create, Resource::any(ResourceKind::Import))?;
    let Received { fields, file } = Received::of(&visit.state.uploads, form, FILE_BYTES_MAX).await;
    let asked = Asked::read(&visit, &fields).await?;
    let mut errors = asked.problems(&visit);
    let upload = match file {
        Ok(upload) => match check(&upload).await {
            Ok(()) => Some(upload),
            Err(refused) => refuse(&visit, &mut errors, &refused),
        },
        Err(UploadError::Refused(refused)) => refuse(&visit, &mut errors, &refused),
        Err(error) => return Err(error.into()),
    };
    match upload.filter(|_| errors.is_empty()) {
        Some(upload) => {
            let id = keep(&visit, asked, upload).await?;
            Ok(Redirect::to(&format!("{}/sheet", address(id))).into_response())
        }
        None => visit.show_invalid(&asked.page(&visit, errors)).await,
    }
}

fn refuse(visit: &Visit, errors: &mut Vec<FieldError>, refused: &Refused) -> Option<Upload> {
    errors.push(FieldError::new(INPUT, refused.in_words(&visit.state)));
    None
}

/// Whether it can be read as responses at all.
async fn check(upload: &Upload) -> Result<(), Refused> {
    let looked = look(&upload.name, upload.path().to_owned(), None, Corrections::default()).await;
    looked.map(drop).map_err(|error| Refused::Unreadable(error.to_string()))
}

/// Notes the upload first: a file that nothing knows of would stay for ever.
async fn keep(visit: &Visit, asked: Asked, upload: Upload) -> Result<ImportId, PageError> {
    let state = &visit.state;
    let new = NewResponseUpload {
        system: asked.system,
        account: visit.actor().account,
        file_name: upload.name.clone(),
        file_hash: upload.hash.clone(),
        engagement: asked.engagement,
    };
    let id = state.store.add_response_upload(new).await?;
    if let Err(error) = upload.keep(&file_of(&state.uploads, id)) {
        state.store.remove_response_upload(id).await?;
        return Err(error.into());
    }
    Ok(id)
}

impl Asked {
    async fn read(visit: &Visit, fields: &Fields) -> Result<Self, PageError> {
        visit.require(Action::Create, Resource::any(ResourceKind::Import))?;
        let Some(id) = fields.choice(ENGAGEMENT) else {
            visit.require(Action::Create, Resource::any(ResourceKind::Engagement))?;
            let title = fields.text(TITLE);
            return Ok(Self { engagement: UploadFor::New(title.clone()), title, system: visit.system()? });
        };
        let engagement = get_engagement(visit, id.parse().map_err(|_| PageError::NotFound)?).await?;
        let (known, system) = (UploadFor::Known(engagement.id), engagement.system);
        Ok(Self { engagement: known, title: engagement.content.title, system })
    }

    /// What is wrong with the title of a new engagement.
    fn problems(&self, visit: &Visit) -> Vec<FieldError> {
        let UploadFor::New(title) = &self.engagement else { return Vec::new() };
        let content = EngagementContent { title: title.clone(), ..EngagementContent::default() };
        let words = visit.state.engine.words();
        let problems = content.check(visit.state.vocabularies()).err().unwrap_or_default();
        let label = visit.state.word("answers-new-title");
        let of_title = problems.iter().filter(|problem| problem.field == TITLE);
        of_title.map(|problem| FieldError::new(TITLE, in_words(words, &label, &problem.reason))).collect()
    }

    fn page(&self, visit: &Visit, errors: Vec<FieldError>) -> BeginPage {
        let trail = vec![Crumb::new("/responses", visit.state.word("answers-title"))];
        match &self.engagement {
            UploadFor::Known(id) => BeginPage {
                trail,
                errors,
                engagement: Some(Crumb::new(format!("/engagements/{id}"), self.title.clone())),
                engagement_id: id.to_string(),
                title: String::new(),
            },
            UploadFor::New(title) => {
                BeginPage { trail, errors, title: title.clone(), ..BeginPage::default() }
            }
        }
    }
}

impl Page for BeginPage {
    const TEMPLATE: &'static str = "response/wizard/begin.html";

    fn samples() -> Vec<Self> {
        let trail = || vec![Crumb::new("/responses", "Responses")];
        let wrong =
            vec![FieldError::new(TITLE, "Title: give one."), FieldError::new(INPUT, "File: choose it.")];
        let known = Self {
            trail: trail(),
            engagement: Some(Crumb::new("/engagements/1", "Winter <b>Ash</b> survey")),
            engagement_id: "1".to_owned(),
            ..Self::default()
        };
        let new = Self { trail: trail(), errors: wrong, title: "<b>Ash</b>".to_owned(), ..Self::default() };
        vec![known, new]
    }
}
