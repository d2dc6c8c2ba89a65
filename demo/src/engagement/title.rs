//! Titles of engagements, each different from the others.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::cast::Cast;
use super::timing::Timing;
use crate::DemoError;
use crate::dice::Dice;
use crate::phrase::fill;

const TRIES: u32 = 12;

/// A title that no other engagement has, for as long as tries last.
pub(crate) fn choose(
    cast: &Cast,
    timing: &Timing,
    taken: &mut BTreeSet<String>,
    dice: &mut Dice,
) -> Result<String, DemoError> {
    let mut title = String::new();
    for attempt in 0..TRIES {
        let pattern = dice.pick("titles", &cast.theme.titles)?;
        title = fill(pattern, &[("place", &cast.site.name)], dice)?;
        if !pattern.contains("{place}") && (attempt > 2 || dice.chance(30)) {
            title = beside(&title, &cast.site.name);
        }
        if attempt > 5 {
            title = beside(&title, &season(timing.opens));
        }
        if taken.insert(title.clone()) {
            break;
        }
    }
    Ok(title)
}

fn beside(title: &str, more: &str) -> String {
    if title.ends_with('?') { format!("{title} ({more})") } else { format!("{title}, {more}") }
}

/// The season and year of a day.
pub(crate) fn season(day: NaiveDate) -> String {
    let name = match day.month() {
        3..=5 => "spring",
        6..=8 => "summer",
        9..=11 => "autumn",
        _ => "winter",
    };
    format!("{name} {}", day.year())
}
