//! The demo system as a whole: sizes, references, sums, checks and variety.

#![expect(clippy::unwrap_used, reason = "a test whose demo cannot be made has failed")]

mod believable;
mod population;
mod records;
mod survey;
mod whole;

use chrono::NaiveDate;
use convenor_demo::{Demo, generate};

/// The day on which the tests look at the demo.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

fn demo() -> Demo {
    generate(7, today()).unwrap()
}

/// Several seeds, for rules that must hold whatever the dice say.
fn demos() -> impl Iterator<Item = Demo> {
    [1, 7, 2026].into_iter().map(|seed| generate(seed, today()).unwrap())
}
