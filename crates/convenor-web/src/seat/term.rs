//! What a seat is held as, and when, as forms have it.

use chrono::NaiveDate;
use convenor_domain::seat::{Capacity, SeatTerm};
use convenor_domain::{FieldProblem, ImpreciseDate, Reason};

use crate::form::{Fields, unreadable};

/// A day as the forms write it for an example.
const EXAMPLE: &str = "26 September 2026";

/// Reads a term. Errors: every field that has to be mended.
pub(super) fn read(fields: &Fields) -> Result<SeatTerm, Vec<FieldProblem>> {
    let mut problems = Vec::new();
    let mut keep = |field: &'static str, day: Result<Option<NaiveDate>, Reason>| {
        day.unwrap_or_else(|reason| {
            problems.push(FieldProblem { field, reason });
            None
        })
    };
    let from = keep("from", first_day(fields, "from").and_then(|day| day.map(Some).ok_or(Reason::Missing)));
    let until = keep("until", last_day(fields, "until"));
    let capacity = Capacity::from_key(fields.get("capacity"));
    if capacity.is_none() {
        problems.push(FieldProblem { field: "capacity", reason: Reason::Missing });
    }
    let term = from.zip(capacity).map(|(from, capacity)| SeatTerm { capacity, from, until });
    if let Some(Err(wrong)) = term.map(|term| term.check()) {
        problems.extend(wrong);
    }
    match term {
        Some(term) if problems.is_empty() => Ok(term),
        _ => Err(problems),
    }
}

/// The last day that is written in a field; nothing where it is empty.
pub(super) fn last_day(fields: &Fields, name: &str) -> Result<Option<NaiveDate>, Reason> {
    day(fields, name, ImpreciseDate::latest)
}

fn first_day(fields: &Fields, name: &str) -> Result<Option<NaiveDate>, Reason> {
    day(fields, name, ImpreciseDate::earliest)
}

fn day(
    fields: &Fields,
    name: &str,
    of: impl Fn(&ImpreciseDate) -> Option<NaiveDate>,
) -> Result<Option<NaiveDate>, Reason> {
    let text = fields.text(name);
    if text.is_empty() {
        return Ok(None);
    }
    of(&convenor_import::dates::read(&text)).map(Some).ok_or_else(|| unreadable(&text, EXAMPLE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_read_from_their_first_day_to_their_last() {
        let term = read(&Fields::parse(b"capacity=vcse&from=March+2026&until=May+2026")).unwrap();
        assert_eq!((term.from, term.until), ("2026-03-01".parse().unwrap(), "2026-05-31".parse().ok()));
        let wrong = read(&Fields::parse(b"from=&until=soon")).unwrap_err();
        assert_eq!(wrong.iter().map(|one| one.field).collect::<Vec<_>>(), ["from", "until", "capacity"]);
    }
}
