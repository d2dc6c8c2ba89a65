//! The drawn panel is the one that the number or the seed draws, and those selected are its people.

use convenor_lottery::{AuditDraw, DrawnBy};

use super::super::folder::{AUDIT, SELECTED};
use super::super::outcome::Outcome;
use super::super::selected;

/// `selected` is the text of the file, where there is one.
pub(super) fn flaws(outcome: &Outcome, selected: Option<&str>) -> Vec<String> {
    match (&outcome.audit.draw, selected) {
        (None, None) => Vec::new(),
        (None, Some(_)) => vec![format!("{SELECTED} is there although {AUDIT} says that nothing was drawn")],
        (Some(_), None) => vec![format!("{SELECTED} is missing: {AUDIT} says that a panel was drawn")],
        (Some(draw), Some(selected)) => {
            let mut flaws = chance(outcome, draw);
            flaws.extend(people(outcome, draw, selected));
            flaws
        }
    }
}

fn chance(outcome: &Outcome, draw: &AuditDraw) -> Vec<String> {
    let mut flaws = Vec::new();
    if outcome.picked(&draw.by) != Some(draw.panel) {
        let by = match &draw.by {
            DrawnBy::Seed(_) => "the seed",
            DrawnBy::Number(_) => "the number",
        };
        flaws.push(format!("{AUDIT}: panel {} is not the one that {by} draws", draw.panel));
    }
    if let DrawnBy::Seed(seed) = &draw.by
        && !outcome.is_committed(seed)
    {
        flaws.push(format!("{AUDIT}: the seed is not the one that was committed to"));
    }
    if outcome.seats(outcome.people_of(draw.panel)) != draw.seats {
        flaws.push(format!("{AUDIT}: the seats by value are not those of panel {}", draw.panel));
    }
    flaws
}

fn people(outcome: &Outcome, draw: &AuditDraw, text: &str) -> Option<String> {
    let expected = outcome.ids(outcome.people_of(draw.panel));
    match selected::ids(text, outcome.audit.identifier.as_deref()) {
        Ok(Some(ids)) if ids.iter().map(String::as_str).eq(expected) => None,
        Ok(Some(_)) => Some(format!("{SELECTED}: its people are not those of panel {}", draw.panel)),
        Ok(None) => Some(format!("{SELECTED}: the column of identifiers is missing")),
        Err(error) => Some(format!("{SELECTED}: {error:#}")),
    }
}
