//! Indicators brought to today's small areas and added up. An indicator is no count: every part of an area that was cut takes
//! the whole one's value, and an area made of several takes their mean.

use std::collections::BTreeMap;

use super::{Ground, PlacedArea, PlacedNotes, sum};
use crate::population::{Figures, IndicatorRow, PopulationRow};

impl Ground {
    /// Brings indicators to the ground: of every small area, and of every larger one that is wholly covered, the sums of
    /// [`crate::population::IndicatorSum`], in the order of the indicators.
    pub fn place_indicators(&self, rows: &[IndicatorRow]) -> (Vec<PlacedArea>, PlacedNotes) {
        let mut notes = PlacedNotes { evenly: self.people.is_empty(), ..PlacedNotes::default() };
        let mut found: BTreeMap<usize, Vec<&IndicatorRow>> = BTreeMap::new();
        let mut figures = Figures::Counted;
        for row in rows {
            let places = self.places.get(&row.area).map(Vec::as_slice).unwrap_or_default();
            if places.is_empty() {
                notes.miss(&row.area);
            } else if self.old.contains(&row.area) {
                figures = Figures::Estimated;
                notes.changed.codes += 1;
                notes.changed.split += u64::from(places.len() > 1);
            }
            for place in places {
                found.entry(*place).or_default().push(row);
            }
        }
        let width = rows.first().map_or(0, |row| row.values.len());
        let mut sums = sum::Sum::new(self.small.len(), width * 2);
        for (place, rows) in found {
            let people = self.people.get(place).copied().unwrap_or(1.0);
            let Some(area) = self.small.get(place) else { continue };
            let sums_of_area = (0..width).flat_map(|at| weighted(&rows, at, people)).collect();
            let row = PopulationRow { area: area.code.clone(), total: people, people: sums_of_area };
            sums.begin(1);
            sums.add(place, &row, 1.0);
        }
        notes.small_areas = sums.covered();
        (sums.areas(&self.small, &self.places, &self.old, figures), notes)
    }
}

/// The mean of some values times people, and the people; nothing and nobody where there is no value.
fn weighted(rows: &[&IndicatorRow], at: usize, people: f64) -> [f64; 2] {
    let known: Vec<f64> = rows.iter().filter_map(|row| row.values.get(at).copied().flatten()).collect();
    let Ok(count) = u32::try_from(known.len()) else { return [0.0; 2] };
    if count == 0 {
        return [0.0; 2];
    }
    [known.iter().sum::<f64>() / f64::from(count) * people, people]
}
