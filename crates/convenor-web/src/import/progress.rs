//! The page while a job works on an import. It looks again by itself; leaving it stops nothing.

use convenor_store::{Import, ImportStage, Job, JobState};
use serde::Serialize;

use super::address;
use crate::state::AppState;
use crate::theme::{Crumb, Page};

/// The page while a job works on an import.
#[derive(Debug, Serialize)]
pub(crate) struct ProgressPage {
    trail: Vec<Crumb>,
    href: String,
    file_name: String,
    /// Whether it is saved, or only tried.
    saving: bool,
    /// Whether the job still waits for its turn.
    waiting: bool,
    rows: u64,
    /// Rows in all, once they have been counted by a dry run.
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<u64>,
}

impl ProgressPage {
    /// The page of an import with its job.
    pub(super) fn new(state: &AppState, import: &Import, job: &Job) -> Self {
        let saving = import.stage == ImportStage::Importing;
        let summary = &import.summary;
        let rejected = u64::try_from(summary.rejected.len()).unwrap_or_default();
        Self {
            trail: vec![Crumb::new("/imports", state.word("import-title"))],
            href: address(import.id),
            file_name: import.file_name.clone(),
            saving,
            waiting: job.state == JobState::Waiting,
            rows: job.done,
            total: saving.then_some(summary.new + summary.changed + summary.same + rejected),
        }
    }
}

impl Page for ProgressPage {
    const TEMPLATE: &'static str = "import/progress.html";

    fn samples() -> Vec<Self> {
        let page = |saving, waiting, total| Self {
            trail: vec![Crumb::new("/imports", "Bring records in")],
            href: "/imports/1".to_owned(),
            file_name: "log <b>Ash</b>.csv".to_owned(),
            saving,
            waiting,
            rows: 1_500,
            total,
        };
        vec![page(false, true, None), page(false, false, None), page(true, false, Some(4_000))]
    }
}
