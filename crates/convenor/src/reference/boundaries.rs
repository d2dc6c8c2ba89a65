//! Outlines of areas for maps.

use std::path::Path;

use anyhow::bail;
use convenor_domain::population::{Boundary, Figures, PlacedNotes, PopulationUnit, ReferenceKind};
use convenor_import::boundary;
use convenor_store::{MadeUp, NewList};

use super::report::{Placed, Read, Report};
use super::{Reader, name_of};

/// Unknown codes that are named as examples.
const EXAMPLES_MAX: usize = 5;

/// Reads one file of outlines in.
pub(super) async fn bring_in(reader: &mut Reader<'_>, file: &Path) -> anyhow::Result<Report> {
    let read = boundary::read(file)?;
    let ground = reader.ground().await?;
    let (known, unknown): (Vec<Boundary>, Vec<Boundary>) =
        read.areas.into_iter().partition(|one| ground.knows(&one.area));
    let mut notes = PlacedNotes::default();
    notes.unknown.count = unknown.len().try_into().unwrap_or(u64::MAX);
    notes.unknown.examples = unknown.into_iter().map(|one| one.area).take(EXAMPLES_MAX).collect();
    if known.is_empty() {
        bail!("none of its areas is known: read in the areas first (convenor reference import areas)");
    }
    let new = NewList {
        kind: ReferenceKind::Boundaries,
        dimension: String::new(),
        source: reader.said.source.clone().unwrap_or_else(|| name_of(file)),
        year: reader.said.year,
        level: Some(read.level),
        unit: PopulationUnit::People,
        figures: Figures::Counted,
        made_up: MadeUp::No,
        categories: Vec::new(),
        file_name: name_of(file),
        reading: "{}".to_owned(),
    };
    let mut writing = reader.begin().await?;
    let done = writing.put_boundaries(new, &known).await?;
    let outcome = reader.end(writing, done).await?;
    let said = Read::Boundaries {
        file: name_of(file),
        level: read.level.to_string(),
        edition: read.edition,
        areas: known.len().try_into().unwrap_or(u64::MAX),
        points_read: read.points_read,
        points_kept: read.points_kept,
    };
    Ok(Report { kind: ReferenceKind::Boundaries, outcome, read: said, placed: Some(Placed::from(notes)) })
}
