//! `panels.csv` read again: who is in which of the numbered panels.

use std::collections::HashMap;

use anyhow::Context;
use convenor_lottery::read_panel_list;

/// Positions in the pool of the people of each panel, the first having the number 1. `ids` are those of the pool.
pub(super) fn read(text: &str, ids: &[String]) -> anyhow::Result<Vec<Vec<usize>>> {
    let places: HashMap<&str, usize> =
        ids.iter().enumerate().map(|(place, id)| (id.as_str(), place)).collect();
    let place = |number: usize, id: &String| {
        let place = places.get(id.as_str()).copied();
        place.with_context(|| format!("panel {number}: “{id}” is nobody of the pool"))
    };
    let panels = (1..).zip(read_panel_list(text)?);
    panels.map(|(number, ids)| ids.iter().map(|id| place(number, id)).collect()).collect()
}
