//! Cubes: the counts of a file of responses, added up once when it is imported: how many responses, and the sum of their
//! keys, by pairs of what people said of themselves x small area x month, and by each question with fixed answers x what
//! people said of themselves. Most questions are answered from them without reading a response, and roll-ups and cell
//! keys need none. A cube holds the groups of a grouping statement: asked the same statement, it answers the same.

mod cells;
mod choice;
mod file;

pub(crate) use cells::{CELLS_MAX, Cells};
pub(crate) use choice::{Needs, best_of, cubes_of};
pub(crate) use file::{CubeWriter, schema};

use convenor_domain::response::Cube;

/// Column of the cube's name.
pub(crate) const CUBE: &str = "cube";
/// Columns of the values of a cube's first and second column.
pub(crate) const VALUES: [&str; 2] = ["first", "second"];
/// Column of the month: its first day.
pub(crate) const MONTH: &str = "month";
/// Column of how many responses there are.
pub(crate) const RESPONSES: &str = "responses";
/// Column of the sum of their keys.
pub(crate) const KEY_SUM: &str = "key_sum";

/// A cube's name in its file.
pub(crate) fn name(cube: &Cube) -> String {
    let placed = if cube.placed { "|placed" } else { "" };
    format!("{}{placed}", cube.columns.join("|"))
}
