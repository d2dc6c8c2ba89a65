//! Writes the responses of one import, one after another, in bounded memory. Until it is finished nothing of it counts.

mod encoder;
mod rows;
pub(crate) mod staged;

use std::sync::Arc;

use convenor_domain::response::{GivenResponse, NewResponseFile, Question, QuestionKind, ResponseFile};
use datafusion::arrow::datatypes::{DataType, Schema};
use datafusion::parquet::arrow::ArrowWriter;
use datafusion::parquet::arrow::arrow_writer::ArrowWriterOptions;
use datafusion::parquet::basic::{Compression, ZstdLevel};
use datafusion::parquet::file::properties::{EnabledStatistics, WriterProperties, WriterPropertiesBuilder};
use datafusion::parquet::schema::types::ColumnPath;

use self::encoder::Encoder;
use self::rows::Rows;
use self::staged::StagedFile;
use crate::{Lake, LakeError, layout};

/// Responses in a row group: the piece that an engine reads at a time.
const GROUP_ROWS_MAX: usize = 131_072;
/// Encoded bytes of a row group that are held in memory until it is written.
const GROUP_BYTES_MAX: usize = 64 << 20;

/// Writes the responses of one import. Dropped unfinished, it leaves nothing; killed, it leaves a `.part` that no engine
/// reads and [`Lake::sweep`] removes. It blocks: use it where a thread may wait.
pub struct ResponseWriter {
    new: NewResponseFile,
    encoder: Encoder,
    rows: Rows,
    responses: u64,
    key_sum: i64,
}

impl ResponseWriter {
    /// Begins a file. Errors: a key that cannot name a column, or the lake cannot be written to.
    pub fn begin(lake: &Lake, new: NewResponseFile) -> Result<Self, LakeError> {
        layout::check_keys(&new.questions, &new.dimensions)?;
        let staged = StagedFile::begin(lake, &layout::path(new.system, new.engagement, new.import))?;
        let questions = new.questions.iter().map(|question| (question.key.as_str(), question.kind));
        let dimensions = new.dimensions.iter().map(String::as_str);
        let schema = Arc::new(Schema::new(layout::fields(questions, dimensions, &DataType::Utf8)));
        // No engine needs Arrow's own copy of the schema: the file stays plain Parquet.
        let options = ArrowWriterOptions::new()
            .with_properties(properties(&new.questions))
            .with_skip_arrow_metadata(true);
        let writer = ArrowWriter::try_new_with_options(staged, Arc::clone(&schema), options)?;
        let rows = Rows::new(schema, &new.questions, new.dimensions.len());
        Ok(Self { new, encoder: Encoder::begin(writer), rows, responses: 0, key_sum: 0 })
    }

    /// Adds a response. Errors: it does not fit the questions, and then it is left out and the next may follow; or the
    /// lake cannot be written to.
    pub fn push(&mut self, given: &GivenResponse) -> Result<(), LakeError> {
        self.rows.push(given, &self.new.questions)?;
        self.responses += 1;
        self.key_sum = self.key_sum.wrapping_add(given.key);
        if self.rows.is_full() { self.write() } else { Ok(()) }
    }

    /// Finishes the file and puts it in its place, with what the manifest has to say of it. `questions` are those that it
    /// began with, now with their options. Errors: the lake cannot be written to; then nothing stays.
    pub fn finish(mut self, questions: Vec<Question>) -> Result<ResponseFile, LakeError> {
        let same = |(now, then): (&Question, &Question)| now.key == then.key && now.kind == then.kind;
        if questions.len() != self.new.questions.len() || !questions.iter().zip(&self.new.questions).all(same)
        {
            return Err(LakeError::Questions);
        }
        self.write()?;
        let sha256 = self.encoder.finish()?.publish()?;
        let NewResponseFile { system, engagement, import, dimensions, .. } = self.new;
        Ok(ResponseFile {
            system,
            engagement,
            import,
            path: layout::path(system, engagement, import),
            responses: self.responses,
            key_sum: self.key_sum,
            sha256,
            questions,
            dimensions,
            cubes: None,
        })
    }

    fn write(&mut self) -> Result<(), LakeError> {
        let batch = self.rows.take()?;
        self.encoder.write(batch)
    }
}

/// Answers of a few are coded by dictionary and quick to read; only people's own words are packed as small as can be, and
/// keys, which cannot be packed, are left alone.
fn properties(questions: &[Question]) -> WriterProperties {
    let key = ColumnPath::from(layout::KEY);
    let mut properties: WriterPropertiesBuilder = WriterProperties::builder()
        .set_max_row_group_row_count(Some(GROUP_ROWS_MAX))
        .set_max_row_group_bytes(Some(GROUP_BYTES_MAX))
        .set_compression(Compression::LZ4_RAW)
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_column_compression(key.clone(), Compression::UNCOMPRESSED)
        .set_column_dictionary_enabled(key, false)
        .set_column_dictionary_enabled(ColumnPath::from(layout::ROW), false);
    for question in questions.iter().filter(|question| question.kind == QuestionKind::Open) {
        let column = ColumnPath::from(question.key.as_str());
        properties = properties
            .set_column_compression(column.clone(), Compression::ZSTD(ZstdLevel::default()))
            .set_column_dictionary_enabled(column.clone(), false)
            .set_column_statistics_enabled(column, EnabledStatistics::None);
    }
    properties.build()
}
