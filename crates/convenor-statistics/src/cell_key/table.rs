//! The perturbation table: for each number of people and each cell key, how the number is changed.

use super::{CellKey, Count, KEYS, Perturbation, PerturbationError};

/// How each number of people is changed, by cell key. Rows and keys are those of the published method: `pcv`, `ckey` and
/// `pvalue` in the Office for National Statistics' package `cell-key-perturbation`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PerturbationTable {
    /// Of one person, of two, and so on.
    rows: Vec<[i8; KEYS]>,
    rows_reused: usize,
}

impl PerturbationTable {
    /// The table of these parameters: the same ones always make the same table. Errors: there is none.
    pub fn generate(made: Perturbation) -> Result<Self, PerturbationError> {
        let mut dice = Dice(made.seed);
        let rows = (1..=made.rows).map(|people| Ok(mixed(&made.shares(people)?, &mut dice)));
        Self::new(rows.collect::<Result<_, _>>()?, made.rows_reused)
    }

    /// A table of these rows: of one person, of two, and so on. Errors: there are too few.
    pub fn new(rows: Vec<[i8; KEYS]>, rows_reused: usize) -> Result<Self, PerturbationError> {
        if rows_reused == 0 || rows_reused > rows.len() {
            return Err(PerturbationError::Rows);
        }
        Ok(Self { rows, rows_reused })
    }

    /// So many people with this cell key, as they are told. Nobody stays nobody, and nothing goes below.
    ///
    /// ```
    /// # use convenor_statistics::{CellKey, PerturbationTable};
    /// // Every number of people one more, but with the key 7 one fewer.
    /// let mut row = [1; 256];
    /// row[7] = -1;
    /// let table = PerturbationTable::new(vec![row; 750], 250).unwrap();
    /// assert_eq!(table.changed(40, CellKey(8)), 41);
    /// assert_eq!(table.changed(40, CellKey(7)), 39);
    /// assert_eq!(table.changed(0, CellKey(8)), 0);
    /// ```
    pub fn changed(&self, people: u64, key: CellKey) -> u64 {
        let row = self.row_of(people).and_then(|row| self.rows.get(row));
        let change = row.and_then(|row| row.get(usize::from(key.0))).copied().unwrap_or_default();
        people.saturating_add_signed(i64::from(change))
    }

    /// A count as it is told; `None` where its key is not known.
    pub fn changed_count(&self, count: Count) -> Option<u64> {
        Some(self.changed(count.people, count.key?))
    }

    /// The largest change, up or down.
    pub fn change_max(&self) -> u8 {
        self.rows.iter().flatten().map(|change| change.unsigned_abs()).max().unwrap_or_default()
    }

    /// All changes: number of people, cell key, change.
    pub fn changes(&self) -> impl Iterator<Item = (usize, CellKey, i8)> {
        let row = |(people, row): (usize, &[i8; KEYS])| {
            let keys = (0..=u8::MAX).map(CellKey).zip(*row);
            keys.map(move |(key, change)| (people, key, change)).collect::<Vec<_>>()
        };
        (1..).zip(&self.rows).flat_map(row)
    }

    /// The row of a number of people, the first one 0. Above the last, the last `rows_reused` serve in turn: with 750 rows of
    /// which 250 are reused, 751 is changed as 501 is, as the published method does.
    fn row_of(&self, people: u64) -> Option<usize> {
        let place = usize::try_from(people.checked_sub(1)?).unwrap_or(usize::MAX);
        if place < self.rows.len() {
            return Some(place);
        }
        Some(self.rows.len() - self.rows_reused + place % self.rows_reused)
    }
}

/// Each change for as many keys as it is to have, which ones left to the dice.
fn mixed(shares: &[(i8, u16)], dice: &mut Dice) -> [i8; KEYS] {
    let mut row = [0; KEYS];
    let changes = shares.iter().flat_map(|(change, keys)| std::iter::repeat_n(*change, usize::from(*keys)));
    row.iter_mut().zip(changes).for_each(|(key, change)| *key = change);
    for place in (1..KEYS).rev() {
        row.swap(place, dice.throw(place + 1));
    }
    row
}

/// `SplitMix64` (Steele, Lea and Flood 2014): the same seed always throws the same.
struct Dice(u64);

impl Dice {
    /// A number below `sides`.
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let thrown = u128::from(mixed ^ (mixed >> 31)) * sides as u128;
        // The upper half of the product is below `sides`.
        usize::try_from(thrown >> 64).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MADE: Perturbation =
        Perturbation { change_max: 3, variance: 2.0, rows: 750, rows_reused: 250, seed: 2026 };

    fn table() -> PerturbationTable {
        PerturbationTable::generate(MADE).unwrap()
    }

    #[test]
    fn the_same_parameters_make_the_same_table_and_another_seed_another() {
        assert_eq!(table(), table());
        assert_ne!(table(), PerturbationTable::generate(Perturbation { seed: 2027, ..MADE }).unwrap());
    }

    #[test]
    fn nobody_stays_nobody_and_no_change_is_larger_than_the_bound() {
        let table = table();
        for key in (0..=u8::MAX).map(CellKey) {
            assert_eq!(table.changed(0, key), 0);
            for people in (1..2_000).chain([1_000_000, u64::MAX]) {
                assert!(table.changed(people, key).abs_diff(people) <= 3);
            }
        }
    }

    #[test]
    fn over_all_keys_no_number_is_changed() {
        let table = table();
        for people in 1..1_500_u64 {
            let told: u64 = (0..=u8::MAX).map(|key| table.changed(people, CellKey(key))).sum();
            assert_eq!(told, people * 256, "{people}");
        }
    }

    #[test]
    fn rows_are_mixed_each_in_its_own_way() {
        let table = table();
        let change =
            |people: u64, key| table.changed(people, CellKey(key)).cast_signed() - people.cast_signed();
        let alike = (0..=u8::MAX).filter(|key| change(600, *key) == change(601, *key)).count();
        assert!((20..120).contains(&alike), "{alike} of 256 keys change 600 and 601 alike");
    }

    #[test]
    fn above_the_last_row_the_last_ones_serve_in_turn() {
        let table = table();
        for (people, as_of) in [(751, 501), (1_000, 750), (1_001, 501), (1_250, 750)] {
            for key in (0..=u8::MAX).map(CellKey) {
                let change = |of: u64| table.changed(of, key).cast_signed() - of.cast_signed();
                assert_eq!(change(people), change(as_of), "{people}");
            }
        }
    }

    #[test]
    fn a_table_without_rows_is_none() {
        assert_eq!(PerturbationTable::new(Vec::new(), 1), Err(PerturbationError::Rows));
        assert_eq!(PerturbationTable::new(vec![[0; KEYS]], 2), Err(PerturbationError::Rows));
    }
}
