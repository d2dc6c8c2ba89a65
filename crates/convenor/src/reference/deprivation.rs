//! Deprivation of small areas in deciles, and indicators that are figures of need by themselves.

use std::path::Path;

use anyhow::bail;
use convenor_domain::AreaKind;
use convenor_domain::population::{
    DEPRIVATION, DeprivationRow, DeprivationSource, Figures, NewIndicators, PlacedNotes, PopulationUnit,
    ReferenceKind, ReferenceOutcome,
};
use convenor_import::deprivation::{self, DeprivationTable};
use convenor_store::{MadeUp, NewList, Writing};

use super::report::{Placed, Read, Report};
use super::{Reader, name_of};

/// Reads one table in.
pub(super) async fn bring_in(reader: &mut Reader<'_>, file: &Path) -> anyhow::Result<Report> {
    let table = deprivation::read(file, &reader.said)?;
    // Before writing begins: laying the ground may have to write, too.
    reader.ground().await?;
    let mut writing = reader.begin().await?;
    let mut kept = None;
    if !table.rows.is_empty() {
        let (rows, notes) = reader.ground().await?.place_deciles(&table.rows);
        check(notes.small_areas)?;
        kept = Some((put_deciles(&mut writing, file, &table.source, &rows).await?, notes));
    }
    if let Some(indicators) = &table.indicators {
        let (areas, notes) = reader.ground().await?.place_indicators(&indicators.rows);
        check(notes.small_areas)?;
        let new = NewList::of_indicators(&indicators.source, indicators.keys.clone(), name_of(file));
        let done = writing.put_indicators(new, &areas).await?;
        kept = Some(kept.map_or((done, notes), |(first, notes)| (either(first, done), notes)));
    }
    let (done, notes) = kept.unwrap_or((ReferenceOutcome::Unchanged, PlacedNotes::default()));
    let outcome = reader.end(writing, done).await?;
    let read = read(file, table);
    Ok(Report { kind: ReferenceKind::Deprivation, outcome, read, placed: Some(Placed::from(notes)) })
}

fn check(small_areas: u64) -> anyhow::Result<()> {
    if small_areas == 0 {
        bail!("none of its areas is known: read in the areas first (convenor reference import areas)");
    }
    Ok(())
}

async fn put_deciles(
    writing: &mut Writing<'_>,
    file: &Path,
    source: &DeprivationSource,
    rows: &[DeprivationRow],
) -> anyhow::Result<ReferenceOutcome> {
    let new = NewList {
        kind: ReferenceKind::Deprivation,
        dimension: DEPRIVATION.to_owned(),
        source: source.source.clone(),
        year: Some(source.year),
        level: Some(AreaKind::Lsoa),
        unit: PopulationUnit::People,
        figures: Figures::Counted,
        made_up: MadeUp::No,
        categories: Vec::new(),
        file_name: name_of(file),
        reading: "{}".to_owned(),
    };
    Ok(writing.put_deprivation(new, rows).await?)
}

/// What was done to a file of which both parts are kept: nothing only where nothing was done to either.
fn either(first: ReferenceOutcome, second: ReferenceOutcome) -> ReferenceOutcome {
    if first == ReferenceOutcome::Unchanged { second } else { first }
}

fn read(file: &Path, table: DeprivationTable) -> Read {
    let rows = |indicators: &NewIndicators| indicators.rows.len();
    let areas = table.rows.len().max(table.indicators.as_ref().map_or(0, rows));
    Read::Deprivation {
        file: name_of(file),
        edition: table.edition,
        year: table.source.year,
        source: table.source.source,
        columns: table.columns,
        indicators: table.indicators.map(|indicators| indicators.keys).unwrap_or_default(),
        areas: areas.try_into().unwrap_or(u64::MAX),
    }
}
