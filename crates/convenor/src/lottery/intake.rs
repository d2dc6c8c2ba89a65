//! Reads pools, quotas and lists of identifiers from whatever people keep them in.

use std::path::Path;

use anyhow::ensure;
use convenor_import::{Limits, open_once};
use convenor_lottery::{
    Entry, PoolOptions, Quotas, ReadPool, Table, TableRow, read_entry, read_pool, read_quotas,
};

use super::options::TableOptions;
use super::outcome::Outcome;
use super::problems::Problems;

/// Quotas and pool, and the pool's table as it stands.
pub(super) struct Intake {
    pub(super) entry: Entry,
    pub(super) table: Table,
}

/// Reads both tables; the error lists every problem.
pub(super) fn read(options: &TableOptions) -> anyhow::Result<Intake> {
    let quotas = table(&options.quotas)?;
    let pool = table(&options.pool)?;
    let entry = read_entry(&quotas, &pool, &pool_options(options)?, options.size).map_err(Problems)?;
    Ok(Intake { entry, table: pool })
}

fn pool_options(options: &TableOptions) -> anyhow::Result<PoolOptions> {
    let id = options.id.as_deref();
    Ok(PoolOptions {
        id: options.id.clone(),
        address: options.address.clone(),
        members_in: ids(options.members_in.as_deref(), id)?,
        members_out: ids(options.members_out.as_deref(), id)?,
        weights: options.weights.clone(),
    })
}

/// The pool of an earlier draw, read as it was then; its table too.
pub(super) fn pool_again(file: &Path, outcome: &Outcome) -> anyhow::Result<(ReadPool, Table)> {
    let table = table(file)?;
    let options = PoolOptions {
        id: outcome.audit.identifier.clone(),
        address: outcome.audit.address.clone(),
        ..PoolOptions::default()
    };
    let pool = read_pool(&table, &outcome.certificate.quotas, &options).map_err(Problems)?;
    let ids = pool.pool.people.iter().map(|person| &person.id);
    ensure!(
        ids.eq(outcome.lines.iter().map(|line| &line.id)),
        "{} is not the pool that was drawn from: its people are not those of probabilities.csv",
        name(file)
    );
    Ok((pool, table))
}

/// Quotas from a file of their own.
pub(super) fn quotas(file: &Path) -> anyhow::Result<Quotas> {
    read_quotas(&table(file)?).map_err(|problems| Problems(problems).into())
}

/// Any table: text with commas, semicolons, tabs or pipes, workbooks.
pub(super) fn table(file: &Path) -> anyhow::Result<Table> {
    let source = open_once(&name(file), file, &Limits::default())?;
    let mut rows = Vec::new();
    for row in source.grid(None)? {
        let row = row.map_err(|row| {
            anyhow::anyhow!("{}, row {}: {} {}", name(file), row.row, row.field, row.reason)
        })?;
        rows.push(TableRow { line: row.number, cells: row.cells.iter().map(str::to_owned).collect() });
    }
    Ok(Table::of(rows))
}

/// Identifiers from a list with commas, or from a file: a table with a column of identifiers, or one a line.
pub(super) fn ids(given: Option<&str>, id: Option<&str>) -> anyhow::Result<Vec<String>> {
    match given {
        None => Ok(Vec::new()),
        Some(file) if Path::new(file).is_file() => Ok(table(Path::new(file))?.identifiers(id)),
        Some(list) => {
            let ids = list.split(',').map(str::trim).filter(|id| !id.is_empty());
            Ok(ids.map(str::to_owned).collect())
        }
    }
}

/// What a user calls a file.
fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
