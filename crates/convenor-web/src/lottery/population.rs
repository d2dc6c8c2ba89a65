//! Quotas from the people of a place: which official lists there are, and the seats that their shares make.

use std::collections::BTreeSet;

use convenor_domain::AreaCode;
use convenor_domain::lottery::{
    Derived, Expected, LotteryPlan, QuotaFeature, QuotaValue, QuotasFrom, crossed, targets,
};
use convenor_domain::population::{CategoryPeople, Population, crossed_key, uncrossed};
use convenor_domain::response::{Dimension, Dimensions};

use super::entry::together;
use crate::error::PageError;
use crate::state::AppState;

/// Official lists for a place.
#[derive(Default)]
pub(super) struct Lists {
    /// People by one thing.
    single: Vec<List>,
    /// People by two things together.
    crossed: Vec<Population>,
}

/// People of a place by one thing.
pub(super) struct List {
    pub(super) dimension: &'static Dimension,
    population: Population,
}

/// What the lead chose.
pub(super) struct Wanted {
    /// The pool's column for each dimension, by its key.
    pub(super) columns: Vec<(String, String)>,
    /// Two of these that also have quotas together.
    pub(super) crossed: Option<(String, String)>,
    /// Seats more or fewer than the share makes.
    pub(super) margin: u32,
    /// Of whom the panel is.
    pub(super) whom: Whom,
}

/// Of whom a panel is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whom {
    /// Of everybody.
    Everybody,
    /// Of those of 16 and over.
    From16,
}

/// The youngest who are on a panel of [`Whom::From16`].
const YOUNGEST: u32 = 16;

impl Lists {
    /// All lists that cover a place; none for no place.
    pub(super) async fn read(state: &AppState, areas: &[AreaCode]) -> Result<Self, PageError> {
        let dimensions = Dimensions::shipped().map_err(|error| {
            tracing::error!(%error, "the dimensions of people cannot be read");
            PageError::Broken
        })?;
        let mut lists = Self::default();
        if areas.is_empty() {
            return Ok(lists);
        }
        for dimension in &dimensions.dimensions {
            let found = state.store.people_in_areas(&dimension.key, areas).await?;
            lists.single.extend(found.map(|population| List { dimension, population }));
        }
        let kept = state.store.list_reference_lists().await?;
        let both: BTreeSet<String> =
            kept.into_iter().map(|list| list.dimension).filter(|key| uncrossed(key).is_some()).collect();
        for key in both {
            lists.crossed.extend(state.store.people_in_areas(&key, areas).await?);
        }
        Ok(lists)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &List> {
        self.single.iter()
    }

    fn of(&self, key: &str) -> Option<&List> {
        self.single.iter().find(|list| list.dimension.key == key)
    }

    /// Puts quotas from these lists into a plan, in the place of those it had. `false` where nothing was chosen.
    pub(super) fn fill(&self, plan: &mut LotteryPlan, wanted: &Wanted, place: &str) -> bool {
        let mut features = Vec::new();
        let mut derived = Vec::new();
        for (key, column) in &wanted.columns {
            let Some(list) = self.of(key) else { continue };
            let expected = targets(&list.people(wanted.whom), plan.seats, wanted.margin);
            let heading = fresh(&list.dimension.name, &plan.headings);
            features.push(feature(heading.clone(), list.names(wanted.whom), &expected));
            derived.push(Derived { heading, from: vec![(column.clone(), key.clone())] });
        }
        let both = wanted.crossed.as_ref().and_then(|crossed| self.both(plan, wanted, crossed));
        if let Some((feature, column)) = both {
            features.push(feature);
            derived.push(column);
        }
        if features.is_empty() {
            return false;
        }
        let sources: Vec<String> =
            wanted.columns.iter().filter_map(|(key, _)| self.of(key)).map(List::source).collect();
        plan.quotas_from = Some(QuotasFrom::Population);
        plan.quotas_source = format!("{place}: {}", sources.join("; "));
        (plan.quotas, plan.derived) = (features, derived);
        plan.adjusted.clear();
        true
    }

    /// People of every category of one list with every one of another, the second running fastest; `None` where no list is of
    /// both.
    fn people_of_both(&self, whom: Whom, rows: &List, columns: &List) -> Option<Vec<u64>> {
        let keys = [
            crossed_key(&rows.dimension.key, &columns.dimension.key),
            crossed_key(&columns.dimension.key, &rows.dimension.key),
        ];
        let list = self.crossed.iter().find(|list| keys.contains(&list.source.dimension))?;
        let area = list.areas.first()?;
        let row = |row: &CategoryPeople| {
            let cell = |column: &CategoryPeople| area.of_both(&row.category, &column.category);
            columns.categories(whom).map(cell).collect::<Vec<_>>()
        };
        rows.categories(whom).flat_map(row).collect()
    }

    /// Quotas of two things together, by raking.
    fn both(
        &self,
        plan: &LotteryPlan,
        wanted: &Wanted,
        (first, second): &(String, String),
    ) -> Option<(QuotaFeature, Derived)> {
        let column = |key: &String| wanted.columns.iter().find(|(one, _)| one == key).cloned();
        let ((first, one), (second, other)) = (column(first)?, column(second)?);
        let (rows, columns) = (self.of(&first)?, self.of(&second)?);
        let (down, across) = (rows.people(wanted.whom), columns.people(wanted.whom));
        let margins = [down.as_slice(), across.as_slice()];
        let both = self.people_of_both(wanted.whom, rows, columns);
        let quotas = |both| crossed(margins, both, plan.seats, wanted.margin).ok();
        let expected = both.as_deref().and_then(|both| quotas(Some(both))).or_else(|| quotas(None))?;
        let headings = columns.names(wanted.whom);
        let names: Vec<String> = rows
            .names(wanted.whom)
            .iter()
            .flat_map(|row| headings.iter().map(|name| together(row, name)))
            .collect();
        let heading = format!("{} × {}", rows.dimension.name, columns.dimension.name);
        let derived = Derived { heading: heading.clone(), from: vec![(one, first), (other, second)] };
        Some((feature(heading, names, &expected), derived))
    }
}

impl List {
    /// The categories that a panel is of, with their people.
    fn categories(&self, whom: Whom) -> impl Iterator<Item = &CategoryPeople> {
        let is_young = |key: &str| {
            let oldest = self.dimension.lookup(key).and_then(|category| category.to);
            oldest.is_some_and(|oldest| oldest < YOUNGEST)
        };
        let all = self.population.areas.iter().flat_map(|area| &area.categories);
        all.filter(move |one| whom == Whom::Everybody || !is_young(&one.category))
    }

