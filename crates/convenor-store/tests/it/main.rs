//! The store's conformance suite: every test runs on SQLite and on PostgreSQL.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "what goes wrong in a test ends the test"
)]

/// Declares tests that run on both databases: each is an async function that takes a
/// [`convenor_testkit::FreshStore`].
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {
        mod on_sqlite {
            $(#[tokio::test]
            async fn $name() {
                Box::pin(super::$name(convenor_testkit::fresh_sqlite().await)).await;
            })+
        }
        mod on_postgres {
            $(#[tokio::test]
            async fn $name() {
                Box::pin(super::$name(convenor_testkit::fresh_postgres().await)).await;
            })+
        }
    };
}

mod area;
mod audit;
mod filter;
mod import;
mod job;
mod list;
mod lottery;
mod merge;
mod migration;
mod outcome;
mod overlap;
mod people;
mod population;
mod query_log;
mod raw;
mod reach_log;
mod record;
mod response;
mod response_upload;
mod scope;
mod seat;
