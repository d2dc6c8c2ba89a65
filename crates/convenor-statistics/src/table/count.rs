//! A table of true counts, made whole: cells that nobody gave are nobody, totals are added, and given totals are checked.

use super::dimension::{Circle, Code, Dimension, Link, TOTAL};

/// Most dimensions of a table. A table of more says little about many and much about few.
pub const DIMENSIONS_MAX: usize = 6;

/// Most cells of a table, totals included.
pub const CELLS_MAX: usize = 200_000;

/// Most people in a table.
pub const PEOPLE_MAX: u64 = 1_000_000_000_000;

/// One line of a table as it is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountRow {
    /// One code for each dimension; [`TOTAL`] for a margin.
    pub codes: Vec<String>,
    /// How many people.
    pub count: u64,
}

/// A table with a true count in every cell, in the order of its codes, the last dimension fastest.
///
/// ```
/// # use convenor_statistics::{CountRow, CountTable};
/// let row = |age: &str, count| CountRow { codes: vec![age.to_owned()], count };
/// let table = CountTable::new(&["age".to_owned()], &[row("16-24", 5), row("25-64", 120)], &[])?;
/// assert_eq!(table.count(&["Total"]), Some(125));
/// # Ok::<(), convenor_statistics::TableError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountTable {
    pub(super) dimensions: Vec<Dimension>,
    pub(super) counts: Vec<u64>,
    totals_added: usize,
    nobody_added: usize,
}

/// Why rows are no table. Rows are counted from 0, as they were given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// There is nothing to protect.
    #[error("the table has no rows: give one row a cell, with the number of people in n")]
    NoRows,
    /// There is no dimension, or too many.
    #[error(
        "the table has {0} dimensions: give 1 to {DIMENSIONS_MAX} columns before n, and publish larger crossings as several tables"
    )]
    Dimensions(usize),
    /// Two columns have one name.
    #[error("two columns are named {0}: give each dimension its own name")]
    SameName(String),
    /// More cells than can be looked after at once.
    #[error(
        "the table has {0} cells with its totals, the most is {CELLS_MAX}: group codes or leave a dimension out"
    )]
    Cells(usize),
    /// A row with more or fewer codes than there are dimensions.
    #[error("it has {found} codes, and the table {wanted} dimensions: give each dimension one code")]
    Ragged {
        /// Which row.
        row: usize,
        /// How many codes it has.
        found: usize,
        /// How many it should have.
        wanted: usize,
    },
    /// Two rows are the same cell.
    #[error("the cell {cell} is there twice: leave one of the two rows out")]
    Twice {
        /// The second of the two.
        row: usize,
        /// Its codes.
        cell: String,
    },
    /// More people than there can be.
    #[error("the table has more than {PEOPLE_MAX} people: see that n counts people")]
    People,
    /// A total that is given is not what its parts make.
    #[error("the cell {cell} is given as {given}, but its parts make {made}, {} {}: mend it, or leave totals out and they are added",
        given.abs_diff(*made), if given > made { "fewer" } else { "more" })]
    NotTheSum {
        /// The row of the total.
        row: usize,
        /// Its codes.
        cell: String,
        /// The number that was given.
        given: u64,
        /// What its parts make.
        made: u64,
    },
    /// A line of the hierarchy names a dimension that the table has not.
    #[error(
        "the hierarchy names the dimension {dimension}, which the table has not: its dimensions are {known}"
    )]
    UnknownDimension {
        /// The dimension as written.
        dimension: String,
        /// The dimensions of the table.
        known: String,
    },
    /// A line of the hierarchy names a code that is neither in the table nor a parent.
    #[error(
        "the hierarchy names the {dimension} {code}, which is not in the table: spell it as in the table, or take the line out"
    )]
    UnknownCode {
        /// The dimension.
        dimension: String,
        /// The code as written.
        code: String,
    },
    /// The hierarchy puts a code into itself.
    #[error(
        "in the hierarchy the {dimension} {code} is, through its parents, a part of itself: take one of the lines out"
    )]
    Circle {
        /// The dimension.
        dimension: String,
        /// A code of the circle.
        code: String,
    },
}

impl TableError {
    /// The row that is wrong, counted from 0, where it is one row.
    pub fn row(&self) -> Option<usize> {
        match self {
            Self::Ragged { row, .. } | Self::Twice { row, .. } | Self::NotTheSum { row, .. } => Some(*row),
            _ => None,
        }
    }
}

