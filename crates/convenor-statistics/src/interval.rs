//! How sure a share or a count is: intervals that would hold the truth 95 times in a hundred.

use serde::Serialize;
use statrs::distribution::{ContinuousCDF, Gamma};

use crate::real::real;

/// The quantile of the normal distribution that leaves 2.5 % above it.
pub(crate) const Z: f64 = 1.959_963_984_540_054;
/// What is left out at each end.
const TAIL: f64 = 0.025;
/// From this count on the Poisson limits come from Byar's approximation, which is right to five figures there.
const BYAR_FROM: u64 = 1_000;

/// A 95 % interval, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Interval {
    /// Whether a value lies in it.
    pub fn covers(self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }

    /// The interval of so many times what this one is of.
    #[must_use]
    pub fn times(self, factor: f64) -> Self {
        Self { low: self.low * factor, high: self.high * factor }
    }
}

/// The score interval of a share, `count` of `of` (Wilson, Journal of the American Statistical Association 22, 1927).
/// `None` where there is nothing to take a share of, or more than all.
///
/// ```
/// # use convenor_statistics::wilson;
/// // Newcombe 1998, table I: 81 of 263.
/// let interval = wilson(81, 263).unwrap();
/// assert!((interval.low - 0.2553).abs() < 5e-5 && (interval.high - 0.3662).abs() < 5e-5);
/// ```
pub fn wilson(count: u64, of: u64) -> Option<Interval> {
    if of == 0 || count > of {
        return None;
    }
    let (n, share) = (real(of), real(count) / real(of));
    let spread = Z * Z / n;
    let middle = (share + spread / 2.0) / (1.0 + spread);
    let half = Z * (share * (1.0 - share) / n + spread / (4.0 * n)).sqrt() / (1.0 + spread);
    let low = if count == 0 { 0.0 } else { (middle - half).max(0.0) };
    let high = if count == of { 1.0 } else { (middle + half).min(1.0) };
    Some(Interval { low, high })
}

/// The interval of the number that chance would bring on average, where it brought `count`: exact (Garwood,
/// Biometrika 28, 1936); from 1,000 on by Byar's approximation (Breslow and Day 1987).
///
/// ```
/// # use convenor_statistics::poisson;
/// let interval = poisson(10);
/// assert!((interval.low - 4.795).abs() < 5e-4 && (interval.high - 18.390).abs() < 5e-4);
/// ```
pub fn poisson(count: u64) -> Interval {
    if count >= BYAR_FROM {
        return Interval { low: byar(real(count), -1.0), high: byar(real(count) + 1.0, 1.0) };
    }
    let low = if count == 0 { 0.0 } else { gamma_quantile(real(count), TAIL) };
    Interval { low, high: gamma_quantile(real(count) + 1.0, 1.0 - TAIL) }
}

/// Half the chi-squared quantile with twice `shape` degrees of freedom.
fn gamma_quantile(shape: f64, probability: f64) -> f64 {
    // The shape is at least 1, so there is always such a distribution.
    Gamma::new(shape, 1.0).map_or(f64::NAN, |gamma| gamma.inverse_cdf(probability))
}

fn byar(count: f64, side: f64) -> f64 {
    let inner = 1.0 - 1.0 / (9.0 * count) + side * Z / (3.0 * count.sqrt());
    count * inner.powi(3)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: Interval, low: f64, high: f64, within: f64) {
        assert!((found.low - low).abs() < within && (found.high - high).abs() < within, "{found:?}");
    }

    #[test]
    fn shares_have_the_published_intervals() {
        // Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
        near(wilson(15, 148).unwrap(), 0.0624, 0.1605, 5e-5);
        near(wilson(0, 20).unwrap(), 0.0, 0.1611, 5e-5);
        near(wilson(1, 29).unwrap(), 0.0061, 0.1718, 5e-5);
        assert_eq!(wilson(0, 20).unwrap().low.to_bits(), 0.0_f64.to_bits());
        assert!(wilson(20, 20).unwrap().covers(1.0));
        assert_eq!(wilson(0, 0), None);
        assert_eq!(wilson(3, 2), None);
    }

    #[test]
    fn counts_have_the_published_intervals() {
        // Garwood 1936, as printed in Ulm, American Journal of Epidemiology 131 (1990).
        near(poisson(0), 0.0, 3.689, 5e-4);
        near(poisson(1), 0.0253, 5.572, 5e-4);
        near(poisson(20), 12.217, 30.888, 5e-4);
        near(poisson(100), 81.364, 121.627, 5e-4);
    }

    #[test]
    fn the_approximation_meets_the_exact_interval_where_it_takes_over() {
        let (exact, next) = (poisson(BYAR_FROM - 1), poisson(BYAR_FROM));
        let exactly = Interval {
            low: gamma_quantile(real(BYAR_FROM), TAIL),
            high: gamma_quantile(real(BYAR_FROM) + 1.0, 1.0 - TAIL),
        };
        near(next, exactly.low, exactly.high, 0.01);
        assert!(exact.low < next.low && exact.high < next.high);
    }
}
