//! What a plan and a piece of work share: the same term or area, or one inside the other.

use std::collections::HashMap;

use crate::area::AreaCode;
use crate::vocabulary::Vocabulary;

/// How much one inside the other counts beside the same.
const INSIDE_STRENGTH: f64 = 0.5;

/// What both share, as the plan has it.
pub(super) struct Shared<T> {
    pub(super) terms: Vec<T>,
    /// Summed over the shared terms: 1 for the same, less for one inside the other.
    sum: f64,
    /// Terms of the plan, and of the other.
    counts: (usize, usize),
}

impl<T> Shared<T> {
    /// How much of the plan's terms both share, 0 to 1; `None` for nothing.
    pub(super) fn strength(&self) -> Option<f64> {
        let count = u32::try_from(self.counts.0).ok().filter(|count| *count > 0)?;
        (!self.terms.is_empty()).then(|| self.sum / f64::from(count))
    }

    /// Whether both are known and have nothing in common.
    pub(super) fn is_other(&self) -> bool {
        self.terms.is_empty() && self.counts.0 > 0 && self.counts.1 > 0
    }
}

/// The plan's terms that the other one has too, or a narrower or broader one of.
pub(super) fn shared_terms(mine: &[String], theirs: &[String], vocabulary: &Vocabulary) -> Shared<String> {
    let inside = |inner: &str, outer: &str| vocabulary.with_broader(inner).contains(&outer);
    shared(mine, theirs, |one, other| inside(one, other) || inside(other, one))
}

/// The plan's areas that the other one has too, or one inside or around them.
pub(super) fn shared_areas(
    mine: &[AreaCode],
    theirs: &[AreaCode],
    wider: &HashMap<AreaCode, Vec<AreaCode>>,
) -> Shared<AreaCode> {
    shared(mine, theirs, |one, other| is_inside(wider, one, other) || is_inside(wider, other, one))
}

/// Whether an area is another one, or lies inside it.
fn is_inside(wider: &HashMap<AreaCode, Vec<AreaCode>>, inner: &AreaCode, outer: &AreaCode) -> bool {
    inner == outer || wider.get(inner).is_some_and(|around| around.contains(outer))
}

fn shared<T: Clone + PartialEq>(mine: &[T], theirs: &[T], related: impl Fn(&T, &T) -> bool) -> Shared<T> {
    let mut found = Shared { terms: Vec::new(), sum: 0.0, counts: (mine.len(), theirs.len()) };
    for term in mine {
        let strength = if theirs.contains(term) {
            1.0
        } else if theirs.iter().any(|other| related(term, other)) {
            INSIDE_STRENGTH
        } else {
            continue;
        };
        found.terms.push(term.clone());
        found.sum += strength;
    }
    found
}
