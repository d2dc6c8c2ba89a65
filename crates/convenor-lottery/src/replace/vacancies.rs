//! Which seats are vacant, who may take them, and what the quotas still ask.

use std::collections::BTreeSet;

use super::ReplaceError;
use crate::{Pool, Quotas, Standing};

/// A panel and what became of it; all are positions in the pool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vacancies<'a> {
    /// Everybody on the panel, those who dropped out too.
    pub panel: &'a [usize],
    /// Those of the panel who dropped out now.
    pub gone: &'a [usize],
    /// Others who cannot be asked: they refused, or dropped out earlier.
    pub refused: &'a [usize],
}

impl Vacancies<'_> {
    pub(super) fn check(&self, pool: &Pool) -> Result<(), ReplaceError> {
        match self.gone.iter().find(|person| !self.panel.contains(person)) {
            None => Ok(()),
            Some(person) => {
                let id =
                    pool.people.get(*person).map_or_else(|| person.to_string(), |person| person.id.clone());
                Err(ReplaceError::NotOnPanel { id })
            }
        }
    }

    /// How many seats are vacant.
    pub(super) fn seats(&self) -> u32 {
        let gone: BTreeSet<&usize> = self.gone.iter().collect();
        u32::try_from(gone.len()).unwrap_or(u32::MAX)
    }

    /// Those who keep their seats.
    pub(super) fn staying(&self) -> impl Iterator<Item = usize> {
        self.panel.iter().copied().filter(|person| !self.gone.contains(person))
    }

    /// The pool without the panel, without those who cannot be asked and without the households of those who stay.
    pub(super) fn pool(&self, pool: &Pool) -> Pool {
        let home = |person: usize| pool.people.get(person).and_then(|person| person.household);
        let homes: BTreeSet<usize> = self.staying().filter_map(home).collect();
        let mut left = pool.clone();
        for (place, person) in left.people.iter_mut().enumerate() {
            let shares = person.household.is_some_and(|home| homes.contains(&home));
            if shares || self.panel.contains(&place) || self.refused.contains(&place) {
                person.standing = Standing::Out;
            }
        }
        left
    }

    /// What the quotas ask beyond those who stay.
    pub(super) fn quotas(&self, pool: &Pool, quotas: &Quotas) -> Quotas {
        let mut quotas = quotas.clone();
        let staying = self.staying().filter_map(|person| pool.people.get(person));
        for (place, value) in staying.flat_map(|person| person.values.iter().enumerate()) {
            let feature = quotas.features.get_mut(place);
            let Some(value) = feature.and_then(|feature| feature.values.get_mut(*value)) else { continue };
            for seats in [Some(&mut value.seats), value.flexible.as_mut()].into_iter().flatten() {
                seats.min = seats.min.saturating_sub(1);
                seats.max = seats.max.saturating_sub(1);
            }
        }
        quotas
    }

    /// What the random numbers are for: other people who drop out make for other numbers from the same seed.
    pub(super) fn purpose(&self, pool: &Pool) -> String {
        let gone: BTreeSet<&usize> = self.gone.iter().collect();
        let ids = gone.into_iter().filter_map(|person| pool.people.get(*person));
        let ids: Vec<&str> = ids.map(|person| person.id.as_str()).collect();
        format!("replacements of {}", ids.join(","))
    }
}

/// How many seats the people of a pool can take, one a household.
pub(super) fn seats_at_most(pool: &Pool) -> u32 {
    let may = pool.people.iter().filter(|person| person.standing != Standing::Out);
    let alone = may.clone().filter(|person| person.household.is_none()).count();
    let homes: BTreeSet<usize> = may.filter_map(|person| person.household).collect();
    u32::try_from(alone + homes.len()).unwrap_or(u32::MAX)
}
