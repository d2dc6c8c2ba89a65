//! Overlap: whether something like a plan was asked before, or is about to be, and how much people are asked.
//!
//! A [`Plan`] is compared with other engagements; what is [`Similar`] says its causes. An [`OverlapCheck`] keeps that
//! somebody looked before they asked, what they saw and what they chose. An [`OverlapPair`] is two records found alike.
//! Finding candidates is left to the look-up.

mod cause;
mod check;
mod compare;
mod load;
mod pair;
mod plan;
mod rules;
mod words;

pub use cause::{Cause, CauseKind, Risk, Similar};
pub use check::{Choice, NewOverlapCheck, NewSettled, OverlapCheck, Settled};
pub use compare::{Around, Candidate, ComingUp, compare};
pub use load::{ASKS_MAX, Budget, Load};
pub use pair::{NewOverlapPair, OverlapPair, PairChoice, PairKind, PairSettled};
pub use plan::Plan;
pub use rules::{ChosenOn, FirstRules, Otherwise, RiskRule, Rules, RulesError, WordRules};
pub use words::Commonplaces;
