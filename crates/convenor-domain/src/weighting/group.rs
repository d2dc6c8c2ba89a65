//! The groups of one margin that weights may tell apart: their sizes are shown, or follow from what is.

use std::collections::HashMap;

use convenor_statistics::{Count, Disclosure, ShownCount};

use super::Margin;

/// People of one category, or of several that are put together.
pub(super) struct Group {
    /// Names of the categories.
    pub(super) names: Vec<String>,
    /// How many of those who live there.
    pub(super) residents: u64,
    /// How many answered, as it may be shown.
    pub(super) people: u64,
}

/// A margin in groups.
pub(super) struct Grouped<'a> {
    /// The margin.
    pub(super) margin: &'a Margin<'a>,
    /// The groups.
    pub(super) groups: Vec<Group>,
    /// Categories whose people count as if they had not said, since their number is hidden.
    pub(super) left_out: Vec<String>,
    /// Categories in which nobody answered, with their share of those who live there.
    pub(super) nobody: Vec<(String, f64)>,
    /// Whether the few who did not say are put together with hidden categories.
    pub(super) with_unsaid: bool,
    codes: HashMap<&'a str, u16>,
    unsaid: Option<u16>,
}

/// One category with those who gave it.
struct Cell<'a> {
    key: &'a str,
    name: &'a str,
    count: Count,
    shown: ShownCount,
    /// How many live there; `None` where the official list does not have it.
    residents: Option<u64>,
}

/// Puts a margin into groups.
pub(super) fn grouped<'a>(rule: &Disclosure, margin: &'a Margin<'a>) -> Grouped<'a> {
    let (cells, none) = cells(rule, margin);
    let (listed, unlisted): (Vec<Cell<'_>>, Vec<Cell<'_>>) =
        cells.into_iter().partition(|cell| cell.residents.is_some());
    let unsaid: Count = unlisted.iter().map(|cell| cell.count).chain([margin.counts.none]).sum();
    let unsaid_hidden =
        unlisted.iter().map(|cell| cell.shown).chain([none]).any(|one| one == ShownCount::Hidden);
    let (hidden, shown): (Vec<Cell<'_>>, Vec<Cell<'_>>) =
        listed.into_iter().partition(|cell| cell.shown == ShownCount::Hidden);
    let nobody = nobody(margin, &shown);
    let mut found = Grouped {
        margin,
        groups: Vec::new(),
        left_out: Vec::new(),
        nobody,
        with_unsaid: false,
        codes: HashMap::new(),
        unsaid: None,
    };
    for cell in shown {
        found.add(&[cell], None);
    }
    // What is hidden follows from the total only together with those who did not say, where these are hidden too. A few more
    // people change little; where they are many, it is the others who are few.
    let joins = unsaid_hidden && rule.rule().hides(unsaid.people);
    let together: Count = hidden.iter().map(|cell| cell.count).chain(joins.then_some(unsaid)).sum();
    let told = rule.total(together).get().people().filter(|_| !unsaid_hidden || joins);
    if told.is_some() && !hidden.is_empty() {
        found.add(&hidden, told);
        found.with_unsaid = joins;
        found.unsaid = found.last().filter(|_| joins);
    } else {
        found.left_out = hidden.iter().map(|cell| cell.name.to_owned()).collect();
    }
    found
}

/// Each category that somebody gave, in the dimension's order, and those who gave none: as they are shown elsewhere.
fn cells<'a>(rule: &Disclosure, margin: &'a Margin<'a>) -> (Vec<Cell<'a>>, ShownCount) {
    let categories = &margin.dimension.categories;
    let place = |key: &str| categories.iter().position(|category| category.key == key).unwrap_or(usize::MAX);
    let mut given: Vec<(&str, Count)> =
        margin.counts.counts.iter().map(|(key, count)| (key.as_str(), *count)).collect();
    given.sort_by_key(|(key, _)| (place(key), *key));
    let counts: Vec<Count> = given.iter().map(|(_, count)| *count).chain([margin.counts.none]).collect();
    let shown = rule.counts(&counts);
    let cell = |((key, count), shown): ((&'a str, Count), &ShownCount)| Cell {
        key,
        name: margin.name(key),
        count,
        shown: *shown,
        residents: margin.residents_of(key),
    };
    let none = shown.get().last().copied().unwrap_or(ShownCount::Hidden);
    (given.into_iter().zip(shown.get()).map(cell).collect(), none)
}

/// Categories of the official list in which nobody answered.
fn nobody(margin: &Margin<'_>, shown: &[Cell<'_>]) -> Vec<(String, f64)> {
    let all: u64 = margin.residents.iter().map(|(_, people)| people).sum();
    let given =
        |key: &str| margin.counts.counts.iter().any(|(given, count)| given == key && count.people > 0);
    let is_zero = |key: &str| shown.iter().any(|cell| cell.key == key && cell.shown.is_nobody());
    let empty = margin.residents.iter().filter(|(key, people)| *people > 0 && (!given(key) || is_zero(key)));
    empty.map(|(key, people)| (margin.name(key).to_owned(), share(*people, all))).collect()
}

impl Margin<'_> {
    fn name<'a>(&'a self, key: &'a str) -> &'a str {
        self.dimension.lookup(key).map_or(key, |category| category.name.as_str())
    }

    fn residents_of(&self, key: &str) -> Option<u64> {
        let found = self.residents.iter().find(|(category, _)| category == key);
        found.map(|(_, people)| *people).filter(|people| *people > 0)
    }
}

impl<'a> Grouped<'a> {
    /// Adds categories as one group, unless nobody is in it.
    fn add(&mut self, cells: &[Cell<'a>], people: Option<u64>) {
        let shown = cells.iter().filter_map(|cell| cell.shown.people()).sum();
        let people = people.unwrap_or(shown);
        let Ok(code) = u16::try_from(self.groups.len()) else { return };
        if people > 0 {
            self.groups.push(Group {
                names: cells.iter().map(|cell| cell.name.to_owned()).collect(),
                residents: cells.iter().filter_map(|cell| cell.residents).sum(),
                people,
            });
            self.codes.extend(cells.iter().map(|cell| (cell.key, code)));
        }
    }

    fn last(&self) -> Option<u16> {
        u16::try_from(self.groups.len()).ok()?.checked_sub(1)
    }

    /// How many groups there are.
    pub(super) fn size(&self) -> u16 {
        u16::try_from(self.groups.len()).unwrap_or(u16::MAX)
    }

    /// The group of somebody who said this.
    pub(super) fn code(&self, said: Option<&str>) -> Option<u16> {
        match said.and_then(|key| self.codes.get(key)) {
            Some(code) => Some(*code),
            // Whose category is left out counts as not having said, but is not put together with those who did not.
            None if said.is_some_and(|key| self.margin.residents_of(key).is_some()) => None,
            None => self.unsaid,
        }
    }

    /// Each group's share of those who live there.
    pub(super) fn targets(&self) -> Vec<f64> {
        let all = self.groups.iter().map(|group| group.residents).sum();
        self.groups.iter().map(|group| share(group.residents, all)).collect()
    }

    /// Each group's share of those who answered, as far as it is shown.
    pub(super) fn shares(&self) -> Vec<f64> {
        let all = self.groups.iter().map(|group| group.people).sum();
        self.groups.iter().map(|group| share(group.people, all)).collect()
    }
}

#[expect(clippy::cast_precision_loss, reason = "no country has so many people")]
fn share(part: u64, all: u64) -> f64 {
    if all == 0 { 0.0 } else { part as f64 / all as f64 }
}
