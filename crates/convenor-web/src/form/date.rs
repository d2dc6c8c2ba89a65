//! Dates in forms: one text, and beside it how exactly the writer knows the date.

use convenor_domain::{ImpreciseDate, Precision, Reason};

use super::{Fields, unreadable};

/// The choice that keeps the writer's own words where they name no date.
pub const OWN_WORDS: &str = "words";

impl Fields {
    /// The date in the input `name`, as exactly as the input `name_precision` says. Without a precision chosen the
    /// text itself says it. `saved` is kept where nothing was changed, with all that is known of it.
    pub fn date(&self, name: &str, saved: &ImpreciseDate) -> Result<ImpreciseDate, Reason> {
        let text = self.get(name).trim();
        let chosen = self.get(&precision_of(name));
        if text.is_empty() {
            return Ok(ImpreciseDate::unknown());
        }
        if !saved.is_unknown() && text == saved.to_string() && chosen == precision_key(saved) {
            return Ok(saved.clone());
        }
        if chosen == OWN_WORDS {
            let read = convenor_import::dates::read(text);
            return Ok(if read.as_written().is_some() { read } else { ImpreciseDate::kept_as_written(text) });
        }
        as_exact(text, Precision::from_key(chosen))
    }

    /// Fills the two inputs of a date.
    pub fn add_date(&mut self, name: &str, date: &ImpreciseDate) {
        let text = if date.is_unknown() { String::new() } else { date.to_string() };
        self.add(name, text);
        self.add(precision_of(name), precision_key(date));
    }
}

/// The name of the input beside a date's own.
pub fn precision_of(name: &str) -> String {
    format!("{name}_precision")
}

/// What the input for the precision starts with.
fn precision_key(date: &ImpreciseDate) -> &'static str {
    match (date.earliest(), date.as_written()) {
        (None, Some(_)) => OWN_WORDS,
        _ => "",
    }
}

fn as_exact(text: &str, wanted: Option<Precision>) -> Result<ImpreciseDate, Reason> {
    let read = convenor_import::dates::read(text);
    let Some(first) = read.earliest() else {
        return Err(unreadable(text, example(wanted.unwrap_or_default())));
    };
    match wanted {
        None | Some(Precision::Unknown) => Ok(read),
        // Someone who knows the day may say no more than the year; the other way round would be made up.
        Some(wanted) if read.precision() <= wanted => Ok(ImpreciseDate::period(first, wanted)),
        Some(wanted) => Err(unreadable(text, example(wanted))),
    }
}

fn example(precision: Precision) -> &'static str {
    match precision {
        Precision::Month => "September 2026",
        Precision::Quarter => "July to September 2026",
        Precision::Year => "2026",
        Precision::Day | Precision::Unknown => "26 September 2026",
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    fn read(text: &str, precision: &str) -> Result<String, Reason> {
        let mut fields = Fields::default();
        fields.add("starts", text);
        fields.add("starts_precision", precision);
        fields.date("starts", &ImpreciseDate::unknown()).map(|date| format!("{date} ({})", date.precision()))
    }

    #[test]
    fn a_date_is_as_exact_as_the_writer_says_and_never_more() {
        assert_eq!(read("26 September 2026", ""), Ok("26 September 2026 (day)".into()));
        assert_eq!(read("26/9/2026", "month"), Ok("September 2026 (month)".into()));
        assert_eq!(read("July to September 2026", ""), Ok("July to September 2026 (quarter)".into()));
        assert_eq!(read("spring 2026", ""), Ok("spring 2026 (year)".into()));
        assert_eq!(read("2026", "day"), Err(unreadable("2026", "26 September 2026")));
    }

    #[test]
    fn what_is_no_date_is_kept_only_where_the_writer_asks() {
        assert_eq!(read("32 May 2026", ""), Err(unreadable("32 May 2026", "26 September 2026")));
        assert_eq!(read("once the ward opens", "words"), Ok("once the ward opens (unknown)".into()));
        assert_eq!(read(" ", "words"), Ok("not known (unknown)".into()));
    }

    #[test]
    fn what_is_filled_in_is_read_back_the_same() {
        let day = NaiveDate::from_ymd_opt(2026, 9, 26).unwrap();
        let mut dates = vec![ImpreciseDate::unknown(), ImpreciseDate::kept_as_written("before the flood")];
        dates.extend(Precision::ALL.iter().map(|precision| ImpreciseDate::period(day, *precision)));
        dates.push(ImpreciseDate::day(day).with_words("Saturday, September 26, 2026 - 08:00"));
        for date in dates {
            let mut fields = Fields::default();
            fields.add_date("ends", &date);
            assert_eq!(fields.date("ends", &date), Ok(date));
        }
    }
}
