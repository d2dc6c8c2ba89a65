//! Reads a JSON document as a whole: a list of objects, an object around one list, or one object.

use std::io::Read;
use std::sync::Arc;

use convenor_domain::RejectedRow;
use serde_json::{Map, Value};

use super::ContentError;
use super::flatten::Columns;
use crate::cell::{Row, Table};
use crate::limits::Limits;

/// Names under which exports keep their list of records.
const WRAPPERS: [&str; 9] =
    ["items", "results", "records", "data", "rows", "entries", "cases", "engagements", "consultations"];

/// The items of a document.
pub(crate) fn items(text: impl Read) -> Result<Vec<Value>, ContentError> {
    let value = serde_json::from_reader(std::io::BufReader::new(text)).map_err(ContentError::json)?;
    match value {
        Value::Array(items) => Ok(items),
        Value::Object(mut object) => Ok(match wrapped(&object) {
            Some(key) => match object.remove(&key) {
                Some(Value::Array(items)) => items,
                _ => Vec::new(),
            },
            None => vec![Value::Object(object)],
        }),
        _ => Err(ContentError::NoRecords),
    }
}

/// The key of the list that an object is only wrapped around.
fn wrapped(object: &Map<String, Value>) -> Option<String> {
    let lists = |value: &Value| {
        value.as_array().is_some_and(|items| !items.is_empty() && items.iter().all(Value::is_object))
    };
    let mut keys = object.iter().filter(|(_, value)| lists(value)).map(|(key, _)| key);
    let key = keys.next().filter(|_| keys.next().is_none())?;
    let known = object.len() == 1 || WRAPPERS.contains(&key.to_lowercase().as_str());
    known.then(|| key.clone())
}

/// A table from items; what is not an object is a rejected row.
pub(crate) fn table(items: Vec<Value>, limits: &Limits) -> Result<Table, ContentError> {
    let mut columns = Columns::default();
    for object in items.iter().filter_map(Value::as_object) {
        columns.see(object);
        if columns.names.len() > limits.columns_max {
            return Err(ContentError::TooMany { what: "columns", limit: limits.columns_max as u64 });
        }
    }
    if columns.names.is_empty() {
        return Err(ContentError::NoRecords);
    }
    let (columns, cell_chars_max) = (Arc::new(columns), limits.cell_chars_max);
    let names = columns.names.clone();
    let rows =
        items.into_iter().zip(1..).map(move |(item, number)| row(&columns, number, &item, cell_chars_max));
    Ok(Table::new(names, rows))
}

/// One item as a row.
pub(crate) fn row(
    columns: &Columns,
    number: u64,
    item: &Value,
    cell_chars_max: usize,
) -> Result<Row, RejectedRow> {
    let reject = |field: &str, reason: String| RejectedRow { row: number, field: field.to_owned(), reason };
    let Value::Object(object) = item else {
        return Err(reject("item", "is not an object: write it as {\"title\": \"…\"}".to_owned()));
    };
    let cells = columns.cells(object);
    let long = columns.names.iter().zip(&cells).find(|(_, cell)| cell.chars() > cell_chars_max);
    match long {
        Some((name, _)) => {
            Err(reject(name, format!("has more than {cell_chars_max} characters: shorten it")))
        }
        None => Ok(Row { number, cells }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> usize {
        items(text.as_bytes()).unwrap().len()
    }

    #[test]
    fn a_list_a_wrapped_list_and_one_object_are_all_records() {
        assert_eq!(count(r#"[{"a":1},{"a":2}]"#), 2);
        assert_eq!(count(r#"{"total":2,"results":[{"a":1},{"a":2}]}"#), 2);
        assert_eq!(count(r#"{"consult":[{"a":1},{"a":2},{"a":3}]}"#), 3);
        assert_eq!(count(r#"{"title":"one","speakers":[{"name":"a"},{"name":"b"}]}"#), 1);
        assert!(matches!(items(&b"3"[..]), Err(ContentError::NoRecords)));
        assert!(matches!(items(&b"[1,\n2,,]"[..]), Err(ContentError::Json { line: 2, .. })));
    }

    #[test]
    fn what_is_not_an_object_is_a_rejected_row() {
        let table = table(items(&br#"[{"a":1}, 7, {"a":2}]"#[..]).unwrap(), &Limits::default()).unwrap();
        let rejected: Vec<_> = table.filter_map(Result::err).collect();
        assert_eq!((rejected.len(), rejected[0].row), (1, 2));
    }
}
