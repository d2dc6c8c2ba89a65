//! What people answered to an engagement, question by question, as it may be shown: no HTML, and no number that has not
//! passed disclosure control. Pages, downloads, the API and the command line tell only what comes from here; who may ask
//! for it is left to them.

mod among;
mod apart;
mod compared;
mod counted;
mod guard;
mod order;
mod people;
mod share;

pub use among::{Among, Months, Residents, WeighError};
pub use compared::{Compared, ComparedCell, ComparedRow};
pub use counted::{Base, Choice, Counted, CountedRow};
pub use guard::{Asking, Standing, Withheld, among};
pub use people::{category_name, dimensions_of, responses_of};

use convenor_domain::response::{Question, QuestionKind};
use convenor_statistics::{Disclosed, ShownCount};

/// The answers to one question, or what people said of themselves.
#[derive(Debug, Clone)]
pub struct Panel {
    /// The question's or the dimension's key.
    pub key: String,
    /// The question's words, or the dimension's name.
    pub text: String,
    /// Which kind of answer it takes.
    pub kind: QuestionKind,
    /// What it says of people: a dimension's key.
    pub dimension: Option<String>,
    /// The answers.
    pub answers: Answers,
}

/// Answers as they may be shown.
#[derive(Debug, Clone)]
pub enum Answers {
    /// How many people gave each.
    Counted(Counted),
    /// How many people gave each, category by category of a dimension.
    Compared(Compared),
    /// Numbers that people gave.
    Numbers(Numbers),
    /// People who wrote something, and people who did not.
    Written(Disclosed<Vec<ShownCount>>),
    /// Dates. They are kept, but nothing counts them yet.
    Dates,
}

/// Numbers that people gave, summed up.
#[derive(Debug, Clone)]
pub struct Numbers {
    /// People who gave one, and people who did not.
    pub counts: Disclosed<Vec<ShownCount>>,
    /// Nothing where too few gave one.
    pub middle: Disclosed<Option<Middle>>,
}

/// What lies in the middle of numbers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Middle {
    /// The mean.
    pub mean: f64,
    /// Lower quartile, median, upper quartile.
    pub quartiles: [f64; 3],
}

impl Panel {
    fn of(question: &Question, answers: Answers) -> Self {
        Self {
            key: question.key.clone(),
            text: question.text.clone(),
            kind: question.kind,
            dimension: question.dimension.clone(),
            answers,
        }
    }
}
