//! The files of one engagement, opened for one question: as one table of all its responses and, where the order of the
//! files matters, as a table each.

use std::sync::Arc;

use convenor_domain::response::ResponseFile;
use convenor_domain::response::ask::{AskError, Comment, Within};
use datafusion::arrow::array::{AsArray, RecordBatch};
use datafusion::arrow::compute::cast;
use datafusion::arrow::datatypes::{DataType, Int64Type, SchemaRef};
use datafusion::catalog::TableProvider;
use datafusion::datasource::empty::EmptyTable;
use datafusion::datasource::file_format::parquet::ParquetFormat;
use datafusion::datasource::listing::{ListingOptions, ListingTable, ListingTableConfig, ListingTableUrl};
use datafusion::error::DataFusionError;
use datafusion::execution::context::SQLOptions;
use datafusion::prelude::{DataFrame, SessionContext};
use futures::TryStreamExt;

use super::error::of_engine;
use super::group::{self, Group, Totals};
use super::remembered::{self, Gathered, Remembered};
use crate::columns::Columns;
use crate::cube::{self, Needs};
use crate::sql;
use crate::verify::Content;

/// Where the lake lies, for the engine.
pub(super) const LAKE: &str = "lake://files/";

/// The files of one engagement, and which of their responses are asked about.
pub(super) struct Opened {
    files: Arc<[ResponseFile]>,
    pub(super) columns: Columns,
    condition: Option<String>,
    needs: Needs,
    session: SessionContext,
    remembered: Remembered,
}

impl Opened {
    pub(super) fn new(
        files: Vec<ResponseFile>,
        within: &Within,
        session: SessionContext,
        remembered: Remembered,
    ) -> Result<Self, AskError> {
        let columns = Columns::of(&files)?;
        let condition = sql::condition(within, &columns)?;
        let needs = sql::needs(within);
        let rows = table(&files, &columns).map_err(of_engine)?;
        session.register_table(sql::RESPONSES, rows).map_err(of_engine)?;
        let paths = files.iter().filter_map(|file| file.cubes.as_ref()).map(|cubes| cubes.path.as_str());
        let cubes = listed(paths, cube::schema(&DataType::Utf8View)).map_err(of_engine)?;
        session.register_table(sql::CUBES, cubes).map_err(of_engine)?;
        Ok(Self { files: files.into(), columns, condition, needs, session, remembered })
    }

    /// The same files, narrowed to those who answered a question.
    pub(super) fn answered(&self, question: &str) -> Self {
        let answered = format!("{} IS NOT NULL", sql::name(question));
        let condition = match &self.condition {
            Some(condition) => format!("{condition} AND {answered}"),
            None => answered,
        };
        Self {
            files: Arc::clone(&self.files),
            columns: self.columns.clone(),
            condition: Some(condition),
            needs: self.needs.and(&[question]),
            session: self.session.clone(),
            remembered: self.remembered.clone(),
        }
    }

    /// The statement that groups responses by some columns, and what it reads: counts where they tell enough.
    pub(super) fn grouped(&self, columns: &[&str]) -> (String, Vec<Content>) {
        let condition = self.condition.as_deref();
        match cube::best_of(&self.files, &self.needs.and(columns)) {
            Some(cube) => {
                let cubes = self.files.iter().filter_map(|file| file.cubes.as_ref());
                let read = cubes.map(Content::of_cubes).collect();
                (sql::grouped_cube(&cube, columns, condition), read)
            }
            None => (sql::grouped(columns, condition), self.rows()),
        }
    }

    /// The files of the responses themselves.
    pub(super) fn rows(&self) -> Vec<Content> {
        self.files.iter().map(Content::of).collect()
    }

