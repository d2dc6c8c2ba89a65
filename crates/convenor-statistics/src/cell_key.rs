//! Cell keys: numbers about people changed a little, always alike for the same people, so that the difference of two
//! numbers tells nothing of the few who make it.
//!
//! Fraser and Wooton, "A proposed method for confidentialising tabular output to protect against differencing" (2005); Office
//! for National Statistics, "Protecting personal data in Census 2021 results". Where keys come from is left to those who count.

mod distribution;
mod table;

use std::iter::Sum;
use std::ops::{Add, AddAssign, Sub};

pub use distribution::{Perturbation, PerturbationError};
pub use table::PerturbationTable;

/// How many cell keys there are: 0 to 255.
pub const KEYS: usize = 256;

/// What decides how the number of some people is changed: the sum of their record keys, modulo 256.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct CellKey(pub u8);

impl CellKey {
    /// Of the sum of some people's long keys, however it wrapped. The record key of a person is the last byte of their long
    /// key; 256 divides 2^64, so the last byte of the sum is the sum of the last bytes, modulo 256.
    ///
    /// ```
    /// # use convenor_statistics::CellKey;
    /// let long_keys = [0x1234_5678_9abc_def0_i64, -1, i64::MAX];
    /// let key_sum = long_keys.iter().fold(0_i64, |sum, key| sum.wrapping_add(*key));
    /// assert_eq!(CellKey::of(key_sum), CellKey(((0xf0_u32 + 0xff + 0xff) % 256) as u8));
    /// ```
    pub fn of(key_sum: i64) -> Self {
        let [last, ..] = key_sum.to_le_bytes();
        Self(last)
    }
}

/// A number of people as it was counted, with their cell key where keys were asked for. Counts and keys add up, so that
/// counts of parts make the count of the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Count {
    /// How many.
    pub people: u64,
    /// Their cell key; `None` where keys were not asked for.
    pub key: Option<CellKey>,
}

impl Count {
    /// Nobody, of whom the key is known: where sums of keys begin.
    pub const NOBODY: Self = Self { people: 0, key: Some(CellKey(0)) };
}

impl Default for Count {
    fn default() -> Self {
        Self::NOBODY
    }
}

impl From<u64> for Count {
    /// Without a key, but of nobody it is always known.
    fn from(people: u64) -> Self {
        if people == 0 { Self::NOBODY } else { Self { people, key: None } }
    }
}

impl PartialEq<u64> for Count {
    fn eq(&self, people: &u64) -> bool {
        self.people == *people
    }
}

impl Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let key = self.key.zip(other.key).map(|(one, other)| CellKey(one.0.wrapping_add(other.0)));
        Self { people: self.people.saturating_add(other.people), key }
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Count {
    type Output = Self;

    /// The people of the first who are not of the second, all of whom are.
    fn sub(self, part: Self) -> Self {
        let key = self.key.zip(part.key).map(|(whole, part)| CellKey(whole.0.wrapping_sub(part.0)));
        Self { people: self.people.saturating_sub(part.people), key }
    }
}

impl Sum for Count {
    fn sum<I: Iterator<Item = Self>>(counts: I) -> Self {
        counts.reduce(Add::add).unwrap_or(Self::NOBODY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(people: u64, key: u8) -> Count {
        Count { people, key: Some(CellKey(key)) }
    }

    #[test]
    fn counts_of_parts_make_the_count_of_the_whole() {
        assert_eq!(count(3, 200) + count(4, 100), count(7, 44));
        assert_eq!(count(7, 44) - count(4, 100), count(3, 200));
        assert_eq!([count(3, 200), count(4, 100), count(0, 0)].into_iter().sum::<Count>(), count(7, 44));
        assert_eq!([].into_iter().sum::<Count>(), Count::NOBODY);
    }

    #[test]
    fn a_key_that_is_not_known_is_never_made_up() {
        assert_eq!(count(3, 200) + Count::from(4), Count::from(7));
        assert_eq!(count(3, 200) - Count::from(1), Count::from(2));
    }
}
