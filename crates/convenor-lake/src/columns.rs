//! The columns that the files of an engagement have between them: imports may bring different questions.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use convenor_domain::response::ask::AskError;
use convenor_domain::response::{QuestionKind, ResponseFile};
use datafusion::arrow::datatypes::{DataType, Schema, SchemaRef};

use crate::layout;

/// Questions and dimensions of all files together.
#[derive(Debug, Clone, Default)]
pub(crate) struct Columns {
    questions: BTreeMap<String, QuestionKind>,
    dimensions: BTreeSet<String>,
}

impl Columns {
    /// What some files have between them. Errors: two files say different things of a question, or a key cannot name a
    /// column.
    pub(crate) fn of(files: &[ResponseFile]) -> Result<Self, AskError> {
        let mut columns = Self::default();
        for file in files {
            layout::check_keys(&file.questions, &file.dimensions)
                .map_err(|error| AskError::File { reason: format!("{}: {error}", file.path) })?;
            for question in &file.questions {
                let kind = *columns.questions.entry(question.key.clone()).or_insert(question.kind);
                if kind != question.kind {
                    let (path, key) = (&file.path, &question.key);
                    let reason = format!(
                        "the file {path} has answers to “{key}” of another kind than earlier files: undo its import and \
                         import it again"
                    );
                    return Err(AskError::File { reason });
                }
            }
            columns.dimensions.extend(file.dimensions.iter().cloned());
        }
        Ok(columns)
    }

    /// Which kind of answer a question takes. Errors: no file has it.
    pub(crate) fn get_question(&self, key: &str) -> Result<QuestionKind, AskError> {
        self.questions.get(key).copied().ok_or_else(|| AskError::NoQuestion { key: key.to_owned() })
    }

    /// The column of a dimension, or `None` where nobody was asked.
    pub(crate) fn lookup_dimension(&self, key: &str) -> Option<String> {
        self.dimensions.contains(key).then(|| layout::dimension_column(key))
    }

    /// The columns with their types, as an engine reads them.
    pub(crate) fn schema(&self) -> SchemaRef {
        let questions = self.questions.iter().map(|(key, kind)| (key.as_str(), *kind));
        let dimensions = self.dimensions.iter().map(String::as_str);
        Arc::new(Schema::new(layout::fields(questions, dimensions, &DataType::Utf8View)))
    }
}
