//! Three plain numbers, each with what it rests on.

use convenor_domain::RecordKind;
use convenor_text::FindQuery;
use serde::Serialize;

use super::Week;
use crate::error::PageError;
use crate::filter::{Asked, address};
use crate::words::{Value, grouped};

/// The statuses of an activity that has closed.
const CLOSED: [&str; 5] = ["closed-analysing", "reported", "decision-made", "fed-back", "complete"];
/// Those of them in which people have been told what came of it.
const TOLD: [&str; 2] = ["fed-back", "complete"];

/// A number with what it rests on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(in crate::home) struct Tile {
    name: String,
    /// Absent when there is nothing to count: that is not zero.
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<String>,
    basis: String,
    href: String,
    link: String,
}

impl Tile {
    /// A made-up one, for samples of pages.
    pub(in crate::home) fn sample() -> Self {
        Self { value: Some("64%".to_owned()), ..Self::sample_without_data() }
    }

    /// One without anything to count, for samples of pages.
    pub(in crate::home) fn sample_without_data() -> Self {
        Self {
            name: "Fed back".to_owned(),
            value: None,
            basis: "16 of 25".to_owned(),
            href: "/engagements".to_owned(),
            link: "See them".to_owned(),
        }
    }
}

impl Week<'_> {
    /// The three numbers.
    pub(in crate::home) async fn tiles(&self) -> Result<Vec<Tile>, PageError> {
        Ok(vec![self.open_now().await?, self.heard_lately().await?, self.fed_back().await?])
    }

    async fn open_now(&self) -> Result<Tile, PageError> {
        let (href, count) = self.activities(&[("status", "open")]).await?;
        Ok(self.tile("open", Some(grouped(&count.to_string())), href, &[]))
    }

    async fn heard_lately(&self) -> Result<Tile, PageError> {
        let query = self.query(&[("months", "3"), ("record", "insight")]);
        let find = FindQuery {
            filter: Asked::read(&query, &self.directory, self.today).filter,
            record_kinds: vec![RecordKind::Insight],
            today: Some(self.today),
            limit: 1,
            ..FindQuery::within(self.visit.scope())
        };
        let found = self.visit.state.lookup.find(&self.visit.state.store, &find).await?;
        let value = Some(grouped(&found.total.to_string()));
        Ok(self.tile("heard", value, address("/find", &query), &[]))
    }

    /// The share of activities closed in the last 12 months whose people have been told what came of it.
    async fn fed_back(&self) -> Result<Tile, PageError> {
        let (href, closed) = self.activities(&with_statuses(&CLOSED)).await?;
        let (_, told) = self.activities(&with_statuses(&TOLD)).await?;
        let value = share_pct(told, closed).map(|pct| format!("{pct}%"));
        Ok(self.tile("told", value, href, &[("told", told.into()), ("closed", closed.into())]))
    }

    fn tile(&self, word: &str, value: Option<String>, href: String, basis: &[(&str, Value<'_>)]) -> Tile {
        let words = self.visit.state.engine.words();
        Tile {
            name: words.t(&format!("home-tile-{word}"), &[]),
            value,
            basis: words.t(&format!("home-basis-{word}"), basis),
            href,
            link: words.t(&format!("home-see-{word}"), &[]),
        }
    }
}

fn with_statuses<'a>(statuses: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    let statuses = statuses.iter().map(|status| ("status", *status));
    std::iter::once(("months", "12")).chain(statuses).collect()
}

/// A share in whole per cent; of nothing there is no share.
fn share_pct(part: u64, whole: u64) -> Option<u64> {
    (part * 200 + whole).checked_div(whole * 2)
}

#[cfg(test)]
mod tests {
    use super::share_pct;

    #[test]
    fn a_share_is_rounded_and_of_nothing_there_is_none() {
        assert_eq!(share_pct(16, 25), Some(64));
        assert_eq!(share_pct(1, 3), Some(33));
        assert_eq!(share_pct(2, 3), Some(67));
        assert_eq!(share_pct(0, 4), Some(0));
        assert_eq!(share_pct(0, 0), None);
    }
}
