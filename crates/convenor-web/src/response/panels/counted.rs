//! How many people gave each answer.

use convenor_domain::response::ask::{AnswerCounts, Count};
use convenor_domain::response::{Question, QuestionKind};
use convenor_statistics::{Disclosed, Disclosure, ShownCount};

use super::order::Order;
use super::share::per_cent;

/// How many people gave each answer.
#[derive(Debug, Clone)]
pub struct Counted {
    answers: Vec<String>,
    /// People who gave each, and last those who gave none: they passed disclosure control together.
    counts: Disclosed<Vec<ShownCount>>,
    /// Whether a person gives one answer or several.
    pub choice: Choice,
    order: Order,
    base: Base,
}

/// Whether a person gives one answer or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// One: the counts make a total.
    One,
    /// Several: they do not.
    Several,
}

/// The people that per cents are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// So many who answered.
    Answered(u64),
    /// So many, whether they answered or not: of dimensions, and where few gave no answer.
    Everybody(u64),
}

/// One answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CountedRow<'a> {
    /// The answer; `None` for people who gave none.
    pub answer: Option<&'a str>,
    /// People who gave it.
    pub count: ShownCount,
    /// Their share; nothing where it is hidden, or does not belong to the whole.
    pub per_cent: Option<f64>,
}

impl Base {
    /// How many people.
    pub fn people(self) -> u64 {
        match self {
            Self::Answered(people) | Self::Everybody(people) => people,
        }
    }
}

impl Counted {
    /// The answers to a question among `total` people.
    pub(super) fn question(
        rule: &Disclosure,
        question: &Question,
        counts: AnswerCounts,
        total: Count,
    ) -> Self {
        let choice = if question.kind == QuestionKind::Multiple { Choice::Several } else { Choice::One };
        let order = Order::of(question);
        let AnswerCounts { mut counts, none, .. } = counts;
        order.sort(question, &mut counts);
        let mut counted = Self::new(rule, counts, none, choice, order, total);
        let answered = rule.total(total - none).get().people();
        if let (Some(_), Some(answered)) = (counted.none().people(), answered) {
            counted.base = Base::Answered(answered);
        }
        counted
    }

    /// What people said of themselves, in the categories' own order.
    pub(super) fn dimension(
        rule: &Disclosure,
        counts: Vec<(String, Count)>,
        none: Count,
        total: Count,
    ) -> Self {
        Self::new(rule, counts, none, Choice::One, Order::Own, total)
    }

    fn new(
        rule: &Disclosure,
        counts: Vec<(String, Count)>,
        none: Count,
        choice: Choice,
        order: Order,
        total: Count,
    ) -> Self {
        let (answers, numbers): (Vec<String>, Vec<Count>) = counts.into_iter().unzip();
        let counts = match choice {
            Choice::One => rule.counts(&[numbers.as_slice(), &[none]].concat()),
            Choice::Several => rule.choices(&numbers, none, total),
        };
        let shown = rule.total(total).get().people().unwrap_or_default();
        Self { answers, counts, choice, order, base: Base::Everybody(shown) }
    }

    /// People who gave no answer.
    pub fn none(&self) -> ShownCount {
        self.counts.get().last().copied().unwrap_or(ShownCount::Hidden)
    }

    /// The people that per cents are of.
    pub fn base(&self) -> Base {
        self.base
    }

    /// The answers in the order in which they are read, those who gave none last.
    pub fn rows(&self) -> Vec<CountedRow<'_>> {
        let answers = self.answers.iter().map(|answer| Some(answer.as_str())).chain([None]);
        let mut rows: Vec<CountedRow<'_>> = answers
            .zip(self.counts.get())
            .map(|(answer, count)| CountedRow { answer, count: *count, per_cent: self.share(answer, *count) })
            .collect();
        self.order.read(&mut rows, |row| (row.count, row.answer));
        rows
    }

    fn share(&self, answer: Option<&str>, count: ShownCount) -> Option<f64> {
        match self.base {
            Base::Answered(_) if answer.is_none() => None,
            Base::Answered(people) | Base::Everybody(people) => per_cent(count, people),
        }
    }
}
