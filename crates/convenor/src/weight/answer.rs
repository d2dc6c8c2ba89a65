//! What a weighting did, for people and programs.

use convenor_import::TargetVariable;
use convenor_statistics::{CategoryBalance, Collapsed, Raked, RakingSettings};
use serde::Serialize;

use super::intake::{Intake, LeftOut};
use super::warning;

/// What no weighting can do. Printed every time.
const SENTENCE: &str = "Weighting does not make an open invitation representative: it gives these variables the \
                        population's shares, and leaves as they are all other ways in which those who answered differ \
                        from those who did not.";

/// What a weighting did. Shares run from 0 to 1.
#[derive(Serialize)]
pub(super) struct WeightAnswer {
    pub(super) rows: u64,
    pub(super) weighted: u64,
    /// The first rows without a weight.
    pub(super) left_out: Vec<LeftOut>,
    pub(super) left_out_count: u64,
    pub(super) iterations: u32,
    pub(super) converged: bool,
    pub(super) design_effect: f64,
    pub(super) effective_sample_size: f64,
    pub(super) weight_min: f64,
    pub(super) weight_max: f64,
    /// The bounds; nothing where weights were free.
    pub(super) trim: Option<[f64; 2]>,
    /// Respondents whose weight is at a bound.
    pub(super) trimmed: u64,
    pub(super) collapsed: Vec<CollapsedCategories>,
    pub(super) warnings: Vec<String>,
    pub(super) variables: Vec<WeightedVariable>,
    pub(super) sentence: &'static str,
}

/// Categories that were weighted as one.
#[derive(Serialize)]
pub(super) struct CollapsedCategories {
    pub(super) variable: String,
    pub(super) categories: Vec<String>,
}

/// A variable before and after. The differences are means of its categories'.
#[derive(Serialize)]
pub(super) struct WeightedVariable {
    pub(super) variable: String,
    pub(super) categories: Vec<WeightedCategory>,
    pub(super) smd_before: f64,
    pub(super) smd_after: f64,
}

/// A category before and after.
#[derive(Serialize)]
pub(super) struct WeightedCategory {
    pub(super) category: String,
    #[serde(flatten)]
    pub(super) balance: CategoryBalance,
}

pub(super) fn of(
    intake: &Intake,
    raked: &Raked,
    targets: &[TargetVariable],
    settings: &RakingSettings,
) -> WeightAnswer {
    WeightAnswer {
        rows: intake.rows(),
        weighted: intake.profiles.respondents(),
        left_out: intake.left_out.clone(),
        left_out_count: intake.left_out_count,
        iterations: raked.iterations,
        converged: raked.converged,
        design_effect: raked.effect.design_effect,
        effective_sample_size: raked.effect.effective_sample_size,
        weight_min: raked.effect.weight_min,
        weight_max: raked.effect.weight_max,
        trim: settings.trim.map(|trim| [trim.low(), trim.high()]),
        trimmed: raked.trimmed,
        collapsed: raked.collapsed.iter().filter_map(|collapsed| together(collapsed, targets)).collect(),
        warnings: warning::all(intake, raked, targets, settings),
        variables: variables(raked, targets),
        sentence: SENTENCE,
    }
}

fn together(collapsed: &Collapsed, targets: &[TargetVariable]) -> Option<CollapsedCategories> {
    let target = targets.get(collapsed.variable)?;
    let name = |place: &usize| Some(target.categories.get(*place)?.0.clone());
    let categories = collapsed.categories.iter().filter_map(name).collect();
    Some(CollapsedCategories { variable: target.name.clone(), categories })
}

fn variables(raked: &Raked, targets: &[TargetVariable]) -> Vec<WeightedVariable> {
    let variables = targets.iter().zip(&raked.variables);
    let variable = variables.map(|(target, balance)| WeightedVariable {
        variable: target.name.clone(),
        categories: target
            .categories
            .iter()
            .zip(&balance.categories)
            .map(|((category, _), balance)| WeightedCategory {
                category: category.clone(),
                balance: *balance,
            })
            .collect(),
        smd_before: balance.smd_before,
        smd_after: balance.smd_after,
    });
    variable.collect()
}
