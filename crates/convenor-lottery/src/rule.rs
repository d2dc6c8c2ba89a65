//! What every panel must satisfy, as sums of seats over kinds of people.

use crate::{KindId, Seats};

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleOf {
    /// The size of the panel.
    Size,
    /// A quota: position of the feature, position of the value.
    Quota(usize, usize),
    /// At most one seat a household: the group of households that are alike.
    Household(usize),
}

/// The seats of some kinds of people together stay within bounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// What it is about.
    pub of: RuleOf,
    /// Whose seats are added up.
    pub kinds: Vec<KindId>,
    /// The bounds.
    pub seats: Seats,
}
