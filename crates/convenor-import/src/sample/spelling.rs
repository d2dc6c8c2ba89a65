//! Spellings that were seen before, with what each was found to mean. Nearly all cells are short and spelt in few ways, so
//! that a short one is looked for in one place by its bytes alone; the long ones are hashed.

use rustc_hash::FxHashMap;

/// Spellings that are remembered; more than that many is no list of categories.
const REMEMBERED_MAX: usize = 10_000;
/// Places for short spellings: a power of two, many more than a variable has categories.
const PLACES: usize = 1 << PLACES_BITS;
const PLACES_BITS: u32 = 10;

/// What spellings mean.
pub(super) struct Spellings<T> {
    /// Short ones; another one that belongs in the same place takes it over.
    short: Vec<Option<(Short, T)>>,
    all: FxHashMap<Box<[u8]>, T>,
}

/// A spelling of up to 16 bytes: its first and last eight (or four, or all), which overlap, and its length.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Short {
    first: u64,
    last: u64,
    length: u8,
}

impl Short {
    fn new(cell: &[u8]) -> Option<Self> {
        let (first, last) = match cell.len() {
            0..4 => (cell.iter().fold(0, |all, byte| all << 8 | u64::from(*byte)), 0),
            4..8 => (
                u64::from(u32::from_le_bytes(*cell.first_chunk()?)),
                u64::from(u32::from_le_bytes(*cell.last_chunk()?)),
            ),
            8..=16 => (u64::from_le_bytes(*cell.first_chunk()?), u64::from_le_bytes(*cell.last_chunk()?)),
            _ => return None,
        };
        Some(Self { first, last, length: u8::try_from(cell.len()).ok()? })
    }

    fn place(self) -> usize {
        const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
        let mixed = (self.first.rotate_left(29) ^ self.last).wrapping_mul(SPREAD);
        (mixed >> (u64::BITS - PLACES_BITS)) as usize
    }
}

impl<T: Copy> Spellings<T> {
    pub(super) fn new() -> Self {
        Self { short: vec![None; PLACES], all: FxHashMap::default() }
    }

    /// What a cell means, if it was seen before; otherwise what `look` says that it does.
    pub(super) fn find_or(&mut self, cell: &[u8], look: impl FnOnce() -> T) -> T {
        let Some(short) = Short::new(cell) else { return self.find_or_hash(cell, look) };
        match self.short.get(short.place()) {
            Some(Some((there, means))) if *there == short => *means,
            _ => {
                let means = self.find_or_hash(cell, look);
                self.short.get_mut(short.place()).into_iter().for_each(|slot| *slot = Some((short, means)));
                means
            }
        }
    }

    fn find_or_hash(&mut self, cell: &[u8], look: impl FnOnce() -> T) -> T {
        if let Some(means) = self.all.get(cell) {
            return *means;
        }
        let means = look();
        if self.all.len() < REMEMBERED_MAX {
            self.all.insert(cell.into(), means);
        }
        means
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_keeps_its_own_meaning() {
        let cell =
            |number: usize| format!("{}{number}", "abcdefghijklmnopqrstuvwxyz".get(..number % 20).unwrap());
        let mut known = Spellings::new();
        for number in (0..3_000).chain(0..3_000) {
            let found = known.find_or(cell(number).as_bytes(), || number);
            assert_eq!(cell(found), cell(number));
        }
        for (one, other) in [("", "\0"), ("\0", "\0\0"), ("aaaa", "aaaaa"), ("aaaaaaaa", "aaaaaaaaa")] {
            assert_eq!(known.find_or(one.as_bytes(), || 10_001), 10_001);
            assert_eq!(known.find_or(other.as_bytes(), || 10_002), 10_002, "{one:?} and {other:?}");
            known = Spellings::new();
        }
    }
}
