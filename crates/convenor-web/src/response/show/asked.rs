//! What is asked of an engagement's responses, as it stands in the address: whose answers, compared by what, which
//! questions. The whole state of the page is in its address, so that it can be kept, sent and gone back to.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use convenor_domain::EngagementId;
use convenor_domain::response::ask::Within;
use convenor_domain::response::{Dimension, Question, QuestionKind};

use crate::filter::to_query;
use crate::paging::Paging;

/// Most values that a filter takes: each costs a count, so that no difference gives people away.
const VALUES_MAX: usize = 24;
/// Characters of an answer in an address.
const ANSWER_CHARACTERS_MAX: usize = 500;

/// Names of filters in addresses.
pub(super) const WHO: &str = "who";
pub(super) const ANSWER: &str = "answer";

/// What is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    /// Categories of people: the dimension's key and the category's.
    pub(super) who: Vec<(String, String)>,
    /// Answers: the question's key and the answer.
    pub(super) answers: Vec<(String, String)>,
    /// First day.
    pub(super) since: Option<NaiveDate>,
    /// Last day.
    pub(super) until: Option<NaiveDate>,
    /// The dimension to compare by.
    pub(super) by: Option<String>,
    /// One question alone, by its key.
    pub(super) question: Option<String>,
    /// Words of the questions looked for.
    pub(super) find: String,
}

impl Asked {
    /// Reads an address. What cannot be read is left out, and the chips show what was understood.
    pub(super) fn read(query: &str, dimensions: &[&Dimension], questions: &[Question]) -> Self {
        let mut asked = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let value = value.trim();
            if !value.is_empty() && value.chars().count() <= ANSWER_CHARACTERS_MAX {
                asked.take(&name, value, dimensions, questions);
            }
        }
        asked
    }

    fn take(&mut self, name: &str, value: &str, dimensions: &[&Dimension], questions: &[Question]) {
        let question = |key: &str| questions.iter().find(|question| question.key == key);
        match name {
            WHO => {
                let of = dimensions.iter().find(|dimension| dimension.lookup(value).is_some());
                add(&mut self.who, of.map(|of| (of.key.clone(), value.to_owned())));
            }
            ANSWER => {
                let pair = value.split_once(':').filter(|(key, _)| question(key).is_some_and(can_filter));
                add(&mut self.answers, pair.map(|(key, answer)| (key.to_owned(), answer.to_owned())));
            }
            "since" => self.since = value.parse().ok(),
            "until" => self.until = value.parse().ok(),
            "by" => {
                let known = dimensions.iter().any(|dimension| dimension.key == value);
                self.by = known.then(|| value.to_owned());
            }
            "question" => self.question = question(value).map(|question| question.key.clone()),
            "find" => value.clone_into(&mut self.find),
            _ => {}
        }
    }

    /// The responses asked about.
    pub(super) fn within(&self, engagement: EngagementId) -> Within {
        Within {
            people: grouped(&self.who),
            answers: grouped(&self.answers),
            since: self.since,
            until: self.until,
            ..Within::all(engagement)
        }
    }

    /// Whether some people are left out.
    pub(super) fn is_filtered(&self) -> bool {
        !self.filters().is_empty()
    }

    /// Name and value of every filter of people.
    pub(super) fn filters(&self) -> Vec<(&'static str, String)> {
        let who = self.who.iter().map(|(_, category)| (WHO, category.clone()));
        let answers = self.answers.iter().map(|(key, answer)| (ANSWER, format!("{key}:{answer}")));
        let days = [("since", self.since), ("until", self.until)];
        let days = days.into_iter().filter_map(|(name, day)| Some((name, day?.to_string())));
        who.chain(answers).chain(days).collect()
    }

    /// Name and value of what else is asked.
    pub(super) fn others(&self) -> Vec<(&'static str, String)> {
        let by = self.by.clone().map(|by| ("by", by));
        let question = self.question.clone().map(|key| ("question", key));
        let find = (!self.find.is_empty()).then(|| ("find", self.find.clone()));
        by.into_iter().chain(question).chain(find).collect()
    }

    /// The query of an address that asks the same, from its first page.
    pub(super) fn query(&self) -> String {
        let pairs = self.filters().into_iter().chain(self.others()).collect::<Vec<_>>();
        to_query(pairs.iter().map(|(name, value)| (*name, value.as_str())))
    }

    /// The same of one question alone.
    pub(super) fn of_question(&self, key: &str) -> Self {
        Self { question: Some(key.to_owned()), find: String::new(), ..self.clone() }
    }

    /// Those of the questions that are asked for.
    pub(super) fn questions<'a>(&self, questions: &'a [Question]) -> Vec<&'a Question> {
        let wanted = self.find.to_lowercase();
        let fits = |question: &&Question| match &self.question {
            Some(key) => question.key == *key,
            None => !is_of_people(question) && question.text.to_lowercase().contains(&wanted),
        };
        questions.iter().filter(fits).collect()
    }
}

/// The part of a list that a page holds.
pub(crate) fn on_page<T: Clone>(all: &[T], paging: Paging) -> Vec<T> {
    let skip = usize::try_from(paging.offset()).unwrap_or(usize::MAX);
    let take = usize::try_from(paging.rows).unwrap_or(usize::MAX);
    all.iter().skip(skip).take(take).cloned().collect()
}

/// Whether a question is told among people, by its dimension, and not among the questions.
pub(super) fn is_of_people(question: &Question) -> bool {
    question.kind == QuestionKind::Demographic && question.dimension.is_some()
}

/// Whether people can be chosen by their answer to a question.
pub(super) fn can_filter(question: &Question) -> bool {
    matches!(question.kind, QuestionKind::Closed | QuestionKind::Scale | QuestionKind::Multiple)
}

fn add(to: &mut Vec<(String, String)>, pair: Option<(String, String)>) {
    to.extend(pair.filter(|pair| to.len() < VALUES_MAX && !to.contains(pair)));
}

fn grouped(pairs: &[(String, String)]) -> BTreeMap<String, Vec<String>> {
    let mut grouped: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (key, value) in pairs {
        grouped.entry(key.clone()).or_default().push(value.clone());
    }
    grouped
}

#[cfg(test)]
mod tests {
    use convenor_domain::response::Dimensions;

    use super::*;

    fn read(query: &str) -> Asked {
        let question = |key: &str, kind| Question {
            key: key.to_owned(),
            heading: String::new(),
            text: format!("Question {key}"),
            kind,
            options: Vec::new(),
            dimension: None,
        };
        let questions = [question("q1", QuestionKind::Closed), question("q2", QuestionKind::Open)];
        let dimensions: Vec<_> = Dimensions::shipped().unwrap().dimensions.iter().collect();
        Asked::read(query, &dimensions, &questions)
    }

    #[test]
    fn an_address_is_written_as_it_was_read() {
        let query =
            "who=age-16-24&who=age-25-34&answer=q1%3AYes%3A+always&since=2026-03-01&by=sex&question=q1";
        let asked = read(query);
        assert_eq!(asked.query(), query);
        let within = asked.within(EngagementId(uuid::Uuid::nil()));
        assert_eq!(within.people["age"], ["age-16-24", "age-25-34"]);
        assert_eq!(within.answers["q1"], ["Yes: always"]);
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        let asked =
            read("who=age-900&answer=q2:words&answer=q9:Yes&answer=Yes&by=mood&question=q7&since=soon");
        assert_eq!(asked, Asked::default());
        let many: Vec<String> = (0..100).map(|at| format!("answer=q1:{at}")).collect();
        assert_eq!(read(&many.join("&")).answers.len(), VALUES_MAX);
    }
}
