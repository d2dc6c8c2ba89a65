//! `selected.csv`: the drawn people, with all columns of the pool.

use convenor_lottery::{ReadPool, Table};

/// The heading of identifiers that the pool has no column for.
const ID: &str = "id";

/// Rows of a pool for these people, in their order. A pool without a column of identifiers gets one in front.
pub(super) fn rows(table: &Table, pool: &ReadPool, people: &[usize]) -> Vec<Vec<String>> {
    let numbered = pool.id_column.is_none();
    let with_id = |id: &str, cells: &mut dyn Iterator<Item = String>| -> Vec<String> {
        numbered.then(|| id.to_owned()).into_iter().chain(cells).collect()
    };
    let mut rows = vec![with_id(ID, &mut table.headings.iter().cloned())];
    for person in people {
        if let (Some(row), Some(person)) = (table.rows.get(*person), pool.pool.people.get(*person)) {
            let mut cells = (0..table.headings.len()).map(|column| row.cell(column).to_owned());
            rows.push(with_id(&person.id, &mut cells));
        }
    }
    rows
}

/// The drawn people by identifier alone.
pub(super) fn bare_rows<'a>(heading: Option<&str>, ids: impl Iterator<Item = &'a str>) -> Vec<Vec<String>> {
    let headings = vec![heading.unwrap_or(ID).to_owned()];
    std::iter::once(headings).chain(ids.map(|id| vec![id.to_owned()])).collect()
}

/// Who the file says was drawn; nothing when it has no column of identifiers.
pub(super) fn ids(text: &str, heading: Option<&str>) -> anyhow::Result<Option<Vec<String>>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let wanted = heading.unwrap_or(ID);
    let Some(column) = reader.headers()?.iter().position(|one| one == wanted) else { return Ok(None) };
    let mut ids = Vec::new();
    for record in reader.records() {
        ids.push(record?.get(column).unwrap_or_default().to_owned());
    }
    Ok(Some(ids))
}
