//! Weighting: each respondent is counted so much more or less that the sample has the population's shares (raking,
//! iterative proportional fitting).
//!
//! The method and its limits stand in `docs/method/weighting.md`. Reading answers and writing weights is left to
//! others.

mod balance;
mod collapse;
mod effect;
mod fit;
mod profile;
mod trim;

use serde::{Deserialize, Serialize};

pub use self::balance::{CategoryBalance, VariableBalance, share_difference};
pub use self::collapse::Collapsed;
pub use self::effect::DesignEffect;
pub(crate) use self::fit::{FitEnd, FitMargin, fit};
pub use self::profile::{ProfileId, Profiles};
pub use self::trim::Trim;
use crate::real::real;

/// How weights are made. All are settings of whoever weights.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct RakingSettings {
    /// The smallest and largest weight, the mean being 1; weights are free when left out.
    pub trim: Option<Trim>,
    /// A category with fewer respondents joins one beside it; 0 leaves all as they are.
    pub collapse_under: u64,
    /// Below so many respondents of a category a warning is given.
    pub warn_under: u64,
    /// Rounds at most.
    pub iterations_max: u32,
    /// Done when no share is further off, as a part of itself.
    pub tolerance: f64,
}

impl Default for RakingSettings {
    fn default() -> Self {
        Self {
            trim: Some(Trim::default()),
            collapse_under: 0,
            warn_under: 20,
            iterations_max: 1_000,
            tolerance: 1e-9,
        }
    }
}

/// Weights, and what they did.
#[derive(Debug, Clone, PartialEq)]
pub struct Raked {
    /// The weight of each respondent of a profile, in the order of [`ProfileId`]; the mean over respondents is 1.
    pub weights: Vec<f64>,
    /// Rounds that were needed.
    pub iterations: u32,
    /// Whether every target that can be met was met by then.
    pub converged: bool,
    /// Respondents whose weight was held at a bound.
    pub trimmed: u64,
    /// What unequal weights cost.
    pub effect: DesignEffect,
    /// Categories that were put together.
    pub collapsed: Vec<Collapsed>,
    /// What the reader must know.
    pub warnings: Vec<RakingWarning>,
    /// Each variable before and after.
    pub variables: Vec<VariableBalance>,
}

/// What a reader of the weights must know. Variables and categories are numbered as they were given.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum RakingWarning {
    /// The target has a category that no respondent is in: it cannot be met, and the others are scaled up to fill its
    /// place.
    Empty {
        /// Which variable.
        variable: usize,
        /// Which category.
        category: usize,
        /// Its share of the population, from 0 to 1.
        target: f64,
    },
    /// Few respondents stand for a whole category.
    Few {
        /// Which variable.
        variable: usize,
        /// Which category.
        category: usize,
        /// How many respondents.
        people: u64,
    },
    /// Some respondents gave no answer: the other variables alone decide their weight.
    Unanswered {
        /// Which variable.
        variable: usize,
        /// How many respondents.
        people: u64,
    },
    /// The weighted share is not the target's.
    Missed {
        /// Which variable.
        variable: usize,
        /// Which category.
        category: usize,
        /// The share that it was to have, from 0 to 1: its target, and its part of what categories without anybody leave.
        target: f64,
        /// What was reached.
        reached: f64,
    },
    /// The bounds of the weights leave no way to meet every target.
    Bounded,
    /// The weights had not settled after the most rounds that were allowed.
    Unsettled,
}

/// Weights cannot be made.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum RakingError {
    /// Nobody to weight.
    #[error("there is no respondent to weight")]
    Nobody,
    /// There is not one target for each category that answers were counted by.
    #[error("variable {variable} has {targets} targets for {categories} categories")]
    Categories {
        /// Which variable.
        variable: usize,
        /// How many targets it has.
        targets: usize,
        /// How many categories.
        categories: usize,
    },
    /// A target is below zero or no number, or they are all zero.
    #[error("the targets of variable {variable} are not shares")]
    Shares {
        /// Which variable.
        variable: usize,
    },
    /// No respondent is in any category that has a target.
    #[error("no respondent is in any category of variable {variable}")]
    NoAnswer {
        /// Which variable.
        variable: usize,
    },
}

/// A weighted share may be so far from its target before that is said: a tenth of a percentage point.
const MISSED_FROM: f64 = 0.001;

