//! Tables of counts in CSV: one column a dimension, `n` last; and hierarchies: `dimension,code,parent`.
//!
//! What cannot be read exactly is refused, with its row. Whether the numbers add up is left to others.

use std::io::Read;
use std::path::Path;

/// Bytes of a table at most.
const BYTES_MAX: u64 = 64 * 1024 * 1024;

/// The name of the column with the number of people.
const COUNT: &str = "n";

/// The code of everybody.
const TOTAL: &str = "Total";

/// Columns of protected tables, which no dimension can be named after.
const RESERVED: [&str; 2] = [COUNT, "status"];

/// A table as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenTable {
    /// The names of the dimensions, in order of their columns.
    pub dimensions: Vec<String>,
    /// The rows.
    pub rows: Vec<WrittenRow>,
}

/// A row as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenRow {
    /// Its number as a spreadsheet shows it: the headings are row 1.
    pub number: u64,
    /// One code for each dimension.
    pub codes: Vec<String>,
    /// The number of people; nothing where the cell is empty.
    pub count: Option<u64>,
    /// What stands in the column `status`; empty where there is none.
    pub status: String,
}

/// A line of a hierarchy as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenLink {
    /// The dimension, by the name of its column.
    pub dimension: String,
    /// The smaller one.
    pub code: String,
    /// The larger one.
    pub parent: String,
}

/// Why a table or a hierarchy cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum CountTableError {
    /// The file cannot be opened or read.
    #[error("{0}: see that the file is there and that you may read it")]
    Read(#[from] std::io::Error),
    /// It is too large.
    #[error("it is larger than {} MiB: a table to publish is smaller; group codes first", BYTES_MAX / (1024 * 1024))]
    Large,
    /// It is not text in UTF-8.
    #[error("it is not text in UTF-8: save it as “CSV UTF-8”")]
    NotUtf8,
    /// The headings are wrong.
    #[error("headings: {0}")]
    Headings(String),
    /// A row is wrong.
    #[error("row {row}: {wrong}")]
    Row {
        /// Its number; the headings are row 1.
        row: u64,
        /// What is wrong, and how to mend it.
        wrong: String,
    },
}

/// Whether an empty number is taken: only in what was published already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmptyCount {
    /// Every row has a number.
    Refused,
    /// A row without a number is a hidden cell, and a column `status` may follow.
    Hidden,
}

/// Reads a table.
pub fn read_count_table(file: &Path, empty: EmptyCount) -> Result<WrittenTable, CountTableError> {
    parse_count_table(&text(file)?, empty)
}

/// Reads a hierarchy.
pub fn read_hierarchy(file: &Path) -> Result<Vec<WrittenLink>, CountTableError> {
    parse_hierarchy(&text(file)?)
}

