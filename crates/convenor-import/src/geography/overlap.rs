//! Lists of how councils and boards overlap, with the people of each part: many to many.

use std::collections::BTreeMap;

use convenor_domain::{AreaKind, AreaLink};

use super::list::{Level, count, link};
use super::{GeographyError, Sheet};

/// Columns of such a list.
pub(super) struct Overlapping {
    council: usize,
    board: usize,
    people: usize,
    edition: String,
}

/// Its columns; `None` for a list of another kind.
pub(super) fn columns(sheet: &Sheet, levels: &[Level]) -> Option<Overlapping> {
    let [council, board] = levels else { return None };
    let is_pair =
        matches!((council.kind, board.kind), (AreaKind::UpperTier | AreaKind::District, AreaKind::Icb));
    let people = sheet.columns.iter().position(|column| column.to_lowercase().contains("population"));
    let people = people.filter(|_| is_pair)?;
    Some(Overlapping { council: council.code, board: board.code, people, edition: board.edition.clone() })
}

/// Each council lies in every board that some of its people live in, with their share.
pub(super) fn read(sheet: &Sheet, columns: &Overlapping) -> Result<Vec<AreaLink>, GeographyError> {
    let mut all: BTreeMap<&str, u64> = BTreeMap::new();
    let mut parts = Vec::new();
    for row in sheet.rows() {
        let (council, people) = (row.get(columns.council), u64::from(count(sheet, row, columns.people)?));
        *all.entry(council).or_default() += people;
        parts.push((council, row.get(columns.board), people));
    }
    let share = |council: &str, people: u64| {
        let permille = people * 1_000 / all.get(council).copied().unwrap_or_default().max(1);
        u16::try_from(permille).unwrap_or(1_000)
    };
    let link = |(council, board, people)| link(council, board, &columns.edition, share(council, people));
    Ok(parts.into_iter().map(link).collect())
}
