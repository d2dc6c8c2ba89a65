//! The order in which answers are read: steps of a scale in theirs, others the most frequent first.

use std::cmp::Reverse;

use convenor_domain::response::{Question, QuestionKind};
use convenor_statistics::{Count, ShownCount};

/// The order in which answers are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// One that means something, whatever the counts.
    Own,
    /// The most frequent first.
    ByCount,
}

impl Order {
    /// The order of a question's answers.
    pub(super) fn of(question: &Question) -> Self {
        if question.kind == QuestionKind::Scale { Self::Own } else { Self::ByCount }
    }

    /// Puts answers into the order in which they are counted, which is the same wherever they are.
    pub(super) fn sort(self, question: &Question, counts: &mut [(String, Count)]) {
        match self {
            Self::Own => {
                let step = |answer: &str| question.options.iter().position(|option| option == answer);
                counts.sort_by_cached_key(|(answer, _)| (step(answer).unwrap_or(usize::MAX), answer.clone()));
            }
            Self::ByCount => {
                counts.sort_by(|(answer, count), (other, more)| {
                    (Reverse(count.people), answer).cmp(&(Reverse(more.people), other))
                });
            }
        }
    }

    /// Puts rows into the order in which they are read. Where hidden numbers stand tells nothing of their size.
    pub(super) fn read<T>(self, rows: &mut [T], of: impl Fn(&T) -> (ShownCount, Option<&str>)) {
        if self == Self::ByCount {
            rows.sort_by(|one, other| {
                let ((count, answer), (others, other)) = (of(one), of(other));
                // Nobody and the hidden stand after all that are shown; those without an answer last of all.
                let place = |count: ShownCount, answer: Option<&str>| {
                    (answer.is_none(), count.people().is_none(), Reverse(count.people()))
                };
                place(count, answer).cmp(&place(others, other)).then_with(|| answer.cmp(&other))
            });
        }
    }
}
