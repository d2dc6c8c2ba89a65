//! What somebody means to ask, before there is a record of it.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::area::AreaCode;
use crate::date::{ImpreciseDate, check_order};
use crate::engagement::{EngagementContent, TEXT_LIMIT, TITLE_LIMIT};
use crate::problem::{FieldProblem, Problems, Reason};
use crate::vocabulary::{Vocabularies, known};

/// A title, for those whose own says nothing.
const EXAMPLE: &str = "Breaks for carers";
/// Characters of such a title that are shown again.
const SHOWN_MAX: usize = 40;

/// Letters of a word that tells what a text is about.
const TELLING_LETTERS_MIN: usize = 4;

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
        let words = self.words();
        if words.is_empty() {
            problems.add("title", Reason::Missing);
        } else if !words.chars().any(char::is_alphanumeric) {
            let value = words.chars().take(SHOWN_MAX).collect();
            problems.add("title", Reason::Unreadable { value, example: EXAMPLE.to_owned() });
        }
        problems.text("title", &self.title, TITLE_LIMIT);
        problems.text("summary", &self.summary, TEXT_LIMIT);
        known(&mut problems, "topics", &vocabularies.topics, self.topics.iter());
        known(&mut problems, "groups", &vocabularies.groups, self.groups.iter());
        check_order(&mut problems, &self.starts, &self.ends);
        problems.into_result()
    }

    /// Whether it says something else than a plan that somebody looked with: half of the telling words of the shorter of
    /// both are not in the other. A summary added to a title says no other thing.
    pub fn says_other_than(&self, then: &Self) -> bool {
        let (now, then) = (telling(&self.words()), telling(&then.words()));
        let shared = now.intersection(&then).count();
        !now.is_empty() && shared * 2 < now.len().min(then.len()).max(1)
    }

    /// Its words, for looking it up.
    pub fn words(&self) -> String {
        format!("{}\n{}", self.title, self.summary).trim().to_owned()
    }
}

/// Words that tell what a text is about: short ones mostly do not.
fn telling(text: &str) -> BTreeSet<String> {
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| word.chars().count() >= TELLING_LETTERS_MIN).map(str::to_lowercase).collect()
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

    #[test]
    fn a_plan_that_says_more_is_no_other_and_one_rewritten_is() {
        let plan = |title: &str, summary: &str| Plan {
            title: title.to_owned(),
            summary: summary.to_owned(),
            ..Plan::default()
        };
        let then = plan("Breaks for carers", "");
        let long = "What would a break have to look like for carers who work at night and cannot plan ahead?";
        for same in
            [plan("Breaks for carers", long), plan("Respite for carers", ""), plan("BREAKS: for carers?", "")]
        {
            assert!(!same.says_other_than(&then), "{same:?}");
        }
        for other in [plan("Finding a dentist", ""), plan("Teeth", long)] {
            assert!(other.says_other_than(&plan("Bus stops", "")), "{other:?}");
        }
        assert!(then.says_other_than(&plan("the of and", "")), "nothing was looked for then");
    }
}
