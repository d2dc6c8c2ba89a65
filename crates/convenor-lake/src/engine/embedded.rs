//! Runs statements with `DataFusion`, in this process.

use std::sync::Arc;

use convenor_domain::response::ask::AskError;
use datafusion::arrow::datatypes::SchemaRef;
use datafusion::catalog::TableProvider;
use datafusion::datasource::empty::EmptyTable;
use datafusion::datasource::file_format::parquet::ParquetFormat;
use datafusion::datasource::listing::{ListingOptions, ListingTable, ListingTableConfig, ListingTableUrl};
use datafusion::error::DataFusionError;
use datafusion::execution::context::SQLOptions;
use datafusion::execution::runtime_env::RuntimeEnv;
use futures::future::BoxFuture;
use futures::{FutureExt, StreamExt, TryStreamExt};

use super::error::of_engine;
use super::read::Batches;
use super::runners::Runner;
use super::statement::{Statement, Table};
use super::{EngineError, Limits};
use crate::Lake;

/// Where the lake lies, for the engine.
pub(super) const LAKE: &str = "lake://files/";

/// `DataFusion` with the limits that it keeps to.
pub(super) struct Embedded {
    limits: Limits,
    runtime: Arc<RuntimeEnv>,
}

impl Embedded {
    pub(super) fn new(lake: &Lake, limits: Limits) -> Result<Self, EngineError> {
        let runtime = limits.runtime(lake)?;
        Ok(Self { limits, runtime })
    }

    async fn stream(&self, statement: &Statement) -> Result<Batches, DataFusionError> {
        let session = self.limits.session(&self.runtime);
        for table in &statement.tables {
            session.register_table(table.name.as_str(), provider(table)?)?;
        }
        let reading =
            SQLOptions::new().with_allow_ddl(false).with_allow_dml(false).with_allow_statements(false);
        let frame = session.sql_with_options(&statement.sql, reading).await?;
        Ok(frame.execute_stream().await?.map_err(of_engine).boxed())
    }
}

impl Runner for Embedded {
    fn run<'a>(&'a self, statement: &'a Statement) -> BoxFuture<'a, Result<Batches, AskError>> {
        async move { self.stream(statement).await.map_err(of_engine) }.boxed()
    }
}

fn provider(table: &Table) -> Result<Arc<dyn TableProvider>, DataFusionError> {
    let schema = SchemaRef::clone(&table.schema);
    if table.paths.is_empty() {
        return Ok(Arc::new(EmptyTable::new(schema)));
    }
    let places = table.paths.iter().map(|path| ListingTableUrl::parse(format!("{LAKE}{path}")));
    let options = ListingOptions::new(Arc::new(ParquetFormat::default())).with_file_extension(".parquet");
    let config = ListingTableConfig::new_with_multi_paths(places.collect::<Result<_, _>>()?)
        .with_listing_options(options)
        .with_schema(schema);
    Ok(Arc::new(ListingTable::try_new(config)?))
}
