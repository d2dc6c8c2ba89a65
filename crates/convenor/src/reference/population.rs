//! People by age, ethnic group, disability and so on.

use std::path::Path;

use anyhow::{Context, bail};
use convenor_domain::population::{
    Ground, NewPopulation, PlacedNotes, PopulationUnit, ReferenceKind, ReferenceOutcome,
};
use convenor_import::population;
use convenor_store::{MadeUp, NewList};

use super::report::{Placed, Read, Report};
use super::{Reader, Save};

/// Dimensions whose lists say how many people live where, so that the ground changes with them.
const OF_EVERYBODY: [&str; 2] = ["age", "ethnicity"];
/// Difference of two tables of everybody that official perturbation explains, as a part of all people.
const TABLES_OFF: f64 = 0.001;

/// Reads one file in.
pub(super) async fn bring_in(reader: &mut Reader<'_>, file: &Path) -> anyhow::Result<Report> {
    let mut lists = population::read(file, &reader.said, &population::AgeYears::new())?;
    let splits = |list: &NewPopulation| list.figures == convenor_domain::population::Figures::Estimated;
    if lists.iter().any(splits) {
        let years = reader.instance.store.age_years().await?;
        lists = population::read(file, &reader.said, &years)?;
    }
    // Before writing begins: laying the ground may have to write, too.
    reader.ground().await?;
    let mut writing = reader.begin().await?;
    let mut kept: Option<(NewPopulation, PlacedNotes, ReferenceOutcome)> = None;
    for mut list in lists {
        let ground = reader.ground().await?;
        let (areas, notes) = ground.place(&list);
        check(&list, &notes)?;
        note_beside(&mut list, ground, &notes);
        let new = NewList::of_population(&list, MadeUp::No)?;
        let done = writing.put_population(new, &areas).await?;
        kept = Some((list, notes, done));
    }
    let (list, notes, done) = kept.context("nothing was counted in it")?;
    let outcome = reader.end(writing, done).await?;
    if reader.save == Save::ForReal && OF_EVERYBODY.contains(&list.reading.dimension.as_str()) {
        reader.ground = None;
    }
    Ok(Report {
        kind: ReferenceKind::Population,
        outcome,
        read: Read::Population(Box::new(list.reading)),
        placed: Some(Placed::from(notes)),
    })
}

/// An error where hardly any area is known.
fn check(list: &NewPopulation, notes: &PlacedNotes) -> anyhow::Result<()> {
    if notes.unknown.count * 2 > list.reading.areas {
        let examples: Vec<String> = notes.unknown.examples.iter().map(ToString::to_string).collect();
        bail!(
            "{} of its {} areas are not known, such as {}: read in the areas first (convenor reference import areas), and \
             what earlier ones became (convenor reference import changes)",
            notes.unknown.count,
            list.reading.areas,
            examples.join(", ")
        );
    }
    Ok(())
}

/// Says how far a table of everybody lies from the one that is known.
fn note_beside(list: &mut NewPopulation, ground: &Ground, notes: &PlacedNotes) {
    let (here, known) = (list.rows.iter().map(|row| row.total).sum::<f64>(), ground.people());
    let covers = usize::try_from(notes.small_areas).is_ok_and(|small| small == ground.len());
    let difference = (here - known).abs();
    let is_few = difference > 0.5 && difference < known * TABLES_OFF;
    if covers && is_few && list.reading.unit == PopulationUnit::People {
        list.reading.notes.push(format!(
            "it counts {difference:.0} people {} than the table of everybody that is read in: official tables of one \
             census differ by a few",
            if here < known { "fewer" } else { "more" }
        ));
    }
}
