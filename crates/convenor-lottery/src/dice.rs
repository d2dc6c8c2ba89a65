//! Whole random numbers and random orders, made in a way that stays the same on every machine and in every version of this program.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::Rng as _;

/// A number from 0 to `bound - 1`, each as likely: numbers beyond the last full round of `bound` are thrown again.
pub(crate) fn below(rng: &mut ChaCha20Rng, bound: u64) -> u64 {
    if bound == 0 {
        return 0;
    }
    let spare = (u64::MAX % bound + 1) % bound;
    loop {
        let thrown = rng.next_u64();
        if thrown <= u64::MAX - spare {
            return thrown % bound;
        }
    }
}

/// A place in a list of `len`, each as likely; 0 for an empty one.
pub(crate) fn place(rng: &mut ChaCha20Rng, len: usize) -> usize {
    let bound = u64::try_from(len).unwrap_or(u64::MAX);
    usize::try_from(below(rng, bound)).unwrap_or_default()
}

/// A number from -0.5 to 0.5. Where it decides how long a search takes, and never who is chosen.
pub(crate) fn noise(rng: &mut ChaCha20Rng) -> f64 {
    f64::from(rng.next_u32()) / f64::from(u32::MAX) - 0.5
}

/// Every order as likely (Fisher and Yates).
pub(crate) fn shuffle<T>(rng: &mut ChaCha20Rng, items: &mut [T]) {
    for end in (1..items.len()).rev() {
        items.swap(end, place(rng, end + 1));
    }
}

#[cfg(test)]
mod tests {
    use super::{below, shuffle};
    use crate::Seed;

    #[test]
    fn every_number_and_every_order_comes_about_as_often_as_the_others() {
        let mut rng = Seed::of_text("dice").rng("test");
        let mut numbers = [0_u32; 6];
        let mut orders = std::collections::BTreeMap::new();
        for _ in 0..6000 {
            numbers[usize::try_from(below(&mut rng, 6)).unwrap()] += 1;
            let mut order = [1, 2, 3];
            shuffle(&mut rng, &mut order);
            *orders.entry(order).or_insert(0_u32) += 1;
        }
        // Five standard deviations of 6000 throws at 1 in 6 are 144.
        assert!(numbers.iter().all(|times| times.abs_diff(1000) < 144), "{numbers:?}");
        assert_eq!(orders.len(), 6);
        assert!(orders.values().all(|times| times.abs_diff(1000) < 144), "{orders:?}");
    }

    #[test]
    fn the_numbers_stay_the_same_from_one_version_to_the_next() {
        let mut rng = Seed::of_text("7").rng("dice");
        let mut order: Vec<u32> = (0..8).collect();
        shuffle(&mut rng, &mut order);
        // Found by a program of its own, in another language, from the descriptions of SHA-256 and ChaCha20 alone.
        assert_eq!((below(&mut rng, 1000), order), (521, vec![6, 1, 0, 7, 4, 2, 5, 3]));
    }
}
