//! Groups as an engine brings them: the values that they are of, how many of their responses meet the condition, and
//! their control totals.

use convenor_domain::response::ResponseFile;
use convenor_domain::response::ask::AskError;
use datafusion::arrow::array::{Array, ArrayRef, AsArray, Int64Array, RecordBatch};
use datafusion::arrow::compute::cast;
use datafusion::arrow::datatypes::{DataType, Float64Type, Int64Type};

use super::error::of_engine;

/// One group.
pub(crate) struct Group<'a> {
    values: &'a [ArrayRef],
    index: usize,
    /// Responses that meet the condition.
    pub(crate) fitting: u64,
    /// Sum of the keys of all its responses, wrapping.
    pub(crate) key_sum: i64,
}

impl Group<'_> {
    /// A value that is a text or a date.
    pub(crate) fn text(&self, place: usize) -> Option<&str> {
        let column = self.values.get(place)?.as_string_opt::<i32>()?;
        column.is_valid(self.index).then(|| column.value(self.index))
    }

    /// A value that is a number with decimals.
    pub(crate) fn number(&self, place: usize) -> Option<f64> {
        let column = self.values.get(place)?.as_primitive_opt::<Float64Type>()?;
        column.is_valid(self.index).then(|| column.value(self.index))
    }

    /// A value that is a whole number.
    pub(crate) fn whole_number(&self, place: usize) -> Option<i64> {
        let column = self.values.get(place)?.as_primitive_opt::<Int64Type>()?;
        column.is_valid(self.index).then(|| column.value(self.index))
    }
}

/// Responses and the wrapping sum of their keys: what an engine read, or what the manifest says there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Totals {
    responses: u64,
    key_sum: i64,
}

impl Totals {
    /// What the manifest says.
    pub(super) fn of(files: &[ResponseFile]) -> Self {
        files.iter().fold(Self::default(), |totals, file| totals.plus(file.responses, file.key_sum))
    }

    /// What an engine read has to be what there is.
    pub(super) fn check(self, expected: Self) -> Result<(), AskError> {
        if self == expected {
            return Ok(());
        }
        Err(AskError::Control { found: self.responses, expected: expected.responses })
    }

    fn plus(self, responses: u64, key_sum: i64) -> Self {
        Self { responses: self.responses + responses, key_sum: self.key_sum.wrapping_add(key_sum) }
    }
}

/// Hands over each group of a batch and adds to the totals. `width`: columns before the counts.
pub(super) fn read(
    batch: &RecordBatch,
    width: usize,
    totals: &mut Totals,
    mut each: impl FnMut(&Group<'_>),
) -> Result<(), AskError> {
    let columns = batch.columns().split_at_checked(width);
    let (values, [fitting, seen, key_sum]) = columns.ok_or_else(shape)? else {
        return Err(shape());
    };
    let values = values.iter().map(readable).collect::<Result<Vec<_>, _>>()?;
    let (fitting, seen, key_sum) = (whole(fitting)?, whole(seen)?, whole(key_sum)?);
    for index in 0..batch.num_rows() {
        *totals = totals.plus(value(seen, index).unsigned_abs(), value(key_sum, index));
        let (fitting, key_sum) = (value(fitting, index).unsigned_abs(), value(key_sum, index));
        each(&Group { values: &values, index, fitting, key_sum });
    }
    Ok(())
}

/// Texts and dates as plain texts, whatever the engine made of them; numbers as they are.
fn readable(column: &ArrayRef) -> Result<ArrayRef, AskError> {
    match column.data_type() {
        DataType::Int64 | DataType::Float64 => Ok(ArrayRef::clone(column)),
        _ => cast(column, &DataType::Utf8).map_err(of_engine),
    }
}

fn whole(column: &ArrayRef) -> Result<&Int64Array, AskError> {
    column.as_primitive_opt::<Int64Type>().ok_or_else(shape)
}

/// A count or sum; over no rows at all it is nothing.
fn value(column: &Int64Array, index: usize) -> i64 {
    if column.is_valid(index) { column.value(index) } else { 0 }
}

fn shape() -> AskError {
    of_engine("the engine answered with other columns than asked for")
}
