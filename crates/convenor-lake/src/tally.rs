//! Folds the groups that an engine brings into the answers that were asked for.

use std::collections::HashMap;

use convenor_domain::response::QuestionKind;
use convenor_domain::response::ask::{AnswerCounts, Count};

use crate::layout::SEPARATOR;

/// How answers stand in their column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// One alone.
    One,
    /// Several between separators.
    Several,
}

impl Standing {
    /// How the answers to a question stand, or `None` where they are not a few fixed ones.
    pub(crate) fn of(kind: QuestionKind) -> Option<Self> {
        match kind {
            QuestionKind::Closed | QuestionKind::Scale | QuestionKind::Demographic => Some(Self::One),
            QuestionKind::Multiple => Some(Self::Several),
            QuestionKind::Number | QuestionKind::Date | QuestionKind::Open => None,
        }
    }
}

/// How many people gave each answer, so far.
#[derive(Debug, Clone, Default)]
pub(crate) struct Tally {
    counts: HashMap<String, Count>,
    none: Count,
}

impl Tally {
    /// Adds people who gave the same answer, or the same several.
    pub(crate) fn add(&mut self, answer: Option<&str>, standing: Standing, people: Count) {
        match (answer, standing) {
            (None, _) => self.none += people,
            (Some(answer), Standing::One) => self.add_one(answer, people),
            (Some(answers), Standing::Several) => {
                let chosen = answers.split(SEPARATOR).filter(|answer| !answer.is_empty());
                chosen.for_each(|answer| self.add_one(answer, people));
            }
        }
    }

    fn add_one(&mut self, answer: &str, people: Count) {
        match self.counts.get_mut(answer) {
            Some(count) => *count += people,
            None if people.people > 0 => {
                self.counts.insert(answer.to_owned(), people);
            }
            None => {}
        }
    }

    /// The answers in the order in which people read them.
    pub(crate) fn into_counts(self, key: &str) -> AnswerCounts {
        let mut counts: Vec<(String, Count)> = self.counts.into_iter().collect();
        counts.sort_by(|(answer, count), (other, others)| {
            others.people.cmp(&count.people).then_with(|| answer.cmp(other))
        });
        AnswerCounts { key: key.to_owned(), counts, none: self.none }
    }
}
