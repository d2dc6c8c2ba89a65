//! What a search found: chances, in all and of one person, and the list of panels that the draw is from.

use serde::{Deserialize, Serialize};

use super::plan::Algorithm;

/// What a search found; no people in it, only counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// How chances were shared out.
    pub algorithm: Algorithm,
    /// People of the pool.
    pub people: u32,
    /// Kinds of people: those who are alike in everything the quotas ask.
    pub kinds: u32,
    /// Numbered panels.
    pub panels: u32,
    /// SHA-256 of the list of panels, in hexadecimal.
    pub hash: String,
    /// Smallest chance of anybody who can have a seat, from 0 to 1.
    pub smallest_chance: f64,
    /// Largest chance.
    pub largest_chance: f64,
    /// Largest difference between somebody's chance and their share of the numbered panels.
    pub largest_change: f64,
    /// All chances, sorted.
    pub chances: Curve,
    /// The same as the old step-by-step method would have them; `None` where it found no panels.
    pub legacy: Option<Curve>,
    /// Levels at which the chances are proven to be as large as can be.
    pub levels: u32,
    /// For every quota, in order: seats in the panel that was drawn. Empty before the draw.
    pub drawn_seats: Vec<Vec<u32>>,
}

/// How many people have which chance, the smallest first.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Curve {
    /// Chances with how many people have them.
    pub portions: Vec<Portion>,
}

/// People with the same chance.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Portion {
    /// Their chance, from 0 to 1.
    pub chance: f64,
    /// How many they are.
    pub people: u32,
}

/// Chances that differ by less than this count as one.
const SAME: f64 = 1e-6;

impl Curve {
    /// Sorts chances, one a person.
    pub fn of(chances: impl IntoIterator<Item = f64>) -> Self {
        let mut sorted: Vec<f64> = chances.into_iter().collect();
        sorted.sort_by(f64::total_cmp);
        let mut portions: Vec<Portion> = Vec::new();
        for chance in sorted {
            match portions.last_mut() {
                Some(last) if chance - last.chance < SAME => last.people += 1,
                _ => portions.push(Portion { chance, people: 1 }),
            }
        }
        Self { portions }
    }

    /// The smallest chance and the largest; nothing without anybody.
    pub fn ends(&self) -> Option<(f64, f64)> {
        Some((self.portions.first()?.chance, self.portions.last()?.chance))
    }
}

/// The chance of one person, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chance {
    /// What the published lists call them.
    pub person: String,
    /// From 0 to 1.
    pub chance: f64,
    /// In how many of the numbered panels they are.
    pub panels: u32,
    /// How many people are like them in everything the quotas ask, themselves among them.
    pub alike: u32,
    /// How many seats those share on average.
    pub seats: f64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_with_the_same_chance_are_counted_together() {
        let curve = Curve::of([0.5, 0.1, 0.5 + 1e-9, 1.0]);
        let people: Vec<_> = curve.portions.iter().map(|one| one.people).collect();
        assert_eq!((people, curve.ends()), (vec![1, 2, 1], Some((0.1, 1.0))));
        assert_eq!(Curve::default().ends(), None);
    }
}
