//! Lists of seats on boards and panels. What tells who somebody is becomes a key at this door, and is forgotten.

use std::path::Path;

use chrono::NaiveDate;
use convenor_domain::RejectedRow;
use convenor_domain::seat::{BodyKind, Capacity, SeatPerson, SeatTerm};

use crate::cell::{Cell, Row};
use crate::responses::Secret;
use crate::{Limits, OpenError, dates, open};

/// Most rows of a list.
const ROWS_MAX: u64 = 50_000;
/// Most bytes of a list.
const BYTES_MAX: u64 = 20 * 1024 * 1024;

/// The columns, with other headings that say the same, all without signs and in small letters.
const COLUMNS: [(&str, &[&str]); 7] = [
    ("body", &["body", "bodyname", "board", "panel", "group", "meeting"]),
    ("organisation", &["organisation", "organization", "org", "host"]),
    ("kind", &["kind", "type", "bodykind", "kindofbody"]),
    ("person", &["personreference", "person", "reference", "email", "emailaddress", "member"]),
    ("capacity", &["capacity", "role", "as"]),
    ("from", &["from", "start", "starts", "since", "startdate"]),
    ("until", &["until", "to", "end", "ends", "enddate"]),
];

/// Other words for capacities.
const CAPACITIES: [(&str, Capacity); 10] = [
    ("member of the public", Capacity::Public),
    ("public member", Capacity::Public),
    ("lived experience", Capacity::Public),
    ("patient", Capacity::Public),
    ("carer", Capacity::Public),
    ("lay member", Capacity::Public),
    ("vcse representative", Capacity::Vcse),
    ("voluntary sector", Capacity::Vcse),
    ("employee", Capacity::Staff),
    ("officer", Capacity::Staff),
];

/// One seat as a list has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatLine {
    /// Row of the file.
    pub row: u64,
    /// The body's name.
    pub body: String,
    /// The organisation's name; empty for a body of the system as a whole.
    pub organisation: String,
    /// What the body is.
    pub kind: BodyKind,
    /// Who holds the seat.
    pub person: SeatPerson,
    /// What it is held as, and when.
    pub term: SeatTerm,
}

/// A list as it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SeatList {
    /// The seats.
    pub lines: Vec<SeatLine>,
    /// Rows that cannot be read.
    pub rejected: Vec<RejectedRow>,
}

/// A list of seats cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SeatsError {
    /// The file cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// A column is missing.
    #[error(
        "there is no column “{0}” in it: the headings are body, organisation, kind, person reference, capacity, from, until"
    )]
    Column(&'static str),
}

impl Secret {
    /// Who holds a seat, by what the list calls them. Not the pseudonym of responses: who sits on a board is often known, and
    /// must not lead to what they answered elsewhere.
    pub fn seat_person(&self, reference: &str) -> SeatPerson {
        SeatPerson(self.pseudonym("seat", reference))
    }
}

impl SeatList {
    /// Reads a list: any table with the columns of the guide, in any order.
    pub fn read(name: &str, path: &Path, secret: &Secret) -> Result<Self, SeatsError> {
        let limits = Limits {
            rows_max: ROWS_MAX,
            file_bytes_max: BYTES_MAX,
            unpacked_bytes_max: 10 * BYTES_MAX,
            ..Limits::default()
        };
        let table = open(name, path, &limits)?.table(None)?;
        let columns = Columns::find(&table.columns)?;
        let mut list = Self::default();
        for row in table {
            match row.and_then(|row| columns.line(&row, secret)) {
                Ok(Some(line)) => list.lines.push(line),
                Ok(None) => {}
                Err(rejected) => list.rejected.push(rejected),
            }
        }
        Ok(list)
    }
}

/// Where the columns are, in the order of [`COLUMNS`].
struct Columns([Option<usize>; COLUMNS.len()]);

