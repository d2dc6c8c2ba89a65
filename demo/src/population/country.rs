//! The made-up country around the demo system, of which only figures are known: what a place's need is compared with.

use convenor_domain::population::{Figures, NewPopulation, PlacedArea};
use convenor_domain::{Area, AreaCode, AreaKind, AreaLink};

use super::{DIMENSIONS, Part, YEAR};

/// Its code.
const CODE: &str = "X92000001";
/// Its name.
const NAME: &str = "Fernland";
/// People who live there.
const PEOPLE: u32 = 9_400_000;

/// The country as an area.
pub(crate) fn area() -> Area {
    Area {
        code: AreaCode(CODE.to_owned()),
        name: NAME.to_owned(),
        kind: AreaKind::Country,
        edition: format!("made-up-{YEAR}"),
        valid_from: None,
        valid_to: None,
        population: Some(PEOPLE),
    }
}

/// The whole system lies in it.
pub(crate) fn links(areas: &[Area]) -> Vec<AreaLink> {
    let country = area();
    let link = |inside: &Area| AreaLink {
        inside: inside.code.clone(),
        around: country.code.clone(),
        edition: inside.edition.clone(),
        share_permille: 1_000,
    };
    areas.iter().filter(|area| area.kind == AreaKind::Icb).map(link).collect()
}

/// The country's people by the categories of a list: what the list says before it looks at towns, coast and poverty.
pub(super) fn people(list: &NewPopulation) -> PlacedArea {
    let parts = DIMENSIONS.iter().find(|(key, ..)| *key == list.reading.dimension);
    let (silent, parts): (u32, &[Part]) = parts.map_or((0, &[]), |(_, silent, parts)| (*silent, *parts));
    let said = f64::from(PEOPLE) * f64::from(1_000 - silent) / 1_000.0;
    let mut people: Vec<f64> =
        parts.iter().map(|Part(_, permille, _)| (said * f64::from(*permille) / 1_000.0).round()).collect();
    people.push((f64::from(PEOPLE) - said).round());
    placed(people.iter().sum(), people)
}

/// Figures of the country that count nobody: value times people, and people, of each.
pub(super) fn means(values: &[f64]) -> PlacedArea {
    let people = f64::from(PEOPLE);
    placed(people, values.iter().flat_map(|value| [value * people, people]).collect())
}

fn placed(total: f64, people: Vec<f64>) -> PlacedArea {
    PlacedArea { area: AreaCode(CODE.to_owned()), figures: Figures::Counted, total, people }
}
