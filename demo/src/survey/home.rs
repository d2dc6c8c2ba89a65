//! Where the surveys' people live: made-up postcodes, one for each small area. No postcode begins with ZZ.

use crate::DemoError;
use crate::dice::Dice;
use crate::geography::SmallArea;

/// In a hundred people, so many leave their postcode out.
const LEFT_OUT: u32 = 9;
/// How much less often people of deprived areas are reached, in a hundred.
const DEPRIVED_REACHED: u32 = 45;

/// A small area with its postcode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Home {
    /// Made up.
    pub(crate) postcode: String,
    /// Of people who answer, how often they live there.
    weight: u32,
}

impl Home {
    /// The home of a small area, by its place among them.
    pub(crate) fn of(place: usize, area: &SmallArea) -> Self {
        let reached = if area.deprived { DEPRIVED_REACHED } else { 100 };
        Self { postcode: postcode(place), weight: area.population * reached / 100 }
    }
}

/// The postcode of a small area, by its place among them: `ZZ1 0AA`, `ZZ1 1AA` and so on.
fn postcode(place: usize) -> String {
    format!("ZZ{} {}AA", place / 10 + 1, place % 10)
}

/// A postcode, or nothing.
pub(super) fn draw(homes: &[Home], dice: &mut Dice) -> Result<String, DemoError> {
    if dice.chance(LEFT_OUT) {
        return Ok(String::new());
    }
    let weighted: Vec<(&str, u32)> = homes.iter().map(|home| (home.postcode.as_str(), home.weight)).collect();
    dice.weighted("homes", &weighted).map(str::to_owned)
}
