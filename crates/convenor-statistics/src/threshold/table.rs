//! Counts of people by two things at once, such as answers by age, with the totals of rows and columns. The totals are
//! hidden as they are where they stand alone; then cells are hidden until none can be worked out along a row or column.

use serde::Serialize;

use super::{ShownCount, THRESHOLD, disclose_counts, is_small, shown};
use crate::Disclosed;

/// A table of counts as it may be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ShownTable {
    /// The cells, row by row.
    pub cells: Vec<Vec<ShownCount>>,
    /// People in each row.
    pub rows: Vec<ShownCount>,
    /// People in each column.
    pub columns: Vec<ShownCount>,
}

/// The cells of a table, row by row, all rows as long as the first. Every person stands in one cell.
///
/// ```
/// # use convenor_statistics::disclose_table;
/// let table = disclose_table(&[vec![40, 4], vec![60, 90], vec![30, 20]]);
/// let cells: Vec<_> = table.get().cells.iter().flatten().map(|cell| cell.people()).collect();
/// assert_eq!(cells, [None, None, Some(60), Some(90), None, None], "4 alone would follow from its row, and from its column");
/// ```
pub fn disclose_table(cells: &[Vec<u64>]) -> Disclosed<ShownTable> {
    let width = cells.first().map_or(0, Vec::len);
    let across: Vec<u64> = cells.iter().map(|row| row.iter().sum()).collect();
    let column = |at: usize| cells.iter().filter_map(|row| row.get(at)).sum();
    let down: Vec<u64> = (0..width).map(column).collect();
    let rows = disclose_counts(&across).get().clone();
    let columns = disclose_counts(&down).get().clone();
    let mut grid = Grid::new(cells);
    while grid.hide_in_rows(&rows) | grid.hide_in_columns(&columns) {}
    Disclosed::new(ShownTable { cells: grid.shown(), rows, columns })
}

/// A count of people, and whether it is hidden.
#[derive(Clone, Copy)]
struct Cell {
    people: u64,
    hidden: bool,
}

struct Grid(Vec<Vec<Cell>>);

impl Grid {
    /// Small cells hidden.
    fn new(cells: &[Vec<u64>]) -> Self {
        let cell = |people: &u64| Cell { people: *people, hidden: is_small(*people) };
        Self(cells.iter().map(|row| row.iter().map(cell).collect()).collect())
    }

    /// Hides another cell in each row that would give one away. Says whether it hid any.
    fn hide_in_rows(&mut self, totals: &[ShownCount]) -> bool {
        let mut changed = false;
        for (row, total) in self.0.iter_mut().zip(totals) {
            changed |= hide_another(row.iter_mut(), *total);
        }
        changed
    }

    /// The same in each column.
    fn hide_in_columns(&mut self, totals: &[ShownCount]) -> bool {
        let mut changed = false;
        for (at, total) in totals.iter().enumerate() {
            changed |= hide_another(self.0.iter_mut().filter_map(|row| row.get_mut(at)), *total);
        }
        changed
    }

    fn shown(self) -> Vec<Vec<ShownCount>> {
        let row = |row: Vec<Cell>| row.into_iter().map(|cell| shown(cell.people, cell.hidden)).collect();
        self.0.into_iter().map(row).collect()
    }
}

/// Hides the smallest shown cell of a line in which hidden ones could be worked out. Says whether it hid one.
fn hide_another<'a>(line: impl Iterator<Item = &'a mut Cell>, total: ShownCount) -> bool {
    let (hidden, others): (Vec<&mut Cell>, Vec<&mut Cell>) = line.partition(|cell| cell.hidden);
    let together: u64 = hidden.iter().map(|cell| cell.people).sum();
    let given_away = match (total, hidden.len()) {
        // A hidden total is the sum of cells that are all shown.
        (ShownCount::Hidden, count) => count == 0,
        (ShownCount::People { .. }, 0) => false,
        (ShownCount::People { .. }, count) => count == 1 || together < THRESHOLD,
    };
    if !given_away {
        return false;
    }
    // Somebody rather than nobody; nobody where a line holds nobody else.
    let smallest = others.into_iter().min_by_key(|cell| (cell.people == 0, cell.people));
    smallest.is_some_and(|cell| {
        cell.hidden = true;
        true
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(cells: &[&[u64]]) -> Vec<Vec<Option<u64>>> {
        let cells: Vec<Vec<u64>> = cells.iter().map(|row| row.to_vec()).collect();
        let rows = disclose_table(&cells).get().cells.clone();
        rows.iter().map(|row| row.iter().map(|cell| cell.people()).collect()).collect()
    }

    /// Whether any hidden number is the only one missing in a sum whose other parts are all shown.
    fn gives_away(table: &ShownTable) -> bool {
        let missing = |cells: Vec<ShownCount>, total: ShownCount| {
            cells.into_iter().chain([total]).filter(|cell| *cell == ShownCount::Hidden).count() == 1
        };
        let mut rows = table.cells.iter().zip(&table.rows);
        let column = |at: usize| table.cells.iter().map(|row| row[at]).collect::<Vec<_>>();
        let mut columns = table.columns.iter().enumerate();
        rows.any(|(row, total)| missing(row.clone(), *total))
            || columns.any(|(at, total)| missing(column(at), *total))
    }

    #[test]
    fn large_counts_and_nobody_are_shown() {
        assert_eq!(told(&[&[10, 0], &[50, 70]]), [[Some(10), Some(0)], [Some(50), Some(70)]]);
        assert_eq!(told(&[]), Vec::<Vec<Option<u64>>>::new());
    }

    #[test]
    fn one_small_cell_takes_three_others_with_it() {
        let expected = [[None, None, Some(70)], [None, None, Some(80)], [Some(50), Some(60), Some(90)]];
        assert_eq!(told(&[&[3, 20, 70], &[30, 40, 80], &[50, 60, 90]]), expected);
    }

    #[test]
    fn two_hidden_that_make_few_take_a_third() {
        assert_eq!(told(&[&[1, 1, 20, 90], &[50, 60, 30, 80]])[0], [None, None, None, Some(90)]);
    }

    #[test]
    fn a_hidden_total_is_not_found_from_its_cells() {
        // The second row's total of 12 is hidden beside the first one's 6: its cells would give it away.
        let table = disclose_table(&[vec![6, 0], vec![0, 12], vec![40, 60]]);
        assert_eq!(table.get().rows[..2], [ShownCount::Hidden, ShownCount::Hidden]);
        assert_eq!(table.get().cells[1][1], ShownCount::Hidden);
    }

    #[test]
    fn no_table_of_small_numbers_gives_a_cell_away() {
        // Every table of three rows and two columns out of these numbers: nobody, few, and enough.
        let numbers = [0, 1, 9, 10, 25];
        let mut looked_at = 0;
        for at in 0..numbers.len().pow(6) {
            let digit = |place: u32| numbers[at / numbers.len().pow(place) % numbers.len()];
            let cells: Vec<Vec<u64>> = (0..3).map(|row| vec![digit(row * 2), digit(row * 2 + 1)]).collect();
            let table = disclose_table(&cells);
            assert!(!gives_away(table.get()), "{cells:?} gives away {:?}", table.get());
            for (cell, people) in table.get().cells.iter().flatten().zip(cells.iter().flatten()) {
                assert!(*cell == ShownCount::Hidden || !is_small(*people), "{cells:?}");
            }
            looked_at += 1;
        }
        assert_eq!(looked_at, 15_625);
    }
}
