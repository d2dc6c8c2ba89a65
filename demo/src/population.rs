//! The made-up population: how many people of which kind live in each small area, by the categories of surveys; how
//! deprived it is; figures that count nobody; and its outline. Marked as made up wherever it is shown.

pub(crate) mod country;
mod indicator;

use std::collections::BTreeMap;

use convenor_domain::AreaKind;
use convenor_domain::population::{
    Boundary, Deprivation, DeprivationRow, Figures, Layout, NewIndicators, NewPopulation, PlacedArea,
    PopulationReading, PopulationRow, PopulationUnit, TotalsRead,
};

use crate::dice::Dice;
use crate::geography::{Geography, SmallArea};
use crate::outline;
use crate::words::Character;

/// Whom the made-up figures are from.
pub const SOURCE: &str = "Made-up population of the demo";
/// The year that they pretend to be of.
pub const YEAR: u16 = 2021;

/// A category's part of the people, in thousandths, and how much more or less of it there is, in per cent, in towns, suburbs,
/// the country and on the coast.
struct Part(&'static str, u32, [u32; 4]);

/// What people are counted by, with the part of them who did not say, in thousandths.
const DIMENSIONS: [(&str, u32, &[Part]); 9] = [
    (
        "age",
        0,
        &[
            Part("age-0-15", 185, [108, 108, 92, 82]),
            Part("age-16-24", 105, [132, 90, 78, 76]),
            Part("age-25-34", 130, [124, 100, 76, 78]),
            Part("age-35-44", 128, [112, 102, 84, 82]),
            Part("age-45-54", 132, [94, 102, 106, 100]),
            Part("age-55-64", 128, [88, 98, 116, 112]),
            Part("age-65-74", 102, [72, 96, 128, 146]),
            Part("age-75-plus", 90, [74, 96, 124, 150]),
        ],
    ),
    (
        "sex",
        0,
        &[
            Part("sex-female", 508, [100; 4]),
            Part("sex-male", 487, [100; 4]),
            Part("gender-other", 5, [130, 90, 70, 100]),
        ],
    ),
    ("trans", 60, &[Part("trans-no", 995, [100; 4]), Part("trans-yes", 5, [120, 90, 80, 100])]),
    (
        "ethnicity",
        0,
        &[
            Part("ethnicity-asian", 72, [210, 100, 18, 26]),
            Part("ethnicity-black", 24, [215, 84, 14, 28]),
            Part("ethnicity-mixed", 18, [140, 110, 50, 60]),
            Part("ethnicity-white", 878, [84, 100, 109, 107]),
            Part("ethnicity-other", 8, [170, 90, 30, 40]),
        ],
    ),
    (
        "disability",
        0,
        &[Part("disability-yes", 176, [104, 88, 94, 126]), Part("disability-no", 824, [99, 103, 101, 94])],
    ),
    ("carer", 0, &[Part("carer-yes", 89, [94, 100, 108, 112]), Part("carer-no", 911, [100; 4])]),
    (
        "sexual-orientation",
        75,
        &[Part("orientation-straight", 967, [100; 4]), Part("orientation-lgb", 33, [128, 90, 70, 106])],
    ),
    (
        "religion",
        60,
        &[
            Part("religion-christian", 492, [88, 100, 114, 106]),
            Part("religion-muslim", 54, [225, 80, 10, 22]),
            Part("religion-hindu", 14, [180, 130, 14, 30]),
            Part("religion-jewish", 2, [120, 120, 60, 80]),
            Part("religion-sikh", 7, [200, 100, 10, 20]),
            Part("religion-buddhist", 4, [110, 90, 90, 120]),
            Part("religion-other", 9, [110, 90, 110, 120]),
            Part("religion-none", 418, [94, 104, 100, 108]),
        ],
    ),
    (
        "health",
        0,
        &[
            Part("health-very-good", 480, [98, 108, 104, 86]),
            Part("health-good", 336, [100; 4]),
            Part("health-fair", 130, [100, 90, 98, 126]),
            Part("health-bad", 42, [122, 74, 78, 142]),
            Part("health-very-bad", 12, [126, 72, 74, 146]),
        ],
    ),
];

/// Who lives where, how deprived it is, and how it lies.
#[derive(Debug, Clone, PartialEq)]
pub struct DemoPopulation {
    /// People of small areas, one list for each of the things that they are counted by.
    pub lists: Vec<NewPopulation>,
    /// Deprivation of small areas.
    pub deprivation: Vec<DeprivationRow>,
    /// Figures of small areas that count nobody.
    pub indicators: NewIndicators,
    /// The country around: its people, one entry for each list.
    pub country: Vec<PlacedArea>,
    /// The country's indicators.
    pub country_indicators: PlacedArea,
    /// Outlines of areas of every kind.
    pub boundaries: Vec<Boundary>,
}

/// Makes the population of a made-up geography.
pub(crate) fn settle(geography: &Geography, dice: &mut Dice) -> DemoPopulation {
    let lists: Vec<NewPopulation> =
        DIMENSIONS.iter().map(|(key, silent, parts)| list(geography, (key, *silent, parts), dice)).collect();
    DemoPopulation {
        country: lists.iter().map(country::people).collect(),
        lists,
        deprivation: geography.small_areas.iter().map(|area| deprivation(area, dice)).collect(),
        indicators: indicator::settle(geography, dice),
        country_indicators: indicator::of_country(),
        boundaries: outline::draw(geography),
    }
}

fn list(geography: &Geography, (key, silent, parts): (&str, u32, &[Part]), dice: &mut Dice) -> NewPopulation {
    let rows: Vec<PopulationRow> =
        geography.small_areas.iter().map(|area| row(area, silent, parts, dice)).collect();
    let people = geography.small_areas.iter().map(|area| u64::from(area.population)).sum();
    NewPopulation {
        reading: PopulationReading {
            file: format!("made-up-{key}"),
            layout: Layout::Wide,
            level: AreaKind::Lsoa,
            edition: String::new(),
            year: YEAR,
            source: SOURCE.to_owned(),
            dimension: key.to_owned(),
            unit: PopulationUnit::People,
            headings: Vec::new(),
            areas: rows.len().try_into().unwrap_or(u64::MAX),
            people,
            totals: TotalsRead { stated: Some(people), counted: people, ..TotalsRead::default() },
            notes: Vec::new(),
        },
        categories: parts.iter().map(|Part(category, ..)| (*category).to_owned()).collect(),
        figures: Figures::Counted,
        rows,
    }
}

/// Divides an area's people over the categories; rounding goes to the largest.
fn row(area: &SmallArea, silent: u32, parts: &[Part], dice: &mut Dice) -> PopulationRow {
    let said = area.population - area.population * (silent * dice.between(80, 120) / 100) / 1_000;
    let weights: Vec<u64> =
        parts.iter().map(|part| u64::from(weight(part, area) * dice.between(80, 125))).collect();
    let all = weights.iter().sum::<u64>().max(1);
    let part = |weight: &u64| u32::try_from(u64::from(said) * weight / all).unwrap_or(0);
    let mut people: Vec<u32> = weights.iter().map(part).collect();
    let rest = said - people.iter().sum::<u32>();
    if let Some(largest) = people.iter_mut().max() {
        *largest += rest;
    }
    let people = people.into_iter().chain([area.population - said]).map(f64::from).collect();
    PopulationRow { area: area.code.clone(), total: f64::from(area.population), people }
}

/// A category's weight in an area. Where people are poor, more are in bad health, disabled or care for others.
fn weight(Part(category, permille, [town, suburb, rural, coast]): &Part, area: &SmallArea) -> u32 {
    let here = match area.character {
        Character::Town => town,
        Character::Suburb => suburb,
        Character::Rural => rural,
        Character::Coast => coast,
    };
    let poor = match *category {
        "health-bad" | "health-very-bad" => 180,
        "disability-yes" | "health-fair" => 130,
        "carer-yes" | "age-0-15" => 112,
        _ => 100,
    };
    permille * here * if area.deprived { poor } else { 100 } / 100
}

fn deprivation(area: &SmallArea, dice: &mut Dice) -> DeprivationRow {
    let decile = match (area.deprived, area.character) {
        (true, _) => dice.between(1, 2),
        (false, Character::Town | Character::Coast) => dice.between(3, 8),
        (false, Character::Suburb | Character::Rural) => dice.between(4, 10),
    };
    let decile = u8::try_from(decile).unwrap_or(10);
    let health = u32::from(decile) + dice.between(0, 2);
    let health_decile = u8::try_from(health.saturating_sub(1).clamp(1, 10)).ok();
    let deprivation = Deprivation { decile, health_decile, figures: Figures::Counted };
    DeprivationRow { area: area.code.clone(), deprivation }
}

/// Small areas of every area around them, by code; and their own.
pub(crate) fn small_areas_of(geography: &Geography) -> BTreeMap<&str, Vec<usize>> {
    let mut of: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (place, area) in geography.small_areas.iter().enumerate() {
        for code in std::iter::once(&area.code).chain(&area.around) {
            of.entry(&code.0).or_default().push(place);
        }
    }
    of
}
