//! Made-up figures of small areas that count nobody: how many patients a general practitioner has, how crowded homes are.

use convenor_domain::population::{DeprivationSource, IndicatorRow, NewIndicators, PlacedArea};

use super::{SOURCE, YEAR, country};
use crate::dice::Dice;
use crate::geography::{Geography, SmallArea};
use crate::words::Character;

/// An indicator: its key, the country's value in thousandths, how much higher or lower it is, in per cent, in towns, suburbs, the
/// country and on the coast, and how much where people are poor.
struct Figure(&'static str, u32, [u32; 4], u32);

/// What small areas are in or not: the fifth with the most need.
const FIFTHS: [&str; 5] =
    ["deprivation-score", "crime-score", "environment-score", "mental-health", "connectivity"];

/// In the order of `frameworks/need`.
const INDICATORS: [Figure; 11] = [
    Figure("deprivation-score", 200, [90, 30, 25, 110], 380),
    Figure("low-income", 128, [100, 70, 68, 118], 210),
    Figure("crime-score", 200, [150, 60, 25, 105], 190),
    Figure("environment-score", 200, [140, 45, 105, 90], 130),
    Figure("mental-health", 200, [115, 60, 50, 160], 200),
    Figure("acute-morbidity", 100_000, [108, 92, 88, 118], 122),
    Figure("life-lost", 55_000, [106, 90, 92, 116], 138),
    Figure("low-skills", 168, [112, 88, 84, 124], 150),
    Figure("patients-per-gp", 2_050_000, [98, 104, 112, 128], 108),
    Figure("overcrowding", 41, [170, 76, 42, 80], 150),
    Figure("connectivity", 200, [15, 60, 330, 190], 80),
];

/// Makes the indicators of a made-up geography.
pub(super) fn settle(geography: &Geography, dice: &mut Dice) -> NewIndicators {
    let row = |area: &SmallArea| IndicatorRow {
        area: area.code.clone(),
        values: INDICATORS.iter().map(|figure| Some(value(figure, area, dice))).collect(),
    };
    NewIndicators {
        source: DeprivationSource { source: SOURCE.to_owned(), year: YEAR, made_up: true },
        keys: INDICATORS.iter().map(|Figure(key, ..)| (*key).to_owned()).collect(),
        rows: geography.small_areas.iter().map(row).collect(),
    }
}

/// The same of the country.
pub(super) fn of_country() -> PlacedArea {
    let values = INDICATORS.iter().map(|Figure(_, base, ..)| f64::from(*base) / 1_000.0);
    country::means(&values.collect::<Vec<_>>())
}

fn value(
    Figure(key, base, [town, suburb, rural, coast], poor): &Figure,
    area: &SmallArea,
    dice: &mut Dice,
) -> f64 {
    let here = match area.character {
        Character::Town => town,
        Character::Suburb => suburb,
        Character::Rural => rural,
        Character::Coast => coast,
    };
    let poor = if area.deprived { *poor } else { 100 };
    if FIFTHS.contains(key) {
        let percent = base / 10 * here / 100 * poor / 100;
        return if dice.chance(percent) { 1.0 } else { 0.0 };
    }
    let parts = f64::from(here * poor * dice.between(85, 115)) / 1e6;
    f64::from(*base) / 1_000.0 * parts
}
