//! The people the panel is drawn from.

/// Whether somebody's seat is open to chance.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// In the lottery.
    #[default]
    Free,
    /// Has a seat in every panel.
    In,
    /// Has a seat in none: an earlier member, or somebody who withdrew.
    Out,
}

/// One volunteer, with nothing but what the lottery needs.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// What the published lists call them.
    pub id: String,
    /// For each feature of the quotas, in their order: the position of this person's value.
    pub values: Vec<usize>,
    /// People of one household have the same; `None` when nobody shares an address with them or the rule is not asked for.
    pub household: Option<usize>,
    /// Whether the seat is open to chance.
    pub standing: Standing,
    /// Chance relative to others, 1 unless an openly stated choice says otherwise.
    pub weight: u32,
}

/// Everyone who volunteered, in the order of the file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pool {
    /// In the order of the file.
    pub people: Vec<Person>,
}
