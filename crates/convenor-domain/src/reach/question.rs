//! What is asked about who was heard.

use chrono::{Datelike, Months, NaiveDate};

use super::By;
use crate::area::{AreaCode, AreaKind};
use crate::filter::RegisterFilter;

/// What is asked about who was heard.
#[derive(Debug, Clone)]
pub struct ReachQuestion {
    /// What people are told apart by: one thing, or two crossed.
    pub by: Vec<By>,
    /// Only people in this area; the system's own when left out.
    pub area: Option<AreaCode>,
    /// Area by area, of this level.
    pub level: Option<AreaKind>,
    /// First month, by its first day.
    pub since: Option<NaiveDate>,
    /// Last month, by its last day.
    pub until: Option<NaiveDate>,
    /// Only what people said in these engagements: topics, organisations, methods.
    pub engagements: RegisterFilter,
}

impl ReachQuestion {
    /// A period in whole months: from the first of the one month to the last of the other. Narrower periods would tell
    /// people apart by the day on which they answered.
    pub fn months(
        since: Option<NaiveDate>,
        until: Option<NaiveDate>,
    ) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let until = until.and_then(|day| day.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt());
        (since.and_then(|day| day.with_day(1)), until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_of_whole_months() {
        let day = |text: &str| text.parse().ok();
        let (since, until) = ReachQuestion::months(day("2026-01-31"), day("2026-02-01"));
        assert_eq!((since, until), (day("2026-01-01"), day("2026-02-28")));
        assert_eq!(ReachQuestion::months(None, None), (None, None));
    }
}
