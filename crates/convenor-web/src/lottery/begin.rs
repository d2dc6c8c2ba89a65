//! Beginning a lottery: its name, its seats, and the file of those who volunteered.

use axum::extract::Multipart;
use axum::response::{IntoResponse, Redirect, Response};
use convenor_domain::lottery::{Lottery, LotteryPlan};
use convenor_domain::{Action, EngagementId, FieldProblem, Reason, Resource, ResourceKind};
use convenor_lottery::Table;
use convenor_store::NewLottery;
use serde::Serialize;

use super::pool_file::{kept, table};
use super::{FILE_BYTES_MAX, address, lookup};
use crate::error::PageError;
use crate::field::{Drawing, Field, FormWords, in_page_order, mistakes};
use crate::form::Fields;
use crate::reader::Visit;
use crate::state::AppState;
use crate::theme::{Crumb, FieldError, Page};
use crate::upload::{INPUT, Received, Refused, UploadError};

/// How the keys of the form's words begin.
pub(super) const WORDS: FormWords = FormWords { field: "lottery-field-", hint: "lottery-hint-" };
/// The hidden input with the engagement's identifier.
const ENGAGEMENT: &str = "engagement";

/// The form.
#[derive(Debug, Serialize)]
pub(crate) struct BeginPage {
    trail: Vec<Crumb>,
    errors: Vec<FieldError>,
    fields: Vec<Field>,
    /// What the panel is for, where that is in the register.
    #[serde(skip_serializing_if = "Option::is_none")]
    engagement: Option<Crumb>,
    engagement_id: String,
    /// What is wrong with the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    file_error: Option<String>,
}

/// `GET /lottery/new`: `?engagement=` is what the panel is for.
pub(super) async fn show(visit: Visit) -> Result<Response, PageError> {
    visit.require(Action::Create, Resource::any(ResourceKind::Lottery))?;
    let fields = Fields::parse(visit.query.as_bytes());
    let page = BeginPage::new(&visit, &fields, Vec::new()).await?;
    Ok(visit.show(&page).await?.into_response())
}

/// `POST /lottery/new`: takes the file, and goes on to the quotas.
pub(super) async fn add(visit: Visit, form: Multipart) -> Result<Response, PageError> {
    visit.require(Action::Create, Resource::any(ResourceKind::Lottery))?;
    let Received { fields, file } = Received::of(&visit.state.uploads, form, FILE_BYTES_MAX).await;
    let mut errors = Vec::new();
    let read = match file {
        Ok(upload) => table(&upload.name, upload.path()).await.map(|table| (upload.name.clone(), table)),
        Err(UploadError::Refused(refused)) => Err(refused),
        Err(error) => return Err(error.into()),
    };
    let read = read.and_then(not_empty).map_err(|refused| {
        errors.push(FieldError::new(INPUT, refused.in_words(&visit.state)));
    });
    let new = match new_lottery(&visit, &fields).await? {
        Ok(new) => Some(new),
        Err(problems) => {
            errors.extend(mistakes(visit.state.engine.words(), WORDS, &problems));
            None
        }
    };
    if let (Ok((name, pool)), Some(new)) = (read, new) {
        let lottery = keep(&visit, new, name, pool).await?;
        return Ok(Redirect::to(&format!("{}/quotas", address(lottery.id))).into_response());
    }
    let page = BeginPage::new(&visit, &fields, errors).await?;
    visit.show_invalid(&page).await
}

fn not_empty((name, table): (String, Table)) -> Result<(String, Table), Refused> {
    if table.rows.is_empty() {
        let reason =
            format!("{name} has nobody in it: a row of headings and a row for each person are needed");
        return Err(Refused::Unreadable(reason));
    }
    Ok((name, table))
}

async fn new_lottery(
    visit: &Visit,
    fields: &Fields,
) -> Result<Result<NewLottery, Vec<FieldProblem>>, PageError> {
    let engagement = engagement(visit, fields).await?.map(|(id, _)| id);
    let seats = match fields.number("seats") {
        Ok(Some(seats)) => Ok(seats),
        Ok(None) => Err(FieldProblem { field: "seats", reason: Reason::Missing }),
        Err(reason) => Err(FieldProblem { field: "seats", reason }),
    };
    let name = fields.text("name");
    let plan = LotteryPlan::new(seats.as_ref().copied().unwrap_or(1));
    let mut problems = plan.check(&name).err().unwrap_or_default();
    problems.extend(seats.err());
    if problems.is_empty() {
        Ok(Ok(NewLottery { system: visit.system()?, account: visit.actor().account, engagement, name, plan }))
    } else {
        Ok(Err(problems))
    }
}

async fn keep(visit: &Visit, mut new: NewLottery, file: String, pool: Table) -> Result<Lottery, PageError> {
    new.plan.pool_file = file;
    new.plan.headings.clone_from(&pool.headings);
    new.plan.people = u32::try_from(pool.rows.len()).unwrap_or(u32::MAX);
    let mut writing = visit.state.store.begin(visit.actor()).await?;
    let lottery = writing.add_lottery(new).await?;
    writing.put_lottery_pool(lottery.id, &kept(pool)).await?;
    writing.commit().await?;
    Ok(lottery)
}

/// What the panel is for, if the reader may change it.
async fn engagement(visit: &Visit, fields: &Fields) -> Result<Option<(EngagementId, String)>, PageError> {
    let Some(id) = fields.choice(ENGAGEMENT) else { return Ok(None) };
    let id: EngagementId = id.parse().map_err(|_| PageError::NotFound)?;
    let engagement = visit.state.store.lookup_engagement(visit.scope(), id).await?;
    let engagement = engagement.ok_or(PageError::NotFound)?;
    visit.require(Action::Edit, Resource::one(ResourceKind::Engagement, &engagement.access()))?;
    Ok(Some((id, engagement.content.title)))
}

impl BeginPage {
    async fn new(visit: &Visit, fields: &Fields, errors: Vec<FieldError>) -> Result<Self, PageError> {
        let engagement = engagement(visit, fields).await?;
        let drawn = drawn(&visit.state, fields, &errors);
        let file_error = errors.iter().find(|error| error.field == INPUT).map(|error| error.message.clone());
        Ok(Self {
            trail: lookup::up(&visit.state),
            engagement_id: engagement.as_ref().map(|(id, _)| id.to_string()).unwrap_or_default(),
            engagement: engagement.map(|(id, title)| Crumb::new(format!("/engagements/{id}"), title)),
            errors: in_page_order(errors, &drawn),
            fields: drawn,
            file_error,
        })
    }
}

fn drawn(state: &AppState, fields: &Fields, errors: &[FieldError]) -> Vec<Field> {
    let draw = Drawing { words: state.engine.words(), form: WORDS, fields, errors };
    vec![draw.line("name"), draw.line("seats")]
}

impl Page for BeginPage {
    const TEMPLATE: &'static str = "lottery/begin.html";

    fn samples() -> Vec<Self> {
        let trail = || vec![Crumb::new("/lottery", "Lottery")];
        let wrong = FieldError::new(INPUT, "File: choose it.");
        let new = Self {
            trail: trail(),
            errors: Vec::new(),
            fields: crate::field::samples(None),
            engagement: Some(Crumb::new("/engagements/1", "Winter <b>Ash</b> survey")),
            engagement_id: "1".to_owned(),
            file_error: None,
        };
        let again = Self {
            trail: trail(),
            file_error: Some(wrong.message.clone()),
            errors: vec![wrong],
            fields: crate::field::samples(Some("Give one.")),
            engagement: None,
            engagement_id: String::new(),
        };
        vec![new, again]
    }
}
