//! The made-up census: how many people of each group live in each area, summed up from the small areas.

use std::collections::BTreeMap;

use convenor_domain::AreaCode;

use crate::CensusRow;
use crate::dice::Dice;
use crate::geography::{Geography, SmallArea};
use crate::words::Character;

/// A group's part of the people, in thousandths, and how much more or less of it there is, in per cent, in
/// towns, suburbs, the country and on the coast.
struct Share(&'static str, u32, [u32; 4]);

impl Share {
    /// The group's weight in a kind of place, in hundred-thousandths.
    fn weight(&self, character: Character) -> u32 {
        let Self(_, permille, [town, suburb, rural, coast]) = self;
        permille
            * match character {
                Character::Town => town,
                Character::Suburb => suburb,
                Character::Rural => rural,
                Character::Coast => coast,
            }
    }
}

/// Groups to exactly one of which everybody belongs.
const DIMENSIONS: &[&[Share]] = &[
    &[
        Share("age-45-64", 262, [92, 100, 108, 104]),
        Share("age-0-15", 185, [108, 108, 92, 82]),
        Share("age-16-24", 103, [132, 90, 78, 76]),
        Share("age-25-44", 255, [118, 100, 80, 80]),
        Share("age-65-79", 140, [72, 96, 130, 148]),
        Share("age-80-plus", 55, [74, 96, 118, 152]),
    ],
    &[Share("sex-female", 510, [100, 100, 100, 101]), Share("sex-male", 490, [100; 4])],
    &[
        Share("ethnicity-white-british", 838, [82, 101, 110, 108]),
        Share("ethnicity-asian", 72, [210, 100, 18, 26]),
        Share("ethnicity-white-minority", 40, [140, 90, 80, 70]),
        Share("ethnicity-black", 24, [215, 84, 14, 28]),
        Share("ethnicity-mixed", 18, [140, 110, 50, 60]),
        Share("ethnicity-other", 8, [170, 90, 30, 40]),
    ],
    &[
        Share("religion-christian", 492, [88, 100, 114, 106]),
        Share("religion-none", 418, [94, 104, 100, 108]),
        Share("religion-muslim", 54, [225, 80, 10, 22]),
        Share("religion-hindu", 14, [180, 130, 14, 30]),
        Share("religion-other", 9, [110, 90, 110, 120]),
        Share("religion-sikh", 7, [200, 100, 10, 20]),
        Share("religion-buddhist", 4, [110, 90, 90, 120]),
        Share("religion-jewish", 2, [120, 120, 60, 80]),
    ],
];

/// Groups that a person belongs to or not.
const TRAITS: &[Share] = &[
    Share("disability", 176, [104, 88, 94, 126]),
    Share("unpaid-carer", 89, [94, 100, 108, 112]),
    Share("lgb", 31, [128, 90, 70, 106]),
    Share("trans", 5, [120, 90, 80, 100]),
    Share("limited-english", 13, [240, 60, 16, 30]),
];

/// Counts every group in every area.
pub(crate) fn count(geography: &Geography, dice: &mut Dice) -> Vec<CensusRow> {
    let mut counts: BTreeMap<(&AreaCode, &'static str), u32> = BTreeMap::new();
    for area in &geography.small_areas {
        for (group, people) in people_of(area, dice) {
            for code in std::iter::once(&area.code).chain(&area.around) {
                *counts.entry((code, group)).or_default() += people;
            }
        }
    }
    let row = |((area, group), people): ((&AreaCode, &str), u32)| CensusRow {
        area: area.clone(),
        group: group.to_owned(),
        people,
    };
    counts.into_iter().map(row).collect()
}

fn people_of(area: &SmallArea, dice: &mut Dice) -> Vec<(&'static str, u32)> {
    let mut counts = vec![
        ("general-public", area.population),
        ("most-deprived-fifth", if area.deprived { area.population } else { 0 }),
    ];
    for dimension in DIMENSIONS {
        counts.extend(divided(area, dimension, dice));
    }
    for share in TRAITS {
        let weight = share.weight(area.character) * dice.between(75, 130) / 100;
        counts.push((share.0, area.population * weight / 100_000));
    }
    counts
}

/// Divides an area's people over the groups of a dimension; rounding goes to the first, the largest.
fn divided(area: &SmallArea, dimension: &[Share], dice: &mut Dice) -> Vec<(&'static str, u32)> {
    let weigh = |share: &Share| (share.0, share.weight(area.character) * dice.between(80, 125) / 100);
    let weights: Vec<_> = dimension.iter().map(weigh).collect();
    let total = weights.iter().map(|(_, weight)| u64::from(*weight)).sum::<u64>().max(1);
    let part =
        |weight: u32| u32::try_from(u64::from(area.population) * u64::from(weight) / total).unwrap_or(0);
    let mut counts: Vec<_> = weights.iter().map(|(group, weight)| (*group, part(*weight))).collect();
    let counted: u32 = counts.iter().map(|(_, people)| people).sum();
    if let Some((_, people)) = counts.first_mut() {
        *people += area.population - counted;
    }
    counts
}
