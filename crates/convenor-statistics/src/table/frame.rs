//! Tables as cells and sums, without their numbers. Tables about the same people share cells, so that they are
//! protected, and attacked, as one.

use std::collections::BTreeSet;

use super::count::{TableError, spans};
use super::dimension::{Circle, Code, Dimension};

/// Which cell of a frame.
pub(super) type Cell = usize;

/// A cell whose people are those of others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Equation {
    pub(super) whole: Cell,
    pub(super) parts: Vec<Cell>,
}

impl Equation {
    /// Every cell with its sign: the parts add up to the whole.
    pub(super) fn terms(&self) -> impl Iterator<Item = (Cell, i64)> {
        self.parts.iter().map(|part| (*part, 1)).chain([(self.whole, -1)])
    }
}

/// The cells of one or several tables, and every sum that holds between them.
///
/// A cell stands at a place in the crossing of all dimensions: where a table has not a dimension, at its total.
#[derive(Debug)]
pub(super) struct Frame {
    pub(super) dimensions: Vec<Dimension>,
    pub(super) equations: Vec<Equation>,
    spans: Vec<usize>,
    places: Vec<usize>,
    cells: Vec<Option<Cell>>,
    around: Vec<Vec<usize>>,
}

/// Most places in the crossing of all dimensions of linked tables.
const PLACES_MAX: usize = 4_000_000;

impl Frame {
    /// The frame of tables with these dimensions, and for each table the cells in the table's own order.
    pub(super) fn new(tables: &[&[Dimension]]) -> Result<(Self, Vec<Vec<Cell>>), TableError> {
        let dimensions = join(tables)?;
        let size = dimensions.iter().fold(1_usize, |size, one| size.saturating_mul(one.codes.len()));
        if size > PLACES_MAX {
            return Err(TableError::Cells(size));
        }
        let spans = spans(&dimensions);
        let mut frame = Self {
            dimensions,
            equations: Vec::new(),
            spans,
            places: Vec::new(),
            cells: vec![None; size],
            around: Vec::new(),
        };
        let cells: Vec<Vec<Cell>> = tables.iter().map(|table| frame.add_cells(table)).collect();
        let mut equations = BTreeSet::new();
        for (table, cells) in tables.iter().zip(&cells) {
            equations.extend(equations_of(table, cells));
        }
        frame.equations = equations.into_iter().collect();
        frame.around = frame.neighbours();
        Ok((frame, cells))
    }

    fn add_cells(&mut self, table: &[Dimension]) -> Vec<Cell> {
        let mut places = vec![self.total_place()];
        for dimension in table {
            let known = self.dimensions.iter().position(|one| one.name == dimension.name);
            let Some(at) = known else { continue };
            let moves: Vec<usize> = dimension
                .codes
                .iter()
                .filter_map(|code| self.dimensions.get(at)?.place(code))
                .filter_map(|code| Some(code * self.spans.get(at)?))
                .collect();
            let total = moves.last().copied().unwrap_or(0);
            places =
                places.iter().flat_map(|place| moves.iter().map(move |code| place - total + code)).collect();
        }
        places.into_iter().map(|place| self.add_cell(place)).collect()
    }

    /// Where everybody stands.
    fn total_place(&self) -> usize {
        self.dimensions.iter().zip(&self.spans).map(|(dimension, span)| dimension.total() * span).sum()
    }

    fn add_cell(&mut self, place: usize) -> Cell {
        let next = self.places.len();
        match self.cells.get_mut(place) {
            Some(Some(known)) => *known,
            Some(free) => {
                *free = Some(next);
                self.places.push(place);
                next
            }
            None => next,
        }
    }

    fn neighbours(&self) -> Vec<Vec<usize>> {
        let mut around = vec![Vec::new(); self.places.len()];
        for (number, equation) in self.equations.iter().enumerate() {
            for (cell, _) in equation.terms() {
                if let Some(around) = around.get_mut(cell) {
                    around.push(number);
                }
            }
        }
        around
    }