impl CountTable {
    /// A table of these dimensions and rows. Cells that no row gives are nobody; totals that no row gives are added.
    pub fn new(names: &[String], rows: &[CountRow], links: &[Link]) -> Result<Self, TableError> {
        if rows.is_empty() {
            return Err(TableError::NoRows);
        }
        let codes: Vec<&[String]> = rows.iter().map(|row| row.codes.as_slice()).collect();
        let dimensions = dimensions(names, &codes, links)?;
        let cells = cells(&dimensions)?;
        let mut given: Vec<Option<u64>> = vec![None; cells];
        let mut people: u64 = 0;
        for (row, line) in rows.iter().enumerate() {
            let Some(cell) = place(&dimensions, &line.codes) else { continue };
            let Some(slot) = given.get_mut(cell) else { continue };
            if slot.replace(line.count).is_some() {
                return Err(TableError::Twice { row, cell: name_cell(names, &line.codes) });
            }
            people = people.saturating_add(line.count);
        }
        if people / (1 << dimensions.len()) > PEOPLE_MAX || given.iter().flatten().any(|n| *n > PEOPLE_MAX) {
            return Err(TableError::People);
        }
        let table = Self::complete(dimensions, &given);
        table.check(names, rows)?;
        Ok(table)
    }

    /// Fills what was not given: smallest parts with nobody, sums with what their parts make.
    fn complete(dimensions: Vec<Dimension>, given: &[Option<u64>]) -> Self {
        let spans = spans(&dimensions);
        let is_sum = |cell: usize| {
            let mut codes = dimensions.iter().zip(&spans);
            codes.any(|(dimension, span)| dimension.is_sum(cell / span % dimension.codes.len()))
        };
        let smallest =
            |(cell, count): (usize, &Option<u64>)| if is_sum(cell) { 0 } else { count.unwrap_or(0) };
        let mut counts: Vec<u64> = given.iter().enumerate().map(smallest).collect();
        for (dimension, span) in dimensions.iter().zip(&spans) {
            add_up(&mut counts, dimension, *span);
        }
        let missing = given.iter().enumerate().filter(|(_, count)| count.is_none());
        let (totals, nobody): (Vec<_>, Vec<_>) = missing.partition(|(cell, _)| is_sum(*cell));
        Self { dimensions, counts, totals_added: totals.len(), nobody_added: nobody.len() }
    }

    fn check(&self, names: &[String], rows: &[CountRow]) -> Result<(), TableError> {
        for (row, line) in rows.iter().enumerate() {
            let made = place(&self.dimensions, &line.codes).and_then(|cell| self.counts.get(cell));
            if let Some(made) = made.filter(|made| **made != line.count) {
                let cell = name_cell(names, &line.codes);
                return Err(TableError::NotTheSum { row, cell, given: line.count, made: *made });
            }
        }
        Ok(())
    }

    /// The true number of people of a cell.
    pub fn count(&self, codes: &[&str]) -> Option<u64> {
        self.counts.get(place(&self.dimensions, codes)?).copied()
    }

    /// How many sums no row gave, so that they were added.
    pub fn totals_added(&self) -> usize {
        self.totals_added
    }

    /// How many of the smallest cells no row gave, so that they count as nobody.
    pub fn nobody_added(&self) -> usize {
        self.nobody_added
    }
}

/// The dimensions of rows.
pub(super) fn dimensions(
    names: &[String],
    rows: &[&[String]],
    links: &[Link],
) -> Result<Vec<Dimension>, TableError> {
    if names.is_empty() || names.len() > DIMENSIONS_MAX {
        return Err(TableError::Dimensions(names.len()));
    }
    if let Some((_, name)) =
        names.iter().enumerate().find(|(at, name)| names.iter().take(*at).any(|n| n == *name))
    {
        return Err(TableError::SameName(name.clone()));
    }
    let ragged = rows.iter().enumerate().find(|(_, codes)| codes.len() != names.len());
    if let Some((row, codes)) = ragged {
        return Err(TableError::Ragged { row, found: codes.len(), wanted: names.len() });
    }
    if let Some(link) = links.iter().find(|link| !names.contains(&link.dimension)) {
        let (dimension, known) = (link.dimension.clone(), names.join(", "));
        return Err(TableError::UnknownDimension { dimension, known });
    }
    let of =
        |(at, name): (usize, &String)| dimension(name, rows.iter().filter_map(|codes| codes.get(at)), links);
    names.iter().enumerate().map(of).collect()
}

fn dimension<'a>(
    name: &str,
    codes: impl Iterator<Item = &'a String>,
    links: &'a [Link],
) -> Result<Dimension, TableError> {
    let mut seen = std::collections::BTreeSet::new();
    let codes: Vec<&str> = codes.map(String::as_str).filter(|code| seen.insert(*code)).collect();
    let mine: Vec<(&str, &str)> = links
        .iter()
        .filter(|link| link.dimension == name)
        .map(|link| (link.code.as_str(), link.parent.as_str()))
        .collect();
    seen.extend(mine.iter().map(|(_, parent)| *parent));
    if let Some((code, _)) = mine.iter().find(|(code, _)| !seen.contains(code)) {
        return Err(TableError::UnknownCode { dimension: name.to_owned(), code: (*code).to_owned() });
    }
    Dimension::new(name, codes, mine)
        .map_err(|Circle { code }| TableError::Circle { dimension: name.to_owned(), code })
}

