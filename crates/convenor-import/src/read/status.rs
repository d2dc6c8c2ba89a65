//! Where an engagement stands: as the source says, or as what it tells allows to conclude.

use convenor_domain::{DecisionContent, EngagementContent, EngagementStatus, InsightContent};

use super::fields::Fields;
use super::{Kept, RecordReader};
use crate::mapping::Target;

impl RecordReader<'_> {
    pub(super) fn status(
        &self,
        fields: &Fields<'_>,
        engagement: &EngagementContent,
        insights: &[InsightContent],
        decisions: &[DecisionContent],
        kept: &mut Kept,
    ) -> EngagementStatus {
        let said = fields.ruled(Target::Status).and_then(|(text, rule)| {
            let meant = rule.values.get(&text).map_or(text.as_str(), String::as_str);
            let status = from_words(meant);
            if status.is_none() && !meant.is_empty() {
                kept.push((Target::Status.key(), text));
            }
            status
        });
        said.unwrap_or_else(|| match () {
            () if !decisions.is_empty() => EngagementStatus::DecisionMade,
            () if !insights.is_empty() => EngagementStatus::Reported,
            () => self.status_by_dates(engagement),
        })
    }

    /// Planned, open or closed, where the dates leave no doubt; else a draft, for people to complete.
    fn status_by_dates(&self, engagement: &EngagementContent) -> EngagementStatus {
        let (starts, ends) = (&engagement.starts, &engagement.ends);
        if ends.latest().is_some_and(|ends| ends < self.today) {
            return EngagementStatus::ClosedAnalysing;
        }
        if starts.earliest().is_some_and(|starts| starts > self.today) {
            return EngagementStatus::Planned;
        }
        match (starts.latest(), ends.earliest()) {
            (Some(starts), Some(ends)) if starts <= self.today && self.today <= ends => {
                EngagementStatus::Open
            }
            _ => EngagementStatus::Draft,
        }
    }
}

/// A status by its key, or by a word that people use for it.
fn from_words(text: &str) -> Option<EngagementStatus> {
    use EngagementStatus as S;
    let word = text.trim().to_lowercase().replace([' ', '_'], "-");
    S::from_key(&word).or(match word.as_str() {
        "live" | "in-progress" | "ongoing" | "active" | "running" => Some(S::Open),
        "closed" | "ended" | "analysing" | "analysis" => Some(S::ClosedAnalysing),
        "forthcoming" | "upcoming" | "not-started" | "scheduled" | "proposed" => Some(S::Planned),
        "results-published" | "published" | "written-up" => Some(S::Reported),
        "decided" => Some(S::DecisionMade),
        "feedback-given" => Some(S::FedBack),
        "completed" | "done" | "finished" => Some(S::Complete),
        "on-hold" => Some(S::Paused),
        "canceled" | "withdrawn" | "stopped" => Some(S::Cancelled),
        _ => None,
    })
}
