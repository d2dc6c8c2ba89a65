//! The pool from a table: one row a person, one column for each feature of the quotas.

use super::options::PoolOptions;
use super::problem::{Problem, Sheet};
use super::{Table, household, identifier, people, standing, weight};
use crate::{Person, Pool, Quotas};

/// A pool, and how it hangs together with its table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ReadPool {
    /// One person for each row of the table, in its order.
    pub pool: Pool,
    /// The column of the identifiers; nothing when people are called by the number of their row.
    pub id_column: Option<usize>,
    /// Who was to be out and is not in the pool.
    pub absent_out: Vec<String>,
}

/// Reads a pool. Columns that are neither a feature nor asked for may hold anything.
pub fn read_pool(table: &Table, quotas: &Quotas, options: &PoolOptions) -> Result<ReadPool, Vec<Problem>> {
    let (pool, problems) = read(table, quotas, options);
    if problems.is_empty() { Ok(pool) } else { Err(problems) }
}

/// What could be read, and what could not.
pub(super) fn read(table: &Table, quotas: &Quotas, options: &PoolOptions) -> (ReadPool, Vec<Problem>) {
    if table.rows.is_empty() {
        let (what, mend) = ("there is nobody in it", "write the headings and a row for each person");
        return (ReadPool::default(), vec![Problem::reading(Sheet::Pool, what, mend)]);
    }
    let mut problems = Vec::new();
    let id_column = identifier::column(table, options.id.as_deref()).unwrap_or_else(|problem| {
        problems.push(problem);
        None
    });
    let ids = identifier::read(table, id_column, &mut problems);
    let values = people::read(table, quotas, &mut problems);
    let households = household::read(table, &options.address, &mut problems);
    let standings = standing::read(&ids, options, &mut problems);
    let weights = weight::read(table, options.weights.as_deref(), &mut problems);
    let absent = options.members_out.iter().map(|id| id.trim()).filter(|id| !ids.iter().any(|one| one == id));
    let absent_out = absent.map(str::to_owned).collect();
    let rest = values.into_iter().zip(households).zip(standings.into_iter().zip(weights));
    let people = ids.into_iter().zip(rest).map(|(id, ((values, household), (standing, weight)))| Person {
        id,
        values,
        household,
        standing,
        weight,
    });
    let pool = Pool { people: people.collect() };
    // From top to bottom, as somebody mends them; what is about whole columns comes first.
    problems.sort_by_key(|problem| problem.line);
    (ReadPool { pool, id_column, absent_out }, problems)
}
