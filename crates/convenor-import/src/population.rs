//! Official tables of people as they are published: wide or long, with whatever headings, of whichever edition of areas.
//!
//! Finds out what a table counts, which of our categories each heading is, and which headings are part of others.
//! Bringing its areas to today's is left to [`convenor_domain::population::Ground`], keeping it to the store.

mod crossed;
mod dimension;
mod error;
mod label;
mod nest;
mod order;
mod paired;
mod spread;
mod table;
mod total;
mod year;

use std::collections::HashMap;
use std::path::Path;

use convenor_domain::AreaCode;
use convenor_domain::population::{
    AGE_YEAR, Figures, HeadingTable, HeadingUse, Headings, NewPopulation, PopulationReading, PopulationRow,
};
use convenor_domain::response::Dimensions;

pub use error::PopulationError;
pub use order::place_in_order;

use crate::geography::Sheet;
use label::Label;
use spread::Spread;
use table::{CrossTable, Table};
pub(crate) use year::in_name as year_in_name;

/// People of each single year of age in an area; the last year stands for all older ones.
pub type AgeYears = HashMap<AreaCode, Vec<f64>>;

/// What cannot be told from a file, as somebody says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// What people are counted by.
    pub dimension: Option<String>,
    /// Who published it.
    pub source: Option<String>,
    /// Year that the figures are of.
    pub year: Option<u16>,
}

/// Reads a table of people. Bands of ages that lie across our categories are shared out by `years` where these are known
/// of an area, evenly where they are not. A table of single years gives two lists: by our categories, and by year. A table of two
/// things together gives three: by each alone, and by both.
pub fn read(path: &Path, said: &Said, years: &AgeYears) -> Result<Vec<NewPopulation>, PopulationError> {
    let (headings, dimensions) = (Headings::shipped()?, Dimensions::shipped()?);
    let sheet = Sheet::read(path)?;
    if let Some(table) = CrossTable::read(&sheet, headings)? {
        return crossed::lists(table, &sheet.name(), said, years);
    }
    let table = Table::read(&sheet, headings)?;
    let kind = dimension::told(headings, dimensions, &table, said.dimension.as_deref())?;
    let labels = label::of(headings, dimensions, kind, &table);
    let labels = nest::without_parts(labels, &table);
    let year = year::told(&table, &sheet.name(), said.year).ok_or(PopulationError::Year)?;
    let reader = Reader { headings, dimensions, kind, table: &table, file: sheet.name(), year, said };
    let list = reader.list(&labels, years)?;
    let single = spread::single_years(&labels).map(|single| reader.years(&single, &list));
    let paired = kind
        .paired
        .as_ref()
        .and_then(|paired| paired::list((headings, dimensions), paired, (&table, &labels), &list, years));
    Ok(single.into_iter().chain(paired).chain([list]).collect())
}

/// A table on its way to a list.
struct Reader<'a> {
    headings: &'a Headings,
    dimensions: &'a Dimensions,
    kind: &'a HeadingTable,
    table: &'a Table,
    file: String,
    year: u16,
    said: &'a Said,
}

impl Reader<'_> {
    fn list(&self, labels: &[Label], years: &AgeYears) -> Result<NewPopulation, PopulationError> {
        let categories = self.headings.categories(self.dimensions, &self.kind.dimension).unwrap_or_default();
        dimension::check(self.kind, labels)?;
        let totals = total::check(self.table, labels)?;
        let spread = Spread::new(self.dimensions, &self.kind.dimension, &categories, labels);
        let rows: Vec<_> = self.table.rows.iter().map(|row| spread.row(row, labels, years)).collect();
        let figures = if spread.splits() { Figures::Estimated } else { Figures::Counted };
        let mut notes = spread.notes(&self.table.rows, labels, years);
        if self.table.edition.is_empty() {
            notes.push(
                "the file does not say of which edition its areas are: their codes were looked up".to_owned(),
            );
        }
        let list = NewPopulation {
            reading: PopulationReading {
                file: self.file.clone(),
                layout: self.table.layout,
                level: self.table.level,
                edition: self.table.edition.clone(),
                year: self.year,
                source: self.source(),
                dimension: self.kind.dimension.clone(),
                unit: self.kind.unit,
                headings: spread.headings(labels),
                areas: rows.len().try_into().unwrap_or(u64::MAX),
                people: whole(rows.iter().map(|row| row.total).sum()),
                totals,
                notes,
            },
            categories,
            figures,
            rows,
        };
        Ok(self.noted(list, labels))
    }

    /// The list with what has to be said of columns that count by two things at once.
    fn noted(&self, mut list: NewPopulation, labels: &[Label]) -> NewPopulation {
        let note = self.kind.paired.as_ref().and_then(|paired| paired::note(paired, labels, &list));
        list.reading.notes.extend(note);
        list
    }

    fn source(&self) -> String {
        let known = || self.kind.source_of(self.year).map(str::to_owned);
        let file = || self.file.split('.').next().unwrap_or_default().to_owned();
        self.said.source.clone().or_else(known).unwrap_or_else(file)
    }

    /// The same people by single year.
    fn years(&self, single: &[usize], list: &NewPopulation) -> NewPopulation {
        let at = |row: &table::TableRow, place: &usize| row.counts.get(*place).copied().unwrap_or_default();
        let row = |row: &table::TableRow| {
            let mut people: Vec<f64> = single.iter().map(|place| at(row, place)).collect();
            let total = people.iter().sum();
            people.push(0.0);
            PopulationRow { area: row.area.clone(), total, people }
        };
        let mut reading = list.reading.clone();
        AGE_YEAR.clone_into(&mut reading.dimension);
        reading.notes.clear();
        for (age, heading) in single.iter().enumerate() {
            if let Some(heading) = reading.headings.get_mut(*heading) {
                heading.categories = vec![age_key(age)];
                heading.used = HeadingUse::Counted;
            }
        }
        NewPopulation {
            reading,
            categories: (0..single.len()).map(age_key).collect(),
            figures: Figures::Counted,
            rows: self.table.rows.iter().map(row).collect(),
        }
    }
}

fn age_key(age: usize) -> String {
    format!("{AGE_YEAR}-{age}")
}

/// People as a whole number; never less than nobody.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "people of a country fit, and are not negative"
)]
fn whole(people: f64) -> u64 {
    people.round().max(0.0) as u64
}

#[cfg(test)]
mod tests;
