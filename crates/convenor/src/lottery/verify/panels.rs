//! Every numbered panel meets the quotas, and the figures about the list are true.

use std::collections::BTreeSet;

use convenor_lottery::{AUDIT_FORMAT, Audit, Kinds, Panel};

use super::super::folder::{AUDIT, PANELS};
use super::super::outcome::Outcome;

pub(super) fn flaws(outcome: &Outcome) -> Vec<String> {
    let kinds = outcome.certificate.kinds();
    let mut flaws = figures(outcome);
    for (number, people) in (1..).zip(&outcome.panels) {
        if let Some(what) = flaw_of(outcome, &kinds, people) {
            flaws.push(format!("{PANELS}: panel {number} {what}"));
        }
    }
    flaws
}

/// What is wrong with a panel of people; their households are known by group alone.
pub(super) fn flaw_of(outcome: &Outcome, kinds: &Kinds, people: &[usize]) -> Option<String> {
    let distinct: BTreeSet<&usize> = people.iter().collect();
    if distinct.len() < people.len() {
        return Some("has somebody twice".to_owned());
    }
    let mut seats = vec![0; kinds.len()];
    for person in people {
        let kind = outcome.certificate.people.get(*person).copied().flatten();
        let Some(seats) = kind.and_then(|kind| seats.get_mut(kind)) else {
            return Some("has somebody who cannot have a seat".to_owned());
        };
        *seats += 1;
    }
    let met = Panel::of(&seats).meets(kinds);
    (!met).then(|| "breaks a quota, has the wrong size, or gives a household two seats".to_owned())
}

/// What the audit says of the list and the certificate.
fn figures(outcome: &Outcome) -> Vec<String> {
    let Outcome { audit, certificate, .. } = outcome;
    let Audit { people, seats, panels, algorithm, .. } = audit;
    let said = [
        (audit.format == AUDIT_FORMAT, "its form"),
        (*people == certificate.people.len() && *people == outcome.lines.len(), "the number of people"),
        (*seats == certificate.size, "the number of seats"),
        (usize::try_from(*panels) == Ok(outcome.panels.len()), "the number of panels"),
        (*algorithm == certificate.algorithm, "the algorithm"),
    ];
    let wrong = said.into_iter().filter(|(holds, _)| !holds);
    wrong.map(|(_, what)| format!("{AUDIT}: {what} is not that of the other files")).collect()
}
