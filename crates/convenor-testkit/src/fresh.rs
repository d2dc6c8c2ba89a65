//! A store of a test's own, empty and up to date, on either database.

use std::sync::Arc;

use convenor_domain::Vocabularies;
use convenor_store::{Location, Store};
use tempfile::TempDir;

use crate::clock::{FixedClock, fixed_clock};
use crate::postgres::private_postgres;

/// A store of a test's own. Goes when it is dropped.
pub struct FreshStore {
    /// The store.
    pub store: Store,
    /// Its clock.
    pub clock: Arc<FixedClock>,
    /// Where its data is.
    pub location: Location,
    _folder: Option<TempDir>,
}

impl FreshStore {
    /// The same data opened once more, as another process would.
    pub async fn open_again(&self) -> Store {
        open(&self.location, &self.clock).await
    }
}

/// A fresh store on SQLite, in a folder of its own.
pub async fn fresh_sqlite() -> FreshStore {
    let folder = tempfile::tempdir().expect("a folder for the test's data can be made");
    let location = Location::Sqlite(folder.path().join("convenor.sqlite"));
    fresh(location, Some(folder)).await
}

/// A fresh store on the test process's private PostgreSQL.
pub async fn fresh_postgres() -> FreshStore {
    fresh(Location::Postgres(private_postgres()), None).await
}

async fn fresh(location: Location, folder: Option<TempDir>) -> FreshStore {
    let clock = fixed_clock();
    let store = open(&location, &clock).await;
    FreshStore { store, clock, location, _folder: folder }
}

async fn open(location: &Location, clock: &Arc<FixedClock>) -> Store {
    let vocabularies = Vocabularies::shipped().expect("the shipped vocabularies can be read");
    Store::open(location, clock.clone(), Arc::new(vocabularies))
        .await
        .unwrap_or_else(|error| panic!("the test's store cannot be opened: {error}"))
}
