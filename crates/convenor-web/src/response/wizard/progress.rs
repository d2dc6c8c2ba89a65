//! The page while a job reads an upload. It looks again by itself; leaving it stops nothing.

use chrono::{DateTime, Utc};
use convenor_domain::response::ResponsePreview;
use convenor_store::{ImportStage, Job, JobState};
use serde::Serialize;

use super::address;
use super::one::One;
use crate::state::AppState;
use crate::theme::{Crumb, Page};
use crate::words::Value;

/// Below so many seconds nothing is said of how fast it goes.
const TELLING_SECONDS: u64 = 2;

/// The page while a job reads an upload.
#[derive(Debug, Serialize)]
pub(crate) struct ProgressPage {
    trail: Vec<Crumb>,
    href: String,
    file_name: String,
    /// What people answered to.
    engagement: String,
    /// Whether it is imported, or only tried.
    saving: bool,
    /// Whether the job still waits for its turn.
    waiting: bool,
    rows: u64,
    /// Rows in all, once they have been counted by a try.
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<u64>,
    /// How fast it goes and how long it will still take, in words; empty while that is not known.
    pace: String,
}

impl ProgressPage {
    /// The page of an upload with its job.
    pub(super) fn new(state: &AppState, one: &One, job: &Job) -> Self {
        let upload = &one.upload;
        let saving = upload.stage == ImportStage::Importing;
        let total = upload.preview.as_ref().filter(|_| saving).map(ResponsePreview::rows);
        let waiting = job.state == JobState::Waiting;
        let since = upload.working_since.filter(|_| !waiting);
        Self {
            trail: vec![Crumb::new("/responses", state.word("answers-title"))],
            href: address(upload.id),
            file_name: upload.file_name.clone(),
            engagement: one.title.clone(),
            saving,
            waiting,
            rows: job.done,
            total: total.map(|total| total.max(job.done)),
            pace: since.map(|since| pace(state, since, job.done, total)).unwrap_or_default(),
        }
    }
}

/// How fast it goes, and how long it will still take.
fn pace(state: &AppState, since: DateTime<Utc>, rows: u64, total: Option<u64>) -> String {
    let seconds = (state.store.clock().now() - since).num_seconds();
    let Some((rate, left)) = pace_of(u64::try_from(seconds).unwrap_or_default(), rows, total) else {
        return String::new();
    };
    let words = state.engine.words();
    let rate = ("rate", Value::from(rate));
    match left {
        None => words.t("answers-progress-rate", &[rate]),
        Some(seconds) if seconds < 60 => {
            words.t("answers-progress-seconds", &[rate, ("left", Value::from(seconds))])
        }
        Some(seconds) => {
            words.t("answers-progress-minutes", &[rate, ("left", Value::from(seconds.div_ceil(60)))])
        }
    }
}

/// Rows a second, and seconds left; nothing before that can be told.
fn pace_of(seconds: u64, rows: u64, total: Option<u64>) -> Option<(u64, Option<u64>)> {
    if seconds < TELLING_SECONDS || rows < seconds {
        return None;
    }
    let rate = rows / seconds;
    Some((rate, total.map(|total| total.saturating_sub(rows).div_ceil(rate))))
}

impl Page for ProgressPage {
    const TEMPLATE: &'static str = "response/wizard/progress.html";

    fn samples() -> Vec<Self> {
        let page = |saving, waiting, total, pace: &str| Self {
            trail: vec![Crumb::new("/responses", "Responses")],
            href: "/responses/imports/1".to_owned(),
            file_name: "survey <b>Ash</b>.csv".to_owned(),
            engagement: "Winter <b>Ash</b> survey".to_owned(),
            saving,
            waiting,
            rows: 1_500,
            total,
            pace: pace.to_owned(),
        };
        vec![
            page(false, true, None, ""),
            page(false, false, None, "500 rows a second"),
            page(true, false, Some(4_000), "500 rows a second, about 5 seconds left"),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_left_is_told_once_there_is_a_pace() {
        assert_eq!(pace_of(1, 10_000, Some(20_000)), None);
        assert_eq!(pace_of(10, 3, Some(20_000)), None);
        assert_eq!(pace_of(10, 10_000, None), Some((1_000, None)));
        assert_eq!(pace_of(10, 10_000, Some(20_500)), Some((1_000, Some(11))));
        assert_eq!(pace_of(10, 10_000, Some(9_000)), Some((1_000, Some(0))));
    }
}
