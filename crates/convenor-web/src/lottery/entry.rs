//! A lottery as `convenor-lottery` takes it: quotas and pool, with the columns that stand for the population's categories.

use std::collections::HashMap;

use convenor_domain::lottery::{Bounds, Derived, Lottery, QuotaFeature, QuotaValue};
use convenor_domain::response::{Dimension, Dimensions, Said};
use convenor_lottery::{
    Algorithm, Feature, PoolOptions, Problem, Quotas, ReadPool, Seats, Table, TableRow, Value, read_pool,
};
use convenor_store::PoolRow;

/// What parts a crossed column's values are joined with.
const WITH: &str = ", ";

/// Quotas and people of a lottery, read together.
pub(super) struct Entry {
    /// How many seats each group is to have.
    pub(super) quotas: Quotas,
    /// Who volunteered.
    pub(super) people: ReadPool,
}

/// Reads a lottery's pool by its quotas; the error lists everything that is wrong with it.
pub(super) fn read(lottery: &Lottery, rows: Vec<PoolRow>) -> Result<Entry, Vec<Problem>> {
    let quotas = quotas(&lottery.plan.quotas);
    let plan = &lottery.plan;
    let options = PoolOptions {
        id: plan.columns.id.clone(),
        address: plan.columns.address.clone(),
        members_in: plan.must_be_in.clone(),
        members_out: plan.must_be_out.clone(),
        weights: None,
    };
    let people = read_pool(&pool(lottery, rows), &quotas, &options)?;
    Ok(Entry { quotas, people })
}

/// The pool as a table, with a column for each thing that the population's quotas ask.
pub(super) fn pool(lottery: &Lottery, rows: Vec<PoolRow>) -> Table {
    let mut headings = lottery.plan.headings.clone();
    let columns: Vec<Column> =
        lottery.plan.derived.iter().map(|derived| Column::of(derived, &lottery.plan.headings)).collect();
    let width = headings.len();
    headings.extend(lottery.plan.derived.iter().map(|derived| derived.heading.clone()));
    let row = |row: PoolRow| {
        let mut row = TableRow { line: row.line, cells: row.cells };
        let values: Vec<String> = columns.iter().map(|column| column.value(&row)).collect();
        row.cells.resize(width, String::new());
        row.cells.extend(values);
        row
    };
    Table { headings, rows: rows.into_iter().map(row).collect() }
}

/// A column that is made from others.
struct Column(Vec<(Option<usize>, Option<&'static Dimension>)>);

impl Column {
    fn of(derived: &Derived, headings: &[String]) -> Self {
        let dimensions = Dimensions::shipped().ok();
        let part = |(heading, dimension): &(String, String)| {
            let place = headings.iter().position(|one| one == heading);
            (place, dimensions.and_then(|dimensions| dimensions.lookup(dimension)))
        };
        Self(derived.from.iter().map(part).collect())
    }

    /// What a row says, as categories; an answer that is in none stays as it was written, so that it is told with its row.
    fn value(&self, row: &TableRow) -> String {
        let part = |(place, dimension): &(Option<usize>, Option<&'static Dimension>)| {
            let answer = place.map(|place| row.cell(place)).unwrap_or_default();
            category(*dimension, answer).unwrap_or_else(|| answer.to_owned())
        };
        self.0.iter().map(part).collect::<Vec<_>>().join(WITH)
    }
}

fn category(dimension: Option<&'static Dimension>, answer: &str) -> Option<String> {
    let (dimensions, dimension) = (Dimensions::shipped().ok()?, dimension?);
    match dimensions.said(dimension, answer) {
        Said::Category(category) => Some(category.name.clone()),
        Said::NotSaid | Said::Unmapped => None,
    }
}

/// The name of a combination, as crossed columns have it.
pub(super) fn together(first: &str, second: &str) -> String {
    [first, second].join(WITH)
}

/// Quotas as the search takes them.
pub(super) fn quotas(features: &[QuotaFeature]) -> Quotas {
    let seats = |bounds: Bounds| Seats { min: bounds.min, max: bounds.max };
    let value = |value: &QuotaValue| Value {
        name: value.name.clone(),
        seats: seats(value.seats),
        flexible: value.flexible.map(seats),
    };
    let feature = |feature: &QuotaFeature| Feature {
        name: feature.name.clone(),
        values: feature.values.iter().map(value).collect(),
    };
    Quotas { features: features.iter().map(feature).collect() }
}

/// Quotas of a file as they are kept.
pub(super) fn kept_quotas(quotas: &Quotas) -> Vec<QuotaFeature> {
    let bounds = |seats: Seats| Bounds { min: seats.min, max: seats.max };
    let value = |value: &Value| QuotaValue {
        name: value.name.clone(),
        seats: bounds(value.seats),
        flexible: value.flexible.map(bounds),
        share: None,
    };
    let feature = |feature: &Feature| QuotaFeature {
        name: feature.name.clone(),
        values: feature.values.iter().map(value).collect(),
    };
    quotas.features.iter().map(feature).collect()
}

/// The name of an algorithm in the lottery's own words.
pub(super) fn algorithm(algorithm: convenor_domain::lottery::Algorithm) -> Algorithm {
    use convenor_domain::lottery::Algorithm as Chosen;
    match algorithm {
        Chosen::Leximin => Algorithm::Leximin,
        Chosen::Maximin => Algorithm::Maximin,
        Chosen::Nash => Algorithm::Nash,
        Chosen::Legacy => Algorithm::Legacy,
        Chosen::Uniform => Algorithm::Uniform,
    }
}

/// Names of people by identifier, where a column has them.
pub(super) fn names(lottery: &Lottery, rows: &[PoolRow], people: &ReadPool) -> HashMap<String, String> {
    let headings = &lottery.plan.headings;
    let columns: Vec<usize> = lottery
        .plan
        .columns
        .name
        .iter()
        .filter_map(|name| headings.iter().position(|heading| heading == name))
        .collect();
    let name = |row: &PoolRow| {
        let parts = columns.iter().filter_map(|column| row.cells.get(*column)).map(|cell| cell.trim());
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    };
    people.pool.people.iter().zip(rows).map(|(person, row)| (person.id.clone(), name(row))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_become_categories_and_others_stay_as_they_are() {
        let derived = Derived {
            heading: "Age and sex".to_owned(),
            from: vec![("How old?".to_owned(), "age".to_owned()), ("Sex".to_owned(), "sex".to_owned())],
        };
        let column = Column::of(&derived, &["Sex".to_owned(), "How old?".to_owned()]);
        let row = |cells: [&str; 2]| TableRow { line: 2, cells: cells.map(str::to_owned).to_vec() };
        let known = column.value(&row(["female", "27"]));
        assert!(known.ends_with(", Female") && !known.starts_with("27"), "{known}");
        assert!(column.value(&row(["Female", "ancient"])).starts_with("ancient, "));
        assert_eq!(column.value(&TableRow::default()), ", ", "a row that ends early says nothing");
    }
}
