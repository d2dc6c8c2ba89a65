//! The field's older way, for comparison: again and again somebody of the most urgent group is drawn at random.
//!
//! It is the heuristic that the Sortition Foundation published (`stratification.py`). It is done here over kinds of people, which comes
//! to the same, and is quick enough for a thousand draws. Its chances follow from the draws, as nobody knows a formula for them.

mod start;

use std::collections::BTreeMap;

use self::start::Start;
use crate::{Distribution, Kinds, Panel, Seed};

/// How often a panel is begun again before the quotas are thought too hard.
const STARTS_MAX: u32 = 1000;

/// No panel came about.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "the legacy method got stuck {starts} times in a row: the quotas may conflict, or be met by too few panels for it to find one"
)]
pub struct LegacyStuck {
    /// How often a panel was begun.
    pub starts: u32,
}

/// So many draws by the older way, each with an equal share.
pub fn legacy(kinds: &Kinds, panels: u32, seed: &Seed) -> Result<Distribution, LegacyStuck> {
    let mut rng = seed.rng("legacy");
    let fresh = Start::of(kinds);
    let mut drawn: BTreeMap<Panel, u32> = BTreeMap::new();
    for _ in 0..panels {
        let panel = (0..STARTS_MAX).find_map(|_| fresh.clone().panel(&mut rng));
        let panel = panel.ok_or(LegacyStuck { starts: STARTS_MAX })?;
        *drawn.entry(panel).or_default() += 1;
    }
    let (panels, times): (Vec<Panel>, Vec<f64>) =
        drawn.into_iter().map(|(panel, times)| (panel, f64::from(times))).unzip();
    Ok(Distribution::of(panels, &times))
}
