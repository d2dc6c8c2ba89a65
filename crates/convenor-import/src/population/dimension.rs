//! What a table counts people by: as somebody says, as it says itself, or as most of its headings say.

use convenor_domain::population::{HeadingTable, Headings, ages};
use convenor_domain::response::Dimensions;

use super::PopulationError;
use super::label::Label;
use super::table::Table;

/// Fewest headings that tell what a table counts by, where nothing else does.
const HEADINGS_MIN: usize = 2;
/// Headings named in a complaint.
const NAMED_MAX: usize = 4;

/// What a table counts people by.
pub(super) fn told<'a>(
    headings: &'a Headings,
    dimensions: &Dimensions,
    table: &Table,
    said: Option<&str>,
) -> Result<&'a HeadingTable, PopulationError> {
    let known = || headings.tables.iter().map(|one| one.dimension.as_str()).collect::<Vec<_>>().join(", ");
    if let Some(named) = said {
        let missing = || PopulationError::NoSuchDimension { named: named.to_owned(), known: known() };
        return headings.table(named).ok_or_else(missing);
    }
    let plain: Vec<String> = table.headings.iter().map(|heading| headings.plain(heading)).collect();
    let called = table.called.as_ref().map(|called| headings.plain(called));
    let first =
        || plain.iter().find_map(|heading| heading.split_once(':').map(|(first, _)| first.to_owned()));
    let by_name = |name: &String| headings.tables.iter().find(|one| one.is_called(name));
    if let Some(table) = called.as_ref().and_then(by_name).or_else(|| by_name(&first()?)) {
        return Ok(table);
    }
    let counts: Vec<&String> =
        plain.iter().filter(|one| !headings.is_total(one) && !headings.is_no_count(one)).collect();
    best(headings, dimensions, &counts).ok_or_else(|| PopulationError::WhichDimension {
        headings: table.headings.iter().take(NAMED_MAX).cloned().collect::<Vec<_>>().join("; "),
        known: known(),
    })
}

/// The kind of table that most of the headings are of, where that is most of them.
fn best<'a>(headings: &'a Headings, dimensions: &Dimensions, plain: &[&String]) -> Option<&'a HeadingTable> {
    let matches = |table: &HeadingTable| {
        let is_aged = dimensions.lookup(&table.dimension).is_some_and(|dimension| dimension.ages);
        let own = |heading: &&&String| {
            let part_of = table.within.contains(*heading);
            part_of || table.category(dimensions, heading).is_some() || (is_aged && ages(heading).is_some())
        };
        plain.iter().filter(own).count()
    };
    let best =
        headings.tables.iter().map(|table| (matches(table), table)).rev().max_by_key(|(count, _)| *count);
    best.filter(|(count, _)| *count >= HEADINGS_MIN && count * 2 >= plain.len()).map(|(_, table)| table)
}

/// An error where most people are under headings that are no category.
pub(super) fn check(kind: &HeadingTable, labels: &[Label]) -> Result<(), PopulationError> {
    let people = |unknown: bool| -> f64 {
        labels.iter().filter(|one| one.is_part() && one.counts() != unknown).map(|one| one.people).sum()
    };
    let unknown: Vec<&str> =
        labels.iter().filter(|one| one.is_part() && !one.counts()).map(|one| one.heading.as_str()).collect();
    if people(true) > people(false) || !labels.iter().any(Label::counts) {
        let headings = unknown.into_iter().take(NAMED_MAX).collect::<Vec<_>>().join("; ");
        return Err(PopulationError::Headless { dimension: kind.dimension.clone(), headings });
    }
    Ok(())
}
