//! The list of steps: what is done in each, and what is missing.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use convenor_domain::Engagement;
use convenor_domain::engagement::completeness;
use serde::Serialize;

use super::step::Step;
use super::{address, label, open, trail};
use crate::error::PageError;
use crate::overlap::Looked;
use crate::reader::Visit;
use crate::theme::{Crumb, Page};
use crate::words::Words;

/// The list of steps.
#[derive(Debug, Serialize)]
pub(crate) struct TasksPage {
    trail: Vec<Crumb>,
    title: String,
    status: &'static str,
    present: usize,
    of: usize,
    /// Whether somebody looked before asking.
    looked: Looked,
    tasks: Vec<Task>,
    record: String,
    check: String,
}

/// One step.
#[derive(Debug, Serialize)]
struct Task {
    step: &'static str,
    href: String,
    /// Names of the fields that say nothing yet.
    missing: Vec<String>,
}

/// Shows the list.
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, PageError> {
    let engagement = open(&visit, &id).await?;
    let words = visit.state.engine.words();
    let looked = Looked::of(&visit, &engagement).await?;
    let page = TasksPage::new(words, trail(&visit, Some(&engagement)), &engagement, looked);
    Ok(visit.show(&page).await?.into_response())
}

impl TasksPage {
    fn new(words: &Words, trail: Vec<Crumb>, engagement: &Engagement, looked: Looked) -> Self {
        let record = address(engagement);
        let found = completeness(&engagement.content);
        let task = |step: &Step| Task {
            step: step.key(),
            href: format!("{record}/edit/{}", step.key()),
            missing: step.missing(&engagement.content).into_iter().map(|field| label(words, field)).collect(),
        };
        Self {
            trail,
            title: engagement.content.title.clone(),
            status: engagement.status.key(),
            present: found.present,
            of: found.of,
            looked,
            tasks: Step::ALL.iter().map(task).collect(),
            check: format!("{record}/edit/check"),
            record,
        }
    }
}

impl Page for TasksPage {
    const TEMPLATE: &'static str = "engagement/edit/tasks.html";

    fn samples() -> Vec<Self> {
        let task = |step: &Step, missing: &[&str]| Task {
            step: step.key(),
            href: format!("/engagements/1/edit/{}", step.key()),
            missing: missing.iter().map(ToString::to_string).collect(),
        };
        let page = |missing: &[&str], present, looked| Self {
            trail: vec![Crumb::new("/engagements", "Activities")],
            title: "Winter clinics".to_owned(),
            status: "draft",
            present,
            of: 18,
            looked,
            tasks: Step::ALL.iter().map(|step| task(step, missing)).collect(),
            record: "/engagements/1".to_owned(),
            check: "/engagements/1/edit/check".to_owned(),
        };
        let [whole, changed, not_yet] = Looked::samples();
        vec![page(&["Summary", "Purpose"], 4, not_yet), page(&["Summary"], 17, changed), page(&[], 18, whole)]
    }
}
