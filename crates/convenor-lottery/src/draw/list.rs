//! The numbered panels as a text that everybody can read and check.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use crate::Pool;

/// A text that is no list of panels.
#[derive(Debug, thiserror::Error)]
pub enum PanelListError {
    /// Not CSV.
    #[error(transparent)]
    Csv(#[from] csv::Error),
    /// Other columns.
    #[error("its headings are not panel,id")]
    Headings,
    /// Something else stands for a number.
    #[error("“{0}” is not the number of a panel")]
    Number(String),
    /// Panels are numbered from 1, one after the other.
    #[error("panel {0} is out of order")]
    Order(usize),
}

/// The canonical list: CSV with the headings `panel,id`, a row for every seat, lines ending in a line feed.
///
/// Panels are numbered from 1; within a panel people stand in the order of the pool. Identifiers are quoted only where they hold a comma,
/// a quotation mark or a line break. The same panels always give the same text, byte for byte.
pub fn panel_list(pool: &Pool, panels: &[Vec<usize>]) -> String {
    let mut list = String::from("panel,id\n");
    for (panel, people) in (1_usize..).zip(panels) {
        for person in people.iter().filter_map(|person| pool.people.get(*person)) {
            // Writing to a string cannot fail.
            let _ = writeln!(list, "{panel},{}", field(&person.id));
        }
    }
    list
}

/// Reads a list back: the identifiers of each panel's people, in the order of the list. The first panel has the number 1.
pub fn read_panel_list(list: &str) -> Result<Vec<Vec<String>>, PanelListError> {
    let mut reader = csv::Reader::from_reader(list.as_bytes());
    if !reader.headers()?.iter().eq(["panel", "id"]) {
        return Err(PanelListError::Headings);
    }
    let mut panels: Vec<Vec<String>> = Vec::new();
    for record in reader.records() {
        let record = record?;
        let (number, id) = (record.get(0).unwrap_or_default(), record.get(1).unwrap_or_default());
        let number: usize = number.parse().map_err(|_| PanelListError::Number(number.to_owned()))?;
        if number == panels.len() + 1 {
            panels.push(Vec::new());
        }
        match panels.last_mut() {
            Some(people) if number > 0 => people.push(id.to_owned()),
            _ => return Err(PanelListError::Order(number)),
        }
        if number != panels.len() {
            return Err(PanelListError::Order(number));
        }
    }
    Ok(panels)
}

/// The SHA-256 of a list of panels, as 64 small hexadecimal digits: what `sha256sum` says of the file.
pub fn list_hash(list: &str) -> String {
    hex(list.as_bytes())
}

/// The SHA-256 of some bytes, in small hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

fn field(id: &str) -> std::borrow::Cow<'_, str> {
    if id.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", id.replace('"', "\"\"")).into()
    } else {
        id.into()
    }
}

#[cfg(test)]
mod tests {
    use super::{list_hash, panel_list, read_panel_list};
    use crate::{Person, Pool, Standing};

    #[test]
    fn a_list_is_read_back_as_it_was_written() {
        let people = ["p1", "p,2", "the \"third\"", "a\nb"].map(|id| Person {
            id: id.to_owned(),
            values: vec![],
            household: None,
            standing: Standing::Free,
            weight: 1,
        });
        let list = panel_list(&Pool { people: people.to_vec() }, &[vec![0, 1], vec![2], vec![0, 3]]);
        let read = read_panel_list(&list).unwrap();
        assert_eq!(read, [vec!["p1", "p,2"], vec!["the \"third\""], vec!["p1", "a\nb"]]);
        for wrong in [
            "panel,name\n1,p1\n",
            "panel,id\n2,p1\n",
            "panel,id\nx,p1\n",
            "panel,id\n1,p1\n3,p2\n",
            "panel,id\n0,p1\n",
        ] {
            assert!(read_panel_list(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_list_has_a_row_for_every_seat_and_the_hash_that_other_programs_find() {
        let person = |id: &str| Person {
            id: id.to_owned(),
            values: vec![],
            household: None,
            standing: Standing::Free,
            weight: 1,
        };
        let pool = Pool { people: ["p1", "p,2", "the \"third\""].map(person).to_vec() };
        let list = panel_list(&pool, &[vec![0, 1], vec![1, 2]]);
        assert_eq!(list, "panel,id\n1,p1\n1,\"p,2\"\n2,\"p,2\"\n2,\"the \"\"third\"\"\"\n");
        // The SHA-256 of nothing, as FIPS 180-4's examples have it.
        assert_eq!(list_hash(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
