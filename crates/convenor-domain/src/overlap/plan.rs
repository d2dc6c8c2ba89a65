//! What somebody means to ask, before there is a record of it.

use serde::{Deserialize, Serialize};

use crate::area::AreaCode;
use crate::date::{ImpreciseDate, check_order};
use crate::engagement::{EngagementContent, TEXT_LIMIT, TITLE_LIMIT};
use crate::problem::{FieldProblem, Problems, Reason};
use crate::vocabulary::{Vocabularies, known};

/// What somebody means to ask. Everything may be missing but the title or the summary.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Plan {
    /// Title.
    pub title: String,
    /// Plain summary, a few sentences.
    pub summary: String,
    /// Terms of `topics`.
    pub topics: Vec<String>,
    /// Areas.
    pub areas: Vec<AreaCode>,
    /// Terms of `groups`.
    pub groups: Vec<String>,
    /// When it opens.
    pub starts: ImpreciseDate,
    /// When it closes.
    pub ends: ImpreciseDate,
}

impl Plan {
    /// The plan of a recorded engagement.
    pub fn of(content: &EngagementContent) -> Self {
        Self {
            title: content.title.clone(),
            summary: content.summary.clone(),
            topics: content.topics.clone(),
            areas: content.areas.clone(),
            groups: content.groups.iter().map(|reach| reach.group.clone()).collect(),
            starts: content.starts.clone(),
            ends: content.ends.clone(),
        }
    }

    /// Every problem that keeps it from being compared: a title or a summary has to say something, everything else
    /// may be missing.
    pub fn check(&self, vocabularies: &Vocabularies) -> Result<(), Vec<FieldProblem>> {
        let mut problems = Problems::default();
        if !self.words().chars().any(char::is_alphanumeric) {
            problems.add("title", Reason::Missing);
        }
        problems.text("title", &self.title, TITLE_LIMIT);
        problems.text("summary", &self.summary, TEXT_LIMIT);
        known(&mut problems, "topics", &vocabularies.topics, self.topics.iter());
        known(&mut problems, "groups", &vocabularies.groups, self.groups.iter());
        check_order(&mut problems, &self.starts, &self.ends);
        problems.into_result()
    }

    /// Its words, for looking it up.
    pub fn words(&self) -> String {
        format!("{}\n{}", self.title, self.summary).trim().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn fields(plan: &Plan) -> Vec<&'static str> {
        let checked = plan.check(&Vocabularies::shipped().unwrap());
        checked.err().unwrap_or_default().iter().map(|problem| problem.field).collect()
    }

    #[test]
    fn a_title_or_a_summary_is_enough_and_everything_wrong_is_named() {
        let plan = Plan { summary: "Getting to the clinic".to_owned(), ..Plan::default() };
        assert!(fields(&plan).is_empty());
        let day = |day| ImpreciseDate::day(NaiveDate::from_ymd_opt(2026, 3, day).unwrap());
        let wrong = Plan {
            title: " ?".to_owned(),
            topics: vec!["telepathy".to_owned()],
            groups: vec!["martians".to_owned()],
            starts: day(2),
            ends: day(1),
            ..Plan::default()
        };
        assert_eq!(fields(&wrong), ["title", "topics", "groups", "ends"]);
    }
}
