//! Columns that count by two things at once, such as `younger_females`: how the two go together, beside the list of the one.

use convenor_domain::population::{
    Figures, HeadingUse, Headings, NewPopulation, PairedHeadings, PopulationReading, PopulationRow,
    crossed_key,
};
use convenor_domain::response::Dimensions;

use super::label::Label;
use super::spread::Spread;
use super::table::{Table, TableRow};
use super::{AgeYears, whole};

/// The list of both, where the table has all columns of them. `list` is the one that the table was read as.
pub(super) fn list(
    (headings, dimensions): (&Headings, &Dimensions),
    paired: &PairedHeadings,
    (table, labels): (&Table, &[Label]),
    list: &NewPopulation,
    years: &AgeYears,
) -> Option<NewPopulation> {
    let place = |heading: &String| labels.iter().position(|label| label.plain == *heading);
    let places: Vec<usize> = paired.means.iter().map(|one| place(&one.heading)).collect::<Option<_>>()?;
    let bands: Vec<Label> = places
        .iter()
        .zip(&paired.means)
        .filter_map(|(place, one)| {
            let label = labels.get(*place)?.clone();
            Some(Label { used: HeadingUse::Counted, ages: Some((one.from, one.to)), ..label })
        })
        .collect();
    let ages = headings.categories(dimensions, &paired.with)?;
    let across = &list.categories;
    let column = |key: &String| across.iter().position(|one| one == key);
    let columns: Vec<usize> = paired.means.iter().map(|one| column(&one.category)).collect::<Option<_>>()?;
    let spread = Spread::new(dimensions, &paired.with, &ages, &bands);
    let row = |row: &TableRow| {
        let mut people = vec![0.0; ages.len() * across.len() + 1];
        for (at, (place, column)) in places.iter().zip(&columns).enumerate() {
            let count = row.counts.get(*place).copied().unwrap_or_default();
            for (part, age) in spread.shares(at, &row.area, years) {
                if let Some(sum) = people.get_mut(age * across.len() + column) {
                    *sum += count * part;
                }
            }
        }
        PopulationRow { area: row.area.clone(), total: people.iter().sum(), people }
    };
    let rows: Vec<PopulationRow> = table.rows.iter().map(row).collect();
    let people = whole(rows.iter().map(|row| row.total).sum());
    let key = |age: &String| across.iter().map(|one| crossed_key(age, one)).collect::<Vec<_>>();
    Some(NewPopulation {
        categories: ages.iter().flat_map(key).collect(),
        figures: Figures::Estimated,
        rows,
        reading: PopulationReading {
            dimension: crossed_key(&paired.with, &list.reading.dimension),
            people,
            notes: Vec::new(),
            ..list.reading.clone()
        },
    })
}

/// What has to be said of such columns beside the list of the one.
pub(super) fn note(paired: &PairedHeadings, labels: &[Label], list: &NewPopulation) -> Option<String> {
    let is_paired = |label: &&Label| paired.means.iter().any(|one| one.heading == label.plain);
    let found: Vec<&Label> = labels.iter().filter(is_paired).collect();
    let first = found.first()?;
    let band = paired.means.iter().find(|one| one.heading == first.plain)?;
    let people = whole(found.iter().map(|label| label.people).sum());
    Some(format!(
        "“{}” and the like ({} headings) count by {} and {} at once without saying which ages; the first is taken for {} to {}. \
         Together they are {people} of {} people, so they only say how the two go together, where both are asked for",
        first.heading,
        found.len(),
        paired.with,
        list.reading.dimension,
        band.from,
        band.to,
        list.reading.people
    ))
}
