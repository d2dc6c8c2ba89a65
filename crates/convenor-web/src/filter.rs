//! The register's filters as they stand in addresses: read, written, and shown as chips that can be taken off.
//!
//! The whole state of a list is in its address, so that it can be kept, sent and gone back to. One parameter a value,
//! repeated for several: `?topic=housing&topic=transport&months=18`.

mod chip;

pub(crate) use chip::{Chip, chips};

use chrono::{Days, NaiveDate};
use convenor_domain::filter::{Gap, months_before};
use convenor_domain::{AreaCode, RegisterFilter};

use crate::directory::Directory;

/// Filters as they were asked for: the values in the address, and what they mean.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Asked {
    /// Name and value of every filter in the address, in its order, without empty ones.
    pairs: Vec<(String, String)>,
    /// What they mean.
    pub(crate) filter: RegisterFilter,
    /// Months back, when asked for by months.
    pub(crate) months: Option<u32>,
}

/// Names of the filters in addresses.
const NAMES: [&str; 16] = [
    "months",
    "since",
    "until",
    "closing",
    "closed",
    "area",
    "group",
    "topic",
    "organisation",
    "source",
    "method",
    "level",
    "status",
    "kind",
    "gap",
    "system",
];

impl Asked {
    /// Reads the filters in an address. What cannot be read is left out: an old or mistyped address still shows
    /// something, and the chips show what was understood.
    pub(crate) fn read(query: &str, directory: &Directory, today: NaiveDate) -> Self {
        let mut asked = Self::default();
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let value = value.trim();
            if value.is_empty() || value.chars().count() > 200 || !NAMES.contains(&name.as_ref()) {
                continue;
            }
            if asked.take(&name, value, directory, today).is_some() {
                let pair = (name.into_owned(), value.to_owned());
                if !asked.pairs.contains(&pair) {
                    asked.pairs.push(pair);
                }
            }
        }
        asked
    }

    /// Adds one value; nothing when it cannot be read.
    fn take(&mut self, name: &str, value: &str, directory: &Directory, today: NaiveDate) -> Option<()> {
        let filter = &mut self.filter;
        match name {
            "months" => {
                let months: u32 = value.parse().ok().filter(|months| (1..=600).contains(months))?;
                filter.since = Some(months_before(today, months)?);
                self.months = Some(months);
            }
            "since" => filter.since = Some(value.parse().ok()?),
            "until" => filter.until = Some(value.parse().ok()?),
            "closing" => {
                filter.since = Some(today);
                filter.ends_by = today.checked_add_days(days(value)?);
            }
            "closed" => filter.ends_by = today.pred_opt()?.checked_sub_days(days(value)?),
            "area" => filter.areas.push(AreaCode(value.to_uppercase())),
            "group" => filter.groups.push(value.to_owned()),
            "topic" => filter.topics.push(value.to_owned()),
            "organisation" => filter.organisations.push(value.parse().ok()?),
            "source" => filter.source_types.push(value.to_owned()),
            "method" => filter.methods.push(value.to_owned()),
            "level" => filter.levels.push(value.to_owned()),
            "status" => filter.statuses.push(value.parse().ok()?),
            "kind" => filter.kinds.push(value.parse().ok()?),
            "gap" => filter.gaps.push(Gap::from_key(value)?),
            "system" => {
                filter.system = Some(directory.systems.iter().find(|system| system.slug == value)?.id);
            }
            _ => return None,
        }
        Some(())
    }

    /// Whether a value is asked for.
    pub(crate) fn has(&self, name: &str, value: &str) -> bool {
        self.pairs.iter().any(|(asked, with)| asked == name && with == value)
    }

    /// Name and value of every filter.
    pub(crate) fn pairs(&self) -> &[(String, String)] {
        &self.pairs
    }
}

/// A number of days in an address, at most ten years.
fn days(value: &str) -> Option<Days> {
    value.parse().ok().filter(|days| *days <= 3_660).map(Days::new)
}

/// A query from pairs, without empty values and without a question mark.
pub(crate) fn to_query<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for (name, value) in pairs.into_iter().filter(|(_, value)| !value.is_empty()) {
        query.append_pair(name, value);
    }
    query.finish()
}

/// An address from a path and a query that may be empty.
pub(crate) fn address(path: &str, query: &str) -> String {
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Asked {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        Asked::read(query, &Directory::default(), today)
    }

    #[test]
    fn values_repeat_and_what_cannot_be_read_is_left_out() {
        let asked =
            read("topic=housing&topic=transport&months=18&status=dancing&status=open&months=-3&other=1");
        assert_eq!(asked.filter.topics, ["housing", "transport"]);
        assert_eq!(asked.filter.since, NaiveDate::from_ymd_opt(2025, 5, 21));
        assert_eq!(asked.filter.statuses.len(), 1);
        assert_eq!(asked.pairs().len(), 4);
    }

    #[test]
    fn days_count_from_today_to_an_end_that_is_near_or_long_ago() {
        let on = |month, day| NaiveDate::from_ymd_opt(2026, month, day);
        let closing = read("status=open&closing=7").filter;
        assert_eq!((closing.since, closing.ends_by), (on(11, 21), on(11, 28)));
        let closed = read("gap=no-feedback&closed=90").filter;
        assert_eq!((closed.since, closed.ends_by), (None, on(8, 22)), "more than 90 days ago");
    }

    #[test]
    fn a_period_has_a_first_and_a_last_day() {
        let asked = read("since=2025-11-22&until=2026-11-22");
        let on = |year| NaiveDate::from_ymd_opt(year, 11, 22);
        assert_eq!((asked.filter.since, asked.filter.until), (on(2025), on(2026)));
        assert!(read("since=yesterday&until=22/11/2026").pairs().is_empty());
    }

    #[test]
    fn an_address_is_written_as_it_was_read() {
        let asked = read("area=X54000001&topic=mental-health");
        let query = to_query(asked.pairs().iter().map(|(name, value)| (name.as_str(), value.as_str())));
        assert_eq!(address("/find", &query), "/find?area=X54000001&topic=mental-health");
    }
}
