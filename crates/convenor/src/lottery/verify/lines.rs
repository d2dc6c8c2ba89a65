//! Everybody's chance follows from the certificate, and their share of the numbered panels from the list.

use std::collections::BTreeSet;

use super::super::folder::{AUDIT, PROBABILITIES};
use super::super::outcome::Outcome;
use super::super::probabilities::{self, Line};
use super::TOLERANCE;

pub(super) fn flaws(outcome: &Outcome) -> Vec<String> {
    let ids: Vec<String> = outcome.lines.iter().map(|line| line.id.clone()).collect();
    let mut flaws = Vec::new();
    if ids.iter().collect::<BTreeSet<_>>().len() < ids.len() {
        flaws.push(format!("{PROBABILITIES}: somebody is there twice"));
    }
    let certificate = &outcome.certificate;
    let expected = probabilities::lines(&ids, &certificate.kinds(), &certificate.panels, &outcome.panels);
    for (found, expected) in outcome.lines.iter().zip(&expected) {
        let differs = |what: &str, found: f64, expected: f64| {
            let far = (found - expected).abs() > TOLERANCE || !found.is_finite();
            far.then(|| format!("the {what} is {found}, and {expected} follows from the other files"))
        };
        let chance = differs("probability", found.probability, expected.probability);
        let drawn = differs("probability drawn", found.probability_drawn, expected.probability_drawn);
        flaws.extend(
            chance.into_iter().chain(drawn).map(|what| format!("{PROBABILITIES}: {}: {what}", found.id)),
        );
    }
    let change = expected.iter().map(change).fold(0.0, f64::max);
    if (change - outcome.audit.largest_change).abs() > TOLERANCE || !outcome.audit.largest_change.is_finite()
    {
        let said = outcome.audit.largest_change;
        flaws.push(format!("{AUDIT}: the largest change is said to be {said}, and is {change}"));
    }
    flaws
}

fn change(line: &Line) -> f64 {
    (line.probability - line.probability_drawn).abs()
}
