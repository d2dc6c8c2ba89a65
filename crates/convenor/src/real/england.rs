//! England's official figures: who lives where, how deprived it is, how it lies.

use std::collections::BTreeSet;
use std::path::Path;

use convenor_domain::population::{Figures, PopulationUnit, ReferenceKind};
use convenor_store::{MadeUp, NewList};

use crate::command_line::ReferenceKind as Kind;
use crate::instance::Instance;
use crate::output;
use crate::reference::Reader;

/// Files of the source, in the order in which they help each other: how many people live where, single years of age, then
/// what these share out.
const FILES: [(Kind, &str); 21] = [
    (Kind::Changes, "geo/lsoa11_lsoa21_ltla22.csv.gz"),
    (Kind::Areas, "geo/mysociety_uk_local_authorities_future.csv"),
    (Kind::Population, "population/census21_ts021_ethnic5_lsoa21.csv.gz"),
    (Kind::Population, "population/population20_lsoa11.csv.gz"),
    (Kind::Population, "population/census21_ts007a_age5_lsoa21.csv.gz"),
    (Kind::Population, "population/census21_ts037_lsoa21.csv.gz"),
    (Kind::Population, "population/census21_ts038_lsoa21.csv.gz"),
    (Kind::Population, "population/census21_ts039_lsoa21.csv.gz"),
    (Kind::Population, "population/census21_ts040_lsoa21.csv.gz"),
    (Kind::Population, "population/religion21_lsoa21.csv.gz"),
    (Kind::Population, "population/household_tenure21_lsoa21.csv.gz"),
    (Kind::Population, "population/sexualorientation21_msoa21_ew.csv.gz"),
    (Kind::Population, "population/proficiency21_msoa21.csv.gz"),
    (Kind::Population, "population/age_gender21_ltla21_ew.csv.gz"),
    (Kind::Deprivation, "imd/imd2025_england_lsoa21.csv.gz"),
    (Kind::Deprivation, "imd/imd2025_england_lsoa21_indicators.csv.gz"),
    (Kind::Boundaries, "boundaries/lsoa21_bnssg.geojson"),
    (Kind::Boundaries, "boundaries/msoa21_england.geojson.gz"),
    (Kind::Boundaries, "boundaries/ltla24_england.geojson"),
    (Kind::Boundaries, "boundaries/utla23_england_from_ltla24.geojson"),
    (Kind::Boundaries, "boundaries/icb24_england_from_msoa.geojson"),
];

/// Reads in what was not read in before.
pub(super) async fn bring_in(instance: &Instance, source: &Path) -> anyhow::Result<()> {
    let kept = instance.store.list_reference_lists().await?;
    let kept: BTreeSet<String> = kept.into_iter().map(|list| list.file_name).collect();
    let mut reader = Reader::for_real(instance);
    for (kind, file) in FILES {
        let path = source.join(file);
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if kept.contains(&name) {
            continue;
        }
        if !path.exists() {
            output::note(&format!("{file} is not there and is left out"));
            continue;
        }
        let report = reader.bring_in(kind, &path).await?;
        report.lines().first().into_iter().for_each(|line| output::note(line));
    }
    Ok(())
}

/// The lists of areas that make the instance, as one.
pub(super) fn areas() -> NewList {
    NewList {
        kind: ReferenceKind::Areas,
        dimension: String::new(),
        source: "Office for National Statistics and NHS England".to_owned(),
        year: None,
        level: None,
        unit: PopulationUnit::People,
        figures: Figures::Counted,
        made_up: MadeUp::No,
        categories: Vec::new(),
        file_name: "england".to_owned(),
        reading: "{}".to_owned(),
    }
}
