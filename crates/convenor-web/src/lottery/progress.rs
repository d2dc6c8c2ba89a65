//! The page while a search is under way. It looks again by itself; leaving it stops nothing.

use convenor_domain::lottery::Lottery;
use convenor_store::{Job, JobState};
use serde::Serialize;

use super::run::REACHED_ALL;
use super::{address, lookup};
use crate::state::AppState;
use crate::theme::{Crumb, Page};

/// The page while a search is under way.
#[derive(Debug, Serialize)]
pub(crate) struct ProgressPage {
    trail: Vec<Crumb>,
    href: String,
    name: String,
    /// Whether it still waits for its turn.
    waiting: bool,
    /// Why it ended without panels; empty while it goes on.
    failed: String,
    /// Parts reached of the fairest average.
    reached: u64,
    all: u64,
    /// The same in per cent.
    percent: u64,
}

impl ProgressPage {
    /// The page of a lottery with its job.
    pub(super) fn new(state: &AppState, lottery: &Lottery, job: Option<&Job>) -> Self {
        let reached = job.map_or(0, |job| job.done.min(REACHED_ALL));
        let ended = job.is_none_or(|job| matches!(job.state, JobState::Failed | JobState::Done));
        let why = job.map(|job| job.message.clone()).filter(|message| !message.is_empty());
        let failed = ended.then(|| why.unwrap_or_else(|| state.word("lottery-search-ended")));
        Self {
            trail: lookup::up(state),
            href: address(lottery.id),
            name: lottery.name.clone(),
            waiting: job.is_some_and(|job| job.state == JobState::Waiting),
            failed: failed.unwrap_or_default(),
            reached,
            all: REACHED_ALL,
            percent: reached * 100 / REACHED_ALL,
        }
    }
}

impl Page for ProgressPage {
    const TEMPLATE: &'static str = "lottery/progress.html";

    fn samples() -> Vec<Self> {
        let page = |waiting, failed: &str| Self {
            trail: vec![Crumb::new("/lottery", "Lottery")],
            href: "/lottery/1".to_owned(),
            name: "Winter <b>Ash</b> panel".to_owned(),
            waiting,
            failed: failed.to_owned(),
            reached: 500,
            all: 1_000,
            percent: 50,
        };
        vec![page(true, ""), page(false, ""), page(false, "It stopped.")]
    }
}
