//! Solves sums for as many of their numbers as they determine (Gauss and Jordan), while most factors are still nought.

use super::Unknown;
use super::rows::{NOTHING, Rows};

/// Terms of one sum, in order of their numbers.
type Terms = Vec<(Unknown, f64)>;

/// A number solved for, and what it is made of.
#[derive(Debug, Clone, Default)]
struct Solved {
    lead: Unknown,
    terms: Terms,
}

/// Sums solved so far. What says nothing new is left out.
#[derive(Debug, Clone)]
pub(in crate::table) struct Solving {
    rows: Vec<Solved>,
    leading: Vec<Option<usize>>,
    /// For each number, the rows that have had it as a free one.
    users: Vec<Vec<usize>>,
}

impl Solving {
    pub(in crate::table) fn new(unknowns: usize) -> Self {
        Self { rows: Vec::new(), leading: vec![None; unknowns], users: vec![Vec::new(); unknowns] }
    }

    /// Whether a number is solved for.
    pub(in crate::table) fn leads(&self, unknown: Unknown) -> bool {
        self.row_of(unknown).is_some()
    }

    /// Every number that is solved for, with what it is made of.
    pub(in crate::table) fn rows(&self) -> impl Iterator<Item = (Unknown, &[(Unknown, f64)])> {
        self.rows.iter().map(|row| (row.lead, row.terms.as_slice()))
    }

    fn row_of(&self, unknown: Unknown) -> Option<usize> {
        self.leading.get(unknown).copied().flatten()
    }

    /// Adds a sum that makes nothing, and solves it for one of its numbers, if there is one, that may lead.
    pub(in crate::table) fn add(&mut self, sum: &[(Unknown, f64)], may_lead: impl Fn(Unknown) -> bool) {
        let mut terms = Terms::new();
        for (unknown, times) in sum {
            let solved = self.row_of(*unknown).and_then(|row| self.rows.get(row));
            terms = match solved {
                Some(solved) => plus(&terms, *times, &solved.terms),
                None => plus(&terms, *times, &[(*unknown, 1.0)]),
            };
        }
        // The number in the fewest rows makes the least work of the rest.
        let rank = |(unknown, factor): &&(Unknown, f64)| {
            let users = self.users.get(*unknown).map_or(0, Vec::len);
            (!may_lead(*unknown), (factor.abs() - 1.0).abs() > 0.5, users)
        };
        if let Some((lead, pivot)) = terms.iter().min_by_key(rank).copied() {
            terms.retain(|(unknown, _)| *unknown != lead);
            for (_, factor) in &mut terms {
                *factor = -*factor / pivot;
            }
            self.settle(Solved { lead, terms });
        }
    }

    /// Puts what a number is made of into all other rows.
    fn settle(&mut self, solved: Solved) {
        let users = self.users.get_mut(solved.lead).map(std::mem::take).unwrap_or_default();
        for user in users {
            let Some(row) = self.rows.get_mut(user) else { continue };
            let Some(times) = factor(&row.terms, solved.lead) else { continue };
            row.terms.retain(|(unknown, _)| *unknown != solved.lead);
            row.terms = plus(&row.terms, times, &solved.terms);
            self.note_user(&solved.terms, user);
        }
        self.note_user(&solved.terms, self.rows.len());
        if let Some(slot) = self.leading.get_mut(solved.lead) {
            *slot = Some(self.rows.len());
        }
        self.rows.push(solved);
    }

    fn note_user(&mut self, terms: &[(Unknown, f64)], row: usize) {
        for (unknown, _) in terms {
            let Some(users) = self.users.get_mut(*unknown) else { continue };
            if let Err(at) = users.binary_search(&row) {
                users.insert(at, row);
            }
        }
    }

    /// The solved sums as one table of factors.
    pub(super) fn finish(self) -> Rows {
        let rows = self.rows.into_iter().map(|row| (row.lead, row.terms));
        Rows::new(self.leading.len(), rows.collect())
    }
}

/// A number's factor among terms.
fn factor(terms: &[(Unknown, f64)], unknown: Unknown) -> Option<f64> {
    let at = terms.binary_search_by_key(&unknown, |(other, _)| *other).ok()?;
    terms.get(at).map(|(_, factor)| *factor)
}

/// `one + times · other`, both in order.
fn plus(one: &[(Unknown, f64)], times: f64, other: &[(Unknown, f64)]) -> Terms {
    let mut sum = Terms::with_capacity(one.len() + other.len());
    let (mut ones, mut others) = (one.iter().copied().peekable(), other.iter().copied().peekable());
    loop {
        let first = match (ones.peek(), others.peek()) {
            (None, None) => return sum,
            (Some((left, _)), Some((right, _))) => *left.min(right),
            (Some((only, _)), None) | (None, Some((only, _))) => *only,
        };
        let left = ones.next_if(|(unknown, _)| *unknown == first).map_or(0.0, |(_, factor)| factor);
        let right = others.next_if(|(unknown, _)| *unknown == first).map_or(0.0, |(_, factor)| factor);
        let factor = left + times * right;
        if factor.abs() > NOTHING {
            sum.push((first, factor));
        }
    }
}
