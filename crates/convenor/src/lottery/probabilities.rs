//! `probabilities.csv`: everybody's chance, in the order of the pool.

use anyhow::{Context, ensure};
use convenor_lottery::{Distribution, Kinds};

/// One person's line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) id: String,
    /// The chance of a seat, from 0 to 1.
    pub(super) probability: f64,
    /// The share of the numbered panels that the person is in.
    pub(super) probability_drawn: f64,
}

const HEADINGS: [&str; 3] = ["id", "probability", "probability_drawn"];

/// Everybody's line.
pub(super) fn lines(
    ids: &[String],
    kinds: &Kinds,
    distribution: &Distribution,
    panels: &[Vec<usize>],
) -> Vec<Line> {
    let mut chances = vec![0.0; ids.len()];
    for (kind, chance) in kinds.kinds().iter().zip(distribution.chances(kinds)) {
        for person in &kind.people {
            if let Some(place) = chances.get_mut(*person) {
                *place = chance;
            }
        }
    }
    let mut times = vec![0_u32; ids.len()];
    for person in panels.iter().flatten() {
        if let Some(place) = times.get_mut(*person) {
            *place += 1;
        }
    }
    let all = f64::from(u32::try_from(panels.len().max(1)).unwrap_or(u32::MAX));
    let each = ids.iter().zip(chances).zip(times);
    each.map(|((id, probability), times)| Line {
        id: id.clone(),
        probability,
        probability_drawn: f64::from(times) / all,
    })
    .collect()
}

/// The file.
pub(super) fn text(lines: &[Line]) -> anyhow::Result<String> {
    let rows = lines
        .iter()
        .map(|line| vec![line.id.clone(), line.probability.to_string(), line.probability_drawn.to_string()]);
    super::csv_text(std::iter::once(HEADINGS.map(str::to_owned).to_vec()).chain(rows))
}

/// Reads the file again.
pub(super) fn read(text: &str) -> anyhow::Result<Vec<Line>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    ensure!(reader.headers()?.iter().eq(HEADINGS), "its headings are not {}", HEADINGS.join(","));
    let line = |record: Result<csv::StringRecord, csv::Error>| {
        let record = record?;
        let cell = |at: usize| record.get(at).context("a cell is missing");
        Ok(Line {
            id: cell(0)?.to_owned(),
            probability: cell(1)?.parse().context("a probability is not a number")?,
            probability_drawn: cell(2)?.parse().context("a probability is not a number")?,
        })
    };
    reader.records().map(line).collect()
}
