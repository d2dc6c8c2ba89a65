//! Responses gathered as columns until there are enough of them to write.

use std::sync::Arc;

use convenor_domain::response::{Answer, GivenResponse, Question, QuestionKind};
use datafusion::arrow::array::{
    ArrayRef, Date32Builder, Float64Builder, Int64Builder, RecordBatch, StringBuilder,
};
use datafusion::arrow::datatypes::{Date32Type, SchemaRef};
use datafusion::parquet::errors::ParquetError;

use crate::LakeError;
use crate::layout::SEPARATOR;

/// Responses gathered before they are written.
const ROWS_MAX: usize = 8192;
/// Bytes of texts gathered before they are written.
const BYTES_MAX: usize = 8 << 20;

/// Responses as columns.
pub(super) struct Rows {
    schema: SchemaRef,
    key: Int64Builder,
    row: Int64Builder,
    person: Int64Builder,
    given_on: Date32Builder,
    area: StringBuilder,
    people: Vec<StringBuilder>,
    answers: Vec<AnswerColumn>,
    gathered: usize,
    bytes: usize,
}

enum AnswerColumn {
    Text(StringBuilder),
    Number(Float64Builder),
    Date(Date32Builder),
}

impl Rows {
    pub(super) fn new(schema: SchemaRef, questions: &[Question], dimensions: usize) -> Self {
        Self {
            schema,
            key: Int64Builder::new(),
            row: Int64Builder::new(),
            person: Int64Builder::new(),
            given_on: Date32Builder::new(),
            area: StringBuilder::new(),
            people: std::iter::repeat_with(StringBuilder::new).take(dimensions).collect(),
            answers: questions.iter().map(|question| AnswerColumn::of(question.kind)).collect(),
            gathered: 0,
            bytes: 0,
        }
    }

    /// Adds a response, or leaves everything as it was when it does not fit.
    pub(super) fn push(&mut self, given: &GivenResponse, questions: &[Question]) -> Result<(), LakeError> {
        if given.people.len() != self.people.len() || given.answers.len() != self.answers.len() {
            return Err(LakeError::Shape { row: given.row });
        }
        let row = i64::try_from(given.row).map_err(|_| LakeError::Shape { row: given.row })?;
        for (answer, question) in given.answers.iter().zip(questions) {
            check(answer, question, given.row)?;
        }
        self.key.append_value(given.key);
        self.row.append_value(row);
        self.person.append_option(given.person);
        self.given_on.append_option(given.given_on.map(Date32Type::from_naive_date));
        self.area.append_option(given.area.as_ref().map(|area| area.0.as_str()));
        for (column, category) in self.people.iter_mut().zip(&given.people) {
            column.append_option(category.as_deref());
        }
        for (column, answer) in self.answers.iter_mut().zip(&given.answers) {
            self.bytes += column.append(answer);
        }
        self.gathered += 1;
        Ok(())
    }

    pub(super) fn is_full(&self) -> bool {
        self.gathered >= ROWS_MAX || self.bytes >= BYTES_MAX
    }

    /// All that was gathered.
    pub(super) fn take(&mut self) -> Result<RecordBatch, LakeError> {
        let mut columns: Vec<ArrayRef> = vec![
            Arc::new(self.key.finish()),
            Arc::new(self.row.finish()),
            Arc::new(self.person.finish()),
            Arc::new(self.given_on.finish()),
            Arc::new(self.area.finish()),
        ];
        columns.extend(self.people.iter_mut().map(|column| Arc::new(column.finish()) as ArrayRef));
        columns.extend(self.answers.iter_mut().map(AnswerColumn::finish));
        (self.gathered, self.bytes) = (0, 0);
        Ok(RecordBatch::try_new(Arc::clone(&self.schema), columns).map_err(ParquetError::from)?)
    }
}

impl AnswerColumn {
    fn of(kind: QuestionKind) -> Self {
        match kind {
            QuestionKind::Number => Self::Number(Float64Builder::new()),
            QuestionKind::Date => Self::Date(Date32Builder::new()),
            QuestionKind::Closed
            | QuestionKind::Multiple
            | QuestionKind::Scale
            | QuestionKind::Open
            | QuestionKind::Demographic => Self::Text(StringBuilder::new()),
        }
    }

    /// Appends an answer that was found to fit. Returns how many bytes of text it took.
    fn append(&mut self, answer: &Answer) -> usize {
        match (self, answer) {
            (Self::Text(column), Answer::One(text)) => append_text(column, text),
            (Self::Text(column), Answer::Words(text)) => append_text(column, text),
            (Self::Text(column), Answer::Many(chosen)) => append_text(column, &joined(chosen)),
            (Self::Text(column), _) => append_text(column, ""),
            (Self::Number(column), Answer::Number(number)) => {
                column.append_value(*number);
                0
            }
            (Self::Number(column), _) => {
                column.append_null();
                0
            }
            (Self::Date(column), Answer::Date(day)) => {
                column.append_value(Date32Type::from_naive_date(*day));
                0
            }
            (Self::Date(column), _) => {
                column.append_null();
                0
            }
        }
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Self::Text(column) => Arc::new(column.finish()),
            Self::Number(column) => Arc::new(column.finish()),
            Self::Date(column) => Arc::new(column.finish()),
        }
    }
}

/// A text without any sign is no answer.
fn append_text(column: &mut StringBuilder, text: &str) -> usize {
    column.append_option(Some(text).filter(|text| !text.is_empty()));
    text.len()
}

/// Several answers in one text, each once, between separators.
fn joined(chosen: &[Arc<str>]) -> String {
    let mut text = String::new();
    for (place, answer) in chosen.iter().enumerate() {
        if answer.is_empty() || chosen.iter().take(place).any(|earlier| earlier == answer) {
            continue;
        }
        if text.is_empty() {
            text.push(SEPARATOR);
        }
        text.push_str(answer);
        text.push(SEPARATOR);
    }
    text
}

fn check(answer: &Answer, question: &Question, row: u64) -> Result<(), LakeError> {
    let fits = match answer {
        Answer::None => true,
        Answer::One(_) => {
            matches!(question.kind, QuestionKind::Closed | QuestionKind::Scale | QuestionKind::Demographic)
        }
        Answer::Many(_) => question.kind == QuestionKind::Multiple,
        Answer::Number(number) => question.kind == QuestionKind::Number && number.is_finite(),
        Answer::Date(_) => question.kind == QuestionKind::Date,
        Answer::Words(_) => question.kind == QuestionKind::Open,
    };
    if !fits {
        return Err(LakeError::Kind { row, question: question.key.clone() });
    }
    if matches!(answer, Answer::Many(chosen) if chosen.iter().any(|text| text.contains(SEPARATOR))) {
        return Err(LakeError::Separator { row, question: question.key.clone() });
    }
    Ok(())
}
