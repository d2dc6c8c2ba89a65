//! Headings, and what each means.

use convenor_domain::population::{HeadingTable, HeadingUse, Headings, ages};
use convenor_domain::response::Dimensions;

use super::table::Table;

/// A heading of a table.
#[derive(Debug, Clone)]
pub(super) struct Label {
    /// As it stands there.
    pub(super) heading: String,
    /// As it is compared.
    pub(super) plain: String,
    pub(super) used: HeadingUse,
    /// The category that it means.
    pub(super) category: Option<String>,
    /// The ages that it spans.
    pub(super) ages: Option<(u32, u32)>,
    /// People in all areas.
    pub(super) people: f64,
}

impl Label {
    pub(super) fn counts(&self) -> bool {
        matches!(self.used, HeadingUse::Counted | HeadingUse::Split)
    }

    /// Whether its people are part of everybody, and not part of another heading that is.
    pub(super) fn is_part(&self) -> bool {
        self.counts() || matches!(self.used, HeadingUse::NotSaid | HeadingUse::Unknown)
    }
}

/// What each heading of a table means, taken by itself and with the headings that it begins with.
pub(super) fn of(
    headings: &Headings,
    dimensions: &Dimensions,
    kind: &HeadingTable,
    table: &Table,
) -> Vec<Label> {
    let label = |(place, heading): (usize, &String)| {
        let mut label = alone(headings, dimensions, kind, heading);
        let people = table.rows.iter().filter_map(|row| row.counts.get(place));
        label.people = if label.used == HeadingUse::NotACount { 0.0 } else { people.sum() };
        label
    };
    let mut labels: Vec<Label> = table.headings.iter().enumerate().map(label).collect();
    let uses: Vec<HeadingUse> = (0..labels.len()).map(|place| among(&labels, place)).collect();
    for (label, used) in labels.iter_mut().zip(uses) {
        label.used = used;
    }
    labels
}

fn alone(headings: &Headings, dimensions: &Dimensions, kind: &HeadingTable, heading: &str) -> Label {
    let plain = headings.plain(heading);
    let is_aged = dimensions.lookup(&kind.dimension).is_some_and(|dimension| dimension.ages);
    let ages = is_aged.then(|| ages(kind.own_part(&plain))).flatten();
    let category = wider(&plain).find_map(|part| kind.category(dimensions, part));
    let used = if headings.is_no_count(heading) {
        HeadingUse::NotACount
    } else if kind.within.iter().any(|part| part == kind.own_part(&plain)) {
        HeadingUse::Within
    } else if ages.is_some() {
        HeadingUse::Counted
    } else if headings.is_not_said(&plain) {
        HeadingUse::NotSaid
    } else if headings.is_total(&plain) && kind.category(dimensions, &plain).is_none() {
        HeadingUse::Total
    } else if category.is_some() {
        HeadingUse::Counted
    } else {
        HeadingUse::Unknown
    };
    Label { heading: heading.to_owned(), plain, used, category, ages, people: 0.0 }
}

/// A heading, then the wider headings that it begins with: `white: irish`, `white`.
fn wider(plain: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(plain), |part| part.rsplit_once(':').map(|(wide, _)| wide.trim()))
}

/// What becomes of a heading among the others: one that is counted takes those that begin with it along; one that is
/// not counted itself gives way to those that are.
fn among(labels: &[Label], place: usize) -> HeadingUse {
    let Some(label) = labels.get(place) else { return HeadingUse::Unknown };
    if !label.is_part() {
        return label.used;
    }
    let is_in = |inner: &Label, outer: &Label| {
        inner.plain.strip_prefix(&outer.plain).is_some_and(|rest| rest.trim_start().starts_with(':'))
    };
    let part_of_counted = labels.iter().any(|outer| outer.counts() && is_in(label, outer));
    let gives_way = !label.counts() && labels.iter().any(|inner| inner.counts() && is_in(inner, label));
    if part_of_counted || gives_way { HeadingUse::Within } else { label.used }
}
