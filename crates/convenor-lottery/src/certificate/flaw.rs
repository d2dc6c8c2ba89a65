//! What can be wrong with a certificate.

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Flaw {
    /// Not a file of this form.
    #[error("the file says it is \"{0}\", which is not the form of a certificate")]
    Format(String),
    /// Parts of the file do not fit together.
    #[error("{0}")]
    Shape(String),
    /// A panel breaks a rule.
    #[error("panel {panel} breaks a quota, has the wrong size, or gives a household two seats")]
    Rule {
        /// Position, from 1.
        panel: usize,
    },
    /// A panel is listed twice.
    #[error("panel {panel} is listed twice")]
    Twice {
        /// Position, from 1.
        panel: usize,
    },
    /// The shares of all panels do not make certainty.
    #[error("the shares of the panels add up to {parts} parts and not to 1,000,000,000,000")]
    Shares {
        /// Their sum.
        parts: u128,
    },
    /// The worth of a listed panel is above what the level says of all.
    #[error("level {level}: a listed panel is worth {worth} parts, more than the {best} said to be the most")]
    Listed {
        /// From 1.
        level: usize,
        /// Of the panel.
        worth: u128,
        /// As the file says.
        best: u128,
    },
    /// Pricing anew found a better panel.
    #[error(
        "level {level}: there may be a panel worth {worth} parts, more than the {best} said to be the most"
    )]
    Better {
        /// From 1.
        level: usize,
        /// Of the panel that was found, or the bound that could not be lowered.
        worth: u128,
        /// As the file says.
        best: u128,
    },
    /// A level's weights are not of use.
    #[error("level {level}: {what}")]
    Level {
        /// From 1.
        level: usize,
        /// What is wrong.
        what: String,
    },
    /// Somebody could have had more.
    #[error(
        "level {level}: the smallest chance is {chance:.9}, and only {bound:.9} or less would be proven best"
    )]
    NotBest {
        /// From 1.
        level: usize,
        /// Of those without a chance yet, in parts of the whole.
        chance: Chance,
        /// What is proven.
        bound: Chance,
    },
    /// A level settles somebody who has another chance.
    #[error("level {level}: kind {kind} has a chance of {chance:.9} and not the level's {expected:.9}")]
    Unequal {
        /// From 1.
        level: usize,
        /// Position, from 1.
        kind: usize,
        /// It has.
        chance: Chance,
        /// The level's.
        expected: Chance,
    },
    /// Leximin must settle everybody.
    #[error("kind {kind} is settled by no level")]
    Unsettled {
        /// Position, from 1.
        kind: usize,
    },
    /// The pricing problem could not be solved anew.
    #[error("level {level}: the pricing problem could not be solved: {what}")]
    Unchecked {
        /// From 1.
        level: usize,
        /// What the solver said.
        what: String,
    },
}

/// A chance in parts of [`crate::WHOLE`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Chance(pub i128);

impl std::fmt::Display for Chance {
    #[expect(clippy::cast_precision_loss, reason = "shown to nine digits")]
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(&(self.0 as f64 / crate::WHOLE as f64), f)
    }
}
