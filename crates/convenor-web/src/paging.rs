//! Pages of a list: which rows are shown, what is said of them, and the links to the other pages.

use serde::Serialize;

use crate::filter::{address, to_query};
use crate::state::AppState;
use crate::words::Value;

/// The last page that is ever asked for; no list is as long.
const PAGE_MAX: u64 = 100_000;
/// Rows a page that the reader can choose.
const ROWS: [u64; 3] = [25, 50, 100];

/// Which page of a list is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Paging {
    /// The page, from 1.
    page: u64,
    /// Rows a page.
    pub(crate) rows: u64,
}

impl Paging {
    /// Reads `page` and `rows` from an address; what cannot be read is the first page of 25.
    pub(crate) fn read(query: &str) -> Self {
        let number = |wanted: &str| -> Option<u64> {
            let found = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == wanted);
            found.and_then(|(_, value)| value.parse().ok())
        };
        Self {
            page: number("page").filter(|page| *page > 0).unwrap_or(1).min(PAGE_MAX),
            rows: number("rows").filter(|rows| ROWS.contains(rows)).unwrap_or(25),
        }
    }

    /// The same page of a list of `total` rows, or its last page where the list ends before. Kept links and typed
    /// addresses lead beyond the end of lists that have become shorter; an empty page would deny what is there.
    pub(crate) fn within(self, total: u64) -> Self {
        let last = total.div_ceil(self.rows).max(1);
        Self { page: self.page.min(last), ..self }
    }

    /// Rows before this page.
    pub(crate) fn offset(self) -> u64 {
        (self.page - 1) * self.rows
    }
}

/// The line below a list, with links.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Pager {
    /// “Showing 1 to 25 of 214”.
    pub(crate) showing: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    previous: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
    sizes: Vec<Size>,
}

/// A choice of rows a page.
#[derive(Debug, Clone, Serialize)]
struct Size {
    rows: u64,
    href: String,
    chosen: bool,
}

impl Pager {
    /// The pager of a list of `total` rows, on a page [within](Paging::within) it. The address's own `page` and `rows` are
    /// replaced, all else is kept.
    pub(crate) fn new(state: &AppState, paging: Paging, total: u64, path: &str, query: &str) -> Self {
        let last = paging.offset().saturating_add(paging.rows).min(total);
        let first = if total == 0 { 0 } else { (paging.offset() + 1).min(total) };
        let values = [("from", first.into()), ("to", last.into()), ("total", Value::from(total))];
        let link = |page, rows| address_of(path, query, page, rows);
        let size = |rows| Size { rows, href: link(1, rows), chosen: rows == paging.rows };
        Self {
            showing: state.engine.words().t("paging-showing", &values),
            previous: (paging.page > 1).then(|| link(paging.page - 1, paging.rows)),
            next: (last < total).then(|| link(paging.page + 1, paging.rows)),
            sizes: ROWS.into_iter().map(size).collect(),
        }
    }

    /// A pager in the middle of a list, for samples of pages.
    pub(crate) fn sample() -> Self {
        let size = |rows| Size { rows, href: format!("?rows={rows}"), chosen: rows == 25 };
        Self {
            showing: "Showing 26 to 50 of 214".to_owned(),
            previous: Some("?page=1".to_owned()),
            next: Some("?page=3".to_owned()),
            sizes: ROWS.into_iter().map(size).collect(),
        }
    }
}

fn address_of(path: &str, query: &str, page: u64, rows: u64) -> String {
    let others: Vec<_> = form_urlencoded::parse(query.as_bytes())
        .filter(|(name, _)| name != "page" && name != "rows")
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    let page = if page > 1 { page.to_string() } else { String::new() };
    let rows = if rows == 25 { String::new() } else { rows.to_string() };
    let others = others.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let query = to_query(others.chain([("page", page.as_str()), ("rows", rows.as_str())]));
    address(path, &query)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_read_and_nonsense_is_the_first_one() {
        assert_eq!(Paging::read("page=3&rows=50").offset(), 100);
        assert_eq!(Paging::read("page=0&rows=7"), Paging { page: 1, rows: 25 });
    }

    #[test]
    fn a_page_beyond_the_end_is_the_last_page() {
        let within = |query, total| Paging::read(query).within(total).page;
        assert_eq!(within("page=999", 116), 5);
        assert_eq!(within("page=999&rows=50", 100), 2, "a full last page is the last one");
        assert_eq!(within("page=3", 116), 3);
        assert_eq!(within("page=999", 0), 1, "an empty list has one page");
        assert_eq!(within("page=99999999", 116), 5, "however far beyond");
    }

    #[test]
    fn a_link_to_another_page_keeps_the_filters() {
        let link = address_of("/find", "q=direct+payments&page=2&rows=50", 3, 50);
        assert_eq!(link, "/find?q=direct+payments&page=3&rows=50");
        assert_eq!(address_of("/find", "page=2", 1, 25), "/find");
    }
}
