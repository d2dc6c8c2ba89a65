//! Flags for many groups at once, of which only so many may be false.

use statrs::function::erf::erfc;

use crate::real::{real, real_len};

/// How likely a share at least as far from `expected` would be by chance: the score test that Wilson's interval comes
/// from, both sides. `None` where there is nothing to take a share of, or the expected share is not between 0 and 1.
///
/// ```
/// # use convenor_statistics::share_differs;
/// // 40 of 100 where 50 were expected: z = -2.
/// assert!((share_differs(40, 100, 0.5).unwrap() - 0.0455).abs() < 5e-5);
/// ```
pub fn share_differs(count: u64, of: u64, expected: f64) -> Option<f64> {
    if of == 0 || expected <= 0.0 || expected >= 1.0 || expected.is_nan() {
        return None;
    }
    let error = (expected * (1.0 - expected) / real(of)).sqrt();
    let apart = (real(count) / real(of) - expected).abs() / error;
    Some(erfc(apart / std::f64::consts::SQRT_2))
}

/// Which of many chances to flag so that, on average, at most the share `false_share` of the flags is false
/// (Benjamini and Hochberg, Journal of the Royal Statistical Society B 57, 1995).
///
/// ```
/// # use convenor_statistics::benjamini_hochberg;
/// assert_eq!(benjamini_hochberg(&[0.03, 0.001, 0.5, 0.012], 0.05), [true, true, false, true]);
/// ```
pub fn benjamini_hochberg(chances: &[f64], false_share: f64) -> Vec<bool> {
    let mut sorted: Vec<f64> = chances.to_vec();
    sorted.sort_by(f64::total_cmp);
    let step = false_share / real_len(chances);
    let within = sorted.iter().zip(1_u64..).filter(|(chance, rank)| **chance <= real(*rank) * step);
    let largest = within.map(|(chance, _)| *chance).last();
    chances.iter().map(|chance| largest.is_some_and(|largest| *chance <= largest)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the paper, its section 3.2: 15 hypotheses, of which four are rejected at 0.05.
    const PUBLISHED: [f64; 15] = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719,
        0.6528, 0.7590, 1.0,
    ];

    #[test]
    fn the_published_example_has_four_flags() {
        let flags = benjamini_hochberg(&PUBLISHED, 0.05);
        assert_eq!(flags.iter().filter(|flag| **flag).count(), 4);
        assert!(flags[..4].iter().all(|flag| *flag));
    }

    #[test]
    fn nothing_in_nothing_out() {
        assert!(benjamini_hochberg(&[], 0.05).is_empty());
        assert_eq!(benjamini_hochberg(&[0.2, 0.9], 0.05), [false, false]);
        assert_eq!(share_differs(0, 0, 0.5), None);
        assert_eq!(share_differs(1, 2, 1.0), None);
    }
}