/// How many cells there are, unless there are too many.
pub(super) fn cells(dimensions: &[Dimension]) -> Result<usize, TableError> {
    let cells = dimensions.iter().fold(1_usize, |cells, one| cells.saturating_mul(one.codes.len()));
    if cells > CELLS_MAX { Err(TableError::Cells(cells)) } else { Ok(cells) }
}

/// How far apart neighbouring codes of each dimension stand.
pub(super) fn spans(dimensions: &[Dimension]) -> Vec<usize> {
    let mut span = 1_usize;
    let mut spans: Vec<usize> = dimensions
        .iter()
        .rev()
        .map(|dimension| {
            let next = span.saturating_mul(dimension.codes.len());
            std::mem::replace(&mut span, next)
        })
        .collect();
    spans.reverse();
    spans
}

/// Where the cell of these codes stands.
pub(super) fn place<S: AsRef<str>>(dimensions: &[Dimension], codes: &[S]) -> Option<usize> {
    if codes.len() != dimensions.len() {
        return None;
    }
    let mut place = 0;
    for (dimension, code) in dimensions.iter().zip(codes) {
        place = place * dimension.codes.len() + dimension.place(code.as_ref())?;
    }
    Some(place)
}

/// Sets every sum of a dimension, for all codes of the others.
fn add_up(counts: &mut [u64], dimension: &Dimension, span: usize) {
    let width = span * dimension.codes.len();
    let sums: Vec<Code> = (0..dimension.codes.len()).filter(|code| dimension.is_sum(*code)).collect();
    for block in counts.chunks_mut(width) {
        for offset in 0..span {
            for whole in &sums {
                let parts = dimension.leaves(*whole).filter_map(|leaf| block.get(leaf * span + offset));
                let made = parts.fold(0_u64, |made, part| made.saturating_add(*part));
                if let Some(slot) = block.get_mut(whole * span + offset) {
                    *slot = made;
                }
            }
        }
    }
}

/// A cell in words: `age=16-24, area=Total`.
pub(super) fn name_cell(names: &[String], codes: &[String]) -> String {
    let pairs = names.iter().zip(codes).map(|(name, code)| format!("{name}={code}"));
    pairs.collect::<Vec<_>>().join(", ")
}

/// The codes of a cell, by where it stands.
pub(super) fn codes_at(dimensions: &[Dimension], place: usize) -> Vec<String> {
    let codes = dimensions.iter().zip(spans(dimensions)).map(|(dimension, span)| {
        dimension.codes.get(place / span % dimension.codes.len()).cloned().unwrap_or_else(|| TOTAL.to_owned())
    });
    codes.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Vec<String> {
        ["age", "area"].map(str::to_owned).to_vec()
    }

    fn row(age: &str, area: &str, count: u64) -> CountRow {
        CountRow { codes: vec![age.to_owned(), area.to_owned()], count }
    }

    fn link(code: &str, parent: &str) -> Link {
        Link { dimension: "area".to_owned(), code: code.to_owned(), parent: parent.to_owned() }
    }

    #[test]
    fn totals_are_added_and_missing_cells_are_nobody() {
        let rows = [row("young", "a", 3), row("young", "b", 20), row("old", "a", 9), row("old", TOTAL, 9)];
        let table = CountTable::new(&names(), &rows, &[link("a", "D"), link("b", "D")]).unwrap();
        assert_eq!(table.count(&["old", "b"]), Some(0));
        assert_eq!(table.count(&[TOTAL, "D"]), Some(32));
        assert_eq!(table.count(&[TOTAL, TOTAL]), Some(32));
        assert_eq!((table.totals_added(), table.nobody_added()), (7, 1));
    }

    #[test]
    fn what_is_wrong_is_named() {
        let refused = |rows: &[CountRow], links: &[Link]| CountTable::new(&names(), rows, links).unwrap_err();
        let good = [row("young", "a", 3), row("old", "a", 9)];
        assert_eq!(refused(&[], &[]), TableError::NoRows);
        let mut wrong = good.to_vec();
        wrong.push(row(TOTAL, "a", 13));
        let error = refused(&wrong, &[]);
        assert_eq!(error.row(), Some(2));
        let words = error.to_string();
        assert!(
            words.contains("age=Total, area=a is given as 13, but its parts make 12, 1 fewer"),
            "{words}"
        );
        wrong.pop();
        wrong.push(row("old", "a", 9));
        assert_eq!(refused(&wrong, &[]).row(), Some(2));
        assert!(matches!(refused(&good, &[link("x", "D")]), TableError::UnknownCode { .. }));
        assert!(matches!(refused(&good, &[link("a", "D"), link("D", "a")]), TableError::Circle { .. }));
        assert!(matches!(refused(&[row("old", "a", u64::MAX)], &[]), TableError::People));
    }
}
