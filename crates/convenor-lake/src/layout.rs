//! Where a file of the lake lies, and what its columns are called. The same for every engine that reads it.

use convenor_domain::response::{Question, QuestionKind, ResponseFile};
use convenor_domain::{EngagementId, ImportId, SystemId};
use datafusion::arrow::datatypes::{DataType, Field};

use crate::LakeError;

/// Folder of all responses.
pub(crate) const FOLDER: &str = "responses";

/// Column of the response's key.
pub(crate) const KEY: &str = "key";
/// Column of the row in the imported file.
pub(crate) const ROW: &str = "row";
/// Column of the person's pseudonym.
pub(crate) const PERSON: &str = "person";
/// Column of the day on which it was given.
pub(crate) const GIVEN_ON: &str = "given_on";
/// Column of the small area.
pub(crate) const AREA: &str = "area";

/// Stands before, between and after the answers to a question with several, so that one answer is found by the same
/// expression whatever stands beside it.
pub(crate) const SEPARATOR: char = '\u{1f}';

/// Longest key, in bytes.
const KEY_BYTES_MAX: usize = 60;

/// Path within the lake of the file that one import makes.
pub(crate) fn path(system: SystemId, engagement: EngagementId, import: ImportId) -> String {
    format!("{FOLDER}/{system}/{engagement}/{import}.parquet")
}

/// Path within the lake of the file with the counts of a file of responses.
pub(crate) fn cubes_path(file: &ResponseFile) -> String {
    format!("{FOLDER}/{}/{}/{}.cubes.parquet", file.system, file.engagement, file.import)
}

/// The column of a dimension.
pub(crate) fn dimension_column(key: &str) -> String {
    format!("d_{key}")
}

/// Every column with its type, which depends on how the reader or writer likes texts best.
pub(crate) fn fields<'a>(
    questions: impl IntoIterator<Item = (&'a str, QuestionKind)>,
    dimensions: impl IntoIterator<Item = &'a str>,
    text: &DataType,
) -> Vec<Field> {
    let mut fields = vec![
        Field::new(KEY, DataType::Int64, false),
        Field::new(ROW, DataType::Int64, false),
        Field::new(PERSON, DataType::Int64, true),
        Field::new(GIVEN_ON, DataType::Date32, true),
        Field::new(AREA, text.clone(), true),
    ];
    let dimensions = dimensions.into_iter();
    fields.extend(dimensions.map(|key| Field::new(dimension_column(key), text.clone(), true)));
    let questions = questions.into_iter();
    fields.extend(questions.map(|(key, kind)| Field::new(key, data_type(kind, text), true)));
    fields
}

fn data_type(kind: QuestionKind, text: &DataType) -> DataType {
    match kind {
        QuestionKind::Number => DataType::Float64,
        QuestionKind::Date => DataType::Date32,
        QuestionKind::Closed
        | QuestionKind::Multiple
        | QuestionKind::Scale
        | QuestionKind::Open
        | QuestionKind::Demographic => text.clone(),
    }
}

/// That the keys can name columns, each its own.
pub(crate) fn check_keys(questions: &[Question], dimensions: &[String]) -> Result<(), LakeError> {
    let mut taken = std::collections::HashSet::new();
    for question in questions {
        let key = question.key.as_str();
        let reserved = [KEY, ROW, PERSON, GIVEN_ON, AREA].contains(&key) || key.starts_with("d_");
        if reserved || !is_key(key) || !taken.insert(key.to_owned()) {
            return Err(LakeError::Key(key.to_owned()));
        }
    }
    for key in dimensions {
        if !is_key(key) || !taken.insert(dimension_column(key)) {
            return Err(LakeError::Key(key.clone()));
        }
    }
    Ok(())
}

/// Whether a key is made of signs that need no thought in any engine, file or language.
pub(crate) fn is_key(key: &str) -> bool {
    let allowed = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_');
    key.len() <= KEY_BYTES_MAX
        && key.starts_with(|first: char| first.is_ascii_lowercase())
        && key.bytes().all(allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(key: &str) -> Question {
        let (heading, text) = (key.to_owned(), key.to_owned());
        Question {
            key: key.to_owned(),
            heading,
            text,
            kind: QuestionKind::Closed,
            options: Vec::new(),
            dimension: None,
        }
    }

    #[test]
    fn keys_name_columns_without_any_doubt() {
        assert!(
            check_keys(&[question("q1"), question("q2")], &["age".to_owned(), "long-term".to_owned()])
                .is_ok()
        );
        for key in ["", "key", "d_age", "1q", "Q1", "q`1", "q 1", "q\"1", "é"] {
            assert!(check_keys(&[question(key)], &[]).is_err(), "{key}");
        }
        assert!(check_keys(&[question("q1"), question("q1")], &[]).is_err());
        assert!(check_keys(&[], &["age".to_owned(), "age".to_owned()]).is_err());
    }
}
