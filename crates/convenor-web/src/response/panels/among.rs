//! Responses of which enough are asked about to be told of, and what is told.

mod weighted;

use std::collections::HashMap;

use chrono::NaiveDate;
use convenor_domain::response::ask::{AnswerCounts, AskError, Comment, Count, Within};
use convenor_domain::response::{Dimension, Dimensions, Question, QuestionKind};
use convenor_statistics::{Disclosed, ShownCount};

use super::apart;
use super::people::panel;
use super::{Answers, Asking, Compared, Counted, Middle, Numbers, Panel};
pub use weighted::{Residents, WeighError};

/// Responses of which enough are asked about to be told of. Only the rule in `guard` makes one.
pub struct Among<'a> {
    asking: Asking<'a>,
    within: Within,
    total: Count,
}

/// People by the month in which they answered.
#[derive(Debug, Clone)]
pub struct Months {
    /// First days of the months, the earliest first.
    pub months: Vec<NaiveDate>,
    /// People in each, and last those whose day is not known.
    pub counts: Disclosed<Vec<ShownCount>>,
}

impl<'a> Among<'a> {
    pub(super) fn new(asking: Asking<'a>, within: Within, total: Count) -> Self {
        Self { asking, within, total }
    }

    /// How many responses are asked about.
    pub fn total(&self) -> Disclosed<ShownCount> {
        self.asking.rule.total(self.total)
    }

    /// The answers to some questions, in their order.
    pub async fn questions(&self, questions: &[Question]) -> Result<Vec<Panel>, AskError> {
        let fixed = questions.iter().filter(|question| is_fixed(question) && said_of(question).is_none());
        let mut counts = self.answers(fixed.map(|question| question.key.clone()).collect()).await?;
        let mut panels = Vec::with_capacity(questions.len());
        for question in questions {
            let answers = match counts.remove(&question.key) {
                Some(counts) => {
                    Answers::Counted(Counted::question(self.asking.rule, question, counts, self.total))
                }
                None => self.other(question).await?,
            };
            panels.push(Panel::of(question, answers));
        }
        Ok(panels)
    }

    async fn answers(&self, keys: Vec<String>) -> Result<HashMap<String, AnswerCounts>, AskError> {
        if keys.is_empty() {
            return Ok(HashMap::new());
        }
        let counts = self.asking.responses.answers(&self.within, &keys).await?.value;
        Ok(keys.into_iter().zip(counts).collect())
    }

    /// The answers to a question without fixed ones, or to one about people themselves.
    async fn other(&self, question: &Question) -> Result<Answers, AskError> {
        if let Some(dimension) = said_of(question) {
            let key = [dimension.key.clone()];
            let counts =
                self.asking.responses.people(&self.within, &key).await?.value.pop().unwrap_or_default();
            return Ok(panel(self.asking.rule, dimension, &counts, self.total).answers);
        }
        match question.kind {
            QuestionKind::Number => self.numbers(&question.key).await.map(Answers::Numbers),
            QuestionKind::Open => {
                let (_, wrote) =
                    self.asking.responses.comments(&self.within, &question.key, 0, 0).await?.value;
                Ok(Answers::Written(self.with_rest(wrote)))
            }
            QuestionKind::Date => Ok(Answers::Dates),
            // The engine left out a question with fixed answers.
            _ => Err(AskError::NoQuestion { key: question.key.clone() }),
        }
    }

    async fn numbers(&self, key: &str) -> Result<Numbers, AskError> {
        let summary = self.asking.responses.numbers(&self.within, key).await?.value;
        let middle = Middle { mean: summary.mean, quartiles: summary.quartiles };
        Ok(Numbers {
            counts: self.with_rest(summary.count),
            middle: self.exact(summary.count, middle).await?,
        })
    }

    /// Some of the people, and the rest.
    fn with_rest(&self, some: Count) -> Disclosed<Vec<ShownCount>> {
        self.asking.rule.counts(&[some, self.total - some])
    }

    /// What was worked out of some of the people and is told as it is. Where numbers are changed by cell keys this is not:
    /// then no difference to other people asked about may be of a few.
    async fn exact<T>(&self, people: Count, value: T) -> Result<Disclosed<Option<T>>, AskError> {
        let rule = self.asking.rule;
        let near = rule.needs_keys()
            && apart::too_near(self.asking, &self.within, self.total.people).await?.is_some();
        Ok(rule.if_enough(if near { 0 } else { people.people }, value))
    }

    /// What people said of themselves.
    pub async fn people(&self, dimensions: &[&Dimension]) -> Result<Vec<Panel>, AskError> {
        let keys: Vec<String> = dimensions.iter().map(|dimension| dimension.key.clone()).collect();
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let counts = self.asking.responses.people(&self.within, &keys).await?.value;
        let panels = dimensions.iter().zip(&counts);
        Ok(panels.map(|(dimension, counts)| panel(self.asking.rule, dimension, counts, self.total)).collect())
    }

    /// The answers to one question, category by category of a dimension.
    pub async fn compared(&self, question: &Question, dimension: &Dimension) -> Result<Panel, AskError> {
        let crossed = self.asking.responses.crossed(&self.within, &question.key, &dimension.key).await?.value;
        let compared = Compared::new(self.asking.rule, question, dimension, crossed);
        Ok(Panel::of(question, Answers::Compared(compared)))
    }

    /// When people answered.
    pub async fn months(&self) -> Result<Months, AskError> {
        let counted = self.asking.responses.months(&self.within).await?.value;
        let known = counted.iter().filter_map(|(month, count)| month.map(|month| (month, *count)));
        let (months, mut counts): (Vec<NaiveDate>, Vec<Count>) = known.unzip();
        counts.push(counted.iter().filter(|(month, _)| month.is_none()).map(|(_, count)| *count).sum());
        Ok(Months { months, counts: self.asking.rule.counts(&counts) })
    }

    /// How many different people answered, as far as they can be told apart; how many responses came from people who
    /// had answered already; how many say nothing of whose they are.
    pub async fn voices(&self) -> Result<Disclosed<Vec<ShownCount>>, AskError> {
        let voices = self.asking.responses.voices(&self.within).await?.value;
        let again = Count::from(voices.responses.people.saturating_sub(voices.people.people));
        // Both are of the same people, so of the same key.
        let again = Count { key: voices.responses.key, ..again };
        Ok(self.asking.rule.counts(&[voices.people, again, voices.unknown]))
    }

    /// A page of what people wrote, and how many wrote something. For those who may read comments.
    pub async fn comments(
        &self,
        question: &str,
        limit: u64,
        offset: u64,
    ) -> Result<Disclosed<Option<(Vec<Comment>, u64)>>, AskError> {
        let page = self.asking.responses.comments(&self.within, question, limit, offset).await?.value;
        self.exact(self.total, (page.0, page.1.people)).await
    }
}

/// Whether a question has a few fixed answers.
fn is_fixed(question: &Question) -> bool {
    use QuestionKind as K;
    matches!(question.kind, K::Closed | K::Multiple | K::Scale | K::Demographic)
}

/// The dimension that a question about people themselves is counted by. Its own wording is not counted beside that: two
/// countings of the same people could give small numbers away.
fn said_of(question: &Question) -> Option<&'static Dimension> {
    let key = question.dimension.as_deref().filter(|_| question.kind == QuestionKind::Demographic)?;
    Dimensions::shipped().ok()?.lookup(key)
}
