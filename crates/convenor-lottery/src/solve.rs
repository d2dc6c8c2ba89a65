//! The algorithms under one name each.

use std::fmt;
use std::ops::ControlFlow;
use std::str::FromStr;

use crate::fair::{Goal, fair};
use crate::level::Level;
use crate::solver::SolverFault;
use crate::{Distribution, Kinds, LegacyStuck, Seed, UniformError, legacy, uniform};

/// How chances are shared out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Algorithm {
    /// The smallest chance as high as can be, then the next smallest, and so on (Flanigan, Gölz, Gupta, Hennig, Procaccia, Nature
    /// 596, 2021).
    #[default]
    Leximin,
    /// The smallest chance as high as can be.
    Maximin,
    /// The product of all chances as high as can be.
    Nash,
    /// The field's older way: fill the most urgent quota with somebody drawn at random.
    Legacy,
    /// Every panel of people that meets the quotas is as likely as any other.
    Uniform,
}

impl Algorithm {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Leximin, Self::Maximin, Self::Nash, Self::Legacy, Self::Uniform];

    /// The stable key.
    pub fn key(self) -> &'static str {
        match self {
            Self::Leximin => "leximin",
            Self::Maximin => "maximin",
            Self::Nash => "nash",
            Self::Legacy => "legacy",
            Self::Uniform => "uniform",
        }
    }
}

impl fmt::Display for Algorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// Not the name of an algorithm.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no algorithm: choose leximin, maximin, nash, legacy or uniform")]
pub struct UnknownAlgorithm(String);

impl FromStr for Algorithm {
    type Err = UnknownAlgorithm;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let known = Self::ALL.into_iter().find(|one| one.key() == text);
        known.ok_or_else(|| UnknownAlgorithm(text.to_owned()))
    }
}

/// How far a search is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// Seats of the fairest average that the panels found so far do not reach, from the size of a panel down to 0.
    pub short: f64,
}

/// Chances, and for leximin and maximin what proves them.
#[derive(Debug, Clone, PartialEq)]
pub struct Solution {
    /// Panels and their shares.
    pub distribution: Distribution,
    /// The levels that were reached, with their proofs; none for the other algorithms.
    pub levels: Vec<Level>,
}

impl Solution {
    fn drawn(distribution: Distribution) -> Self {
        Self { distribution, levels: Vec::new() }
    }
}

/// Why there are no chances.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SolveError {
    /// The quotas conflict.
    #[error("no panel meets every quota")]
    NoPanel,
    /// Whoever asked said stop.
    #[error("the search was stopped")]
    Stopped,
    /// The search ended without proof.
    #[error("the search ended without proof: this is a defect of the program; nothing was drawn")]
    Unproven,
    /// The older way found no panel.
    #[error("the legacy method found no panel in {starts} starts")]
    Stuck {
        /// How often it began again.
        starts: u32,
    },
    /// Too many panels to count.
    #[error("there are too many panels to count them all: choose another algorithm")]
    TooMany,
    /// The solver failed.
    #[error(transparent)]
    Solver(#[from] SolverFault),
}

impl From<LegacyStuck> for SolveError {
    fn from(LegacyStuck { starts }: LegacyStuck) -> Self {
        Self::Stuck { starts }
    }
}

impl From<UniformError> for SolveError {
    fn from(error: UniformError) -> Self {
        match error {
            UniformError::TooMany => Self::TooMany,
            UniformError::NoPanel => Self::NoPanel,
        }
    }
}

/// Panels drawn by the algorithms whose chances are found by drawing. As many as there are numbered panels by default, which are then
/// these panels themselves.
const DRAWS: u32 = 1000;

/// Shares out the chances. `on_progress` may stop it.
pub fn solve(
    kinds: &Kinds,
    algorithm: Algorithm,
    seed: &Seed,
    on_progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Solution, SolveError> {
    match algorithm {
        Algorithm::Leximin => fair(kinds, Goal::Leximin, on_progress),
        Algorithm::Maximin => fair(kinds, Goal::Maximin, on_progress),
        Algorithm::Nash => fair(kinds, Goal::Nash, on_progress),
        Algorithm::Legacy => Ok(Solution::drawn(legacy(kinds, DRAWS, seed)?)),
        Algorithm::Uniform => Ok(Solution::drawn(uniform(kinds, DRAWS, seed)?)),
    }
}
