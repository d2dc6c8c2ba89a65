//! From values to places, and the round values that are marked on the way.

/// How far an axis goes beyond its largest value, so that a mark there is whole.
const BEYOND: f64 = 1.04;

/// Steps of round values, within a power of ten.
const ROUND: [f64; 3] = [1.0, 2.0, 5.0];

/// A straight axis that begins at nought.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Axis {
    top: f64,
    step: f64,
    start: f64,
    end: f64,
}

impl Axis {
    /// An axis from nought to just beyond the largest value, drawn from `start` to `end` and marked at most `marks` times
    /// after nought. Without a value above nought it ends at 1.
    pub(super) fn new(values: impl IntoIterator<Item = f64>, marks: f64, (start, end): (f64, f64)) -> Self {
        let largest = values.into_iter().filter(|value| value.is_finite()).fold(0.0, f64::max);
        let top = if largest > 0.0 { largest * BEYOND } else { 1.0 };
        Self { top, step: round_step(top / marks), start, end }
    }

    /// Where a value lies; one outside the axis lies at its end.
    pub(super) fn at(self, value: f64) -> f64 {
        let share = if value.is_finite() { (value / self.top).clamp(0.0, 1.0) } else { 0.0 };
        self.start + share * (self.end - self.start)
    }

    /// The round values, nought first.
    pub(super) fn marks(self) -> impl Iterator<Item = f64> {
        let step = self.step;
        (0..=20_u32)
            .map(move |at| f64::from(at) * step)
            .take_while(move |value| *value <= self.top + step / 1e6)
    }

    /// A round value as it is written: as many decimals as its step has.
    pub(super) fn written(self, value: f64) -> String {
        let decimals = (0..4).find(|places| {
            let shifted = self.step * 10_f64.powi(*places);
            (shifted - shifted.round()).abs() < 1e-6
        });
        let decimals = usize::try_from(decimals.unwrap_or(4)).unwrap_or(0);
        format!("{value:.decimals$}")
    }

    /// A share as a percentage.
    pub(super) fn written_per_cent(self, share: f64) -> String {
        let hundred = Self { step: self.step * 100.0, ..self };
        format!("{}%", hundred.written(share * 100.0))
    }
}

/// The least round step that is no less than this.
fn round_step(least: f64) -> f64 {
    let power = 10_f64.powf(least.log10().floor());
    let steps = ROUND.iter().map(|step| step * power).chain([10.0 * power]);
    steps.into_iter().find(|step| *step >= least * (1.0 - 1e-9)).unwrap_or(10.0 * power)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(largest: f64, count: f64) -> Vec<String> {
        let axis = Axis::new([largest], count, (0.0, 100.0));
        axis.marks().map(|value| axis.written(value)).collect()
    }

    #[test]
    fn marks_are_round() {
        assert_eq!(marks(0.66, 4.0), ["0.0", "0.2", "0.4", "0.6"]);
        assert_eq!(marks(1200.0, 4.0), ["0", "500", "1000"]);
        assert_eq!(marks(10.0, 4.0), ["0", "5", "10"]);
        assert_eq!(marks(0.0, 2.0), ["0.0", "0.5", "1.0"]);
    }

    #[test]
    fn shares_are_written_in_per_cent() {
        let axis = Axis::new([0.12], 4.0, (0.0, 100.0));
        let written: Vec<_> = axis.marks().map(|share| axis.written_per_cent(share)).collect();
        assert_eq!(written, ["0%", "5%", "10%"]);
    }

    #[test]
    fn values_lie_between_the_ends() {
        let axis = Axis::new([0.5, f64::NAN], 4.0, (50.0, 154.0));
        let places = [-1.0, 0.0, 0.25, 0.5, 9.0, f64::INFINITY].map(|value| axis.at(value).to_string());
        assert_eq!(places, ["50", "50", "100", "150", "154", "50"]);
    }
}
