//! The store's conformance suite: every test runs on SQLite and on PostgreSQL.

mod record;

/// Declares tests that run on both databases: each is an async function that takes a [`convenor_testkit::FreshStore`].
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {
        mod on_sqlite {
            $(#[tokio::test] async fn $name() { super::$name(convenor_testkit::fresh_sqlite().await).await; })+
        }
        mod on_postgres {
            $(#[tokio::test] async fn $name() { super::$name(convenor_testkit::fresh_postgres().await).await; })+
        }
    };
}
pub(crate) use on_both;
