//! What weights did, as it may be told. Shares before weighting come from the numbers that are shown, so that nobody can work
//! out a hidden one from them; shares after it are what the weights make of them.

use convenor_statistics::{Raked, RakingWarning, ShownCount, share_difference};

use super::group::Grouped;

/// Fewer than this stand for a whole group only with luck.
const FEW: u64 = 20;

/// What weights did.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighted {
    /// How many answered.
    pub responses: ShownCount,
    /// Each thing that people were weighted by.
    pub variables: Vec<Variable>,
    /// Kish's design effect.
    pub design_effect: f64,
    /// About so many answers with equal weights would tell as much: to two figures.
    pub effective_sample_size: u64,
    /// The smallest and the largest weight.
    pub weights: (f64, f64),
    /// Rounds that the fitting took.
    pub rounds: u32,
    /// What the reader must know.
    pub weaknesses: Vec<Weakness>,
}

/// Something that people were weighted by.
#[derive(Debug, Clone, PartialEq)]
pub struct Variable {
    /// The dimension's key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Its groups.
    pub groups: Vec<VariableGroup>,
}

/// A group of people. Shares are from 0 to 1, of those who are in any group.
#[derive(Debug, Clone, PartialEq)]
pub struct VariableGroup {
    /// Names of its categories: several where they are put together.
    pub names: Vec<String>,
    /// Share of those who live there.
    pub target: f64,
    /// Share of those who answered.
    pub before: f64,
    /// Share of those who answered, weighted.
    pub after: f64,
    /// Standardised difference before.
    pub difference_before: f64,
    /// The same after.
    pub difference_after: f64,
}

/// What the reader of weights must know.
#[derive(Debug, Clone, PartialEq)]
pub enum Weakness {
    /// Nobody of a category answered: weights cannot make up for that.
    Nobody {
        /// What people said of themselves.
        variable: String,
        /// The category.
        category: String,
        /// Its share of those who live there.
        target: f64,
    },
    /// Few people stand for a group.
    Few {
        /// What people said of themselves.
        variable: String,
        /// The group.
        group: Vec<String>,
    },
    /// Categories are put together since their numbers are hidden.
    Together {
        /// What people said of themselves.
        variable: String,
        /// The categories.
        categories: Vec<String>,
        /// Whether those who did not say are with them.
        with_unsaid: bool,
    },
    /// Categories count as not said since their numbers are hidden.
    LeftOut {
        /// What people said of themselves.
        variable: String,
        /// The categories.
        categories: Vec<String>,
    },
    /// Nothing is left to weight by of something that was chosen.
    Unusable {
        /// What people said of themselves.
        variable: String,
    },
    /// The bounds leave no way to meet every target.
    Bounds,
    /// The weights did not settle.
    Unsettled,
}

impl Weighted {
    pub(super) fn new(responses: ShownCount, grouped: &[Grouped<'_>], raked: &Raked) -> Self {
        let used = grouped.iter().filter(|margin| margin.groups.len() > 1);
        let after = raked.variables.iter().map(|one| one.categories.iter().map(|category| category.after));
        let variables = used.zip(after).map(|(margin, after)| variable(margin, after)).collect();
        Self {
            responses,
            variables,
            design_effect: raked.effect.design_effect,
            effective_sample_size: two_figures(raked.effect.effective_sample_size),
            weights: (raked.effect.weight_min, raked.effect.weight_max),
            rounds: raked.iterations,
            weaknesses: grouped.iter().flat_map(weaknesses).chain(of_fitting(raked)).collect(),
        }
    }

    /// The mean of a variable's differences, without their signs: before and after.
    pub fn differences(variable: &Variable) -> (f64, f64) {
        let count = u32::try_from(variable.groups.len()).map_or(1.0, f64::from).max(1.0);
        let mean = |difference: fn(&VariableGroup) -> f64| {
            variable.groups.iter().map(|group| difference(group).abs()).sum::<f64>() / count
        };
        (mean(|group| group.difference_before), mean(|group| group.difference_after))
    }
}

fn variable(margin: &Grouped<'_>, after: impl Iterator<Item = f64>) -> Variable {
    let shares = margin.targets().into_iter().zip(margin.shares()).zip(after);
    let group =
        |(group, ((target, before), after)): (&super::group::Group, ((f64, f64), f64))| VariableGroup {
            names: group.names.clone(),
            target,
            before,
            after,
            difference_before: share_difference(before, target),
            difference_after: share_difference(after, target),
        };
    Variable {
        key: margin.margin.dimension.key.clone(),
        name: margin.margin.dimension.name.clone(),
        groups: margin.groups.iter().zip(shares).map(group).collect(),
    }
}

fn weaknesses(margin: &Grouped<'_>) -> Vec<Weakness> {
    let variable = || margin.margin.dimension.name.clone();
    if margin.groups.len() < 2 {
        return vec![Weakness::Unusable { variable: variable() }];
    }
    let nobody = margin.nobody.iter().map(|(category, target)| Weakness::Nobody {
        variable: variable(),
        category: category.clone(),
        target: *target,
    });
    let together = margin
        .groups
        .iter()
        .filter(|group| group.names.len() > 1 || (margin.with_unsaid && is_last(margin, group)));
    let together = together.map(|group| Weakness::Together {
        variable: variable(),
        categories: group.names.clone(),
        with_unsaid: margin.with_unsaid,
    });
    let left_out = (!margin.left_out.is_empty())
        .then(|| Weakness::LeftOut { variable: variable(), categories: margin.left_out.clone() });
    let few = margin.groups.iter().filter(|group| group.people < FEW);
    let few = few.map(|group| Weakness::Few { variable: variable(), group: group.names.clone() });
    nobody.chain(together).chain(left_out).chain(few).collect()
}

fn is_last(margin: &Grouped<'_>, group: &super::group::Group) -> bool {
    margin.groups.last().is_some_and(|last| std::ptr::eq(last, group))
}

/// What the fitting itself says, without its numbers of people.
fn of_fitting(raked: &Raked) -> Vec<Weakness> {
    let mut found = Vec::new();
    if raked.warnings.iter().any(|warning| matches!(warning, RakingWarning::Missed { .. })) {
        found.push(Weakness::Bounds);
    }
    if !raked.converged {
        found.push(Weakness::Unsettled);
    }
    found
}

/// A number to two figures.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between nought and the people who answered"
)]
fn two_figures(value: f64) -> u64 {
    let mut step = 1.0;
    while value / step >= 99.5 {
        step *= 10.0;
    }
    ((value / step).round() * step) as u64
}
