//! Reads dates as people write them. What cannot be read without guessing is kept as it was written.
//!
//! British order, day before month, unless only the other order makes a date. Times and weekdays are read past:
//! the day is the one written. Years outside `YEARS` are not dates.

mod range;
mod token;

use chrono::{Datelike, NaiveDate};
use convenor_domain::{ImpreciseDate, Precision, YEARS};

pub use range::read_range;
use token::Token::{self, Mark, Month, Number, Word};

/// The date that a text means, as exactly as it says; with nothing in it, an unknown date.
pub fn read(text: &str) -> ImpreciseDate {
    let text = text.trim();
    if text.is_empty() {
        return ImpreciseDate::unknown();
    }
    let tokens = token::tokens(text);
    match meaning(&tokens) {
        Some(Meaning::Whole(date)) => date,
        Some(Meaning::Part(date)) => date.with_words(text),
        None => ImpreciseDate::kept_as_written(text),
    }
}

/// Whether the words say more than the date read from them.
enum Meaning {
    Whole(ImpreciseDate),
    Part(ImpreciseDate),
}

fn meaning(tokens: &[Token]) -> Option<Meaning> {
    if let [Word(word), rest @ ..] = tokens
        && is_part_of_period(word)
    {
        return whole(rest).filter(|date| date.precision() != Precision::Day).map(Meaning::Part);
    }
    if let [Word(season), year] = tokens
        && matches!(season.as_str(), "spring" | "summer" | "autumn" | "fall")
    {
        // Winter has parts of two years, so that one stays as written.
        return year_of(year).map(Meaning::Part);
    }
    if let [
        day @ Number { digits: 1 | 2, .. },
        Mark('/' | '-' | '.'),
        month,
        Mark('/' | '-' | '.'),
        Number { value, digits: 2 },
    ] = tokens
    {
        // Two digits leave the century to the reader: the words stay beside the date.
        let century = if *value < 70 { 2000 } else { 1900 };
        return day_and_month(day, month, century + value).map(Meaning::Part);
    }
    whole(tokens).map(Meaning::Whole)
}

fn is_part_of_period(word: &str) -> bool {
    matches!(word, "early" | "mid" | "late" | "beginning" | "start" | "middle" | "end")
}

fn whole(tokens: &[Token]) -> Option<ImpreciseDate> {
    day(tokens).or_else(|| quarter(tokens)).or_else(|| month(tokens)).or_else(|| match tokens {
        [year] => year_of(year),
        _ => None,
    })
}

fn day(tokens: &[Token]) -> Option<ImpreciseDate> {
    match tokens {
        [
            year,
            Mark(a @ ('-' | '/' | '.')),
            Number { value: month, .. },
            Mark(b),
            Number { value: day, .. },
        ] if year.is_year() && a == b => on(year.year()?, *month, *day),
        [first, Mark(a @ ('-' | '/' | '.')), second, Mark(b), year] if year.is_year() && a == b => {
            day_and_month(first, second, year.year()?)
        }
        [Number { value: day, .. }, Month(month), year]
        | [Month(month), Number { value: day, digits: 1 | 2 }, year]
        | [year, Month(month), Number { value: day, digits: 1 | 2 }] => on(year.year()?, *month, *day),
        _ => None,
    }
}

/// Day and month in British order, or in the other where the British one is no date.
fn day_and_month(first: &Token, second: &Token, year: u32) -> Option<ImpreciseDate> {
    let (Number { value: first, digits: 1 | 2 }, Number { value: second, digits: 1 | 2 }) = (first, second)
    else {
        return None;
    };
    on(year, *second, *first).or_else(|| on(year, *first, *second))
}

fn quarter(tokens: &[Token]) -> Option<ImpreciseDate> {
    let (number, year) = match tokens {
        [Word(q), Number { value, digits: 1 }, year] if q == "q" => (*value, year),
        [year, Word(q), Number { value, digits: 1 }] if q == "q" => (*value, year),
        [Month(first), Month(last), year] if first % 3 == 1 && *last == first + 2 => (first / 3 + 1, year),
        _ => return None,
    };
    let first =
        NaiveDate::from_ymd_opt(i32::try_from(year.year()?).ok()?, number.checked_sub(1)? * 3 + 1, 1)?;
    Some(ImpreciseDate::period(first, Precision::Quarter))
}

fn month(tokens: &[Token]) -> Option<ImpreciseDate> {
    let (month, year) = match tokens {
        [Month(month), year] | [year, Month(month)] => (*month, year),
        [Number { value, digits: 1 | 2 }, Mark('/' | '-' | '.'), year] => (*value, year),
        // “2009-10” may be October or a financial year: only what cannot be the next year is a month.
        [year, Mark('-' | '/'), Number { value, digits: 2 }] if (year.year()? + 1) % 100 != *value => {
            (*value, year)
        }
        _ => return None,
    };
    let first = NaiveDate::from_ymd_opt(i32::try_from(year.year()?).ok()?, month, 1)?;
    Some(ImpreciseDate::period(first, Precision::Month))
}

fn year_of(year: &Token) -> Option<ImpreciseDate> {
    let first = NaiveDate::from_ymd_opt(i32::try_from(year.year()?).ok()?, 1, 1)?;
    Some(ImpreciseDate::period(first, Precision::Year))
}

fn on(year: u32, month: u32, day: u32) -> Option<ImpreciseDate> {
    let day = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?;
    YEARS.contains(&day.year()).then(|| ImpreciseDate::day(day))
}

#[cfg(test)]
mod tests;
