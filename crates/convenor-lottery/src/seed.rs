//! Where chance comes from: a seed, and streams of random numbers that anyone can make again from it.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;
use sha2::{Digest as _, Sha256};

/// 32 bytes from which everything random of one lottery follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seed([u8; 32]);

impl Seed {
    /// The SHA-256 of a text, such as a number that was read out in public.
    pub fn of_text(text: &str) -> Self {
        Self(Sha256::digest(text.as_bytes()).into())
    }

    /// A stream of random numbers for one purpose: `ChaCha20` keyed by the SHA-256 of the seed and the purpose's name.
    pub fn rng(&self, purpose: &str) -> ChaCha20Rng {
        let key = Sha256::new().chain_update(self.0).chain_update(purpose.as_bytes());
        ChaCha20Rng::from_seed(key.finalize().into())
    }
}

#[cfg(test)]
mod tests {
    use rand_chacha::rand_core::Rng as _;

    use super::Seed;

    #[test]
    fn the_same_seed_and_purpose_give_the_same_numbers_and_others_do_not() {
        let next = |seed: &str, purpose: &str| Seed::of_text(seed).rng(purpose).next_u64();
        assert_eq!(next("7", "panels"), next("7", "panels"));
        assert_ne!(next("7", "panels"), next("7", "people"));
        assert_ne!(next("7", "panels"), next("8", "panels"));
    }
}
