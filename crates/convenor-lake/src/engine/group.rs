//! Groups as an engine brings them: the values that they are of, how many of their responses meet the condition, and
//! their control totals: always how many responses were read, and the sum of their keys where keys are wanted.

use convenor_domain::response::ResponseFile;
use convenor_domain::response::ask::{AskError, CellKey, Count, KeySums};
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
    /// Sum of the keys of those, wrapping; `None` where keys are not wanted.
    pub(crate) fitting_keys: Option<i64>,
}

impl Group<'_> {
    /// Responses that meet the condition, with their cell key where keys are wanted.
    pub(crate) fn count(&self) -> Count {
        match self.fitting_keys.map(CellKey::of) {
            None => Count::from(self.fitting),
            key => Count { people: self.fitting, key },
        }
    }

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

/// Responses, and the wrapping sum of their keys where keys are wanted: what an engine read, or what the manifest says
/// there is. Keys are a column of their own to read, as wide as any, so only those who need them pay for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Totals {
    responses: u64,
    key_sum: Option<i64>,
}

impl Totals {
    /// Nothing read yet.
    pub(super) fn none(keys: KeySums) -> Self {
        Self { responses: 0, key_sum: (keys == KeySums::Wanted).then_some(0) }
    }

    /// What the manifest says.
    pub(super) fn of(files: &[ResponseFile], keys: KeySums) -> Self {
        files.iter().fold(Self::none(keys), |totals, file| totals.plus(file.responses, file.key_sum))
    }

    /// What an engine read has to be what there is.
    pub(super) fn check(self, expected: Self) -> Result<(), AskError> {
        if self == expected {
            return Ok(());
        }
        Err(AskError::Control { found: self.responses, expected: expected.responses })
    }

    fn plus(self, responses: u64, key_sum: i64) -> Self {
        let key_sum = self.key_sum.map(|sum| sum.wrapping_add(key_sum));
        Self { responses: self.responses + responses, key_sum }
    }
}

/// Hands over each group of a batch and adds to the totals. `width`: columns before the counts.
pub(super) fn read(
    batch: &RecordBatch,
    width: usize,
    totals: &mut Totals,
    mut each: impl FnMut(&Group<'_>),
) -> Result<(), AskError> {
    let (values, counts) = batch.columns().split_at_checked(width).ok_or_else(shape)?;
    let values = values.iter().map(readable).collect::<Result<Vec<_>, _>>()?;
    let counts = counts.iter().map(whole).collect::<Result<Vec<_>, _>>()?;
    let (fitting, seen, keys) = match (counts.as_slice(), totals.key_sum) {
        ([fitting, seen], None) => (fitting, seen, None),
        ([fitting, seen, fitting_keys, key_sum], Some(_)) => (fitting, seen, Some((fitting_keys, key_sum))),
        _ => return Err(shape()),
    };
    for index in 0..batch.num_rows() {
        let key_sum = keys.map_or(0, |(_, all)| value(all, index));
        *totals = totals.plus(value(seen, index).unsigned_abs(), key_sum);
        let fitting_keys = keys.map(|(fitting, _)| value(fitting, index));
        each(&Group { values: &values, index, fitting: value(fitting, index).unsigned_abs(), fitting_keys });
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
