//! Responses of which enough are asked about to be told of, and what is told.

use std::collections::HashMap;

use chrono::NaiveDate;
use convenor_domain::response::ask::{AnswerCounts, AskError, AskResponses, Comment, Within};
use convenor_domain::response::{Dimension, Dimensions, Question, QuestionKind};
use convenor_statistics::{Disclosed, ShownCount, disclose_counts, disclose_if_enough, disclose_total};

use super::people::panel;
use super::{Answers, Compared, Counted, Middle, Numbers, Panel};

/// Responses of which enough are asked about to be told of. Only the rule in `guard` makes one.
pub struct Among<'a> {
    responses: &'a dyn AskResponses,
    within: Within,
    total: u64,
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
    pub(super) fn new(responses: &'a dyn AskResponses, within: Within, total: u64) -> Self {
        Self { responses, within, total }
    }

    /// How many responses are asked about.
    pub fn total(&self) -> Disclosed<ShownCount> {
        disclose_total(self.total)
    }

    /// The answers to some questions, in their order.
    pub async fn questions(&self, questions: &[Question]) -> Result<Vec<Panel>, AskError> {
        let fixed = questions.iter().filter(|question| is_fixed(question) && said_of(question).is_none());
        let mut counts = self.answers(fixed.map(|question| question.key.clone()).collect()).await?;
        let mut panels = Vec::with_capacity(questions.len());
        for question in questions {
            let answers = match counts.remove(&question.key) {
                Some(counts) => Answers::Counted(Counted::question(question, counts, self.total)),
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
        let counts = self.responses.answers(&self.within, &keys).await?.value;
        Ok(keys.into_iter().zip(counts).collect())
    }

    /// The answers to a question without fixed ones, or to one about people themselves.
    async fn other(&self, question: &Question) -> Result<Answers, AskError> {
        if let Some(dimension) = said_of(question) {
            let key = [dimension.key.clone()];
            let counts = self.responses.people(&self.within, &key).await?.value.pop().unwrap_or_default();
            return Ok(panel(dimension, &counts, self.total).answers);
        }
        match question.kind {
            QuestionKind::Number => self.numbers(&question.key).await.map(Answers::Numbers),
            QuestionKind::Open => {
                let (_, wrote) = self.responses.comments(&self.within, &question.key, 0, 0).await?.value;
                Ok(Answers::Written(self.with_rest(wrote)))
            }
            QuestionKind::Date => Ok(Answers::Dates),
            // The engine left out a question with fixed answers.
            _ => Err(AskError::NoQuestion { key: question.key.clone() }),
        }
    }

    async fn numbers(&self, key: &str) -> Result<Numbers, AskError> {
        let summary = self.responses.numbers(&self.within, key).await?.value;
        let middle = Middle { mean: summary.mean, quartiles: summary.quartiles };
        Ok(Numbers {
            counts: self.with_rest(summary.count),
            middle: disclose_if_enough(summary.count, middle),
        })
    }

    /// Some of the people, and the rest.
    fn with_rest(&self, some: u64) -> Disclosed<Vec<ShownCount>> {
        disclose_counts(&[some, self.total.saturating_sub(some)])
    }

    /// What people said of themselves.
    pub async fn people(&self, dimensions: &[&Dimension]) -> Result<Vec<Panel>, AskError> {
        let keys: Vec<String> = dimensions.iter().map(|dimension| dimension.key.clone()).collect();
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let counts = self.responses.people(&self.within, &keys).await?.value;
        let panels = dimensions.iter().zip(&counts);
        Ok(panels.map(|(dimension, counts)| panel(dimension, counts, self.total)).collect())
    }

    /// The answers to one question, category by category of a dimension.
    pub async fn compared(&self, question: &Question, dimension: &Dimension) -> Result<Panel, AskError> {
        let crossed = self.responses.crossed(&self.within, &question.key, &dimension.key).await?.value;
        let compared = Compared::new(question, dimension, crossed);
        Ok(Panel::of(question, Answers::Compared(compared)))
    }

    /// When people answered.
    pub async fn months(&self) -> Result<Months, AskError> {
        let counted = self.responses.months(&self.within).await?.value;
        let known = counted.iter().filter_map(|(month, count)| month.map(|month| (month, *count)));
        let (months, mut counts): (Vec<NaiveDate>, Vec<u64>) = known.unzip();
        counts.push(counted.iter().filter(|(month, _)| month.is_none()).map(|(_, count)| count).sum());
        Ok(Months { months, counts: disclose_counts(&counts) })
    }

    /// How many different people answered, as far as they can be told apart; how many responses came from people who
    /// had answered already; how many say nothing of whose they are.
    pub async fn voices(&self) -> Result<Disclosed<Vec<ShownCount>>, AskError> {
        let voices = self.responses.voices(&self.within).await?.value;
        let again = voices.responses.saturating_sub(voices.people);
        Ok(disclose_counts(&[voices.people, again, voices.unknown]))
    }

    /// A page of what people wrote, and how many wrote something. For those who may read comments.
    pub async fn comments(
        &self,
        question: &str,
        limit: u64,
        offset: u64,
    ) -> Result<Disclosed<Option<(Vec<Comment>, u64)>>, AskError> {
        let page = self.responses.comments(&self.within, question, limit, offset).await?.value;
        Ok(disclose_if_enough(self.total, page))
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