    /// Runs a grouping statement and folds its groups. Errors: its control totals are not those of the manifest.
    pub(super) fn fold<S, F: FnMut(&mut S, &Group<'_>)>(
        &self,
        statement: String,
        width: usize,
        start: S,
        mut add: F,
    ) -> impl Future<Output = Result<S, AskError>> + use<S, F> {
        let (session, expected) = (self.session.clone(), Totals::of(&self.files));
        let (remembered, key) = (self.remembered.clone(), remembered::key(&statement, &self.files));
        async move {
            let (mut folded, mut totals) = (start, Totals::default());
            let mut each = |batch: &RecordBatch, totals: &mut Totals| {
                group::read(batch, width, totals, |group| add(&mut folded, group))
            };
            if let Some(known) = remembered.lookup(&key) {
                known.iter().try_for_each(|batch| each(batch, &mut totals))?;
                totals.check(expected)?;
                return Ok(folded);
            }
            let mut gathered = Gathered::new();
            let mut batches = frame(&session, &statement).await?.execute_stream().await.map_err(of_engine)?;
            while let Some(batch) = batches.try_next().await.map_err(of_engine)? {
                each(&batch, &mut totals)?;
                gathered.push(batch);
            }
            totals.check(expected)?;
            remembered.add(key, gathered);
            Ok(folded)
        }
    }

    /// What was written, in the order of the files and their rows, a page at a time.
    pub(super) fn comments(
        &self,
        question: &str,
        limit: u64,
        offset: u64,
    ) -> Result<impl Future<Output = Result<Vec<Comment>, AskError>> + use<>, AskError> {
        let mut statements = Vec::new();
        for (place, file) in self.files.iter().enumerate() {
            if file.questions.iter().any(|asked| asked.key == question) {
                let table = table(std::slice::from_ref(file), &self.columns).map_err(of_engine)?;
                self.session.register_table(sql::file_table(place), table).map_err(of_engine)?;
                statements.push(sql::written(place, question, self.condition.as_deref()));
            }
        }
        let (session, statement) = (self.session.clone(), sql::page(&statements, limit, offset));
        Ok(async move {
            let batches = frame(&session, &statement).await?.collect().await.map_err(of_engine)?;
            batches.iter().try_fold(Vec::new(), |mut comments, batch| {
                comments.extend(read_comments(batch)?);
                Ok(comments)
            })
        })
    }
}

/// A statement that can only read.
async fn frame(session: &SessionContext, statement: &str) -> Result<DataFrame, AskError> {
    let reading = SQLOptions::new().with_allow_ddl(false).with_allow_dml(false).with_allow_statements(false);
    session.sql_with_options(statement, reading).await.map_err(of_engine)
}

/// A table of some files of responses; what a file lacks is null.
fn table(files: &[ResponseFile], columns: &Columns) -> Result<Arc<dyn TableProvider>, DataFusionError> {
    listed(files.iter().map(|file| file.path.as_str()), columns.schema())
}

/// A table of some files.
fn listed<'a>(
    paths: impl Iterator<Item = &'a str>,
    schema: SchemaRef,
) -> Result<Arc<dyn TableProvider>, DataFusionError> {
    let mut paths = paths.peekable();
    if paths.peek().is_none() {
        return Ok(Arc::new(EmptyTable::new(schema)));
    }
    let places = paths.map(|path| ListingTableUrl::parse(format!("{LAKE}{path}")));
    let options = ListingOptions::new(Arc::new(ParquetFormat::default())).with_file_extension(".parquet");
    let config = ListingTableConfig::new_with_multi_paths(places.collect::<Result<_, _>>()?)
        .with_listing_options(options)
        .with_schema(schema);
    Ok(Arc::new(ListingTable::try_new(config)?))
}

/// Comments of a batch with the columns file, row and text.
fn read_comments(batch: &RecordBatch) -> Result<Vec<Comment>, AskError> {
    let shape = || of_engine("the engine answered with other columns than asked for");
    let [_, row, text] = batch.columns() else {
        return Err(shape());
    };
    let text = cast(text, &DataType::Utf8).map_err(of_engine)?;
    let row = row.as_primitive_opt::<Int64Type>().ok_or_else(shape)?;
    let texts = text.as_string_opt::<i32>().ok_or_else(shape)?;
    let comment =
        |(row, text): (&i64, Option<&str>)| Some(Comment { row: row.unsigned_abs(), text: text?.to_owned() });
    Ok(row.values().iter().zip(texts.iter()).filter_map(comment).collect())
}
