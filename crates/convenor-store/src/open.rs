//! Opening a store: connections, settings, migrations.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use chrono::NaiveDate;
use convenor_domain::Vocabularies;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbErr};
use sea_orm_migration::MigratorTrait;
use tokio::sync::Mutex;

use crate::clock::Clock;
use crate::engagement::CountCache;
use crate::error::StoreError;
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
    counts: CountCache,
}

impl Store {
    /// Opens the store and brings it up to date.
    pub async fn open(
        location: &Location,
        clock: Arc<dyn Clock>,
        vocabularies: Arc<Vocabularies>,
    ) -> Result<Self, StoreError> {
        let (read, write) = match location {
            Location::Sqlite(path) => connect_sqlite(path).await?,
            Location::Postgres(url) => {
                let connection = connect(url, 10).await?;
                (connection.clone(), connection)
            }
        };
        Migrator::up(&write, None).await?;
        let inner =
            Inner { read, write, door: Mutex::new(()), clock, vocabularies, counts: CountCache::default() };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), StoreError> {
        Ok(self.read().ping().await?)
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

    pub(crate) fn door(&self) -> &Mutex<()> {
        &self.inner.door
    }

    pub(crate) fn counts(&self) -> &CountCache {
        &self.inner.counts
    }
}

async fn connect(url: &str, connections_max: u32) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(connections_max).acquire_timeout(Duration::from_secs(30)).sqlx_logging(false);
    Database::connect(options).await
}

/// Readers and the one writer each have their own connections: in WAL mode neither waits for the other.
async fn connect_sqlite(path: &PathBuf) -> Result<(DatabaseConnection, DatabaseConnection), StoreError> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)
            .map_err(|reason| StoreError::Folder { path: folder.display().to_string(), reason })?;
    }
    let url = format!("sqlite://{}?mode=rwc", path.display());
    let write = connect_sqlite_pool(&url, 1).await?;
    write.execute_unprepared("PRAGMA journal_mode = WAL").await?;
    let read = connect_sqlite_pool(&url, 4).await?;
    Ok((read, write))
}

async fn connect_sqlite_pool(url: &str, connections_max: u32) -> Result<DatabaseConnection, DbErr> {
    let mut options = ConnectOptions::new(url);
    options.max_connections(connections_max).acquire_timeout(Duration::from_secs(30)).sqlx_logging(false);
    options.map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(30))
            .pragma("synchronous", "NORMAL")
            .pragma("cache_size", "-65536")
            .pragma("mmap_size", "268435456")
    });
    Database::connect(options).await
}
