//! The numbered panels as a text that everybody can read and check.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

use crate::Pool;

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
    use super::{list_hash, panel_list};
    use crate::{Person, Pool, Standing};

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
