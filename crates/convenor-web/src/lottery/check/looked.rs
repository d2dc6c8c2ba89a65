//! Looking at a pool and its quotas: whether a panel can be found, and if not, why.

use convenor_domain::lottery::Lottery;
use convenor_lottery::{Conflict, Kinds, Problem, conflicts, seat_problems};
use convenor_store::PoolRow;

use crate::lottery::entry::{self, Entry};

/// A pool and its quotas, looked at.
pub(in crate::lottery) enum Looked {
    /// The pool cannot be read by these quotas.
    Wrong(Vec<Problem>),
    /// It can be read.
    Read(Box<Reading>),
}

/// What was read.
pub(in crate::lottery) struct Reading {
    pub(in crate::lottery) entry: Entry,
    /// Why no panel can be found, as far as one group tells.
    pub(in crate::lottery) problems: Vec<Problem>,
    /// Why no panel can be found, and what to change.
    pub(in crate::lottery) conflict: Option<Conflict>,
    /// What stands in the way beside the quotas, in words.
    pub(in crate::lottery) obstacle: Option<String>,
}

/// Looks at a lottery's pool. May take some seconds.
pub(in crate::lottery) fn look(lottery: &Lottery, rows: Vec<PoolRow>) -> Looked {
    let entry = match entry::read(lottery, rows) {
        Ok(entry) => entry,
        Err(problems) => return Looked::Wrong(problems),
    };
    let size = lottery.plan.seats;
    let problems = seat_problems(&entry.quotas, &entry.people.pool, size);
    let (conflict, obstacle) = match Kinds::of(&entry.people.pool, &entry.quotas, size) {
        Err(error) => (None, Some(error.to_string())),
        Ok(kinds) => match conflicts(&kinds, &entry.quotas) {
            Ok(conflict) => (conflict, None),
            Err(fault) => (None, Some(fault.to_string())),
        },
    };
    Looked::Read(Box::new(Reading { entry, problems, conflict, obstacle }))
}

impl Reading {
    /// Whether panels can be looked for.
    pub(in crate::lottery) fn is_ready(&self) -> bool {
        self.conflict.is_none() && self.obstacle.is_none()
    }
}
