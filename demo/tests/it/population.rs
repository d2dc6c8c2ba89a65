//! The made-up population: everybody once in each list, in small areas that tile the ground.

use std::collections::{BTreeMap, BTreeSet};

use convenor_domain::AreaKind;
use convenor_domain::population::{Headings, IndicatorSum};
use convenor_domain::reach::NeedMeasures;
use convenor_domain::response::Dimensions;

use crate::demo;

#[test]
fn everybody_is_counted_once_by_everything() {
    let demo = demo();
    let people: BTreeMap<_, _> =
        demo.areas.iter().map(|area| (&area.code, f64::from(area.population.unwrap()))).collect();
    let (headings, dimensions) = (Headings::shipped().unwrap(), Dimensions::shipped().unwrap());
    for list in &demo.population.lists {
        let known = headings.categories(dimensions, &list.reading.dimension).unwrap();
        assert_eq!(list.categories, known, "{}", list.reading.dimension);
        assert_eq!(list.rows.len(), 200);
        for row in &list.rows {
            let sum: f64 = row.people.iter().sum();
            assert!((sum - people[&row.area]).abs() < 0.5 && (row.total - sum).abs() < 0.5, "{row:?}");
        }
    }
}

#[test]
fn the_poorer_fifth_is_worse_off() {
    let demo = demo();
    let deprivation = &demo.population.deprivation;
    assert_eq!(deprivation.len(), 200);
    assert!(deprivation.iter().all(|row| (1..=10).contains(&row.deprivation.decile)));
    let most = deprivation.iter().filter(|row| row.deprivation.quintile() == 1).count();
    assert!((15..=60).contains(&most), "{most} of 200");
}

#[test]
fn every_figure_of_need_is_made_up_for_small_areas_and_the_country() {
    let demo = demo();
    let known: Vec<&str> =
        NeedMeasures::shipped().unwrap().indicators.iter().map(|one| one.key.as_str()).collect();
    let indicators = &demo.population.indicators;
    assert_eq!((indicators.keys.len(), indicators.rows.len()), (known.len(), 200));
    assert!(known.iter().all(|key| indicators.keys.iter().any(|made| made == key)), "{known:?}");
    let sums = IndicatorSum::all(&demo.population.country_indicators.people);
    for (at, (key, country)) in indicators.keys.iter().zip(sums).enumerate() {
        let here: f64 = indicators.rows.iter().filter_map(|row| row.values[at]).sum::<f64>() / 200.0;
        let ratio = here / country.mean().unwrap();
        assert!((0.4..2.5).contains(&ratio), "{key}: {ratio}");
    }
    assert_eq!(demo.population.country.len(), demo.population.lists.len());
}

#[test]
fn outlines_are_closed_and_tile_the_ground() {
    let demo = demo();
    let kinds: BTreeMap<_, _> = demo.areas.iter().map(|area| (&area.code, area.kind)).collect();
    let mut ground: BTreeMap<AreaKind, f64> = BTreeMap::new();
    for boundary in &demo.population.boundaries {
        let rings: Vec<_> = boundary.polygons.iter().flatten().collect();
        assert!(!rings.is_empty() && !boundary.name.is_empty(), "{}", boundary.area);
        assert!(rings.iter().all(|ring| ring.len() > 3 && ring.first() == ring.last()), "{}", boundary.area);
        let size: f64 = rings.iter().map(|ring| surface(ring)).sum();
        *ground.entry(kinds[&boundary.area]).or_default() += size;
    }
    let drawn: BTreeSet<_> = ground.keys().copied().collect();
    assert_eq!(drawn.len(), 7, "{drawn:?}");
    let whole = ground[&AreaKind::Icb];
    assert!(ground.values().all(|size| (size - whole).abs() < 1e-9), "{ground:?}");
}

/// Twice the surface of a ring, by the shoelace formula; holes count less.
fn surface(ring: &[[f64; 2]]) -> f64 {
    let side = |[x, y]: [f64; 2], [next_x, next_y]: [f64; 2]| x * next_y - next_x * y;
    ring.iter().zip(ring.iter().skip(1)).map(|(from, to)| side(*from, *to)).sum()
}
