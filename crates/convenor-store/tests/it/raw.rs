//! The database behind the store's back, as somebody with its password would use it.

use convenor_store::Location;
use sea_orm::{ConnectionTrait, Database, DatabaseConnection};

/// A connection that the store knows nothing of.
pub(crate) async fn connect(location: &Location) -> DatabaseConnection {
    let address = match location {
        Location::Sqlite(path) => format!("sqlite://{}?mode=rwc", path.display()),
        Location::Postgres(address) => address.clone(),
    };
    Database::connect(address).await.unwrap()
}

/// Runs SQL behind the store's back.
pub(crate) async fn run(location: &Location, sql: &str) {
    let connection = connect(location).await;
    connection.execute_unprepared(sql).await.unwrap();
    connection.close().await.unwrap();
}
