//! What anybody may know of a draw: `audit.json`, published with the numbered panels. It holds identifiers at most, never what
//! people are.

use std::collections::BTreeMap;

use convenor_lottery::{Algorithm, Quotas};
use serde::{Deserialize, Serialize};

/// The form of the file.
pub(super) const FORMAT: &str = "convenor-lottery-audit-1";

/// What all forms of the file begin with.
pub(super) const FORMAT_ANY: &str = "convenor-lottery-audit-";

/// Of which program a result is.
pub(super) fn program() -> String {
    format!("convenor {}", env!("CARGO_PKG_VERSION"))
}

/// What anybody may know of a draw.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Audit {
    pub(super) format: String,
    pub(super) program: String,
    pub(super) algorithm: Algorithm,
    /// People in the pool.
    pub(super) people: usize,
    pub(super) seats: u32,
    /// Equally likely numbered panels in `panels.csv`.
    pub(super) panels: u32,
    /// SHA-256 of `panels.csv`.
    pub(super) hash: String,
    /// SHA-256 of the files that the list and the chances follow from, by name.
    pub(super) files: BTreeMap<String, String>,
    /// The largest difference between anybody's share of the numbered panels and their chance.
    pub(super) largest_change: f64,
    /// What the seed was committed to with, before the draw.
    pub(super) commitment: String,
    /// The pool's column of identifiers; nothing when people are called by the number of their row.
    pub(super) identifier: Option<String>,
    /// Columns that mean “same address”.
    pub(super) address: Vec<String>,
    /// What was chosen, in sentences.
    pub(super) choices: Vec<String>,
    /// Nothing in a test run.
    pub(super) draw: Option<Draw>,
    /// Later draws for people who dropped out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) replacements: Vec<Round>,
}

/// Which panel was drawn, and how.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Draw {
    /// From 1.
    pub(super) panel: u32,
    pub(super) by: Chance,
    /// Seats of the panel by value.
    pub(super) seats: Vec<ValueSeats>,
}

/// What decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Chance {
    /// The seed that was committed to.
    Seed(String),
    /// A public number.
    Number(u64),
}

/// Seats of a panel that have a value, beside the quota.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct ValueSeats {
    pub(super) feature: String,
    pub(super) value: String,
    pub(super) min: u32,
    pub(super) max: u32,
    pub(super) seats: u32,
}

/// One draw of replacements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Round {
    pub(super) gone: Vec<String>,
    pub(super) refused: Vec<String>,
    /// Who came in.
    pub(super) people: Vec<String>,
    /// Whether the quotas are kept.
    pub(super) kept: bool,
    pub(super) seed: String,
}

/// Seats by value of people whose values are given.
pub(super) fn value_seats<'a>(
    quotas: &Quotas,
    people: &(impl Iterator<Item = &'a [usize]> + Clone),
) -> Vec<ValueSeats> {
    let mut seats = Vec::new();
    for (place, feature) in quotas.features.iter().enumerate() {
        for (at, value) in feature.values.iter().enumerate() {
            let count = people.clone().filter(|values| values.get(place) == Some(&at)).count();
            seats.push(ValueSeats {
                feature: feature.name.clone(),
                value: value.name.clone(),
                min: value.seats.min,
                max: value.seats.max,
                seats: u32::try_from(count).unwrap_or(u32::MAX),
            });
        }
    }
    seats
}
