//! What the address of the list asks for: filters, sorting, columns, page.

use chrono::NaiveDate;
use convenor_store::{EngagementSort, Order};

use super::column::Column;
use crate::directory::Directory;
use crate::filter::{Asked, address, to_query};
use crate::form::Fields;
use crate::paging::Paging;

/// Where the list is.
pub(crate) const PATH: &str = "/engagements";

/// Names of the sortings in addresses.
const SORTS: [(&str, EngagementSort); 4] = [
    ("updated", EngagementSort::Updated),
    ("title", EngagementSort::Title),
    ("starts", EngagementSort::Starts),
    ("ends", EngagementSort::Ends),
];

/// What the address asks for.
#[derive(Debug, Clone)]
pub(crate) struct ListAsked {
    /// Filters.
    pub(crate) filters: Asked,
    /// A place in the reader's own words, not yet found on the map.
    pub(crate) place: String,
    /// What it is sorted by.
    pub(crate) sort: EngagementSort,
    /// Which end comes first.
    pub(crate) order: Order,
    /// Columns shown.
    pub(crate) columns: Vec<Column>,
    /// Which page.
    pub(crate) paging: Paging,
    /// Sorting, columns and rows as they stand in the address: what stays when a filter changes.
    kept: Vec<(String, String)>,
}

impl ListAsked {
    /// Reads the query of an address.
    pub(crate) fn read(query: &str, directory: &Directory, today: NaiveDate) -> Self {
        let fields = Fields::parse(query.as_bytes());
        let sort = SORTS.into_iter().find(|(name, _)| *name == fields.get("sort"));
        let order = match (fields.get("dir"), sort.map(|(_, sort)| sort)) {
            ("desc", _) => Order::Desc,
            ("asc", _) | (_, Some(EngagementSort::Title)) => Order::Asc,
            _ => Order::Desc,
        };
        let kept =
            |name: &'static str| fields.choices(name).into_iter().map(move |value| (name.to_owned(), value));
        Self {
            filters: Asked::read(query, directory, today),
            place: fields.text("place").chars().take(100).collect(),
            sort: sort.map(|(_, sort)| sort).unwrap_or_default(),
            order,
            columns: Column::chosen(&fields.choices("col")),
            paging: Paging::read(query),
            kept: ["sort", "dir", "col", "rows"].into_iter().flat_map(kept).collect(),
        }
    }

    /// Sorting, columns and rows as they stand in the address.
    pub(crate) fn kept(&self) -> Vec<(&str, &str)> {
        self.kept.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
    }

    /// The whole query, without the page and without a place that is still in words.
    pub(crate) fn query(&self) -> String {
        to_query(self.filter_pairs().chain(self.kept()))
    }

    /// The address with one more area in place of the words for it.
    pub(crate) fn with_area(&self, code: &str) -> String {
        address(PATH, &to_query(self.filter_pairs().chain([("area", code)]).chain(self.kept())))
    }

    /// The address sorted as the heading of `column` does: its own way first, the other way when it is so already.
    pub(crate) fn sorted_by(&self, column: Column) -> Option<String> {
        let (sort, first) = column.sort()?;
        let (name, _) = SORTS.into_iter().find(|(_, known)| *known == sort)?;
        let order = if self.sort == sort && self.order == first { other(&first) } else { first };
        let dir = if order == Order::Asc { "asc" } else { "desc" };
        let others = self.kept().into_iter().filter(|(name, _)| !matches!(*name, "sort" | "dir"));
        let query = to_query(self.filter_pairs().chain(others).chain([("sort", name), ("dir", dir)]));
        Some(address(PATH, &query))
    }

    /// How the list is sorted by a column, as in the attribute `aria-sort`; `None` when it cannot be.
    pub(crate) fn sorting(&self, column: Column) -> Option<&'static str> {
        let (sort, _) = column.sort()?;
        Some(match &self.order {
            _ if sort != self.sort => "none",
            Order::Asc => "ascending",
            _ => "descending",
        })
    }

    /// Name and value of every filter.
    fn filter_pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.filters.pairs().iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

fn other(order: &Order) -> Order {
    if *order == Order::Asc { Order::Desc } else { Order::Asc }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(query: &str) -> ListAsked {
        ListAsked::read(query, &Directory::default(), NaiveDate::from_ymd_opt(2026, 11, 21).unwrap())
    }

    #[test]
    fn a_heading_sorts_its_own_way_and_then_the_other() {
        let first = asked("topic=housing&rows=50&page=3").sorted_by(Column::Title).unwrap();
        assert_eq!(first, "/engagements?topic=housing&rows=50&sort=title&dir=asc");
        let again = asked("sort=title&dir=asc");
        assert_eq!(again.sorted_by(Column::Title).unwrap(), "/engagements?sort=title&dir=desc");
        assert_eq!(again.sorting(Column::Title), Some("ascending"));
        assert_eq!(again.sorting(Column::Place), None);
    }

    #[test]
    fn a_place_that_was_found_takes_the_place_of_its_words() {
        let asked = asked("place=fernshire&topic=housing&sort=ends");
        assert_eq!(asked.place, "fernshire");
        assert_eq!(asked.with_area("X54"), "/engagements?topic=housing&area=X54&sort=ends");
        assert_eq!(asked.query(), "topic=housing&sort=ends");
    }
}
