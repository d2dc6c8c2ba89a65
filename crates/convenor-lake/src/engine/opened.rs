//! The files of one engagement, opened for one question: as one table of all its responses, as one of all their counts and,
//! where the order of the files matters, as a table each.

use std::sync::Arc;

use convenor_domain::response::ResponseFile;
use convenor_domain::response::ask::{AskError, Comment, KeySums, Within};
use datafusion::arrow::datatypes::DataType;
use tokio::time::Instant;

use super::group::{Group, Totals};
use super::read::{Folding, Page, Read};
use super::remembered::{self, Gathered, Remembered};
use super::runners::Runners;
use super::statement::{Runs, Statement, Table};
use crate::columns::Columns;
use crate::cube::{self, Needs};
use crate::sql;
use crate::verify::Content;

/// The files of one engagement, and which of their responses are asked about.
#[derive(Clone)]
pub(super) struct Opened {
    files: Arc<[ResponseFile]>,
    pub(super) columns: Columns,
    condition: Option<String>,
    needs: Needs,
    /// Whether groups bring the sums of their keys.
    keys: KeySums,
    asking: Asking,
}

/// Who is asked.
#[derive(Clone)]
pub(super) struct Asking {
    pub(super) runners: Arc<Runners>,
    pub(super) remembered: Remembered,
    /// Which engines may read the responses.
    pub(super) runs: Runs,
    /// When a cluster has to have answered.
    pub(super) latest: Instant,
}

impl Opened {
    pub(super) fn new(files: Vec<ResponseFile>, within: &Within, asking: Asking) -> Result<Self, AskError> {
        let columns = Columns::of(&files)?;
        let condition = sql::condition(within, &columns)?;
        let needs = sql::needs(within);
        Ok(Self { files: files.into(), columns, condition, needs, keys: within.keys, asking })
    }

    /// The same files, narrowed to those who answered a question.
    pub(super) fn answered(&self, question: &str) -> Self {
        let answered = format!("{} IS NOT NULL", sql::name(question));
        let condition = match &self.condition {
            Some(condition) => format!("{condition} AND {answered}"),
            None => answered,
        };
        Self { condition: Some(condition), needs: self.needs.and(&[question]), ..self.clone() }
    }

    /// The statement that groups responses by some columns, and what it reads: counts where they tell enough.
    pub(super) fn grouped(&self, columns: &[&str]) -> (Statement, Vec<Content>) {
        let condition = self.condition.as_deref();
        let Some(cube) = cube::best_of(&self.files, &self.needs.and(columns)) else {
            let tables = vec![self.table(sql::RESPONSES.to_owned(), &self.files)];
            let statement =
                Statement { sql: sql::grouped(columns, condition, self.keys), tables, runs: self.runs() };
            return (statement, self.rows());
        };
        let cubes = || self.files.iter().filter_map(|file| file.cubes.as_ref());
        let paths = cubes().map(|cubes| cubes.path.clone()).collect();
        let table = Table { name: sql::CUBES.to_owned(), paths, schema: cube::schema(&DataType::Utf8View) };
        let sql = sql::grouped_cube(&cube, columns, condition, self.keys);
        let statement = Statement { sql, tables: vec![table], runs: Runs::Here };
        (statement, cubes().map(Content::of_cubes).collect())
    }

    /// The files of the responses themselves.
    pub(super) fn rows(&self) -> Vec<Content> {
        self.files.iter().map(Content::of).collect()
    }

    /// Runs a grouping statement and folds its groups. Errors: its control totals are not those of the manifest.
    pub(super) fn fold<S: Clone, F: FnMut(&mut S, &Group<'_>) + Clone>(
        &self,
        statement: Statement,
        width: usize,
        start: S,
        add: F,
    ) -> impl Future<Output = Result<S, AskError>> + use<S, F> {
        let (seen, expected) = (Totals::none(self.keys), Totals::of(&self.files, self.keys));
        let gathered = Gathered::new();
        let mut folding = Folding { folded: start, add, width, seen, expected, gathered };
        let Asking { runners, remembered, latest, .. } = self.asking.clone();
        let key = remembered::key(&statement.sql, &self.files);
        async move {
            if let Some(known) = remembered.lookup(&key) {
                known.iter().try_for_each(|batch| folding.take(batch.clone()))?;
                return Ok(folding.finish()?.0);
            }
            let (folded, gathered) = runners.read(&statement, folding, latest).await?;
            remembered.add(key, gathered);
            Ok(folded)
        }
    }

    /// What was written, in the order of the files and their rows, a page at a time. `expected`: how many there are on it.
    pub(super) fn comments(
        &self,
        question: &str,
        (limit, offset): (u64, u64),
        expected: u64,
    ) -> impl Future<Output = Result<Vec<Comment>, AskError>> + use<> {
        let (mut statements, mut tables) = (Vec::new(), Vec::new());
        for (place, file) in self.files.iter().enumerate() {
            if file.questions.iter().any(|asked| asked.key == question) {
                tables.push(self.table(sql::file_table(place), std::slice::from_ref(file)));
                statements.push(sql::written(place, question, self.condition.as_deref()));
            }
        }
        let sql = sql::page(&statements, limit, offset);
        let statement = Statement { sql, tables, runs: self.runs() };
        let Asking { runners, latest, .. } = self.asking.clone();
        let page = Page { comments: Vec::new(), expected };
        async move { runners.read(&statement, page, latest).await }
    }

    /// Which engines may read the responses; where there are none, there is nothing to ask a cluster.
    fn runs(&self) -> Runs {
        if self.files.is_empty() { Runs::Here } else { self.asking.runs }
    }

    /// A table of the responses in some files.
    fn table(&self, name: String, files: &[ResponseFile]) -> Table {
        let paths = files.iter().map(|file| file.path.clone()).collect();
        Table { name, paths, schema: self.columns.schema() }
    }
}
