//! What people decide before a draw: seats, quotas, columns of the pool, how chances are found, who decides the number.

use serde::{Deserialize, Serialize};

use crate::key::keyed_enum;
use crate::problem::{FieldProblem, Reason};

keyed_enum! {
    /// How chances are shared out among those who volunteered.
    #[derive(Default)]
    Algorithm {
        /// The smallest chance as large as can be, then the next smallest, and so on.
        #[default]
        Leximin = "leximin",
        /// The smallest chance as large as can be.
        Maximin = "maximin",
        /// The product of all chances as large as can be.
        Nash = "nash",
        /// Step by step, as it was long done by hand.
        Legacy = "legacy",
        /// Every panel that meets the quotas equally likely.
        Uniform = "uniform",
    }
}

keyed_enum! {
    /// Where the quotas come from.
    QuotasFrom {
        /// A file of the lead's.
        File = "file",
        /// The population of a place.
        Population = "population",
    }
}

/// Most characters of a name.
const NAME_CHARS_MAX: usize = 200;
/// Most seats of a panel.
const SEATS_MAX: u32 = 1_000;
/// Most numbered panels.
const PANELS_MAX: u32 = 100_000;
/// Longest time that a pool is kept after its draw, in days.
const KEEP_DAYS_MAX: u32 = 730;

/// What was decided.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LotteryPlan {
    /// Seats of the panel.
    pub seats: u32,
    /// The pool's file as it was called; empty before there is one.
    pub pool_file: String,
    /// Rows of the pool.
    pub people: u32,
    /// Headings of the pool, in order.
    pub headings: Vec<String>,
    /// What its columns are for.
    pub columns: PoolColumns,
    /// Columns made from others, for quotas from the population.
    pub derived: Vec<Derived>,
    /// Where the quotas come from, once they are there.
    pub quotas_from: Option<QuotasFrom>,
    /// The file, or the place and the lists, that the quotas come from, in words.
    pub quotas_source: String,
    /// The quotas.
    pub quotas: Vec<QuotaFeature>,
    /// Identifiers of people who have a seat whatever happens.
    pub must_be_in: Vec<String>,
    /// Identifiers of people who have none.
    pub must_be_out: Vec<String>,
    /// How chances are shared out.
    pub algorithm: Algorithm,
    /// How many numbered panels are listed.
    pub panels: u32,
    /// Quotas that were changed because they could not be met: openly stated.
    pub adjusted: Vec<Adjusted>,
    /// Who decides the number, once that is settled.
    pub drawn_by: Option<DrawnBy>,
    /// Days from the draw to the erasing of the pool.
    pub keep_days: u32,
    /// What later draws, in somebody's place, follow from: made at the draw, so that nobody can choose it to fit.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub later_seed: String,
}

/// What the columns of a pool are for; the quotas name theirs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PoolColumns {
    /// What published lists call people by; their row's number when `None`.
    pub id: Option<String>,
    /// Columns that together are somebody's name, for the panel record only.
    pub name: Vec<String>,
    /// Columns that together are an address: of one address at most one person is drawn. Empty when that does not matter.
    pub address: Vec<String>,
}

/// A column that is made from answers in others: each answer as the category of a dimension that it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Derived {
    /// Its heading, which the quotas name.
    pub heading: String,
    /// Heading of the pool's column and key of the dimension; two where one column stands for both together.
    pub from: Vec<(String, String)>,
}

/// The smallest and the largest number of seats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bounds {
    /// At least so many.
    pub min: u32,
    /// At most so many.
    pub max: u32,
}

/// Something people are told apart by.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct QuotaFeature {
    /// The heading of the pool's column.
    pub name: String,
    /// Its values.
    pub values: Vec<QuotaValue>,
}

/// One value and its seats.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct QuotaValue {
    /// As the pool writes it.
    pub name: String,
    /// The quota.
    pub seats: Bounds,
    /// How far it may be moved when it cannot be met, where the file says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flexible: Option<Bounds>,
    /// The share of the population, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<f64>,
}

/// A quota that was changed because it could not be met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adjusted {
    /// The feature.
    pub feature: String,
    /// The value.
    pub value: String,
    /// Before.
    pub from: Bounds,
    /// Since.
    pub to: Bounds,
}

