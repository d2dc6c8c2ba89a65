//! Statuses as tags: their words, and the colours that say no more than the words do.

use convenor_domain::EngagementStatus;

use crate::state::AppState;

/// The status in words.
pub(crate) fn status(state: &AppState, status: EngagementStatus) -> String {
    state.word(&format!("status-{status}"))
}

/// The colour's name for a status, as in `tag--good`.
pub(crate) fn tone(status: EngagementStatus) -> &'static str {
    use EngagementStatus as S;
    match status {
        S::Open | S::Reported | S::DecisionMade => "info",
        S::FedBack | S::Complete => "good",
        S::SubmittedForAdvice | S::Paused => "warn",
        S::Cancelled => "bad",
        S::Draft | S::Planned | S::ClosedAnalysing => "none",
    }
}
