//! An import that is in, and perhaps taken back again: what it did, where its answers are, and the way back.

use chrono::Duration;
use convenor_domain::Engagement;
use convenor_store::{ResponseImport, UNDO_DAYS};
use serde::Serialize;

use super::address;
use super::preview::Counts;
use super::rejected::{self, RejectedLine};
use crate::reader::Visit;
use crate::theme::{Crumb, Page};

/// An import that is in, and perhaps taken back again.
#[derive(Debug, Serialize)]
pub(crate) struct FinishedPage {
    trail: Vec<Crumb>,
    href: String,
    file_name: String,
    /// What people answered to.
    engagement: String,
    /// Where what they answered is shown.
    responses: String,
    /// When it was imported or taken back.
    day: String,
    undone: bool,
    /// Until when it can be taken back.
    #[serde(skip_serializing_if = "Option::is_none")]
    undo_until: Option<String>,
    counts: Counts,
    rejected: Vec<RejectedLine>,
}

impl FinishedPage {
    /// The page of an import.
    pub(super) fn new(visit: &Visit, import: &ResponseImport, engagement: &Engagement) -> Self {
        let summary = &import.summary;
        let until = import.imported_at + Duration::days(UNDO_DAYS);
        let may_undo = import.undone_at.is_none() && visit.state.store.clock().now() <= until;
        let day = import.undone_at.unwrap_or(import.imported_at);
        Self {
            trail: vec![Crumb::new("/responses", visit.state.word("answers-title"))],
            href: address(import.id),
            file_name: import.file_name.clone(),
            engagement: engagement.content.title.clone(),
            responses: format!("/engagements/{}/responses", engagement.id),
            day: day.format("%-d %B %Y").to_string(),
            undone: import.undone_at.is_some(),
            undo_until: may_undo.then(|| until.format("%-d %B %Y").to_string()),
            counts: Counts {
                new: summary.new,
                duplicate: summary.duplicate,
                rejected: summary.rejected.len(),
            },
            rejected: rejected::lines(&summary.rejected),
        }
    }
}

impl Page for FinishedPage {
    const TEMPLATE: &'static str = "response/wizard/finished.html";

    fn samples() -> Vec<Self> {
        let page = |undone, undo_until: Option<&str>, rejected| Self {
            trail: vec![Crumb::new("/responses", "Responses")],
            href: "/responses/imports/1".to_owned(),
            file_name: "survey <b>Ash</b>.csv".to_owned(),
            engagement: "Winter <b>Ash</b> survey".to_owned(),
            responses: "/engagements/1/responses".to_owned(),
            day: "2 November 2026".to_owned(),
            undone,
            undo_until: undo_until.map(str::to_owned),
            counts: Counts { new: 1_204, duplicate: 3, rejected: 1 },
            rejected,
        };
        vec![
            page(false, Some("2 December 2026"), vec![RejectedLine::sample()]),
            page(false, None, Vec::new()),
            page(true, None, Vec::new()),
        ]
    }
}
