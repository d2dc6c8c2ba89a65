//! Texts, lists and dates as they are written in a plan, and what is wrong with them.

use chrono::{Datelike, NaiveDate};
use convenor_domain::{ImpreciseDate, Precision, Term, Vocabulary, YEARS};
use serde_json::{Map, Value};

use crate::output::WrongUse;

/// Terms named when one is not known.
const NEAREST_MAX: usize = 3;

/// What is wrong with a plan, field by field.
#[derive(Debug, Default)]
pub(super) struct Problems(Vec<(String, String)>);

impl Problems {
    pub(super) fn add(&mut self, field: &str, problem: impl AsRef<str>) {
        self.0.push((field.to_owned(), problem.as_ref().to_owned()));
    }

    /// The same of a field that could be read: of one that could not, nothing more is known.
    pub(super) fn add_to_others(&mut self, field: &str, problem: impl AsRef<str>) {
        if self.0.iter().all(|(known, _)| known != field) {
            self.add(field, problem);
        }
    }

    /// Complains about all of them at once.
    pub(super) fn none(self) -> Result<(), WrongUse> {
        let problems: Vec<String> =
            self.0.into_iter().map(|(field, problem)| format!("{field}: {problem}")).collect();
        match problems.as_slice() {
            [] => Ok(()),
            [one] => Err(WrongUse(format!("the plan cannot be compared: {one}"))),
            several => Err(WrongUse(format!(
                "the plan cannot be compared; {} things to mend:\n  {}",
                several.len(),
                several.join("\n  ")
            ))),
        }
    }
}

/// A text; empty when it is left out.
pub(super) fn text(fields: &Map<String, Value>, field: &str, problems: &mut Problems) -> String {
    match fields.get(field) {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(_) => {
            problems.add(field, "is not text: write it in double quotes");
            String::new()
        }
    }
}

/// A list of texts, or one text alone; empty when it is left out.
pub(super) fn list(fields: &Map<String, Value>, field: &str, problems: &mut Problems) -> Vec<String> {
    let values = match fields.get(field) {
        None | Some(Value::Null) => return Vec::new(),
        Some(Value::Array(values)) => values.as_slice(),
        Some(one) => std::slice::from_ref(one),
    };
    let texts: Vec<String> = values.iter().filter_map(Value::as_str).map(ToOwned::to_owned).collect();
    if texts.len() < values.len() {
        problems.add(field, "is not a list of texts: write it like [\"one\", \"two\"]");
    }
    texts
}

/// A date as exactly as it is written; not known when it is left out.
pub(super) fn date(fields: &Map<String, Value>, field: &str, problems: &mut Problems) -> ImpreciseDate {
    let written = match fields.get(field) {
        None | Some(Value::Null) => return ImpreciseDate::unknown(),
        Some(Value::String(text)) if text.trim().is_empty() => return ImpreciseDate::unknown(),
        Some(written) => written,
    };
    let read = match written {
        Value::String(text) => read_date(text.trim()),
        Value::Number(year) => read_date(&year.to_string()),
        Value::Object(_) => serde_json::from_value(written.clone()).ok(),
        _ => None,
    };
    read.unwrap_or_else(|| {
        problems
            .add(field, format!("{written} is not a date: write it like “2026-03-02”, “2026-03” or “2026”"));
        ImpreciseDate::unknown()
    })
}

fn read_date(text: &str) -> Option<ImpreciseDate> {
    let (padded, precision) = match text.len() {
        4 => (format!("{text}-01-01"), Precision::Year),
        7 => (format!("{text}-01"), Precision::Month),
        10 => (text.to_owned(), Precision::Day),
        _ => return None,
    };
    let day = NaiveDate::parse_from_str(&padded, "%Y-%m-%d").ok()?;
    YEARS.contains(&day.year()).then(|| ImpreciseDate::period(day, precision))
}

/// The terms whose words are spelled most like a text.
pub(super) fn nearest<'a>(
    vocabulary: &'a Vocabulary,
    text: &str,
) -> impl Iterator<Item = &'a Term> + use<'a> {
    let wanted = pairs(text);
    let likeness = |term: &Term| {
        let names = [&term.key, &term.name].into_iter().chain(&term.also);
        names.map(|name| shared_permille(&wanted, &pairs(name))).max().unwrap_or(0)
    };
    let mut terms: Vec<_> = vocabulary.terms.iter().map(|term| (likeness(term), term)).collect();
    terms.sort_by_key(|(likeness, _)| std::cmp::Reverse(*likeness));
    terms.into_iter().take(NEAREST_MAX).map(|(_, term)| term)
}

/// Neighbouring letters of a text.
fn pairs(text: &str) -> Vec<(char, char)> {
    let letters: Vec<char> = text.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect();
    letters.windows(2).filter_map(|two| Some((*two.first()?, *two.last()?))).collect()
}

/// Pairs that both texts have, in thousandths of the pairs of both (Dice's coefficient).
fn shared_permille(one: &[(char, char)], other: &[(char, char)]) -> usize {
    let mut left = other.to_vec();
    let mut shared = 0;
    for pair in one {
        if let Some(place) = left.iter().position(|found| found == pair) {
            left.swap_remove(place);
            shared += 1;
        }
    }
    2_000 * shared / (one.len() + other.len()).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_exact_as_they_are_written() {
        let read = |text| read_date(text).map(|date| date.to_string());
        assert_eq!(read("2026-03-02").as_deref(), Some("2 March 2026"));
        assert_eq!(read("2026-03").as_deref(), Some("March 2026"));
        assert_eq!(read("2026").as_deref(), Some("2026"));
        for wrong in ["2026-13", "2026-02-30", "spring", "02/03/2026", "26", "±026", "0026", "9999-12-31"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_nearest_terms_are_spelled_alike() {
        let vocabularies = convenor_domain::Vocabularies::shipped().unwrap();
        let near = nearest(&vocabularies.topics, "dentistri").next().unwrap();
        assert_eq!(near.key, "dentistry");
    }
}
