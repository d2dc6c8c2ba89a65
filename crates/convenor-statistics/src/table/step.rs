//! Moves within one dimension that keep every sum: one person more under one code and one fewer under another.

use super::dimension::{Code, Dimension};

/// Codes with the change of each, 1 or −1. The sums that both ends are part of do not change.
pub(super) type Step = Vec<(Code, i64)>;

/// Smallest parts of a sum that are tried as the one that changes.
const ENDS_MAX: usize = 6;

/// The moves that change a code by 1, cheapest first. `price` says what a code's change costs where everything else
/// stays as it is; nothing where it cannot change so.
pub(super) fn steps(
    dimension: &Dimension,
    code: Code,
    limit: usize,
    price: impl Fn(Code, i64) -> Option<u64>,
) -> Vec<Step> {
    let price_of =
        |step: &Step| step.iter().try_fold(0, |sum, (code, sign)| Some(sum + price(*code, *sign)?));
    let mut found: Vec<(u64, Step)> = Vec::new();
    for end in ends(dimension, code, &price) {
        let alone = std::iter::once(None);
        let others =
            dimension.leaves(dimension.total()).filter(|leaf| !dimension.within(*leaf, code)).map(Some);
        let steps = alone.chain(others).map(|other| step(dimension, end, other));
        found.extend(steps.filter_map(|step| Some((price_of(&step)?, step))));
    }
    found.sort();
    found.truncate(limit);
    found.into_iter().map(|(_, step)| step).collect()
}

/// The smallest parts of a code that are cheapest to change.
fn ends(dimension: &Dimension, code: Code, price: impl Fn(Code, i64) -> Option<u64>) -> Vec<Code> {
    let chain = |leaf: Code| {
        let below = dimension.above(leaf).filter(|above| !dimension.within(code, *above));
        below.map(|code| price(code, 1)).try_fold(0, |sum, price| Some(sum + price?))
    };
    let mut ends: Vec<(u64, Code)> =
        dimension.leaves(code).filter_map(|leaf| Some((chain(leaf)?, leaf))).collect();
    ends.sort_unstable();
    ends.truncate(ENDS_MAX);
    ends.into_iter().map(|(_, leaf)| leaf).collect()
}

/// One more at one end, one fewer at the other; without another end, one more for everything above as well.
fn step(dimension: &Dimension, end: Code, other: Option<Code>) -> Step {
    let lies_in = |code: Code, whole: Code| dimension.within(code, whole);
    let up = dimension.above(end).filter(|code| !other.is_some_and(|other| lies_in(other, *code)));
    let down = other.into_iter().flat_map(|other| dimension.above(other)).filter(|code| !lies_in(end, *code));
    up.map(|code| (code, 1)).chain(down.map(|code| (code, -1))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_move_changes_the_sums_that_only_one_end_is_in() {
        let links = [("jan", "2025"), ("feb", "2025"), ("mar", "2026")];
        let months = Dimension::new("month", ["jan", "feb", "mar"], links).unwrap();
        let found = steps(&months, 0, 10, |_, _| Some(1));
        assert_eq!(found[0], [(0, 1), (1, -1)], "within the year nothing else changes");
        assert!(found.contains(&vec![(0, 1), (3, 1), (2, -1), (4, -1)]), "{found:?}");
        assert!(found.contains(&vec![(0, 1), (3, 1), (5, 1)]), "{found:?}");
    }

    #[test]
    fn what_cannot_change_is_not_moved() {
        let ages = Dimension::new("age", ["young", "old", "none"], []).unwrap();
        let found = steps(&ages, 0, 10, |code, _| (code != 2).then_some(1));
        assert_eq!(found, [vec![(0, 1), (1, -1)], vec![(0, 1), (3, 1)]]);
    }
}
