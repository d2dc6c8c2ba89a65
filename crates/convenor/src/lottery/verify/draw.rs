//! The drawn panel is the one that the number or the seed draws, and those selected are its people.

use convenor_lottery::{Audit, AuditDraw, DrawnBy, commitment, list_hash};

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
            let mut flaws = chance(&outcome.audit, draw, &outcome.list);
            if outcome.seats(outcome.people_of(draw.panel)) != draw.seats {
                flaws.push(format!("{AUDIT}: the seats by value are not those of panel {}", draw.panel));
            }
            flaws.extend(people(outcome, draw, selected));
            flaws
        }
    }
}

/// What does not hold of the number drawn from a list.
pub(super) fn chance(audit: &Audit, draw: &AuditDraw, list: &str) -> Vec<String> {
    let mut flaws = Vec::new();
    if draw.by.panel(&list_hash(list), audit.panels) != Some(draw.panel) {
        let by = match &draw.by {
            DrawnBy::Seed(_) => "the seed",
            DrawnBy::Number(_) => "the number",
        };
        flaws.push(format!("{AUDIT}: panel {} is not the one that {by} draws", draw.panel));
    }
    if let DrawnBy::Seed(seed) = &draw.by
        && commitment(seed) != audit.commitment
    {
        flaws.push(format!("{AUDIT}: the seed is not the one that was committed to"));
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
