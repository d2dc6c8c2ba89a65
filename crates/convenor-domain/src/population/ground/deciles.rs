//! Deciles brought to today's small areas. A decile is no count: an area made of several takes their mean, and every part of
//! one that was cut takes the whole one's.

use std::collections::BTreeMap;

use super::{Ground, PlacedNotes};
use crate::population::{Deprivation, DeprivationRow, Figures};

impl Ground {
    /// Brings deciles to the ground.
    pub fn place_deciles(&self, rows: &[DeprivationRow]) -> (Vec<DeprivationRow>, PlacedNotes) {
        let mut notes = PlacedNotes::default();
        let mut found: BTreeMap<usize, Vec<Deprivation>> = BTreeMap::new();
        for row in rows {
            let places = self.places.get(&row.area).map(Vec::as_slice).unwrap_or_default();
            if places.is_empty() {
                notes.miss(&row.area);
                continue;
            }
            let is_old = self.old.contains(&row.area);
            notes.changed.codes += u64::from(is_old);
            notes.changed.split += u64::from(places.len() > 1);
            let figures = if is_old { Figures::Estimated } else { row.deprivation.figures };
            for place in places {
                found.entry(*place).or_default().push(Deprivation { figures, ..row.deprivation });
            }
        }
        let area = |(place, all): (usize, Vec<Deprivation>)| {
            Some(DeprivationRow { area: self.small.get(place)?.code.clone(), deprivation: together(&all)? })
        };
        let rows: Vec<DeprivationRow> = found.into_iter().filter_map(area).collect();
        notes.small_areas = rows.len().try_into().unwrap_or(u64::MAX);
        (rows, notes)
    }
}

fn together(all: &[Deprivation]) -> Option<Deprivation> {
    let health: Option<Vec<u8>> = all.iter().map(|one| one.health_decile).collect();
    let deciles: Vec<u8> = all.iter().map(|one| one.decile).collect();
    let figures = all.iter().fold(Figures::Counted, |figures, one| figures.with(one.figures));
    Some(Deprivation {
        decile: mean(&deciles)?,
        health_decile: health.and_then(|health| mean(&health)),
        figures,
    })
}

/// The mean as a whole number, halves to the more deprived.
fn mean(deciles: &[u8]) -> Option<u8> {
    let count = u32::try_from(deciles.len()).ok().filter(|count| *count > 0)?;
    let sum: u32 = deciles.iter().map(|decile| u32::from(*decile)).sum();
    u8::try_from((2 * sum + count - 1) / (2 * count)).ok()
}
