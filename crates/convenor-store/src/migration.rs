//! Forward migrations, in order. Each is SQL that SQLite and PostgreSQL read alike.

use sea_orm_migration::prelude::*;

/// Declares one migration whose `up` runs the SQL file of the same name.
macro_rules! sql_migration {
    ($name:ident, $file:literal) => {
        struct $name;

        impl MigrationName for $name {
            fn name(&self) -> &str {
                $file
            }
        }

        #[async_trait::async_trait]
        impl MigrationTrait for $name {
            async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
                let sql = include_str!(concat!("migration/", $file, ".sql"));
                manager.get_connection().execute_unprepared(sql).await.map(|_| ())
            }
        }
    };
}

sql_migration!(Register, "m0001_register");
sql_migration!(People, "m0002_people");
sql_migration!(Work, "m0003_work");

pub(crate) struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(Register), Box::new(People), Box::new(Work)]
    }
}
