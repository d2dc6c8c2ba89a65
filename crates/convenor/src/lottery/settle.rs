//! What a draw goes by in the end: quotas, moved where flexible bounds allow it, kinds of people, and what was chosen.

use convenor_lottery::{Entry, Kinds, Quotas, Reach, Standing, conflicts};

use super::obstacle::Obstacle;
use super::options::{DrawOptions, TableOptions};

/// What a draw goes by.
pub(super) struct Settled {
    pub(super) quotas: Quotas,
    pub(super) kinds: Kinds,
    /// In sentences, for everybody to read.
    pub(super) choices: Vec<String>,
}

/// Settles it, or says what is in the way.
pub(super) fn settle(entry: &Entry, options: &DrawOptions) -> anyhow::Result<Settled> {
    let size = options.tables.size;
    let kinds = Kinds::of(&entry.people.pool, &entry.quotas, size)?;
    let mut settled =
        Settled { quotas: entry.quotas.clone(), kinds, choices: choices(entry, &options.tables) };
    if !options.flexible {
        if let Some(obstacle) = obstacle_of(entry, &settled)? {
            return Err(obstacle.into());
        }
        return Ok(settled);
    }
    let Some(conflict) = conflicts(&settled.kinds, &settled.quotas)? else { return Ok(settled) };
    let way = conflict.relaxations.first().filter(|way| way.reach == Reach::Flexible);
    let Some(way) = way else {
        let obstacle = Obstacle::find(&entry.problems, &settled.quotas, &settled.kinds)?;
        return Err(obstacle.map_or_else(|| anyhow::anyhow!("no panel meets the quotas"), Into::into));
    };
    let words = way.words(&settled.quotas);
    settled
        .choices
        .push(format!("The quotas could not be met, and were moved within their flexible bounds: {words}."));
    settled.quotas = way.apply(&settled.quotas);
    settled.kinds = Kinds::of(&entry.people.pool, &settled.quotas, size)?;
    Ok(settled)
}

/// What rows tell already; whether quotas that look possible can be met, the search finds out.
fn obstacle_of(entry: &Entry, settled: &Settled) -> anyhow::Result<Option<Obstacle>> {
    if entry.problems.is_empty() {
        return Ok(None);
    }
    Obstacle::find(&entry.problems, &settled.quotas, &settled.kinds)
}

fn choices(entry: &Entry, options: &TableOptions) -> Vec<String> {
    let count = |standing: Standing| {
        entry.people.pool.people.iter().filter(|person| person.standing == standing).count()
    };
    let (certain, out) = (count(Standing::In), count(Standing::Out));
    let mut choices = Vec::new();
    if !options.address.is_empty() {
        let columns = options.address.join(", ");
        choices
            .push(format!("People with the same {columns} are one household, which has one seat at most."));
    }
    if certain > 0 {
        choices.push(format!("People who are in without a draw: {certain}."));
    }
    if out > 0 {
        choices.push(format!("People of the pool who cannot be drawn, such as earlier members: {out}."));
    }
    if let (Some(column), Some(reason)) = (&options.weights, &options.weights_reason) {
        choices.push(format!(
            "Chances are in proportion to the column {column} of the pool. The reason given: {reason}"
        ));
    }
    choices
}
