//! One panel drawn straight from a distribution, without numbered panels.

use rand_chacha::ChaCha20Rng;

use super::seat;
use crate::{Distribution, Kinds, Pool, WHOLE, dice};

/// Positions of the people of a panel, ascending: each panel of kinds is as likely as its share says, and within a kind everybody is as
/// likely as the others. Empty without panels.
pub(crate) fn one_panel(
    pool: &Pool,
    kinds: &Kinds,
    distribution: &Distribution,
    rng: &mut ChaCha20Rng,
) -> Vec<usize> {
    let mut at = dice::below(rng, WHOLE);
    let drawn = distribution.panels.iter().find(|(_, share)| {
        let here = at < *share;
        at = at.saturating_sub(*share);
        here
    });
    let seats = drawn.map(|(panel, _)| panel.seats().to_vec());
    seat::people(pool, kinds, seats.as_slice(), rng).pop().unwrap_or_default()
}