    /// How many cells there are.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// Where a cell stands.
    pub(super) fn place(&self, cell: Cell) -> usize {
        self.places.get(cell).copied().unwrap_or_default()
    }

    /// The cell at a place; none where no table has one.
    pub(super) fn at(&self, place: usize) -> Option<Cell> {
        self.cells.get(place).copied().flatten()
    }

    /// The numbers of the equations that a cell is part of.
    pub(super) fn around(&self, cell: Cell) -> &[usize] {
        self.around.get(cell).map_or(&[], Vec::as_slice)
    }

    /// For each dimension: itself, how far apart its neighbouring codes stand, and the cell's code in it.
    pub(super) fn codes(&self, cell: Cell) -> impl Iterator<Item = (&Dimension, usize, Code)> {
        let place = self.place(cell);
        let pairs = self.dimensions.iter().zip(&self.spans);
        pairs.map(move |(dimension, span)| (dimension, *span, place / span % dimension.codes.len()))
    }
}

/// All dimensions of all tables, each once.
fn join(tables: &[&[Dimension]]) -> Result<Vec<Dimension>, TableError> {
    let mut names: Vec<&str> = Vec::new();
    for dimension in tables.iter().copied().flatten() {
        if !names.contains(&dimension.name.as_str()) {
            names.push(&dimension.name);
        }
    }
    let joined = |name: &&str| {
        let same: Vec<&Dimension> =
            tables.iter().copied().flatten().filter(|dimension| dimension.name == **name).collect();
        Dimension::joined(&same)
            .map_err(|Circle { code }| TableError::Circle { dimension: (*name).to_owned(), code })
    };
    names.iter().map(joined).collect()
}

/// Every sum of one table, in the cells of the frame.
fn equations_of(table: &[Dimension], cells: &[Cell]) -> Vec<Equation> {
    let mut equations = Vec::new();
    for (dimension, span) in table.iter().zip(spans(table)) {
        let starts = (0..cells.len()).filter(|place| (place / span).is_multiple_of(dimension.codes.len()));
        for start in starts {
            let cell = |code: &Code| cells.get(start + code * span).copied();
            equations.extend(dimension.sums.iter().filter_map(|sum| {
                let parts: Vec<Cell> = sum.parts.iter().filter_map(cell).collect();
                Some(Equation { whole: cell(&sum.whole)?, parts })
            }));
        }
    }
    equations
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dimension(name: &str, codes: &[&str], links: &[(&str, &str)]) -> Dimension {
        Dimension::new(name, codes.iter().copied(), links.iter().copied()).unwrap()
    }

    #[test]
    fn a_table_has_a_sum_for_every_row_and_column() {
        let table = [dimension("age", &["young", "old"], &[]), dimension("area", &["a", "b", "c"], &[])];
        let (frame, cells) = Frame::new(&[&table]).unwrap();
        assert_eq!((frame.len(), frame.equations.len()), (12, 4 + 3));
        assert_eq!(cells[0], (0..12).collect::<Vec<_>>());
        assert!(frame.equations.contains(&Equation { whole: 3, parts: vec![0, 1, 2] }));
        assert_eq!(frame.around(0).len(), 2);
    }

    #[test]
    fn tables_about_the_same_people_share_their_margins() {
        let age = dimension("age", &["young", "old"], &[]);
        let months = dimension("time", &["jan", "feb"], &[("jan", "2025"), ("feb", "2025")]);
        let years = dimension("time", &["2025"], &[]);
        let (frame, cells) = Frame::new(&[&[age.clone(), months], &[years, age]]).unwrap();
        assert_eq!(frame.len(), 3 * 4, "the year's table has no cell of its own");
        // Of the second table, the year of the young: its first row and column.
        assert_eq!(cells[1][0], cells[0][2]);
    }
}
