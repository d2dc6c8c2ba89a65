//! Forward migrations, in order. Each is SQL that SQLite and PostgreSQL read alike, but for the words
//! that the dialect puts in.

use sea_orm_migration::prelude::*;

use crate::dialect::migration;

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
            /// Also on SQLite: killed half-way, it leaves nothing half made.
            fn use_transaction(&self) -> Option<bool> {
                Some(true)
            }

            async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
                let on = manager.get_connection();
                let sql = include_str!(concat!("migration/", $file, ".sql"));
                on.execute_unprepared(&migration(on.get_database_backend(), sql)).await.map(|_| ())
            }
        }
    };
}

sql_migration!(Register, "m0001_register");
sql_migration!(People, "m0002_people");
sql_migration!(Work, "m0003_work");
sql_migration!(Overlap, "m0004_overlap");
sql_migration!(OverlapRisk, "m0005_overlap_risk");
sql_migration!(Responses, "m0006_responses");
sql_migration!(ResponseUpload, "m0007_response_upload");
sql_migration!(Population, "m0008_population");
sql_migration!(QueryLog, "m0009_query_log");
sql_migration!(Lottery, "m0010_lottery");
sql_migration!(Seat, "m0011_seat");
sql_migration!(ReachLog, "m0012_reach_log");

pub(crate) struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(Register),
            Box::new(People),
            Box::new(Work),
            Box::new(Overlap),
            Box::new(OverlapRisk),
            Box::new(Responses),
            Box::new(ResponseUpload),
            Box::new(Population),
            Box::new(QueryLog),
            Box::new(Lottery),
            Box::new(Seat),
            Box::new(ReachLog),
        ]
    }
}