/// Weights respondents so that the share of each category is its target's, variable after variable until all are
/// (Deming and Stephan, Annals of Mathematical Statistics 11, 1940), trimming in every round (Izrael, Battaglia and
/// Frankel, SAS Global Forum 2009). `targets` are the population's shares, one list a variable; each is scaled to
/// make 1.
///
/// ```
/// # use convenor_statistics::{rake, Profiles, RakingSettings};
/// // 30 young and 70 old people answered; in the population there are as many of each.
/// let mut profiles = Profiles::new(&[2]);
/// for respondent in 0..100 {
///     profiles.add(&[Some(u16::from(respondent >= 30))]);
/// }
/// let raked = rake(&profiles, &[vec![0.5, 0.5]], &RakingSettings::default()).unwrap();
/// assert!((raked.weights[0] - 50.0 / 30.0).abs() < 1e-9);
/// assert!((raked.weights[1] - 50.0 / 70.0).abs() < 1e-9);
/// assert!((raked.effect.effective_sample_size - 84.0).abs() < 1e-9);
/// ```
pub fn rake(
    profiles: &Profiles,
    targets: &[Vec<f64>],
    settings: &RakingSettings,
) -> Result<Raked, RakingError> {
    if profiles.respondents() == 0 {
        return Err(RakingError::Nobody);
    }
    let targets = checked(profiles, targets)?;
    let mut warnings = Vec::new();
    let mut collapsed = Vec::new();
    let mut margins = Vec::with_capacity(targets.len());
    for (variable, shares) in targets.iter().enumerate() {
        let tally = profiles.tally(variable);
        warn_of(variable, shares, &tally, settings, &mut warnings);
        let slots = collapse::slots(shares, &tally.people, settings.collapse_under)
            .ok_or(RakingError::NoAnswer { variable })?;
        collapsed.extend(slots.collapsed(variable));
        margins.push(slots.margin(profiles.codes(variable)));
    }
    let people: Vec<f64> = profiles.people().map(real).collect();
    let fitted = match settings.trim {
        None => fit(people.clone(), &margins, settings),
        Some(trim) => trim::fit_within(&people, &margins, trim, settings),
    };
    let weights: Vec<f64> = fitted.mass.iter().zip(&people).map(|(mass, people)| mass / people).collect();
    let variables = balance::variables(profiles, &targets, &fitted.mass);
    warnings.extend(match fitted.end {
        FitEnd::Met => None,
        FitEnd::Bounded => Some(RakingWarning::Bounded),
        FitEnd::Unsettled => Some(RakingWarning::Unsettled),
    });
    warnings.extend(missed(&variables, &collapsed));
    Ok(Raked {
        trimmed: settings.trim.map_or(0, |trim| trim.held(&weights, &people)),
        effect: DesignEffect::of(&weights, &people),
        weights,
        iterations: fitted.iterations,
        converged: fitted.end == FitEnd::Met,
        collapsed,
        warnings,
        variables,
    })
}

/// The targets as shares that make 1.
fn checked(profiles: &Profiles, targets: &[Vec<f64>]) -> Result<Vec<Vec<f64>>, RakingError> {
    let sizes = profiles.sizes().iter().map(|size| usize::from(*size));
    let check = |(variable, (shares, categories)): (usize, (&Vec<f64>, usize))| {
        if shares.len() != categories {
            return Err(RakingError::Categories { variable, targets: shares.len(), categories });
        }
        let sum: f64 = shares.iter().sum();
        if shares.iter().any(|share| *share < 0.0) || !sum.is_finite() || sum <= 0.0 {
            return Err(RakingError::Shares { variable });
        }
        Ok(shares.iter().map(|share| share / sum).collect())
    };
    targets.iter().zip(sizes).enumerate().map(check).collect()
}

fn warn_of(
    variable: usize,
    shares: &[f64],
    tally: &profile::Tally,
    settings: &RakingSettings,
    warnings: &mut Vec<RakingWarning>,
) {
    for (category, (target, people)) in shares.iter().zip(&tally.people).enumerate() {
        match *people {
            0 if *target > 0.0 => {
                warnings.push(RakingWarning::Empty { variable, category, target: *target });
            }
            1.. if *people < settings.warn_under && *target > 0.0 => {
                warnings.push(RakingWarning::Few { variable, category, people: *people });
            }
            _ => {}
        }
    }
    if tally.unanswered > 0 {
        warnings.push(RakingWarning::Unanswered { variable, people: tally.unanswered });
    }
}

/// Where a share is not what it could be: of categories with somebody in them, which fill the place of those without;
/// categories that were put together are not looked at one by one.
fn missed(variables: &[VariableBalance], collapsed: &[Collapsed]) -> Vec<RakingWarning> {
    let mut warnings = Vec::new();
    for (variable, balance) in variables.iter().enumerate() {
        let reachable: f64 =
            balance.categories.iter().filter(|one| one.before > 0.0).map(|one| one.target).sum();
        let together = |category: usize| {
            let of_this = collapsed.iter().filter(|collapsed| collapsed.variable == variable);
            of_this.flat_map(|collapsed| &collapsed.categories).any(|one| *one == category)
        };
        for (category, one) in balance.categories.iter().enumerate() {
            let target = one.target / reachable;
            let off = (one.after - target).abs() > MISSED_FROM;
            if one.before > 0.0 && off && !together(category) {
                warnings.push(RakingWarning::Missed { variable, category, target, reached: one.after });
            }
        }
    }
    warnings
}

#[cfg(test)]
mod tests;
