//! Finds the profile that answers have: at its place in a table of all there could be where that is small, by their
//! hash where it is not.

use rustc_hash::FxHashMap;

/// Combinations that a table is made for: 16 MB.
const TABLE_MAX: usize = 1 << 22;
/// What stands in the table where there is no profile yet.
const NONE: u32 = u32::MAX;

/// Profiles by their answers.
#[derive(Debug, Clone)]
pub(super) enum Known {
    /// By the place that the answers have among all combinations.
    Table(Vec<u32>),
    /// By the answers.
    Hashed(FxHashMap<Vec<u16>, u32>),
}

impl Known {
    /// No profiles yet, of variables with so many categories each and no answer besides.
    pub(super) fn new(sizes: &[u16]) -> Self {
        let combinations =
            sizes.iter().try_fold(1_usize, |all, size| all.checked_mul(usize::from(*size) + 1));
        match combinations.filter(|combinations| *combinations <= TABLE_MAX) {
            Some(combinations) => Self::Table(vec![NONE; combinations]),
            None => Self::Hashed(FxHashMap::default()),
        }
    }

    /// The profiles of many rows of answers, one behind the other, where they have one yet.
    pub(super) fn find_all(&self, rows: &[u16], sizes: &[u16]) -> Vec<Option<u32>> {
        let rows = rows.chunks_exact(sizes.len().max(1));
        match self {
            Self::Table(table) => {
                let known = |row| table.get(place(row, sizes)).copied().filter(|known| *known != NONE);
                rows.map(known).collect()
            }
            Self::Hashed(known) => rows.map(|row| known.get(row).copied()).collect(),
        }
    }

    /// The profile of these answers; `next`, which is theirs from now on, where they have none yet.
    pub(super) fn find_or_add(&mut self, row: &[u16], sizes: &[u16], next: u32) -> u32 {
        match self {
            Self::Table(table) => {
                let Some(known) = table.get_mut(place(row, sizes)) else { return next };
                if *known == NONE {
                    *known = next;
                }
                *known
            }
            Self::Hashed(known) => match known.get(row) {
                Some(known) => *known,
                None => *known.entry(row.to_vec()).or_insert(next),
            },
        }
    }
}

/// Where answers stand among all combinations.
fn place(row: &[u16], sizes: &[u16]) -> usize {
    let place = |place, (code, size): (&u16, &u16)| place * (usize::from(*size) + 1) + usize::from(*code);
    row.iter().zip(sizes).fold(0, place)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_and_hashes_find_alike() {
        let small = [3_u16, 1, 4];
        let large = [3_u16, 1, 4, 2_000, 2_000];
        let (mut table, mut hashed) = (Known::new(&small), Known::new(&large));
        assert!(matches!(table, Known::Table(_)) && matches!(hashed, Known::Hashed(_)));
        let mut next = 0;
        for number in 0..200_u16 {
            let row = [number % 4, number / 4 % 2, number / 3 % 5];
            let long = [row[0], row[1], row[2], 7, 7];
            let known = table.find_all(&row, &small);
            assert_eq!(known, hashed.find_all(&long, &large));
            let found = table.find_or_add(&row, &small, next);
            assert_eq!(found, hashed.find_or_add(&long, &large, next));
            assert_eq!(known, [(found != next).then_some(found)]);
            next += u32::from(found == next);
        }
        assert_eq!(next, 40, "every combination once");
    }
}
