//! How much need there is where: people in the most deprived fifth of areas, and in bad or very bad health.

use std::collections::BTreeMap;

use convenor_domain::population::{AreaNeed, AreaPeople, DEPRIVATION, Figures, Needs, Population, QUINTILES};
use convenor_domain::{AreaCode, AreaKind};

use crate::error::StoreError;
use crate::open::Store;

/// Categories of bad health.
const BAD_HEALTH: [&str; 2] = ["health-bad", "health-very-bad"];

impl Store {
    /// Need in every area of a level inside an area.
    pub async fn list_needs(&self, level: AreaKind, inside: &AreaCode) -> Result<Needs, StoreError> {
        let deprivation = self.people_by_area(DEPRIVATION, level, inside).await?;
        let health = self.people_by_area("health", level, inside).await?;
        let source = self.deprivation_list(inside).await?.map(|(source, _)| source);
        let mut areas: BTreeMap<AreaCode, AreaNeed> = BTreeMap::new();
        for people in deprivation.iter().flat_map(|found: &Population| &found.areas) {
            let [most, ..] = QUINTILES;
            entry(&mut areas, people).most_deprived = people.of(most);
        }
        for people in health.iter().flat_map(|found| &found.areas) {
            let bad = BAD_HEALTH.iter().filter_map(|key| people.of(key)).sum();
            let need = entry(&mut areas, people);
            need.bad_health = Some((bad, people.in_categories()));
        }
        let deprivation = source.filter(|_| deprivation.is_some());
        Ok(Needs {
            deprivation,
            health: health.map(|found| found.source),
            areas: areas.into_values().collect(),
        })
    }
}

fn entry<'a>(areas: &'a mut BTreeMap<AreaCode, AreaNeed>, people: &AreaPeople) -> &'a mut AreaNeed {
    let need = areas.entry(people.area.clone()).or_insert_with(|| AreaNeed {
        area: people.area.clone(),
        people: people.total,
        most_deprived: None,
        bad_health: None,
        figures: Figures::Counted,
    });
    need.figures = need.figures.with(people.figures);
    need
}
