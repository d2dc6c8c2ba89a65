//! How far chances lie apart, in the figures of the field.

/// Figures of a list of chances, each from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Spread {
    /// The smallest.
    pub smallest: f64,
    /// The largest.
    pub largest: f64,
    /// Gini coefficient: 0 when all are equal, nearly 1 when one person has all.
    pub gini: f64,
    /// The mean of their products; 0 as soon as somebody has no chance.
    pub geometric_mean: f64,
}

impl Spread {
    /// Of some chances; all 0 without any.
    #[expect(clippy::cast_precision_loss, reason = "a count of people is far below 2^52")]
    pub fn of(chances: &[f64]) -> Self {
        let sorted = sorted(chances);
        let (count, sum) = (sorted.len() as f64, sorted.iter().sum::<f64>());
        let (Some(smallest), Some(largest)) = (sorted.first().copied(), sorted.last().copied()) else {
            return Self { smallest: 0.0, largest: 0.0, gini: 0.0, geometric_mean: 0.0 };
        };
        let ranked: f64 = sorted.iter().zip(1_u32..).map(|(chance, rank)| f64::from(rank) * chance).sum();
        let gini = if sum > 0.0 { (2.0 * ranked / sum - count - 1.0) / count } else { 0.0 };
        let logs: f64 = sorted.iter().map(|chance| chance.ln()).sum();
        Self { smallest, largest, gini: gini.max(0.0), geometric_mean: (logs / count).exp() }
    }
}

/// The chances at each tenth of the people, from the least likely to the most: eleven of them, for a table beside the picture.
pub fn tenths(chances: &[f64]) -> Vec<f64> {
    let sorted = sorted(chances);
    let last = sorted.len().saturating_sub(1);
    (0..=10).filter_map(|tenth| sorted.get((last * tenth + 5) / 10).copied()).collect()
}

fn sorted(chances: &[f64]) -> Vec<f64> {
    let mut sorted = chances.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_those_of_the_textbook() {
        let spread = Spread::of(&[0.5, 0.125, 0.25, 0.125]);
        assert_eq!((spread.smallest, spread.largest), (0.125, 0.5));
        // 2 (1 · 0.125 + 2 · 0.125 + 3 · 0.25 + 4 · 0.5) ÷ 4 − 5 ÷ 4 = 0.3125
        assert!((spread.gini - 0.3125).abs() < 1e-12, "{spread:?}");
        assert!((spread.geometric_mean - 0.210_224_104).abs() < 1e-9, "{spread:?}");
        assert_eq!(Spread::of(&[0.3, 0.0]).geometric_mean.to_bits(), 0.0_f64.to_bits());
        assert!(Spread::of(&[0.2; 7]).gini < 1e-12);
    }

    #[test]
    fn tenths_go_from_the_least_to_the_most() {
        let chances: Vec<f64> = (0..=20).rev().map(f64::from).collect();
        assert_eq!(tenths(&chances), (0..=10).map(|tenth| f64::from(tenth * 2)).collect::<Vec<_>>());
        assert_eq!(tenths(&[]), Vec::<f64>::new());
    }
}
