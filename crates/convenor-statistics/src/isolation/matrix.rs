//! Rows of numbers modulo a prime, brought to echelon form as they come.

/// 2⁶¹ − 1.
const PRIME: u64 = (1 << 61) - 1;

/// One row.
pub(super) type Row = Vec<u64>;

/// Rows of which each begins further on than any other row does.
#[derive(Debug, Default)]
pub(super) struct Echelon(Vec<(usize, Row)>);

impl Echelon {
    /// Adds a row; one that is a combination of those known adds nothing.
    pub(super) fn add(&mut self, mut row: Row) {
        while let Some(begins) = begins(&row) {
            let known = self.0.iter().find(|(place, _)| *place == begins);
            let Some((_, known)) = known else {
                normalise(&mut row, begins);
                self.0.push((begins, row));
                return;
            };
            take_away(&mut row, known, begins);
        }
    }

    /// The rows that begin at a column or after it: all combinations that are nought before it.
    pub(super) fn from(&self, column: usize) -> Vec<Row> {
        let mut rows: Vec<&(usize, Row)> = self.0.iter().filter(|(begins, _)| *begins >= column).collect();
        rows.sort_by_key(|(begins, _)| *begins);
        rows.into_iter().map(|(_, row)| row.clone()).collect()
    }
}

/// Rows in echelon form, each without the columns in which others begin.
pub(super) fn reduced(mut rows: Vec<Row>) -> Vec<Row> {
    for last in (1..rows.len()).rev() {
        let (before, after) = rows.split_at_mut(last);
        let Some(row) = after.first() else { continue };
        let Some(begins) = begins(row) else { continue };
        for other in before {
            take_away(other, row, begins);
        }
    }
    rows
}

/// The combination of two rows in which a column cancels out; nothing where not both have it.
pub(super) fn cancelled(one: &Row, other: &Row, column: usize) -> Option<Row> {
    let (mine, theirs) = (*one.get(column)?, *other.get(column)?);
    let both = one.iter().zip(other);
    let cancelled = both.map(|(one, other)| (times(*one, theirs) + PRIME - times(*other, mine)) % PRIME);
    (mine != 0 && theirs != 0).then(|| cancelled.collect())
}

fn begins(row: &Row) -> Option<usize> {
    row.iter().position(|one| *one != 0)
}

/// Takes so much of `other`, which has 1 in a column, that the column is nought.
fn take_away(row: &mut Row, other: &Row, column: usize) {
    let factor = row.get(column).copied().unwrap_or_default();
    if factor == 0 {
        return;
    }
    for (one, other) in row.iter_mut().zip(other) {
        *one = (*one + PRIME - times(factor, *other)) % PRIME;
    }
}

/// Makes a column 1.
fn normalise(row: &mut Row, column: usize) {
    let inverse = power(row.get(column).copied().unwrap_or(1), PRIME - 2);
    for one in row {
        *one = times(*one, inverse);
    }
}

fn times(one: u64, other: u64) -> u64 {
    let product = u128::from(one) * u128::from(other) % u128::from(PRIME);
    u64::try_from(product).unwrap_or_default()
}

fn power(mut base: u64, mut exponent: u64) -> u64 {
    let mut result = 1;
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = times(result, base);
        }
        base = times(base, base);
        exponent >>= 1;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn combinations_that_are_nought_before_a_column_are_found() {
        let mut known = Echelon::default();
        for row in [vec![1, 0, 1, 0], vec![1, 1, 1, 1], vec![0, 1, 0, 3], vec![2, 1, 2, 1]] {
            known.add(row);
        }
        assert_eq!(known.from(0).len(), 3, "the last is the sum of the first two");
        assert_eq!(known.from(2), [[0, 0, 0, 1]]);
        assert_eq!(reduced(known.from(0)), [[1, 0, 1, 0], [0, 1, 0, 0], [0, 0, 0, 1]]);
    }
}
