//! Results on their way from an engine, and what is made of them. Nothing of a result is believed before its end.

use convenor_domain::response::ask::{AskError, Comment};
use datafusion::arrow::array::{AsArray, RecordBatch};
use datafusion::arrow::compute::cast;
use datafusion::arrow::datatypes::{DataType, Int64Type};
use futures::stream::BoxStream;

use super::error::of_engine;
use super::group::{self, Group, Totals};
use super::remembered::Gathered;

/// A result, a piece at a time.
pub(crate) type Batches = BoxStream<'static, Result<RecordBatch, AskError>>;

/// Makes something of a result. A clone begins anew, when the result has to be fetched from another engine.
pub(super) trait Read: Clone {
    /// What is made.
    type Output;

    /// Takes a piece. Errors: it is not of the columns that were asked for.
    fn take(&mut self, batch: RecordBatch) -> Result<(), AskError>;

    /// What was made, when the result is whole. Errors: it is not.
    fn finish(self) -> Result<Self::Output, AskError>;
}

/// Folds groups, once their control totals are found right.
#[derive(Clone)]
pub(super) struct Folding<S, F> {
    pub(super) folded: S,
    pub(super) add: F,
    /// Columns before the counts.
    pub(super) width: usize,
    pub(super) seen: Totals,
    pub(super) expected: Totals,
    pub(super) gathered: Gathered,
}

impl<S: Clone, F: FnMut(&mut S, &Group<'_>) + Clone> Read for Folding<S, F> {
    type Output = (S, Gathered);

    fn take(&mut self, batch: RecordBatch) -> Result<(), AskError> {
        let Self { folded, add, seen, width, .. } = self;
        group::read(&batch, *width, seen, |group| add(folded, group))?;
        self.gathered.push(batch);
        Ok(())
    }

    fn finish(self) -> Result<Self::Output, AskError> {
        self.seen.check(self.expected)?;
        Ok((self.folded, self.gathered))
    }
}

/// Reads a page of comments of the columns file, row and text.
#[derive(Clone)]
pub(super) struct Page {
    pub(super) comments: Vec<Comment>,
    /// How many were counted.
    pub(super) expected: u64,
}

impl Read for Page {
    type Output = Vec<Comment>;

    fn take(&mut self, batch: RecordBatch) -> Result<(), AskError> {
        let shape = || of_engine("the engine answered with other columns than asked for");
        let [_, row, text] = batch.columns() else {
            return Err(shape());
        };
        let text = cast(text, &DataType::Utf8).map_err(of_engine)?;
        let row = row.as_primitive_opt::<Int64Type>().ok_or_else(shape)?;
        let texts = text.as_string_opt::<i32>().ok_or_else(shape)?;
        let comment = |(row, text): (&i64, Option<&str>)| {
            Some(Comment { row: row.unsigned_abs(), text: text?.to_owned() })
        };
        self.comments.extend(row.values().iter().zip(texts.iter()).filter_map(comment));
        Ok(())
    }

    fn finish(self) -> Result<Self::Output, AskError> {
        if u64::try_from(self.comments.len()) == Ok(self.expected) {
            return Ok(self.comments);
        }
        Err(of_engine("the engine brought another number of comments than it counted"))
    }
}