impl Columns {
    fn find(headings: &[String]) -> Result<Self, SeatsError> {
        let plain = |heading: &String| -> String {
            heading.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        let headings: Vec<String> = headings.iter().map(plain).collect();
        let at = COLUMNS.map(|(_, names)| {
            names.iter().find_map(|name| headings.iter().position(|heading| heading == name))
        });
        let optional = ["organisation", "until"];
        let missing = COLUMNS.iter().zip(at).find(|((name, _), at)| at.is_none() && !optional.contains(name));
        missing.map_or(Ok(Self(at)), |((name, _), _)| Err(SeatsError::Column(name)))
    }

    /// The seat of a row; nothing of a row that is empty. Errors: what has to be mended.
    fn line(&self, row: &Row, secret: &Secret) -> Result<Option<SeatLine>, RejectedRow> {
        if row.cells.iter().all(Cell::is_empty) {
            return Ok(None);
        }
        let cell = |column: &str| self.cell(row, column);
        let wrong =
            |field: &str, reason: String| RejectedRow { row: row.number, field: field.to_owned(), reason };
        let needed = |field: &str| {
            let text = cell(field);
            let missing = || wrong(field, "is missing: give it a value".to_owned());
            if text.is_empty() { Err(missing()) } else { Ok(text) }
        };
        let body = needed("body")?.to_owned();
        let kind = kind(needed("kind")?).map_err(|reason| wrong("kind", reason))?;
        let person = secret.seat_person(needed("person")?);
        let capacity = capacity(needed("capacity")?).map_err(|reason| wrong("capacity", reason))?;
        let from = needed("from").and_then(|text| first_day(text).map_err(|reason| wrong("from", reason)))?;
        let until = Some(cell("until")).filter(|text| !text.is_empty()).map(last_day).transpose();
        let term = SeatTerm { capacity, from, until: until.map_err(|reason| wrong("until", reason))? };
        let problem = |problems: Vec<convenor_domain::FieldProblem>| {
            let reason = problems.first().map(|problem| problem.reason.to_string()).unwrap_or_default();
            wrong("until", reason)
        };
        term.check().map_err(problem)?;
        Ok(Some(SeatLine {
            row: row.number,
            body,
            organisation: cell("organisation").to_owned(),
            kind,
            person,
            term,
        }))
    }

    fn cell<'a>(&self, row: &'a Row, column: &str) -> &'a str {
        let at = COLUMNS.iter().zip(self.0).find(|((name, _), _)| *name == column).and_then(|(_, at)| at);
        let values = at.and_then(|at| row.cells.get(at)).map(Cell::values).unwrap_or_default();
        values.first().map_or("", |text| text.trim())
    }
}

fn plain(text: &str) -> String {
    text.trim().to_lowercase().replace(['_', '-'], " ")
}

fn kind(text: &str) -> Result<BodyKind, String> {
    let wanted = plain(text);
    let known = BodyKind::ALL.iter().copied().find(|kind| plain(kind.key()) == wanted);
    known.ok_or_else(|| format!("“{text}” is not known: write board, panel, reference group or forum"))
}

fn capacity(text: &str) -> Result<Capacity, String> {
    let wanted = plain(text);
    let known = Capacity::ALL.iter().copied().find(|capacity| plain(capacity.key()) == wanted);
    let other = CAPACITIES.iter().find(|(word, _)| *word == wanted).map(|(_, capacity)| *capacity);
    known.or(other).ok_or_else(|| {
        format!(
            "“{text}” is not known: write public (for themselves, a patient or a carer), vcse, staff or other"
        )
    })
}

fn first_day(text: &str) -> Result<NaiveDate, String> {
    dates::read(text).earliest().ok_or_else(|| no_date(text))
}

fn last_day(text: &str) -> Result<NaiveDate, String> {
    dates::read(text).latest().ok_or_else(|| no_date(text))
}

fn no_date(text: &str) -> String {
    format!("“{text}” cannot be read: write it like “26 September 2026”")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<SeatList, SeatsError> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("seats.csv");
        std::fs::write(&file, text).unwrap();
        SeatList::read("seats.csv", &file, &Secret::new([7; 32]))
    }

    #[test]
    fn a_person_has_one_key_wherever_they_sit_and_none_that_responses_have() {
        let list = read(
            "Body,Organisation,Kind,Person reference,Capacity,From,Until\n\
             Quality board,Trust,Board,Ann@example.org ,Lived experience,2026-01-05,\n\
             Readers,Council,reference group,ann@example.org,VCSE,March 2026,June 2026\n",
        )
        .unwrap();
        assert_eq!(list.rejected, []);
        let [one, other] = list.lines.as_slice() else { panic!("{list:?}") };
        assert_eq!((one.person, one.term.capacity, one.row), (other.person, Capacity::Public, 2));
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        assert_eq!((other.kind, other.term.until), (BodyKind::ReferenceGroup, Some(day("2026-06-30"))));
        let secret = Secret::new([7; 32]);
        assert_ne!(one.person.0, secret.pseudonym("email", "ann@example.org"));
        assert_ne!(one.person, Secret::new([8; 32]).seat_person("ann@example.org"));
    }

    #[test]
    fn bad_rows_are_named_with_what_to_mend_and_never_whose_they_are() {
        let list = read(
            "body,kind,person,capacity,from,until\n\
             Board,circle,ann@example.org,public,2026-01-05,\n\
             Board,board,,public,2026-01-05,\n\
             Board,board,ann@example.org,king,2026-01-05,\n\
             Board,board,ann@example.org,public,soon,\n\
             Board,board,ann@example.org,public,2026-01-05,2025-01-05\n\
             ,,,,,\n\
             Board,board,ann@example.org,public,2026-01-05,2026-12-31\n",
        )
        .unwrap();
        let told: Vec<_> = list.rejected.iter().map(|one| (one.row, one.field.as_str())).collect();
        assert_eq!(told, [(2, "kind"), (3, "person"), (4, "capacity"), (5, "from"), (6, "until")]);
        assert!(list.rejected.iter().all(|one| !one.reason.contains("ann@")), "{:?}", list.rejected);
        assert_eq!(list.lines.len(), 1);
        assert!(matches!(read("body,kind\nBoard,board\n"), Err(SeatsError::Column("person"))));
    }
}
