//! Opening a store: connections, settings, migrations.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDate;
use convenor_domain::Vocabularies;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr};
use sea_orm_migration::MigratorTrait;
use tokio::sync::Mutex;

use crate::clock::Clock;
use crate::engagement::FoundCache;
use crate::error::StoreError;
use crate::job::Beats;
use crate::migration::Migrator;

/// Where the data is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// A SQLite file; its folder is made when missing.
    Sqlite(PathBuf),
    /// A PostgreSQL address: `postgres://…`.
    Postgres(String),
}

/// The register's storage. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    read: DatabaseConnection,
    write: DatabaseConnection,
    /// SQLite takes one writer at a time: waiting here is fairer and clearer than waiting for its lock.
    door: Mutex<()>,
    clock: Arc<dyn Clock>,
    vocabularies: Arc<Vocabularies>,
    found: FoundCache,
    beats: Beats,
}

impl Store {
    /// Opens the store and brings it up to date.
    pub async fn open(
        location: &Location,
        clock: Arc<dyn Clock>,
        vocabularies: Arc<Vocabularies>,
    ) -> Result<Self, StoreError> {
        let (read, write) = connections(location).await?;
        Migrator::up(&write, None).await?;
        Ok(Self {
            inner: Arc::new(Inner {
                read,
                write,
                door: Mutex::new(()),
                clock,
                vocabularies,
                found: FoundCache::default(),
                beats: Beats::default(),
            }),
        })
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), StoreError> {
        Ok(self.read().ping().await?)
    }

    /// Puts what was written into its place after a large writing: SQLite would read it again at the next start otherwise.
    pub async fn settle(&self) -> Result<(), StoreError> {
        if self.backend() == DbBackend::Sqlite {
            let _door = self.door().lock().await;
            self.writer().execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await?;
        }
        Ok(())
    }

    /// The store's clock.
    pub fn clock(&self) -> &dyn Clock {
        self.inner.clock.as_ref()
    }

    /// Today, in Universal Time.
    pub fn today(&self) -> NaiveDate {
        self.clock().now().date_naive()
    }

    /// The vocabularies that records are checked against.
    pub fn vocabularies(&self) -> &Arc<Vocabularies> {
        &self.inner.vocabularies
    }

    pub(crate) fn read(&self) -> &DatabaseConnection {
        &self.inner.read
    }

    pub(crate) fn writer(&self) -> &DatabaseConnection {
        &self.inner.write
    }

    pub(crate) fn backend(&self) -> DbBackend {
        self.inner.read.get_database_backend()
    }

    pub(crate) fn door(&self) -> &Mutex<()> {
        &self.inner.door
    }

    pub(crate) fn found_cache(&self) -> &FoundCache {
        &self.inner.found
    }

    pub(crate) fn beats(&self) -> &Beats {
        &self.inner.beats
    }
}

/// For the tests of migrations.
#[doc(hidden)]
impl Store {
    /// Applies the next `steps` migrations and no more.
    pub async fn migrate(location: &Location, steps: u32) -> Result<(), StoreError> {
        let (_, write) = connections(location).await?;
        Migrator::up(&write, Some(steps)).await?;
        Ok(write.close().await?)
    }

    /// How many migrations there are.
    pub fn migrations() -> usize {
        Migrator::migrations().len()
    }
}

/// Connections to read and to write with.
async fn connections(location: &Location) -> Result<(DatabaseConnection, DatabaseConnection), StoreError> {
    match location {
        Location::Sqlite(path) => connect_sqlite(path).await,
        Location::Postgres(url) => {
            let connection = connect(url, 10).await?;
            Ok((connection.clone(), connection))
        }
    }
}

async fn connect(url: &str, connections_max: u32) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(connections_max).acquire_timeout(Duration::from_secs(30)).sqlx_logging(false);
    // Compiling a query takes longer than running any of ours.
    options.map_sqlx_postgres_opts(|postgres| postgres.options([("jit", "off")]));
    Database::connect(options).await
}

/// Readers and the one writer each have their own connections: in WAL mode neither waits for the other.
async fn connect_sqlite(path: &Path) -> Result<(DatabaseConnection, DatabaseConnection), StoreError> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)
            .map_err(|reason| StoreError::Folder { path: folder.display().to_string(), reason })?;
    }
    let write = connect_sqlite_pool(path, 1).await?;
    write.execute_unprepared("PRAGMA journal_mode = WAL").await?;
    let read = connect_sqlite_pool(path, 4).await?;
    Ok((read, write))
}

async fn connect_sqlite_pool(path: &Path, connections_max: u32) -> Result<DatabaseConnection, DbErr> {
    // The path is given as it is, not in the address, where `%` and `?` mean something else.
    let path = path.to_owned();
    let mut options = ConnectOptions::new("sqlite:");
    options.max_connections(connections_max).acquire_timeout(Duration::from_secs(30)).sqlx_logging(false);
    options.map_sqlx_sqlite_opts(move |sqlite| {
        sqlite
            .filename(&path)
            .create_if_missing(true)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(30))
            .pragma("synchronous", "NORMAL")
            // What is erased is overwritten: SQLite otherwise leaves it in the file until its place is used again.
            .pragma("secure_delete", "ON")
            .pragma("cache_size", "-65536")
            .pragma("mmap_size", "268435456")
    });
    Database::connect(options).await
}
