//! Counts of people by two things at once, such as answers by age, with the totals of rows and columns. The totals are
//! hidden as they are where they stand alone; then cells are hidden until none can be worked out along a row or column.

use serde::Serialize;

use super::Disclosure;
use crate::{Count, Disclosed, ShownCount};

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

impl Disclosure {
    /// The cells of a table, row by row, all rows as long as the first. Every person stands in one cell.
    ///
    /// ```
    /// # use convenor_statistics::{Count, Disclosure, Method, Rule};
    /// # let (name, method) = ("threshold-10".to_owned(), Method::Suppress);
    /// let rule = Rule { name, method, hidden_from: 1, hidden_to: 9, rounded_to: None };
    /// let cells = [[40, 4], [60, 90], [30, 20]].map(|row| row.map(Count::from).to_vec());
    /// let table = Disclosure::new(rule, None).unwrap().table(&cells);
    /// let cells: Vec<_> = table.get().cells.iter().flatten().map(|cell| cell.people()).collect();
    /// assert_eq!(cells, [None, None, Some(60), Some(90), None, None], "4 alone would follow from its row, and from its column");
    /// ```
    pub fn table(&self, cells: &[Vec<Count>]) -> Disclosed<ShownTable> {
        let width = cells.first().map_or(0, Vec::len);
        let across: Vec<Count> = cells.iter().map(|row| row.iter().copied().sum()).collect();
        let column = |at: usize| cells.iter().filter_map(|row| row.get(at)).copied().sum();
        let down: Vec<Count> = (0..width).map(column).collect();
        let rows = self.counts(&across).get().clone();
        let columns = self.counts(&down).get().clone();
        let mut grid = Grid::new(self, cells);
        // Changed numbers are not exact: none can be worked out from the others.
        if !self.needs_keys() {
            while grid.hide_in_rows(&rows) | grid.hide_in_columns(&columns) {}
        }
        Disclosed::new(ShownTable { cells: grid.shown(), rows, columns })
    }
}

/// A count of people, and whether it is hidden.
#[derive(Clone, Copy)]
struct Cell {
    count: Count,
    hidden: bool,
}

struct Grid<'a> {
    rule: &'a Disclosure,
    cells: Vec<Vec<Cell>>,
}

impl<'a> Grid<'a> {
    /// Small cells hidden.
    fn new(rule: &'a Disclosure, cells: &[Vec<Count>]) -> Self {
        let cell = |count: &Count| Cell { count: *count, hidden: rule.rule().hides(count.people) };
        Self { rule, cells: cells.iter().map(|row| row.iter().map(cell).collect()).collect() }
    }

    /// Hides another cell in each row that would give one away. Says whether it hid any.
    fn hide_in_rows(&mut self, totals: &[ShownCount]) -> bool {
        let mut changed = false;
        for (row, total) in self.cells.iter_mut().zip(totals) {
            changed |= hide_another(row.iter_mut(), *total, self.rule.people_min());
        }
        changed
    }

    /// The same in each column.
    fn hide_in_columns(&mut self, totals: &[ShownCount]) -> bool {
        let mut changed = false;
        for (at, total) in totals.iter().enumerate() {
            let column = self.cells.iter_mut().filter_map(|row| row.get_mut(at));
            changed |= hide_another(column, *total, self.rule.people_min());
        }
        changed
    }

    fn shown(self) -> Vec<Vec<ShownCount>> {
        let shown = |cell: Cell| self.rule.shown(cell.count, cell.hidden);
        self.cells.into_iter().map(|row| row.into_iter().map(shown).collect()).collect()
    }
}

/// Hides the smallest shown cell of a line in which hidden ones could be worked out. Says whether it hid one.
fn hide_another<'a>(line: impl Iterator<Item = &'a mut Cell>, total: ShownCount, people_min: u64) -> bool {
    let (hidden, others): (Vec<&mut Cell>, Vec<&mut Cell>) = line.partition(|cell| cell.hidden);
    let together: u64 = hidden.iter().map(|cell| cell.count.people).sum();
    let given_away = match (total, hidden.len()) {
        // A hidden total is the sum of cells that are all shown.
        (ShownCount::Hidden, count) => count == 0,
        (_, 0) => false,
        (_, count) => count == 1 || together < people_min,
    };
    if !given_away {
        return false;
    }
    // Somebody rather than nobody; nobody where a line holds nobody else.
    let smallest = others.into_iter().min_by_key(|cell| (cell.count.people == 0, cell.count.people));
    smallest.is_some_and(|cell| {
        cell.hidden = true;
        true
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::tests::rule;

    fn table(cells: &[Vec<u64>]) -> ShownTable {
        let row = |row: &Vec<u64>| row.iter().map(|people| Count::from(*people)).collect();
        rule("threshold-10").table(&cells.iter().map(row).collect::<Vec<_>>()).get().clone()
    }

    fn told(cells: &[&[u64]]) -> Vec<Vec<Option<u64>>> {
        let cells: Vec<Vec<u64>> = cells.iter().map(|row| row.to_vec()).collect();
        let rows = table(&cells).cells;
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
        let table = table(&[vec![6, 0], vec![0, 12], vec![40, 60]]);
        assert_eq!(table.rows[..2], [ShownCount::Hidden, ShownCount::Hidden]);
        assert_eq!(table.cells[1][1], ShownCount::Hidden);
    }

    #[test]
    fn no_table_of_small_numbers_gives_a_cell_away() {
        // Every table of three rows and two columns out of these numbers: nobody, few, and enough.
        let numbers = [0, 1, 9, 10, 25];
        let mut looked_at = 0;
        for at in 0..numbers.len().pow(6) {
            let digit = |place: u32| numbers[at / numbers.len().pow(place) % numbers.len()];
            let cells: Vec<Vec<u64>> = (0..3).map(|row| vec![digit(row * 2), digit(row * 2 + 1)]).collect();
            let table = table(&cells);
            assert!(!gives_away(&table), "{cells:?} gives away {table:?}");
            for (cell, people) in table.cells.iter().flatten().zip(cells.iter().flatten()) {
                assert!(*cell == ShownCount::Hidden || !(1..10).contains(people), "{cells:?}");
            }
            looked_at += 1;
        }
        assert_eq!(looked_at, 15_625);
    }
}
