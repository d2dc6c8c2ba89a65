//! `panels.csv` read again: who is in which of the numbered panels.

use std::collections::HashMap;

use anyhow::{Context, ensure};

/// Positions in the pool of the people of each panel, the first having the number 1. `ids` are those of the pool.
pub(super) fn read(text: &str, ids: &[String]) -> anyhow::Result<Vec<Vec<usize>>> {
    let places: HashMap<&str, usize> =
        ids.iter().enumerate().map(|(place, id)| (id.as_str(), place)).collect();
    let place = |number: usize, id: &String| {
        let place = places.get(id.as_str()).copied();
        place.with_context(|| format!("panel {number}: “{id}” is nobody of the pool"))
    };
    let panels = (1..).zip(read_ids(text)?);
    panels.map(|(number, ids)| ids.iter().map(|id| place(number, id)).collect()).collect()
}

/// Identifiers of the people of each panel, the first having the number 1.
pub(super) fn read_ids(text: &str) -> anyhow::Result<Vec<Vec<String>>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    ensure!(reader.headers()?.iter().eq(["panel", "id"]), "its headings are not panel,id");
    let mut panels: Vec<Vec<String>> = Vec::new();
    for record in reader.records() {
        let record = record?;
        let (number, id) = (record.get(0).unwrap_or_default(), record.get(1).unwrap_or_default());
        let number: usize =
            number.parse().with_context(|| format!("“{number}” is not the number of a panel"))?;
        if number == panels.len() + 1 {
            panels.push(Vec::new());
        }
        ensure!(number == panels.len(), "panel {number} is out of order");
        panels.last_mut().context("there is no panel")?.push(id.to_owned());
    }
    Ok(panels)
}