fn text(file: &Path) -> Result<String, CountTableError> {
    let mut bytes = Vec::new();
    std::fs::File::open(file)?.take(BYTES_MAX + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > BYTES_MAX {
        return Err(CountTableError::Large);
    }
    let text = String::from_utf8(bytes).map_err(|_| CountTableError::NotUtf8)?;
    Ok(text.trim_start_matches('\u{feff}').to_owned())
}

/// The records of a text, each with the number of its row.
fn records(text: &str) -> impl Iterator<Item = Result<(u64, Vec<String>), CountTableError>> {
    let reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    reader.into_records().zip(1..).map(|(record, row)| match record {
        Ok(record) => Ok((row, record.iter().map(str::to_owned).collect())),
        Err(error) => Err(CountTableError::Row { row, wrong: error.to_string() }),
    })
}

/// Reads a table from its text.
pub fn parse_count_table(text: &str, empty: EmptyCount) -> Result<WrittenTable, CountTableError> {
    let mut records = records(text);
    let mut columns = records.next().transpose()?.map(|(_, columns)| columns).unwrap_or_default();
    let has_status = empty == EmptyCount::Hidden && columns.last().is_some_and(|name| name == "status");
    if has_status {
        columns.pop();
    }
    let dimensions = dimensions(&columns)?;
    let row = |record: Result<(u64, Vec<String>), CountTableError>| {
        let (number, cells) = record?;
        row(&dimensions, number, cells, empty, has_status)
            .map_err(|wrong| CountTableError::Row { row: number, wrong })
    };
    let rows = records.map(row).collect::<Result<_, _>>()?;
    Ok(WrittenTable { dimensions, rows })
}

fn dimensions(columns: &[String]) -> Result<Vec<String>, CountTableError> {
    let wrong = |wrong: String| Err(CountTableError::Headings(wrong));
    let Some((COUNT, dimensions)) = columns.split_last().map(|(last, before)| (last.as_str(), before)) else {
        return wrong(format!(
            "the last column must be named n, and hold the number of people; the columns are: {}",
            columns.join(", ")
        ));
    };
    if dimensions.is_empty() {
        return wrong("there is no column before n: give each dimension of the table one".to_owned());
    }
    if let Some(place) = dimensions.iter().position(String::is_empty) {
        return wrong(format!("column {} has no name: name the dimension", place + 1));
    }
    if let Some(name) = dimensions.iter().find(|name| RESERVED.contains(&name.as_str())) {
        return wrong(format!("a dimension cannot be named {name}, as a column of the protected table is"));
    }
    let twice =
        dimensions.iter().enumerate().find(|(at, name)| dimensions.iter().take(*at).any(|n| n == *name));
    if let Some((_, name)) = twice {
        return wrong(format!("two columns are named {name}: give each dimension its own name"));
    }
    Ok(dimensions.to_vec())
}

fn row(
    dimensions: &[String],
    number: u64,
    mut codes: Vec<String>,
    empty: EmptyCount,
    has_status: bool,
) -> Result<WrittenRow, String> {
    let wanted = dimensions.len() + 1 + usize::from(has_status);
    if codes.len() != wanted {
        return Err(format!(
            "it has {} cells, and the headings {wanted}: give every row as many, in quotes where a code has a comma",
            codes.len()
        ));
    }
    let status = if has_status { codes.pop().unwrap_or_default() } else { String::new() };
    let written = codes.pop().unwrap_or_default();
    if let Some((dimension, _)) = dimensions.iter().zip(&codes).find(|(_, code)| code.is_empty()) {
        return Err(format!("{dimension} is empty: write its code, or {TOTAL} for a margin"));
    }
    let almost = |code: &&String| code.eq_ignore_ascii_case(TOTAL) && *code != TOTAL;
    if let Some(code) = codes.iter().find(almost) {
        return Err(format!("write {TOTAL} for a margin, not {code}"));
    }
    let count = count(&written, empty)?;
    Ok(WrittenRow { number, codes, count, status })
}

fn count(written: &str, empty: EmptyCount) -> Result<Option<u64>, String> {
    if written.is_empty() {
        return match empty {
            EmptyCount::Hidden => Ok(None),
            EmptyCount::Refused => Err("n is empty: write how many people, 0 for nobody".to_owned()),
        };
    }
    let whole = written.bytes().all(|byte| byte.is_ascii_digit());
    match written.parse() {
        Ok(count) if whole => Ok(Some(count)),
        _ if written.starts_with('-') => Err(format!("n is {written}: a number of people cannot be below 0")),
        _ => Err(format!(
            "n is {written}: write a whole number in digits only, without points, commas or signs"
        )),
    }
}

fn parse_hierarchy(text: &str) -> Result<Vec<WrittenLink>, CountTableError> {
    let mut records = records(text);
    let columns = records.next().transpose()?.map(|(_, columns)| columns).unwrap_or_default();
    if columns != ["dimension", "code", "parent"] {
        let wrong = format!("they must be dimension,code,parent, and are {}", columns.join(","));
        return Err(CountTableError::Headings(wrong));
    }
    let link = |record: Result<(u64, Vec<String>), CountTableError>| {
        let (row, cells) = record?;
        let wrong = |wrong: String| CountTableError::Row { row, wrong };
        let [dimension, code, parent] = <[String; 3]>::try_from(cells)
            .map_err(|cells| wrong(format!("it has {} cells, and the headings 3", cells.len())))?;
        if [&dimension, &code, &parent].into_iter().any(String::is_empty) {
            return Err(wrong("a cell is empty: give a dimension, a code and its parent".to_owned()));
        }
        if code == TOTAL {
            return Err(wrong(format!("{TOTAL} is everybody and has no parent: take the line out")));
        }
        Ok(WrittenLink { dimension, code, parent })
    };
    records.map(link).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        parse_count_table(text, EmptyCount::Refused).unwrap_err().to_string()
    }

    #[test]
    fn a_table_is_read_as_it_is_written() {
        let table =
            parse_count_table("age,area,n\n16-24,\"a, b\",5\nTotal,a,0\n", EmptyCount::Refused).unwrap();
        assert_eq!(table.dimensions, ["age", "area"]);
        assert_eq!((table.rows[0].codes[1].as_str(), table.rows[0].count), ("a, b", Some(5)));
        assert_eq!(table.rows[1].number, 3);
    }

    #[test]
    fn what_is_wrong_is_named_with_its_row_and_mend() {
        for (text, mend) in [
            ("", "must be named n"),
            ("age,area\na,b\n", "must be named n"),
            ("n\n5\n", "no column before n"),
            ("age,,n\n", "column 2 has no name"),
            ("age,age,n\n", "two columns are named age"),
            ("status,n\n", "cannot be named status"),
            ("age,n\na,5\nb,-1\n", "row 3: n is -1: a number of people cannot be below 0"),
            ("age,n\na,5.0\n", "row 2: n is 5.0: write a whole number"),
            ("age,n\na,+5\n", "row 2: n is +5"),
            ("age,n\na,99999999999999999999\n", "row 2: n is 9"),
            ("age,n\na,\n", "row 2: n is empty"),
            ("age,n\n,5\n", "row 2: age is empty"),
            ("age,n\nTOTAL,5\n", "write Total for a margin, not TOTAL"),
            ("age,n\na,5,6\n", "row 2: it has 3 cells, and the headings 2"),
        ] {
            let words = refused(text);
            assert!(words.contains(mend), "{text:?}: {words}");
        }
    }

    #[test]
    fn a_published_table_has_hidden_cells_and_their_status() {
        let table = parse_count_table("age,n,status\na,,primary\nb,8,shown\n", EmptyCount::Hidden).unwrap();
        assert_eq!((table.rows[0].count, table.rows[0].status.as_str()), (None, "primary"));
        assert_eq!(table.rows[1].count, Some(8));
    }

    #[test]
    fn a_hierarchy_is_three_columns() {
        let links = parse_hierarchy("dimension,code,parent\nmonth,jan,2025\n").unwrap();
        assert_eq!(links[0].parent, "2025");
        for (text, mend) in [
            ("code,parent\n", "must be dimension,code,parent"),
            ("dimension,code,parent\na,b\n", "row 2: it has 2 cells"),
            ("dimension,code,parent\na,b,\n", "row 2: a cell is empty"),
            ("dimension,code,parent\na,Total,b\n", "everybody and has no parent"),
        ] {
            let words = parse_hierarchy(text).unwrap_err().to_string();
            assert!(words.contains(mend), "{text:?}: {words}");
        }
    }
}
