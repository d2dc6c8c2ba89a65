//! What anybody may know of a draw: `audit.json`, in the form that the command `convenor lottery draw` writes it. Nothing in it
//! tells who somebody is.

use convenor_domain::lottery::{Algorithm, Bounds, DrawnBy, Lottery, Outcome};
use serde::Serialize;

/// The form of the file.
const FORMAT: &str = "convenor-lottery-audit-1";

/// What anybody may know of a draw.
#[derive(Debug, Serialize)]
pub(super) struct Audit {
    format: &'static str,
    program: String,
    algorithm: Algorithm,
    people: u32,
    seats: u32,
    panels: u32,
    /// SHA-256 of `panels.csv`.
    hash: String,
    largest_change: f64,
    /// What the seed was committed to with; empty where a public number decides.
    commitment: String,
    identifier: Option<String>,
    address: Vec<String>,
    /// What was chosen, in sentences.
    choices: Vec<String>,
    draw: Option<Draw>,
}

/// Which panel was drawn, and how.
#[derive(Debug, Serialize)]
struct Draw {
    /// From 1.
    panel: u32,
    by: By,
    seats: Vec<ValueSeats>,
}

/// What decided.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
enum By {
    Seed(String),
    Number(u64),
}

/// Seats of the panel that have a value, beside the quota.
#[derive(Debug, Serialize)]
struct ValueSeats {
    feature: String,
    value: String,
    min: u32,
    max: u32,
    seats: u32,
}

impl Audit {
    /// What may be known of a lottery now.
    pub(super) fn of(lottery: &Lottery, outcome: &Outcome, choices: Vec<String>) -> Self {
        let plan = &lottery.plan;
        let commitment = match &plan.drawn_by {
            Some(DrawnBy::Seed { commitment, .. }) => commitment.clone(),
            _ => String::new(),
        };
        Self {
            format: FORMAT,
            program: format!("convenor {}", env!("CARGO_PKG_VERSION")),
            algorithm: outcome.algorithm,
            people: outcome.people,
            seats: plan.seats,
            panels: outcome.panels,
            hash: outcome.hash.clone(),
            largest_change: outcome.largest_change,
            commitment,
            identifier: plan.columns.id.clone(),
            address: plan.columns.address.clone(),
            choices,
            draw: lottery.drawn.map(|panel| Draw {
                panel,
                by: by(lottery, panel),
                seats: seats(lottery, outcome),
            }),
        }
    }
}

fn by(lottery: &Lottery, panel: u32) -> By {
    match &lottery.plan.drawn_by {
        Some(DrawnBy::Seed { text, .. }) => By::Seed(text.clone()),
        Some(DrawnBy::PublicNumber { number: Some(number) }) => By::Number(*number),
        _ => By::Number(u64::from(panel)),
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
