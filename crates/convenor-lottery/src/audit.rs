//! What anybody may know of a draw: `audit.json`, published with the numbered panels. It holds identifiers at most, never what
//! people are.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::draw::{pick_by_number, pick_by_seed};
use crate::{Algorithm, Quotas, Seed};

/// The form of the file.
pub const AUDIT_FORMAT: &str = "convenor-lottery-audit-1";

/// What all forms of the file begin with.
pub const AUDIT_FORMAT_ANY: &str = "convenor-lottery-audit-";

/// What anybody may know of a draw.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Audit {
    /// [`AUDIT_FORMAT`].
    pub format: String,
    /// Which program wrote it.
    pub program: String,
    /// How chances were shared out.
    pub algorithm: Algorithm,
    /// People in the pool.
    pub people: usize,
    /// Seats of a panel.
    pub seats: u32,
    /// Equally likely numbered panels in `panels.csv`.
    pub panels: u32,
    /// SHA-256 of `panels.csv`.
    pub hash: String,
    /// SHA-256 of the files that the list and the chances follow from, by name, where they are kept with it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub files: BTreeMap<String, String>,
    /// The largest difference between anybody's share of the numbered panels and their chance.
    pub largest_change: f64,
    /// What the seed was committed to with, before the draw; empty where only a public number could decide.
    pub commitment: String,
    /// The pool's column of identifiers; nothing when people are called by the number of their row.
    pub identifier: Option<String>,
    /// Columns that mean “same address”.
    pub address: Vec<String>,
    /// What was chosen, in sentences.
    pub choices: Vec<String>,
    /// Nothing in a test run.
    pub draw: Option<AuditDraw>,
    /// Later draws for people who dropped out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub replacements: Vec<ReplacementRound>,
}

/// Which panel was drawn, and how.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AuditDraw {
    /// From 1.
    pub panel: u32,
    /// What decided.
    pub by: DrawnBy,
    /// Seats of the panel by value.
    pub seats: Vec<ValueSeats>,
}

/// What decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DrawnBy {
    /// The seed that was committed to.
    Seed(String),
    /// A public number.
    Number(u64),
}

impl DrawnBy {
    /// The number of the panel that is drawn from so many, whose published list has this hash; nothing without panels.
    pub fn panel(&self, list_hash: &str, panels: u32) -> Option<u32> {
        match self {
            Self::Number(number) => pick_by_number(*number, panels),
            Self::Seed(text) => pick_by_seed(&Seed::of_text(text), list_hash, panels),
        }
    }
}

/// Seats of a panel that have a value, beside the quota.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ValueSeats {
    /// Its name.
    pub feature: String,
    /// Its name.
    pub value: String,
    /// At least so many.
    pub min: u32,
    /// At most so many.
    pub max: u32,
    /// So many.
    pub seats: u32,
}

/// One draw of replacements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplacementRound {
    /// Who left.
    pub gone: Vec<String>,
    /// Who did not come in.
    pub refused: Vec<String>,
    /// Who came in.
    pub people: Vec<String>,
    /// Whether the quotas are kept.
    pub kept: bool,
    /// What decided.
    pub seed: String,
}

/// Seats by value of people whose values are given.
pub fn value_seats<'a>(
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
