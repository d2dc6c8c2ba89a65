//! Quotas from the people of a place: seats in proportion, with a margin.

use convenor_statistics::{JointError, joint_from_margins, round_keeping_total};

use super::plan::Bounds;

/// How many seats a category would have in proportion, and the quota made of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Expected {
    /// Share of the people, from 0 to 1.
    pub share: f64,
    /// Seats in proportion, not rounded.
    pub seats: f64,
    /// The quota.
    pub quota: Bounds,
}

/// Quotas for categories with so many people each: seats in proportion, rounded so that they add up to all seats, and so many
/// seats more or fewer. Where nobody lives, nobody must have a seat.
pub fn targets(people: &[u64], seats: u32, margin: u32) -> Vec<Expected> {
    let total: u64 = people.iter().sum();
    let shares: Vec<f64> = people.iter().map(|one| real(*one) / real(total.max(1))).collect();
    of_shares(&shares, seats, margin)
}

/// Quotas for every combination of two characteristics, the second running fastest: how many people there are of `both` raked to
/// the numbers of each; where that is not known, what raking makes of the numbers of each alone.
pub fn crossed(
    [first, second]: [&[u64]; 2],
    both: Option<&[u64]>,
    seats: u32,
    margin: u32,
) -> Result<Vec<Expected>, JointError> {
    let margins = [first, second].map(|people| people.iter().map(|one| real(*one)).collect());
    let both: Option<Vec<f64>> = both.map(|both| both.iter().map(|one| real(*one)).collect());
    let table = joint_from_margins(&margins, both.as_deref())?;
    let total: f64 = table.expected.iter().sum();
    let shares: Vec<f64> = table.expected.iter().map(|cell| cell / total).collect();
    Ok(of_shares(&shares, seats, margin))
}

fn of_shares(shares: &[f64], seats: u32, margin: u32) -> Vec<Expected> {
    let expected: Vec<f64> = shares.iter().map(|share| share * f64::from(seats)).collect();
    let rounded = round_keeping_total(&expected);
    let quota = |target: u64| {
        let target = u32::try_from(target).unwrap_or(seats);
        Bounds { min: target.saturating_sub(margin), max: (target + margin).min(seats) }
    };
    let expected = shares.iter().zip(expected).zip(rounded);
    expected.map(|((share, seats), target)| Expected { share: *share, seats, quota: quota(target) }).collect()
}

#[expect(clippy::cast_precision_loss, reason = "no country has so many people")]
fn real(people: u64) -> f64 {
    people as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_follow_the_people_and_add_up() {
        let targets = targets(&[500, 300, 150, 50, 0], 30, 1);
        let quotas: Vec<_> = targets.iter().map(|one| (one.quota.min, one.quota.max)).collect();
        assert_eq!(quotas, [(14, 16), (8, 10), (4, 6), (0, 2), (0, 1)]);
    }

    #[test]
    fn without_a_margin_a_panel_has_exactly_its_seats() {
        let quotas = targets(&[333, 333, 334], 40, 0);
        assert_eq!(quotas.iter().map(|one| one.quota.min).sum::<u32>(), 40);
        assert!(quotas.iter().all(|one| one.quota.min == one.quota.max));
    }

    #[test]
    fn combinations_keep_both_characteristics() {
        let quotas = |both: Option<&[u64]>| -> Vec<u32> {
            let cells = crossed([&[60, 40], &[50, 50]], both, 20, 0).unwrap();
            cells.iter().map(|one| one.quota.min).collect()
        };
        assert_eq!(quotas(None), [6, 6, 4, 4]);
        assert_eq!(quotas(Some(&[450, 150, 50, 350])), [9, 3, 1, 7], "what is known of both counts");
        assert!(crossed([&[0, 0], &[1]], None, 20, 0).is_err());
    }
}
