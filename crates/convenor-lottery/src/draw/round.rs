//! Shares of panels rounded to whole numbers of panels.

use super::scales::Scales;
use crate::{Distribution, Panel, WHOLE};

/// As many of the distribution's panels as asked, each the whole number below its share or the one above; their seats are put on the
/// scales. What is left over after rounding down goes, panel by panel, to the one that brings the scales nearest to balance.
pub(super) fn panels<'a>(distribution: &'a Distribution, panels: u32, scales: &mut Scales) -> Vec<&'a Panel> {
    let wanted = usize::try_from(panels).unwrap_or(usize::MAX);
    let mut chosen = Vec::new();
    let mut above: Vec<&Panel> = Vec::new();
    for (panel, share) in &distribution.panels {
        let (whole, rest) = times(*share, panels);
        for _ in 0..whole.min(wanted - chosen.len()) {
            put(panel, scales);
            chosen.push(panel);
        }
        if rest {
            above.push(panel);
        }
    }
    while chosen.len() < wanted {
        let costs = above.iter().enumerate().map(|(place, panel)| (cost(panel, scales), place));
        let Some((_, place)) = costs.min() else { break };
        let panel = above.remove(place);
        put(panel, scales);
        chosen.push(panel);
    }
    chosen
}

/// The whole number of panels in a share, and whether something is left over. Shares are rounded themselves, so that one part of
/// [`WHOLE`] missing to a whole number is none.
fn times(share: u64, panels: u32) -> (usize, bool) {
    let parts = (u128::from(share) + 1) * u128::from(panels);
    let whole = parts / u128::from(WHOLE);
    (usize::try_from(whole).unwrap_or(usize::MAX), parts % u128::from(WHOLE) > 2 * u128::from(panels))
}

fn cost(panel: &Panel, scales: &Scales) -> i128 {
    panel.seats().iter().map(|(kind, seats)| scales.cost_of(*kind, *seats)).sum()
}

fn put(panel: &Panel, scales: &mut Scales) {
    for (kind, seats) in panel.seats() {
        scales.add(*kind, i32::try_from(*seats).unwrap_or(i32::MAX));
    }
}
