//! The ground: small areas with all they lie in. Brings official figures to it, whatever areas they were published for,
//! and adds them up for every larger area that is wholly covered.

mod deciles;
mod sum;
mod values;

use std::collections::{BTreeSet, HashMap};

use super::{ChangedAreas, Figures, NewPopulation, PopulationRow};
use crate::area::{AreaChange, AreaCode, SmallArea};

/// Unknown codes that are named as examples.
const EXAMPLES_MAX: usize = 5;

/// Small areas with all they lie in, what earlier areas became, and how many people live in each.
#[derive(Debug, Default)]
pub struct Ground {
    small: Vec<SmallArea>,
    /// People of each small area; empty where no list of them is read in yet.
    people: Vec<f64>,
    /// Places of the small areas that a code stands for: its own, those inside it, or what it became.
    places: HashMap<AreaCode, Vec<usize>>,
    /// Codes of earlier editions.
    old: BTreeSet<AreaCode>,
}

/// One area's people by category, ready to be kept.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedArea {
    /// The area.
    pub area: AreaCode,
    /// How its figures came about.
    pub figures: Figures,
    /// Everybody.
    pub total: f64,
    /// By category, in the list's order; the last are those in none.
    pub people: Vec<f64>,
}

/// Codes that stand for no area that is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UnknownAreas {
    /// How many.
    pub count: u64,
    /// The first of them.
    pub examples: Vec<AreaCode>,
}

/// What became of an area of an earlier edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Became {
    /// It is one of today's.
    Itself,
    /// It is all in this one now.
    One(AreaCode),
    /// It was cut: its code alone does not say where somebody in it lives today.
    Several,
    /// Nobody knows it.
    Unknown,
}

/// What happened to areas when figures were brought to the ground.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlacedNotes {
    /// Areas that are not known, whose figures are left out.
    pub unknown: UnknownAreas,
    /// Earlier areas.
    pub changed: ChangedAreas,
    /// Larger areas whose figures were shared out over small ones.
    pub shared_out: u64,
    /// Whether anything was shared out evenly, for want of figures on how many people live where.
    pub evenly: bool,
    /// Small areas with figures.
    pub small_areas: u64,
}

impl Ground {
    /// Lays the ground. `people` are those of small areas, as far as known.
    pub fn new(small: Vec<SmallArea>, people: &HashMap<AreaCode, f64>, changes: &[AreaChange]) -> Self {
        let mut places: HashMap<AreaCode, Vec<usize>> = HashMap::new();
        for (place, area) in small.iter().enumerate() {
            places.entry(area.code.clone()).or_default().push(place);
            // A council on its own is named twice.
            for outer in area.around.values().collect::<BTreeSet<_>>() {
                places.entry(outer.clone()).or_default().push(place);
            }
        }
        let people = if people.is_empty() {
            Vec::new()
        } else {
            small.iter().map(|area| people.get(&area.code).copied().unwrap_or_default()).collect()
        };
        let mut ground = Self { small, people, places, old: BTreeSet::new() };
        ground.take_changes(changes);
        ground
    }

    fn take_changes(&mut self, changes: &[AreaChange]) {
        let mut became: HashMap<&AreaCode, BTreeSet<usize>> = HashMap::new();
        for change in changes.iter().filter(|change| !self.places.contains_key(&change.old)) {
            let new = self.places.get(&change.new).into_iter().flatten();
            became.entry(&change.old).or_default().extend(new);
        }
        for (old, places) in became.into_iter().filter(|(_, places)| !places.is_empty()) {
            self.places.insert(old.clone(), places.into_iter().collect());
            self.old.insert(old.clone());
        }
    }

    /// How many small areas there are.
    pub fn len(&self) -> usize {
        self.small.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.small.is_empty()
    }

    /// Whether a code stands for an area, today's or an earlier one.
    pub fn knows(&self, code: &AreaCode) -> bool {
        self.places.contains_key(code)
    }

    /// How many people live on the ground, as far as known.
    pub fn people(&self) -> f64 {
        self.people.iter().sum()
    }

    /// What became of a small area.
    pub fn became(&self, code: &AreaCode) -> Became {
        match (self.places.get(code).map(Vec::as_slice), self.old.contains(code)) {
            (None | Some([]), _) => Became::Unknown,
            (Some(_), false) => Became::Itself,
            (Some([place]), true) => {
                self.small.get(*place).map_or(Became::Unknown, |area| Became::One(area.code.clone()))
            }
            (Some(_), true) => Became::Several,
        }
    }

    /// The small areas that a code stands for.
    pub fn small_areas_of(&self, code: &AreaCode) -> impl Iterator<Item = &AreaCode> {
        let places = self.places.get(code).into_iter().flatten();
        places.filter_map(|place| self.small.get(*place)).map(|area| &area.code)
    }

    /// Brings a list to the ground: the figures of every small area, and of every larger one that is wholly covered.
    pub fn place(&self, list: &NewPopulation) -> (Vec<PlacedArea>, PlacedNotes) {
        let mut notes = PlacedNotes::default();
        let mut sum = sum::Sum::new(self.small.len(), list.categories.len() + 1);
        for row in &list.rows {
            match self.places.get(&row.area).map(Vec::as_slice) {
                None | Some([]) => notes.miss(&row.area),
                Some(places) => self.put(&mut sum, &mut notes, row, places),
            }
        }
        notes.small_areas = sum.covered();
        (sum.areas(&self.small, &self.places, &self.old, list.figures), notes)
    }

    fn put(&self, sum: &mut sum::Sum, notes: &mut PlacedNotes, row: &PopulationRow, places: &[usize]) {
        let is_old = self.old.contains(&row.area);
        notes.changed.codes += u64::from(is_old);
        sum.begin(places.len());
        if let [place] = places {
            sum.add(*place, row, 1.0);
            return;
        }
        if is_old {
            notes.changed.split += 1;
        } else {
            notes.shared_out += 1;
        }
        let weights: Vec<f64> = places.iter().filter_map(|place| self.people.get(*place)).copied().collect();
        let all: f64 = weights.iter().sum();
        notes.evenly |= all <= 0.0;
        let even = 1.0 / count(places.len());
        for (number, place) in places.iter().enumerate() {
            let weight = weights.get(number).filter(|_| all > 0.0);
            sum.add(*place, row, weight.map_or(even, |people| people / all));
        }
    }
}

impl PlacedNotes {
    fn miss(&mut self, code: &AreaCode) {
        self.unknown.count += 1;
        if self.unknown.examples.len() < EXAMPLES_MAX {
            self.unknown.examples.push(code.clone());
        }
    }
}

/// A count of areas as a number to divide by.
fn count(areas: usize) -> f64 {
    u32::try_from(areas).map_or(f64::MAX, f64::from)
}

#[cfg(test)]
mod tests;
