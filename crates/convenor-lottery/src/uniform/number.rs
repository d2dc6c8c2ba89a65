//! Whole numbers of any length: choices, shares and random ones.

use num_bigint::BigUint;
use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::Rng as _;

use crate::WHOLE;

/// In how many ways 0, 1, 2 … up to `most` of `people` can be chosen.
pub(super) fn choices(people: u32, most: u32) -> Vec<BigUint> {
    let mut ways = BigUint::from(1_u32);
    let mut row = vec![ways.clone()];
    for chosen in 0..most.min(people) {
        ways = ways * (people - chosen) / (chosen + 1);
        row.push(ways.clone());
    }
    row
}

/// A number under `bound`, each as likely: random bits until they are under it.
pub(super) fn below(rng: &mut ChaCha20Rng, bound: &BigUint) -> BigUint {
    let bits = bound.bits();
    let bytes = usize::try_from(bits.div_ceil(8)).unwrap_or(usize::MAX);
    let spare = bits.div_ceil(8) * 8 - bits;
    loop {
        let mut thrown = vec![0; bytes];
        rng.fill_bytes(&mut thrown);
        if let Some(last) = thrown.last_mut() {
            *last >>= spare;
        }
        let thrown = BigUint::from_bytes_le(&thrown);
        if thrown < *bound {
            return thrown;
        }
    }
}

/// What part one number is of another, from 0 to 1, to twelve digits.
#[expect(clippy::cast_precision_loss, reason = "parts of 1e12 are whole in a real number")]
pub(super) fn share(part: &BigUint, whole: &BigUint) -> f64 {
    let parts = part * WHOLE / whole;
    u64::try_from(parts).map_or(1.0, |parts| parts as f64 / WHOLE as f64)
}

#[cfg(test)]
mod tests {
    use super::{below, choices, share};
    use crate::Seed;

    #[test]
    fn choices_are_those_of_pascals_triangle() {
        assert_eq!(choices(6, 9), [1_u32, 6, 15, 20, 15, 6, 1].map(Into::into));
        assert_eq!(choices(50, 2), [1_u32, 50, 1225].map(Into::into));
    }

    #[test]
    fn every_number_below_comes_about_as_often() {
        let mut rng = Seed::of_text("below").rng("test");
        let mut times = [0_u32; 5];
        for _ in 0..5000 {
            times[usize::try_from(below(&mut rng, &5_u32.into())).unwrap()] += 1;
        }
        // Five standard deviations of 5000 throws at 1 in 5 are 141.
        assert!(times.iter().all(|times| times.abs_diff(1000) < 141), "{times:?}");
        assert!((share(&1_u32.into(), &8_u32.into()) - 0.125).abs() < 1e-12);
    }
}
