//! Writes the cubes of one file of responses into one file of their own.

use std::sync::Arc;

use convenor_domain::response::Cube;
use datafusion::arrow::array::{ArrayRef, Date32Array, Int64Array, RecordBatch, StringArray};
use datafusion::arrow::datatypes::{DataType, Date32Type, Field, Schema, SchemaRef};
use datafusion::parquet::arrow::ArrowWriter;
use datafusion::parquet::errors::ParquetError;
use datafusion::parquet::file::properties::WriterProperties;

use super::cells::{Cells, Held, Of};
use super::{CUBE, KEY_SUM, MONTH, RESPONSES, VALUES, name};
use crate::writer::staged::StagedFile;
use crate::{Lake, LakeError, layout};

/// Cells in a row group: a question reads only those of its cube.
const GROUP_ROWS_MAX: usize = 65_536;

/// The columns of a file of cubes.
pub(crate) fn schema(text: &DataType) -> SchemaRef {
    let [first, second] = VALUES;
    Arc::new(Schema::new(vec![
        Field::new(CUBE, text.clone(), false),
        Field::new(first, text.clone(), true),
        Field::new(second, text.clone(), true),
        Field::new(layout::AREA, text.clone(), true),
        Field::new(MONTH, DataType::Date32, true),
        Field::new(RESPONSES, DataType::Int64, false),
        Field::new(KEY_SUM, DataType::Int64, false),
    ]))
}

/// A file of cubes in the writing. Dropped unfinished, it leaves nothing.
pub(crate) struct CubeWriter(ArrowWriter<StagedFile>);

impl CubeWriter {
    pub(crate) fn begin(lake: &Lake, path: &str) -> Result<Self, LakeError> {
        let staged = StagedFile::begin(lake, path)?;
        let properties =
            WriterProperties::builder().set_max_row_group_row_count(Some(GROUP_ROWS_MAX)).build();
        Ok(Self(ArrowWriter::try_new(staged, schema(&DataType::Utf8), Some(properties))?))
    }

    /// Writes a cube, in row groups of its own.
    pub(crate) fn write(&mut self, cube: &Cube, cells: Cells) -> Result<(), LakeError> {
        let name = name(cube);
        for cells in cells.into_sorted().chunks(GROUP_ROWS_MAX) {
            self.0.write(&batch(&name, cells)?)?;
        }
        Ok(self.0.flush()?)
    }

    /// Puts the file in its place. Returns its SHA-256.
    pub(crate) fn finish(self) -> Result<String, LakeError> {
        self.0.into_inner()?.publish()
    }
}

fn batch(name: &str, cells: &[(Of, Held)]) -> Result<RecordBatch, LakeError> {
    let value = |place: usize| {
        let values = cells.iter().map(|(of, _)| of.values.get(place).and_then(Option::as_deref));
        Arc::new(values.collect::<StringArray>()) as ArrayRef
    };
    let names = std::iter::repeat_n(name, cells.len()).map(Some);
    let months = cells.iter().map(|(of, _)| of.month.map(Date32Type::from_naive_date));
    // Counts of people stay far below what fits.
    let responses = cells.iter().map(|(_, (responses, _))| i64::try_from(*responses).unwrap_or(i64::MAX));
    let columns: Vec<ArrayRef> = vec![
        Arc::new(names.collect::<StringArray>()),
        value(0),
        value(1),
        Arc::new(cells.iter().map(|(of, _)| of.area.as_deref()).collect::<StringArray>()),
        Arc::new(months.collect::<Date32Array>()),
        Arc::new(responses.collect::<Int64Array>()),
        Arc::new(cells.iter().map(|(_, (_, key_sum))| *key_sum).collect::<Int64Array>()),
    ];
    Ok(RecordBatch::try_new(schema(&DataType::Utf8), columns).map_err(ParquetError::from)?)
}
