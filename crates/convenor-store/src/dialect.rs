//! What differs between SQLite and PostgreSQL, in one place.

use std::fmt::Write;

use sea_orm::sea_query::{Expr, Func};
use sea_orm::{ColumnTrait, ConnectionTrait, DbBackend, DbErr, QueryResult, Statement, Value};

/// Rows in one `INSERT`: below both databases' limits on bound values for our widest table.
pub(crate) const INSERT_ROWS: usize = 500;

/// SQL with `?` placeholders, as the database wants them: `?` for SQLite, `$1`, `$2` … for PostgreSQL.
/// No literal question mark may stand in `sql`.
pub(crate) fn statement(backend: DbBackend, sql: &str, values: Vec<Value>) -> Statement {
    if backend != DbBackend::Postgres {
        return Statement::from_sql_and_values(backend, sql, values);
    }
    let mut numbered = String::with_capacity(sql.len() + values.len() * 2);
    let mut parts = sql.split('?');
    numbered.push_str(parts.next().unwrap_or_default());
    for (index, part) in parts.enumerate() {
        // Writing to a string cannot fail.
        let _ = write!(numbered, "${}{part}", index + 1);
    }
    Statement::from_sql_and_values(backend, numbered, values)
}

/// A migration's SQL as the database wants it: `/* bytewise */` behind a column's type makes it sort by bytes, which
/// SQLite does anyhow and PostgreSQL only when told so. Otherwise the order, and what a range of names holds,
/// would hang on the locale in which the database was made. A line that begins with `--postgres` is for PostgreSQL
/// only.
pub(crate) fn migration(backend: DbBackend, sql: &str) -> String {
    if backend == DbBackend::Postgres {
        sql.replace("/* bytewise */", "COLLATE \"C\"").replace("--postgres ", "")
    } else {
        sql.to_owned()
    }
}

/// A column of rows that come as JSON.
#[derive(Debug, Clone, Copy)]
pub(crate) enum JsonColumn {
    /// Text, or an array as text.
    Text,
    /// A whole number.
    Whole,
    /// A number.
    Number,
    /// A day.
    Day,
}

/// Columns and source of a `SELECT` over one bound JSON array of arrays, named `one`: thousands of rows in one statement,
/// taken apart by the database.
pub(crate) fn json_rows(backend: DbBackend, columns: &[JsonColumn]) -> (Vec<String>, &'static str) {
    let column = |(place, column): (usize, &JsonColumn)| match (backend, column) {
        (DbBackend::Postgres, JsonColumn::Text) => format!("one.value ->> {place}"),
        (DbBackend::Postgres, JsonColumn::Whole) => format!("(one.value ->> {place})::bigint"),
        (DbBackend::Postgres, JsonColumn::Number) => format!("(one.value ->> {place})::double precision"),
        (DbBackend::Postgres, JsonColumn::Day) => format!("(one.value ->> {place})::date"),
        (_, JsonColumn::Number) => format!("CAST(json_extract(one.value, '$[{place}]') AS REAL)"),
        (..) => format!("json_extract(one.value, '$[{place}]')"),
    };
    let source = match backend {
        DbBackend::Postgres => "json_array_elements(CAST(? AS json)) AS one(value)",
        _ => "json_each(?) AS one",
    };
    (columns.iter().enumerate().map(column).collect(), source)
}

/// Runs a statement with `?` placeholders and gives the number of rows it changed.
pub(crate) async fn execute(on: &impl ConnectionTrait, sql: &str, values: Vec<Value>) -> Result<u64, DbErr> {
    let done = on.execute_raw(statement(on.get_database_backend(), sql, values)).await?;
    Ok(done.rows_affected())
}

/// All rows of a query with `?` placeholders.
pub(crate) async fn query(
    on: &impl ConnectionTrait,
    sql: &str,
    values: Vec<Value>,
) -> Result<Vec<QueryResult>, DbErr> {
    on.query_all_raw(statement(on.get_database_backend(), sql, values)).await
}

/// A column's value that SQLite does not look up in the column's own index: it has no figures on how much a
/// condition leaves over, takes any for a good one, and would then sort all that is found to give one page.
/// PostgreSQL has the figures and needs the plain column to use them.
pub(crate) fn unindexed(backend: DbBackend, column: impl ColumnTrait) -> Expr {
    let plain = Expr::col(column.as_column_ref());
    if backend == DbBackend::Sqlite { Func::coalesce([plain.clone(), plain]).into() } else { plain }
}

/// `?, ?, ?` for that many values.
pub(crate) fn placeholders(count: usize) -> String {
    vec!["?"; count].join(", ")
}
