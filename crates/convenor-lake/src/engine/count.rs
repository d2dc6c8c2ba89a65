//! Counts by groups: of answers, of categories of people, of areas and months.

use std::collections::BTreeMap;

use convenor_domain::response::ask::{AnswerCounts, AskError, Count, Told};

use super::Engine;
use super::opened::Opened;
use crate::tally::{Standing, Tally};

/// What is counted: a question or a dimension.
pub(super) struct Asked {
    key: String,
    /// Its column; `None` where nobody was asked.
    column: Option<String>,
    standing: Standing,
}

impl Asked {
    /// A question with fixed answers.
    pub(super) fn question(opened: &Opened, key: &str) -> Result<Self, AskError> {
        let key = key.to_owned();
        match Standing::of(opened.columns.get_question(&key)?) {
            Some(standing) => Ok(Self { column: Some(key.clone()), key, standing }),
            None => Err(AskError::NotOfKind { key }),
        }
    }

    /// A dimension. What nobody was asked is not known of anybody.
    pub(super) fn dimension(opened: &Opened, key: &str) -> Self {
        Self { key: key.to_owned(), column: opened.columns.lookup_dimension(key), standing: Standing::One }
    }
}

impl Engine {
    /// How many responses are asked about.
    pub(super) async fn fitting(&self, opened: &Opened) -> Result<Count, AskError> {
        self.fold(opened, &[], Count::NOBODY, |fitting, group| *fitting += group.count()).await
    }

    /// How many people gave each answer, question by question.
    pub(super) async fn tallies(
        &self,
        opened: &Opened,
        asked: Vec<Asked>,
    ) -> Result<Told<Vec<AnswerCounts>>, AskError> {
        let mut told = Told { value: Vec::with_capacity(asked.len()), responses: 0 };
        if asked.is_empty() {
            told.responses = self.fitting(opened).await?.people;
        }
        for Asked { key, column, standing } in asked {
            let columns: Vec<&str> = column.as_deref().into_iter().collect();
            let (tally, responses) = self
                .fold(opened, &columns, (Tally::default(), 0), move |(tally, responses), group| {
                    tally.add(group.text(0), standing, group.count());
                    *responses += group.fitting;
                })
                .await?;
            told.value.push(tally.into_counts(&key));
            told.responses = responses;
        }
        Ok(told)
    }

    /// How many people gave each answer to a question, category by category.
    pub(super) async fn cross(
        &self,
        opened: &Opened,
        question: Asked,
        dimension: Asked,
    ) -> Result<Told<Vec<(Option<String>, AnswerCounts)>>, AskError> {
        let columns: Vec<&str> =
            question.column.iter().chain(&dimension.column).map(String::as_str).collect();
        let standing = question.standing;
        let start = (BTreeMap::<Option<String>, Tally>::new(), 0);
        let (tallies, responses) = self
            .fold(opened, &columns, start, move |(tallies, responses), group| {
                if group.fitting > 0 {
                    let tally = tallies.entry(group.text(1).map(str::to_owned)).or_default();
                    tally.add(group.text(0), standing, group.count());
                    *responses += group.fitting;
                }
            })
            .await?;
        let counts =
            tallies.into_iter().map(|(category, tally)| (category, tally.into_counts(&question.key)));
        Ok(Told { value: counts.collect(), responses })
    }

    /// Responses by what the values of a column stand for, in its order; those of which it is not known come first.
    pub(super) async fn places<P: Ord + Clone + Send + 'static>(
        &self,
        opened: &Opened,
        column: &str,
        place: impl Fn(&str) -> Option<P> + Clone + Send + 'static,
    ) -> Result<Told<Vec<(Option<P>, Count)>>, AskError> {
        let counts = self
            .fold(opened, &[column], BTreeMap::new(), move |counts, group| {
                if group.fitting > 0 {
                    *counts.entry(group.text(0).and_then(&place)).or_insert(Count::NOBODY) += group.count();
                }
            })
            .await?;
        let value: Vec<(Option<P>, Count)> = counts.into_iter().collect();
        let responses = value.iter().map(|(_, count)| count.people).sum();
        Ok(Told { value, responses })
    }
}
