//! Deprivation of small areas, in deciles.

use std::path::Path;

use anyhow::bail;
use convenor_domain::AreaKind;
use convenor_domain::population::{DEPRIVATION, Figures, PopulationUnit, ReferenceKind};
use convenor_import::deprivation;
use convenor_store::{MadeUp, NewList};

use super::report::{Placed, Read, Report};
use super::{Reader, name_of};

/// Reads one table in.
pub(super) async fn bring_in(reader: &mut Reader<'_>, file: &Path) -> anyhow::Result<Report> {
    let table = deprivation::read(file, &reader.said)?;
    let (rows, notes) = reader.ground().await?.place_deciles(&table.rows);
    if rows.is_empty() {
        bail!("none of its areas is known: read in the areas first (convenor reference import areas)");
    }
    let source = &table.source;
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
    let mut writing = reader.begin().await?;
    let done = writing.put_deprivation(new, &rows).await?;
    let outcome = reader.end(writing, done).await?;
    let read = Read::Deprivation {
        file: name_of(file),
        edition: table.edition,
        year: source.year,
        source: source.source.clone(),
        columns: table.columns,
        areas: table.rows.len().try_into().unwrap_or(u64::MAX),
    };
    Ok(Report { kind: ReferenceKind::Deprivation, outcome, read, placed: Some(Placed::from(notes)) })
}
