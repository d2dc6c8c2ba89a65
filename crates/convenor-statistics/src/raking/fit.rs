//! The fitting itself: all of a category scaled to its target, variable after variable, until nothing moves.

use super::RakingSettings;

/// A variable as the fitting sees it.
pub(crate) struct FitMargin {
    /// Which target each item counts towards; as many as there are targets means none.
    pub(crate) slots: Vec<u16>,
    /// Target of each slot, as a share of all that count towards any; together 1.
    pub(crate) targets: Vec<f64>,
}

/// What came of it.
pub(crate) struct Fitted {
    /// How much each item counts.
    pub(crate) mass: Vec<f64>,
    /// Rounds that were needed.
    pub(crate) iterations: u32,
    /// How it ended.
    pub(crate) end: FitEnd,
}

/// How a fitting ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FitEnd {
    /// Every target is met.
    Met,
    /// Bounds leave no way to meet every target.
    Bounded,
    /// There were not enough rounds.
    Unsettled,
}

/// Scales `mass` until every margin has its targets. The sum stays what it is.
pub(crate) fn fit(mut mass: Vec<f64>, margins: &[FitMargin], settings: &RakingSettings) -> Fitted {
    for iterations in 1..=settings.iterations_max {
        if round(&mut mass, margins) < settings.tolerance {
            return Fitted { mass, iterations, end: FitEnd::Met };
        }
    }
    Fitted { mass, iterations: settings.iterations_max, end: FitEnd::Unsettled }
}

/// Scales to each margin once. Says how far off the worst was when its turn came, as a part of itself.
pub(super) fn round(mass: &mut [f64], margins: &[FitMargin]) -> f64 {
    let mut worst = 0.0_f64;
    let mut before: Option<(&FitMargin, Vec<f64>)> = None;
    for margin in margins {
        let mut sums = vec![0.0; margin.targets.len() + 1];
        match &before {
            None => add_up(mass, margin, &mut sums),
            Some((last, factors)) => scale_and_add_up(mass, last, factors, margin, &mut sums),
        }
        let factors = margin.factors(&sums);
        worst = factors.iter().fold(worst, |worst, factor| worst.max((factor - 1.0).abs()));
        before = Some((margin, factors));
    }
    if let Some((last, factors)) = before {
        scale(mass, last, &factors);
    }
    worst
}

impl FitMargin {
    /// What to multiply each slot with; what counts towards none is left alone.
    fn factors(&self, sums: &[f64]) -> Vec<f64> {
        let counted: f64 = sums.iter().take(self.targets.len()).sum();
        let factor = |(target, sum): (&f64, &f64)| if *sum > 0.0 { target * counted / sum } else { 1.0 };
        self.targets.iter().zip(sums).map(factor).chain([1.0]).collect()
    }
}

fn add_up(mass: &[f64], margin: &FitMargin, sums: &mut [f64]) {
    for (mass, slot) in mass.iter().zip(&margin.slots) {
        if let Some(sum) = sums.get_mut(usize::from(*slot)) {
            *sum += mass;
        }
    }
}

fn scale(mass: &mut [f64], margin: &FitMargin, factors: &[f64]) {
    for (mass, slot) in mass.iter_mut().zip(&margin.slots) {
        if let Some(factor) = factors.get(usize::from(*slot)) {
            *mass *= factor;
        }
    }
}

/// Both in one walk: the memory is what costs time.
fn scale_and_add_up(mass: &mut [f64], last: &FitMargin, factors: &[f64], next: &FitMargin, sums: &mut [f64]) {
    for ((mass, slot), to) in mass.iter_mut().zip(&last.slots).zip(&next.slots) {
        let factor = factors.get(usize::from(*slot));
        if let (Some(factor), Some(sum)) = (factor, sums.get_mut(usize::from(*to))) {
            *mass *= factor;
            *sum += *mass;
        }
    }
}
