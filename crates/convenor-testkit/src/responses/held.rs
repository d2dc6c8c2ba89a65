//! One response with its answers by their questions' keys.

use std::collections::HashMap;

use convenor_domain::response::ask::{AnswerCounts, CellKey, Count, KeySums, Within};
use convenor_domain::response::{Answer, GivenResponse, ResponseFile};

/// One response with its answers by their questions' keys.
#[derive(Debug, Clone)]
pub(super) struct Held {
    pub(super) given: GivenResponse,
    answers: HashMap<String, Answer>,
    people: HashMap<String, String>,
}

impl Held {
    pub(super) fn new(file: &ResponseFile, given: &GivenResponse) -> Self {
        let keys = file.questions.iter().map(|question| question.key.clone());
        let people = file.dimensions.iter().zip(&given.people);
        let people = people.filter_map(|(key, said)| Some((key.clone(), said.as_ref()?.to_string())));
        Self {
            given: given.clone(),
            answers: keys.zip(given.answers.iter().cloned()).collect(),
            people: people.collect(),
        }
    }

    /// Whether it is among those asked about.
    pub(super) fn fits(&self, within: &Within) -> bool {
        let people = within.people.iter().filter(|(_, wanted)| !wanted.is_empty());
        let answers = within.answers.iter().filter(|(_, wanted)| !wanted.is_empty());
        let areas = &within.areas;
        people.into_iter().all(|(key, wanted)| self.category(key).is_some_and(|said| wanted.contains(&said)))
            && answers
                .into_iter()
                .all(|(key, wanted)| self.texts(key).iter().any(|said| wanted.contains(said)))
            && (areas.is_empty() || self.given.area.as_ref().is_some_and(|area| areas.contains(area)))
            && within.since.is_none_or(|since| self.given.given_on.is_some_and(|day| day >= since))
            && within.until.is_none_or(|until| self.given.given_on.is_some_and(|day| day <= until))
    }

    /// Itself as a count, with its key where keys are wanted.
    pub(super) fn count(&self, within: &Within) -> Count {
        let key = (within.keys == KeySums::Wanted).then(|| CellKey::of(self.given.key));
        Count { people: 1, key }
    }

    /// What the person said of themselves.
    pub(super) fn category(&self, dimension: &str) -> Option<String> {
        self.people.get(dimension).cloned()
    }

    /// The answers to a question with fixed ones; none where nothing was said.
    pub(super) fn texts(&self, question: &str) -> Vec<String> {
        let mut texts = match self.answers.get(question) {
            Some(Answer::One(text)) => vec![text.to_string()],
            Some(Answer::Many(chosen)) => chosen.iter().map(ToString::to_string).collect(),
            _ => Vec::new(),
        };
        texts.retain(|text| !text.is_empty());
        texts.sort();
        texts.dedup();
        texts
    }

    pub(super) fn number(&self, question: &str) -> Option<f64> {
        match self.answers.get(question) {
            Some(Answer::Number(number)) => Some(*number),
            _ => None,
        }
    }

    pub(super) fn words(&self, question: &str) -> Option<String> {
        match self.answers.get(question) {
            Some(Answer::Words(text)) if !text.is_empty() => Some(text.clone()),
            _ => None,
        }
    }
}

/// How many people said each, the most frequent first.
pub(super) fn counted(key: &str, said: impl Iterator<Item = (Vec<String>, Count)>) -> AnswerCounts {
    let (mut counts, mut none) = (HashMap::<String, Count>::new(), Count::NOBODY);
    for (texts, one) in said {
        if texts.is_empty() {
            none += one;
        }
        for text in texts {
            *counts.entry(text).or_default() += one;
        }
    }
    let mut counts: Vec<(String, Count)> = counts.into_iter().collect();
    counts.sort_by(|a, b| b.1.people.cmp(&a.1.people).then_with(|| a.0.cmp(&b.0)));
    AnswerCounts { key: key.to_owned(), counts, none }
}
