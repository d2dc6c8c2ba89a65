//! The random permutation of numpy's `RandomState` for a seed, so that both sides draw the same questions.
//!
//! Matsumoto and Nishimura, “Mersenne Twister” (1998); numpy's legacy shuffle draws by masking and rejecting.

const STATE: usize = 624;
const MIDDLE: usize = 397;

/// The first `count` of `0..below`, as `RandomState(seed).choice(below, count, replace=False)` draws them.
pub(crate) fn draw(seed: u32, below: usize, count: usize) -> Vec<usize> {
    let mut twister = Twister::new(seed);
    let mut all: Vec<usize> = (0..below).collect();
    for place in (1..below).rev() {
        all.swap(place, twister.up_to(place));
    }
    all.truncate(count);
    all
}

/// MT19937.
struct Twister {
    state: Vec<u32>,
    next: usize,
}

impl Twister {
    fn new(seed: u32) -> Self {
        let mut state = Vec::with_capacity(STATE);
        let mut last = seed;
        state.push(last);
        for place in 1..624_u32 {
            last = 1_812_433_253_u32.wrapping_mul(last ^ (last >> 30)).wrapping_add(place);
            state.push(last);
        }
        Self { state, next: STATE }
    }

    fn at(&self, place: usize) -> u32 {
        self.state.get(place % STATE).copied().unwrap_or_default()
    }

    fn twist(&mut self) {
        for place in 0..STATE {
            let joined = (self.at(place) & 0x8000_0000) | (self.at(place + 1) & 0x7fff_ffff);
            let odd = if joined & 1 == 1 { 0x9908_b0df } else { 0 };
            let value = self.at(place + MIDDLE) ^ (joined >> 1) ^ odd;
            if let Some(slot) = self.state.get_mut(place) {
                *slot = value;
            }
        }
        self.next = 0;
    }

    fn number(&mut self) -> u32 {
        if self.next == STATE {
            self.twist();
        }
        let mut number = self.at(self.next);
        self.next += 1;
        number ^= number >> 11;
        number ^= (number << 7) & 0x9d2c_5680;
        number ^= (number << 15) & 0xefc6_0000;
        number ^ (number >> 18)
    }

    /// A number from 0 to `most`.
    fn up_to(&mut self, most: usize) -> usize {
        let mask = most.checked_next_power_of_two().map_or(usize::MAX, |power| (2 * power).wrapping_sub(1));
        let mask = if most.is_power_of_two() { mask } else { mask >> 1 };
        loop {
            let number = usize::try_from(self.number()).unwrap_or_default() & mask;
            if number <= most {
                return number;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_draw_is_numpys() {
        // np.random.RandomState(0).choice(3773, 1500, replace=False)[:10] of numpy 2.4
        assert_eq!(draw(0, 3773, 1500)[..10], [501, 2162, 2340, 3603, 2831, 3086, 3693, 1621, 2102, 2809]);
    }
}
