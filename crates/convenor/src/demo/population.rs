//! Saves the demo's made-up population: who lives where, how deprived it is, how it lies.

use std::collections::HashMap;

use convenor_demo::{Demo, POPULATION_SOURCE, POPULATION_YEAR};
use convenor_domain::AreaKind;
use convenor_domain::area::small_areas;
use convenor_domain::population::{DEPRIVATION, Figures, Ground, PlacedArea, PopulationUnit, ReferenceKind};
use convenor_store::{MadeUp, NewList, Writing};

/// Saves all of it, marked as made up.
pub(super) async fn save(writing: &mut Writing<'_>, demo: &Demo) -> anyhow::Result<()> {
    let ground = Ground::new(small_areas(&demo.areas, &demo.area_links), &HashMap::new(), &[]);
    writing.settle_small_areas().await?;
    for (list, country) in demo.population.lists.iter().zip(&demo.population.country) {
        let (areas, _) = ground.place(list);
        let areas = beside(areas, country);
        writing.put_population(NewList::of_population(list, MadeUp::Yes)?, &areas).await?;
    }
    let indicators = &demo.population.indicators;
    let (areas, _) = counted(demo).place_indicators(&indicators.rows);
    let new =
        NewList::of_indicators(&indicators.source, indicators.keys.clone(), "made-up-indicators".to_owned());
    writing.put_indicators(new, &beside(areas, &demo.population.country_indicators)).await?;
    let deprivation = new_list(ReferenceKind::Deprivation, DEPRIVATION);
    writing.put_deprivation(deprivation, &demo.population.deprivation).await?;
    writing.put_boundaries(new_list(ReferenceKind::Boundaries, ""), &demo.population.boundaries).await?;
    Ok(())
}

/// The ground with how many people live where, which indicators are added up by.
fn counted(demo: &Demo) -> Ground {
    let small = small_areas(&demo.areas, &demo.area_links);
    let people = demo.areas.iter().filter(|area| area.kind == AreaKind::Lsoa);
    let people = people.map(|area| (area.code.clone(), area.population.map_or(0.0, f64::from)));
    Ground::new(small, &people.collect(), &[])
}

/// Figures with the country's own, of which the system is only a part.
fn beside(mut areas: Vec<PlacedArea>, country: &PlacedArea) -> Vec<PlacedArea> {
    areas.retain(|area| area.area != country.area);
    areas.push(country.clone());
    areas
}

fn new_list(kind: ReferenceKind, dimension: &str) -> NewList {
    NewList {
        kind,
        dimension: dimension.to_owned(),
        source: POPULATION_SOURCE.to_owned(),
        year: Some(POPULATION_YEAR),
        level: Some(AreaKind::Lsoa),
        unit: PopulationUnit::People,
        figures: Figures::Counted,
        made_up: MadeUp::Yes,
        categories: Vec::new(),
        file_name: format!("made-up-{kind}"),
        reading: "{}".to_owned(),
    }
}
