//! Weighting the answers to one survey to the people who live there, as far as that may be told.
//!
//! The fitting is `convenor-statistics`' ([`rake`]); here are the groups that it may work with. They are such that their sizes
//! can be told: people in groups whose numbers are hidden are put together first, so that nothing that comes out of the
//! weights says more than the numbers that are shown anyway.

mod group;
mod told;

use convenor_statistics::{Count, Disclosed, Disclosure, Profiles, RakingError, RakingSettings, Trim, rake};

use crate::response::Dimension;
use crate::response::apart::Profile;
use crate::response::ask::AnswerCounts;
use group::{Grouped, grouped};
pub use told::{Variable, VariableGroup, Weakness, Weighted};

/// Something to weight by.
#[derive(Debug, Clone)]
pub struct Margin<'a> {
    /// What people were asked.
    pub dimension: &'a Dimension,
    /// How many gave each answer.
    pub counts: AnswerCounts,
    /// People who live there, by category.
    pub residents: Vec<(String, u64)>,
}

/// Weights cannot be told.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum WeightingError {
    /// Too much of every margin is hidden, or not in the official list.
    #[error("nothing is left to weight by: choose something else that people said of themselves")]
    NoMargin,
    /// The fitting.
    #[error(transparent)]
    Raking(#[from] RakingError),
}

/// Weights people by some margins; nothing where too few answered to be told of. `profiles` are the same people counted by all
/// the margins' dimensions at once, in the margins' order; `total` are all of them.
pub fn weigh(
    rule: &Disclosure,
    margins: &[Margin<'_>],
    profiles: &[(Profile, u64)],
    total: Count,
    trim: Option<Trim>,
) -> Result<Disclosed<Option<Weighted>>, WeightingError> {
    let grouped: Vec<Grouped<'_>> = margins.iter().map(|margin| grouped(rule, margin)).collect();
    let used: Vec<(usize, &Grouped<'_>)> =
        grouped.iter().enumerate().filter(|(_, margin)| margin.groups.len() > 1).collect();
    if used.is_empty() {
        return Err(WeightingError::NoMargin);
    }
    let sizes: Vec<u16> = used.iter().map(|(_, margin)| margin.size()).collect();
    let mut people = Profiles::new(&sizes);
    for (profile, count) in profiles {
        let said = |place: usize| profile.categories.get(place).and_then(Option::as_deref);
        let codes: Vec<_> = used.iter().map(|(place, margin)| margin.code(said(*place))).collect();
        people.add_people(&codes, u32::try_from(*count).unwrap_or(u32::MAX));
    }
    let targets: Vec<Vec<f64>> = used.iter().map(|(_, margin)| margin.targets()).collect();
    let settings = RakingSettings { trim, ..RakingSettings::default() };
    let raked = rake(&people, &targets, &settings)?;
    let weighted = Weighted::new(*rule.total(total).get(), &grouped, &raked);
    Ok(rule.if_enough(total.people, weighted))
}

#[cfg(test)]
mod tests;
