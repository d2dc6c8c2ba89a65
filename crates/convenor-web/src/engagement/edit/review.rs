//! Checking all answers before the record goes on: for advice, to plan, or to everyone.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use convenor_domain::engagement::completeness;
use convenor_domain::{Action, Engagement, EngagementContent, EngagementStatus, Visibility};
use convenor_store::StoreError;
use serde::Serialize;

use super::choices::Choices;
use super::save::version;
use super::step::Step;
use super::{address, choices, one, open, trail};
use crate::error::PageError;
use crate::form::Fields;
use crate::overlap::look_first;
use crate::reader::Visit;
use crate::theme::{Crumb, FieldError, Page};

/// All answers, with a way to change each and the ways on.
#[derive(Debug, Serialize)]
pub(crate) struct ReviewPage {
    trail: Vec<Crumb>,
    errors: Vec<FieldError>,
    title: String,
    present: usize,
    of: usize,
    sections: Vec<Section>,
    action: String,
    record: String,
    version: u32,
    ways: Vec<Way>,
}

/// The answers of one step.
#[derive(Debug, Serialize)]
struct Section {
    step: &'static str,
    href: String,
    rows: Vec<Row>,
}

/// One answer.
#[derive(Debug, Serialize)]
struct Row {
    id: &'static str,
    label: String,
    /// In lines; none when nothing is recorded.
    answer: Vec<String>,
}

/// What can be done with the record from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Way {
    SubmittedForAdvice,
    Planned,
    Publish,
}

impl Way {
    const ALL: [Self; 3] = [Self::SubmittedForAdvice, Self::Planned, Self::Publish];

    fn key(self) -> &'static str {
        match self {
            Self::SubmittedForAdvice => "submitted-for-advice",
            Self::Planned => "planned",
            Self::Publish => "publish",
        }
    }

    /// Whether the reader may take this way with the record as it stands.
    fn is_open(self, visit: &Visit, engagement: &Engagement) -> bool {
        use EngagementStatus as S;
        let access = engagement.access();
        let (status, may_move) = (engagement.status, visit.may(Action::Move, one(&access)));
        match self {
            Self::SubmittedForAdvice => may_move && status == S::Draft,
            Self::Planned => may_move && matches!(status, S::Draft | S::SubmittedForAdvice),
            Self::Publish => {
                let unseen = engagement.content.visibility != Visibility::Public || status == S::Draft;
                unseen && may_move && status != S::Cancelled && visit.may(Action::Publish, one(&access))
            }
        }
    }

    /// The status that the record takes on this way.
    fn status(self, from: EngagementStatus) -> EngagementStatus {
        use EngagementStatus as S;
        match (self, from) {
            (Self::SubmittedForAdvice, _) => S::SubmittedForAdvice,
            (Self::Planned, _) | (Self::Publish, S::Draft | S::SubmittedForAdvice) => S::Planned,
            (Self::Publish, other) => other,
        }
    }

    fn news(self) -> &'static str {
        match self {
            Self::SubmittedForAdvice => "edit-done-submitted-for-advice",
            Self::Planned => "edit-done-planned",
            Self::Publish => "edit-done-publish",
        }
    }
}

/// Shows all answers.
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, PageError> {
    let engagement = open(&visit, &id).await?;
    let page = page(&visit, &engagement).await?;
    Ok(visit.show(&page).await?.into_response())
}

/// Takes the record on.
pub(super) async fn go_on(
    visit: Visit,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, PageError> {
    let engagement = open(&visit, &id).await?;
    let asked = fields.get("way");
    let way = Way::ALL.into_iter().find(|way| way.key() == asked);
    let way = way.ok_or_else(|| PageError::BadRequest(String::new()))?;
    if !way.is_open(&visit, &engagement) {
        return Err(PageError::Forbidden);
    }
    if let Some(first) = look_first(&visit, &engagement, way.status(engagement.status)).await? {
        return Ok(first.into_response());
    }
    match take(&visit, &engagement, version(&fields)?, way).await {
        Ok(()) => {
            let news = visit.state.word(way.news());
            Ok(visit.done(&address(&engagement), news).await?.into_response())
        }
        Err(StoreError::Stale { .. }) => {
            let mut page = page(&visit, &open(&visit, &id).await?).await?;
            page.errors.push(FieldError::new("ways", visit.state.word("edit-check-stale")));
            visit.show_invalid(&page).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn take(visit: &Visit, engagement: &Engagement, held: u32, way: Way) -> Result<(), StoreError> {
    let mut writing = visit.state.store.begin(visit.actor()).await?;
    let mut held = held;
    if way == Way::Publish {
        let content = EngagementContent { visibility: Visibility::Public, ..engagement.content.clone() };
        held = writing.update_engagement(engagement.id, held, content).await?.version;
    }
    let status = way.status(engagement.status);
    if status != engagement.status {
        writing.move_engagement(engagement.id, held, status).await?;
    }
    writing.commit().await?;
    Ok(())
}

async fn page(visit: &Visit, engagement: &Engagement) -> Result<ReviewPage, PageError> {
    let choices = choices(visit, engagement, &[]).await?;
    let found = completeness(&engagement.content);
    let record = address(engagement);
    Ok(ReviewPage {
        trail: trail(visit, Some(engagement)),
        errors: Vec::new(),
        title: engagement.content.title.clone(),
        present: found.present,
        of: found.of,
        sections: sections(&engagement.content, &choices, &record),
        action: format!("{record}/edit/check"),
        record,
        version: engagement.version,
        ways: Way::ALL.into_iter().filter(|way| way.is_open(visit, engagement)).collect(),
    })
}

fn sections(content: &EngagementContent, choices: &Choices<'_>, record: &str) -> Vec<Section> {
    let section = |step: &Step| {
        let questions = step.questions(&step.fill(content, choices), choices);
        let row = |question: super::question::Question| Row {
            id: question.id,
            answer: question.answer(),
            label: question.label,
        };
        Section {
            step: step.key(),
            href: format!("{record}/edit/{}", step.key()),
            rows: questions.into_iter().map(row).collect(),
        }
    };
    Step::ALL.iter().map(section).collect()
}

impl Page for ReviewPage {
    const TEMPLATE: &'static str = "engagement/edit/review.html";

    fn samples() -> Vec<Self> {
        let row = |answer: &[&str]| Row {
            id: "title",
            label: "Title".to_owned(),
            answer: answer.iter().map(ToString::to_string).collect(),
        };
        let page = |ways: &[Way], errors| Self {
            trail: vec![Crumb::new("/engagements", "Activities")],
            errors,
            title: "Winter clinics".to_owned(),
            present: 12,
            of: 18,
            sections: vec![Section {
                step: Step::Purpose.key(),
                href: "/engagements/1/edit/purpose".to_owned(),
                rows: vec![row(&["Winter clinics", "and more"]), row(&["One line"]), row(&[])],
            }],
            action: "/engagements/1/edit/check".to_owned(),
            record: "/engagements/1".to_owned(),
            version: 4,
            ways: ways.to_vec(),
        };
        let stale = vec![FieldError::new("ways", "Somebody else saved this meanwhile.")];
        vec![page(&Way::ALL, Vec::new()), page(&[], Vec::new()), page(&Way::ALL, stale)]
    }
}