    /// People of each category, in order.
    fn people(&self, whom: Whom) -> Vec<u64> {
        self.categories(whom).map(|one| one.people).collect()
    }

    /// Names of the categories.
    fn names(&self, whom: Whom) -> Vec<String> {
        let name =
            |key: &str| self.dimension.lookup(key).map_or_else(|| key.to_owned(), |one| one.name.clone());
        self.categories(whom).map(|one| name(&one.category)).collect()
    }

    /// Whose figures these are, in words.
    pub(super) fn source(&self) -> String {
        let source = &self.population.source;
        format!("{} ({})", source.source, source.year)
    }

    /// The column of a pool that seems to ask for it.
    pub(super) fn column<'a>(&self, headings: &'a [String]) -> Option<&'a String> {
        let asks = |heading: &&String| {
            let heading = heading.to_lowercase();
            heading == self.dimension.name.to_lowercase()
                || self.dimension.headings.iter().any(|word| heading.contains(word))
        };
        headings.iter().find(asks)
    }
}

/// A heading that the pool does not have.
fn fresh(name: &str, headings: &[String]) -> String {
    let taken = |heading: &str| headings.iter().any(|one| one.eq_ignore_ascii_case(heading));
    if taken(name) { format!("{name} (population)") } else { name.to_owned() }
}

fn feature(name: String, names: Vec<String>, expected: &[Expected]) -> QuotaFeature {
    let value = |(name, expected): (String, &Expected)| QuotaValue {
        name,
        seats: expected.quota,
        flexible: None,
        share: Some(expected.share),
    };
    QuotaFeature { name, values: names.into_iter().zip(expected).map(value).collect() }
}
