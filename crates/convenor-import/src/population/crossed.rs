//! Two things together, read as three lists: people by each alone, and by both.

use convenor_domain::population::{
    Figures, Headings, NewPopulation, PopulationReading, PopulationRow, crossed_key,
};
use convenor_domain::response::Dimensions;

use super::label::{self, Label};
use super::spread::Spread;
use super::table::{CrossRow, CrossTable, Table};
use super::{AgeYears, PopulationError, Reader, Said, dimension, nest, whole, year};

/// One of the two things, understood.
struct Side {
    list: NewPopulation,
    labels: Vec<Label>,
    spread: Spread,
}

/// The lists of a table of two things: by the first, by the second, by both.
pub(super) fn lists(
    mut table: CrossTable,
    file: &str,
    said: &Said,
    years: &AgeYears,
) -> Result<Vec<NewPopulation>, PopulationError> {
    let (headings, dimensions) = (Headings::shipped()?, Dimensions::shipped()?);
    let [first, second] = &table.sides;
    let understood = [labels(headings, dimensions, first)?, labels(headings, dimensions, second)?];
    // Totals of one thing would count everybody of the other twice.
    table.sum(|side, heading| {
        understood.get(side).and_then(|labels| labels.get(heading)).is_some_and(Label::is_part)
    });
    let side = |side: &Table| -> Result<Side, PopulationError> {
        let kind = dimension::told(headings, dimensions, side, None)?;
        let labels = labels(headings, dimensions, side)?;
        let year = year::told(side, file, said.year).ok_or(PopulationError::Year)?;
        let reader = Reader { headings, dimensions, kind, table: side, file: file.to_owned(), year, said };
        let list = reader.list(&labels, years)?;
        let spread = Spread::new(dimensions, &kind.dimension, &list.categories, &labels);
        Ok(Side { list, labels, spread })
    };
    let [one, other] = &table.sides;
    let sides = [side(one)?, side(other)?];
    let both = both(&sides, &table.rows, said, years);
    let [one, other] = sides;
    Ok(vec![one.list, other.list, both])
}

fn labels(headings: &Headings, dimensions: &Dimensions, side: &Table) -> Result<Vec<Label>, PopulationError> {
    let kind = dimension::told(headings, dimensions, side, None)?;
    Ok(nest::without_parts(label::of(headings, dimensions, kind, side), side))
}

fn both([one, other]: &[Side; 2], rows: &[CrossRow], said: &Said, years: &AgeYears) -> NewPopulation {
    let pair = |first: &String| {
        other.list.categories.iter().map(|second| crossed_key(first, second)).collect::<Vec<_>>()
    };
    let rows: Vec<PopulationRow> = rows.iter().map(|area| row([one, other], area, years)).collect();
    let (first, second) = (&one.list.reading, &other.list.reading);
    let file = first.file.split('.').next().unwrap_or_default().to_owned();
    let mut notes = first.notes.clone();
    notes.extend(second.notes.iter().filter(|note| !first.notes.contains(note)).cloned());
    notes.push(format!("it was read as lists by {} and by {}, too", first.dimension, second.dimension));
    NewPopulation {
        reading: PopulationReading {
            dimension: crossed_key(&first.dimension, &second.dimension),
            source: said.source.clone().unwrap_or(file),
            headings: first.headings.iter().chain(&second.headings).cloned().collect(),
            people: whole(rows.iter().map(|row| row.total).sum()),
            notes,
            ..first.clone()
        },
        categories: one.list.categories.iter().flat_map(pair).collect(),
        figures: [one, other].iter().fold(Figures::Counted, |all, side| all.with(side.list.figures)),
        rows,
    }
}

/// The people of an area by both; those in no category of either come last.
fn row([one, other]: [&Side; 2], area: &CrossRow, years: &AgeYears) -> PopulationRow {
    let width = other.list.categories.len();
    let mut people = vec![0.0; one.list.categories.len() * width + 1];
    let mut total = 0.0;
    for ((first, second), count) in &area.counts {
        let is_part = |side: &Side, heading: usize| side.labels.get(heading).is_some_and(Label::is_part);
        if !is_part(one, *first) || !is_part(other, *second) {
            continue;
        }
        total += count;
        let parts = one.spread.shares(*first, &area.area, years);
        let across = other.spread.shares(*second, &area.area, years);
        let in_none = parts.is_empty() || across.is_empty();
        if let Some(rest) = people.last_mut().filter(|_| in_none) {
            *rest += count;
        }
        for (part, category) in parts {
            for (of, place) in &across {
                if let Some(sum) = people.get_mut(category * width + place) {
                    *sum += count * part * of;
                }
            }
        }
    }
    PopulationRow { area: area.area.clone(), total, people }
}
