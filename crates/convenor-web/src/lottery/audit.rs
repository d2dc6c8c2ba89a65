//! What anybody may know of a draw: `audit.json`, in the form that the command `convenor lottery draw` writes it. Nothing in it
//! tells who somebody is.

use std::collections::BTreeMap;

use convenor_domain::lottery::{Bounds, DrawnBy as Settled, Lottery, Outcome};
use convenor_lottery::{AUDIT_FORMAT, Audit, AuditDraw, DrawnBy, ValueSeats};

use super::entry::algorithm;

/// What may be known of a lottery now.
pub(super) fn audit(lottery: &Lottery, outcome: &Outcome, choices: Vec<String>) -> Audit {
    let plan = &lottery.plan;
    let commitment = match &plan.drawn_by {
        Some(Settled::Seed { commitment, .. }) => commitment.clone(),
        _ => String::new(),
    };
    Audit {
        format: AUDIT_FORMAT.to_owned(),
        program: format!("convenor {}", env!("CARGO_PKG_VERSION")),
        algorithm: algorithm(outcome.algorithm),
        people: usize::try_from(outcome.people).unwrap_or(usize::MAX),
        seats: plan.seats,
        panels: outcome.panels,
        hash: outcome.hash.clone(),
        files: BTreeMap::new(),
        largest_change: outcome.largest_change,
        commitment,
        identifier: plan.columns.id.clone(),
        address: plan.columns.address.clone(),
        choices,
        draw: lottery.drawn.map(|panel| AuditDraw {
            panel,
            by: by(lottery, panel),
            seats: seats(lottery, outcome),
        }),
        replacements: Vec::new(),
    }
}

fn by(lottery: &Lottery, panel: u32) -> DrawnBy {
    match &lottery.plan.drawn_by {
        Some(Settled::Seed { text, .. }) => DrawnBy::Seed(text.clone()),
        Some(Settled::PublicNumber { number: Some(number) }) => DrawnBy::Number(*number),
        _ => DrawnBy::Number(u64::from(panel)),
    }
}

fn seats(lottery: &Lottery, outcome: &Outcome) -> Vec<ValueSeats> {
    let mut all = Vec::new();
    for (feature, seated) in lottery.plan.quotas.iter().zip(&outcome.drawn_seats) {
        for (value, seats) in feature.values.iter().zip(seated) {
            let Bounds { min, max } = value.seats;
            let (feature, value) = (feature.name.clone(), value.name.clone());
            all.push(ValueSeats { feature, value, min, max, seats: *seats });
        }
    }
    all
}