/// Who decides which panel it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "kebab-case")]
pub enum DrawnBy {
    /// A number that is drawn in public, such as with ten-sided dice.
    PublicNumber {
        /// The number, once it is drawn.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        number: Option<u64>,
    },
    /// A text that nobody could change any more: a hash of it was shown before.
    Seed {
        /// SHA-256 of the word `commitment`, a colon, a space and the text, in hexadecimal.
        commitment: String,
        /// The text; shown once the panel is drawn.
        text: String,
    },
}

impl LotteryPlan {
    /// A plan of which nothing but the seats is decided.
    pub fn new(seats: u32) -> Self {
        Self {
            seats,
            pool_file: String::new(),
            people: 0,
            headings: Vec::new(),
            columns: PoolColumns::default(),
            derived: Vec::new(),
            quotas_from: None,
            quotas_source: String::new(),
            quotas: Vec::new(),
            must_be_in: Vec::new(),
            must_be_out: Vec::new(),
            algorithm: Algorithm::default(),
            panels: 1_000,
            adjusted: Vec::new(),
            drawn_by: None,
            keep_days: 90,
            later_seed: String::new(),
        }
    }

    /// Checks a lottery's name and the numbers of its plan.
    pub fn check(&self, name: &str) -> Result<(), Vec<FieldProblem>> {
        let mut problems = Vec::new();
        let found = name.chars().count();
        if name.trim().is_empty() {
            problems.push(FieldProblem { field: "name", reason: Reason::Missing });
        } else if found > NAME_CHARS_MAX {
            let reason = Reason::TooLong { limit: NAME_CHARS_MAX, found };
            problems.push(FieldProblem { field: "name", reason });
        }
        let mut within = |field: &'static str, number: u32, most: u32, example: &str| {
            if !(1..=most).contains(&number) {
                let reason = Reason::Unreadable { value: number.to_string(), example: example.to_owned() };
                problems.push(FieldProblem { field, reason });
            }
        };
        within("seats", self.seats, SEATS_MAX, "40");
        within("panels", self.panels, PANELS_MAX, "1000");
        within("keep_days", self.keep_days, KEEP_DAYS_MAX, "90");
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }

    /// The quota of a value, to be changed.
    pub fn quota_mut(&mut self, feature: &str, value: &str) -> Option<&mut QuotaValue> {
        let feature = self.quotas.iter_mut().find(|one| one.name == feature)?;
        feature.values.iter_mut().find(|one| one.name == value)
    }

    /// Changes a quota that cannot be met, and keeps that it was.
    pub fn adjust(&mut self, feature: &str, value: &str, to: Bounds) {
        let Some(quota) = self.quota_mut(feature, value) else { return };
        let from = std::mem::replace(&mut quota.seats, to);
        let (feature, value) = (feature.to_owned(), value.to_owned());
        self.adjusted.push(Adjusted { feature, value, from, to });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_out_of_bounds_are_named() {
        let plan = LotteryPlan { panels: 0, keep_days: 9_999, ..LotteryPlan::new(0) };
        let problems = plan.check(" ").unwrap_err();
        let fields: Vec<_> = problems.iter().map(|problem| problem.field).collect();
        assert_eq!(fields, ["name", "seats", "panels", "keep_days"]);
        assert_eq!(LotteryPlan::new(40).check("Winter panel"), Ok(()));
    }

    #[test]
    fn a_changed_quota_is_kept_as_an_open_choice() {
        let value = QuotaValue {
            name: "Under 25".to_owned(),
            seats: Bounds { min: 5, max: 6 },
            flexible: None,
            share: None,
        };
        let mut plan = LotteryPlan::new(40);
        plan.quotas = vec![QuotaFeature { name: "Age".to_owned(), values: vec![value] }];
        plan.adjust("Age", "Under 25", Bounds { min: 3, max: 6 });
        plan.adjust("Age", "Over 90", Bounds { min: 3, max: 6 });
        assert_eq!(plan.quotas[0].values[0].seats.min, 3);
        assert_eq!(plan.adjusted.len(), 1, "a value that is not there changes nothing");
    }
}
