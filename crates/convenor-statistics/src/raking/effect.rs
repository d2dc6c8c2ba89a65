//! What unequal weights cost in certainty.

use serde::Serialize;

/// Kish's design effect of weighting (Survey Sampling, 1965, section 11.7) and what follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct DesignEffect {
    /// n Σw² ÷ (Σw)²: how many times as uncertain a mean is as without weights.
    pub design_effect: f64,
    /// Respondents over that: so many with equal weights would be as sure.
    pub effective_sample_size: f64,
    /// The smallest weight.
    pub weight_min: f64,
    /// The largest weight.
    pub weight_max: f64,
}

impl DesignEffect {
    /// Of weights that so many people have each.
    ///
    /// ```
    /// # use convenor_statistics::DesignEffect;
    /// // Two people count half, two count one and a half.
    /// let effect = DesignEffect::of(&[0.5, 1.5], &[2.0, 2.0]);
    /// assert!((effect.design_effect - 1.25).abs() < 1e-12);
    /// assert!((effect.effective_sample_size - 3.2).abs() < 1e-12);
    /// ```
    pub fn of(weights: &[f64], people: &[f64]) -> Self {
        let sum = |power: i32| -> f64 {
            weights.iter().zip(people).map(|(weight, people)| people * weight.powi(power)).sum()
        };
        let (count, total) = (sum(0), sum(1));
        let design_effect = count * sum(2) / (total * total);
        Self {
            design_effect,
            effective_sample_size: count / design_effect,
            weight_min: weights.iter().copied().fold(f64::INFINITY, f64::min),
            weight_max: weights.iter().copied().fold(0.0, f64::max),
        }
    }
}
