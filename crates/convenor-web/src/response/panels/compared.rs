//! How many people gave each answer, category by category of a dimension.

use std::collections::BTreeMap;

use convenor_domain::response::ask::{AnswerCounts, Count};
use convenor_domain::response::{Dimension, Question};
use convenor_statistics::{Disclosed, Disclosure, ShownCount, ShownTable};

use super::order::Order;
use super::people::category_name;
use super::share::per_cent;

/// How many people gave each answer, category by category of a dimension.
#[derive(Debug, Clone)]
pub struct Compared {
    /// The dimension's key.
    pub dimension: String,
    answers: Vec<String>,
    /// Names of the categories that somebody is of; `None` where it is not known.
    categories: Vec<Option<String>>,
    /// A row for each answer and one for no answer, a column for each category.
    table: Disclosed<ShownTable>,
    /// All people.
    pub total: Disclosed<ShownCount>,
    order: Order,
}

/// One answer, category by category.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparedRow<'a> {
    /// The answer; `None` for people who gave none.
    pub answer: Option<&'a str>,
    /// People of each category who gave it.
    pub cells: Vec<ComparedCell>,
    /// People who gave it.
    pub people: ShownCount,
}

/// People of one category who gave one answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ComparedCell {
    /// How many.
    pub count: ShownCount,
    /// Their share of the category's people, with those who gave no answer; nothing where either is hidden.
    pub per_cent: Option<f64>,
}

/// What the engine counted: a category, or `None` where it is not known, with its answers.
pub(super) type Crossed = Vec<(Option<String>, AnswerCounts)>;

impl Compared {
    pub(super) fn new(
        rule: &Disclosure,
        question: &Question,
        dimension: &Dimension,
        crossed: Crossed,
    ) -> Self {
        let order = Order::of(question);
        let answers = answers(question, order, &crossed);
        let crossed = in_order(dimension, crossed);
        let given = |answer: &String| crossed.iter().map(|(_, counts)| count_of(counts, answer)).collect();
        let mut cells: Vec<Vec<Count>> = answers.iter().map(given).collect();
        cells.push(crossed.iter().map(|(_, counts)| counts.none).collect());
        let name = |key: &String| category_name(dimension, key).to_owned();
        Self {
            dimension: dimension.key.clone(),
            categories: crossed.iter().map(|(category, _)| category.as_ref().map(name)).collect(),
            table: rule.table(&cells),
            total: rule.total(cells.iter().flatten().copied().sum()),
            answers,
            order,
        }
    }

    /// The categories' names, `None` where it is not known, with the people of each.
    pub fn columns(&self) -> impl Iterator<Item = (Option<&str>, ShownCount)> {
        let names = self.categories.iter().map(Option::as_deref);
        names.zip(self.table.get().columns.iter().copied())
    }

    /// The answers in the order in which they are read, those who gave none last.
    pub fn rows(&self) -> Vec<ComparedRow<'_>> {
        let table = self.table.get();
        let answers = self.answers.iter().map(|answer| Some(answer.as_str())).chain([None]);
        let mut rows: Vec<ComparedRow<'_>> = answers
            .zip(table.cells.iter().zip(&table.rows))
            .map(|(answer, (cells, people))| ComparedRow {
                answer,
                cells: cells.iter().zip(&table.columns).map(cell).collect(),
                people: *people,
            })
            .collect();
        self.order.read(&mut rows, |row| (row.people, row.answer));
        rows
    }
}

fn cell((count, column): (&ShownCount, &ShownCount)) -> ComparedCell {
    ComparedCell { count: *count, per_cent: column.people().and_then(|people| per_cent(*count, people)) }
}

/// All answers, in the order in which they are counted where the question stands alone.
fn answers(question: &Question, order: Order, crossed: &Crossed) -> Vec<String> {
    let mut totals: BTreeMap<&str, Count> = BTreeMap::new();
    for (answer, count) in crossed.iter().flat_map(|(_, counts)| &counts.counts) {
        *totals.entry(answer).or_default() += *count;
    }
    let mut totals: Vec<(String, Count)> =
        totals.into_iter().map(|(answer, count)| (answer.to_owned(), count)).collect();
    order.sort(question, &mut totals);
    totals.into_iter().map(|(answer, _)| answer).collect()
}

/// Categories in the dimension's own order, not known last.
fn in_order(dimension: &Dimension, mut crossed: Crossed) -> Crossed {
    let place = |key: &Option<String>| {
        let place = |key: &String| dimension.categories.iter().position(|category| category.key == *key);
        (key.is_none(), key.as_ref().and_then(place).unwrap_or(usize::MAX))
    };
    crossed.sort_by_key(|(category, _)| place(category));
    crossed
}

fn count_of(counts: &AnswerCounts, wanted: &str) -> Count {
    counts.counts.iter().find(|(answer, _)| answer == wanted).map_or(Count::NOBODY, |(_, count)| *count)
}
