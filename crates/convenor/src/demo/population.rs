//! Saves the demo's made-up population: who lives where, how deprived it is, how it lies.

use std::collections::HashMap;

use convenor_demo::{Demo, POPULATION_SOURCE, POPULATION_YEAR};
use convenor_domain::AreaKind;
use convenor_domain::area::small_areas;
use convenor_domain::population::{DEPRIVATION, Figures, Ground, PopulationUnit, ReferenceKind};
use convenor_store::{MadeUp, NewList, Writing};

/// Saves all of it, marked as made up.
pub(super) async fn save(writing: &mut Writing<'_>, demo: &Demo) -> anyhow::Result<()> {
    let ground = Ground::new(small_areas(&demo.areas, &demo.area_links), &HashMap::new(), &[]);
    writing.settle_small_areas().await?;
    for list in &demo.population.lists {
        let (areas, _) = ground.place(list);
        writing.put_population(NewList::of_population(list, MadeUp::Yes)?, &areas).await?;
    }
    let deprivation = new_list(ReferenceKind::Deprivation, DEPRIVATION);
    writing.put_deprivation(deprivation, &demo.population.deprivation).await?;
    writing.put_boundaries(new_list(ReferenceKind::Boundaries, ""), &demo.population.boundaries).await?;
    Ok(())
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
