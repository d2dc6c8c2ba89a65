//! Small categories put together with their neighbours, so that a handful of people need not stand for a whole group.

use super::FitMargin;

/// Categories of a variable that are weighted as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collapsed {
    /// Which variable.
    pub variable: usize,
    /// Its categories, in order; together they have the sum of their targets.
    pub categories: Vec<usize>,
}

/// The categories of a variable that count as one each.
pub(super) struct Slots(Vec<Slot>);

struct Slot {
    categories: Vec<usize>,
    people: u64,
    target: f64,
}

/// Puts each category with fewer than `under` people together with the one beside it that has fewer people, the
/// smallest first: the order of a list such as ages says what is alike. Categories without people or target are left
/// out. `None` where none is left.
pub(super) fn slots(targets: &[f64], people: &[u64], under: u64) -> Option<Slots> {
    let category = |(category, (target, people)): (usize, (&f64, &u64))| Slot {
        categories: vec![category],
        people: *people,
        target: *target,
    };
    let mut slots: Vec<Slot> = targets.iter().zip(people).enumerate().map(category).collect();
    slots.retain(|slot| slot.people > 0 && slot.target > 0.0);
    while let Some((left, right)) = next_pair(&slots, under) {
        let taken = slots.remove(right);
        let Some(kept) = slots.get_mut(left) else { break };
        kept.categories.extend(taken.categories);
        kept.people += taken.people;
        kept.target += taken.target;
    }
    (!slots.is_empty()).then_some(Slots(slots))
}

/// The smallest slot, where it is too small, and its smaller neighbour: from left to right.
fn next_pair(slots: &[Slot], under: u64) -> Option<(usize, usize)> {
    let people = |at: usize| slots.get(at).map(|slot| slot.people);
    let (at, smallest) = slots.iter().enumerate().min_by_key(|(_, slot)| slot.people)?;
    if smallest.people >= under {
        return None;
    }
    let left = at.checked_sub(1).filter(|left| match people(at + 1) {
        Some(right) => people(*left).is_some_and(|left| left <= right),
        None => true,
    });
    match left {
        Some(left) => Some((left, at)),
        None => people(at + 1).map(|_| (at, at + 1)),
    }
}

impl Slots {
    /// Those that more than one category went into.
    pub(super) fn collapsed(&self, variable: usize) -> impl Iterator<Item = Collapsed> {
        let together = self.0.iter().filter(|slot| slot.categories.len() > 1);
        together.map(move |slot| Collapsed { variable, categories: slot.categories.clone() })
    }

    /// The variable for the fitting, from the category of each profile.
    pub(super) fn margin(&self, codes: &[u16]) -> FitMargin {
        let none = u16::try_from(self.0.len()).unwrap_or(u16::MAX);
        let slot_of = |code: &u16| {
            let is_in = |slot: &Slot| slot.categories.contains(&usize::from(*code));
            self.0.iter().position(is_in).and_then(|at| u16::try_from(at).ok()).unwrap_or(none)
        };
        let most = codes.iter().copied().max().unwrap_or(0);
        let table: Vec<u16> = (0..=most).map(|code| slot_of(&code)).collect();
        let total: f64 = self.0.iter().map(|slot| slot.target).sum();
        FitMargin {
            slots: codes.iter().map(|code| table.get(usize::from(*code)).copied().unwrap_or(none)).collect(),
            targets: self.0.iter().map(|slot| slot.target / total).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn together(people: &[u64], under: u64) -> Vec<Vec<usize>> {
        let targets = vec![1.0; people.len()];
        slots(&targets, people, under).unwrap().collapsed(0).map(|one| one.categories).collect()
    }

    #[test]
    fn a_small_category_joins_the_smaller_one_beside_it() {
        assert_eq!(together(&[50, 4, 30, 60], 10), [[1, 2]]);
        assert_eq!(together(&[50, 4, 90, 60], 10), [[0, 1]]);
        assert_eq!(together(&[4, 50, 60], 10), [[0, 1]]);
        assert_eq!(together(&[50, 60, 4], 10), [[1, 2]]);
        assert_eq!(together(&[3, 3, 3, 60], 10), [vec![0, 1, 2, 3]], "until they are enough");
        assert!(together(&[3, 3, 3], 0).is_empty());
        assert_eq!(together(&[3, 3], 10), [[0, 1]], "then there is nothing to weight by");
    }

    #[test]
    fn empty_categories_are_passed_over_and_the_rest_make_one() {
        let slots = slots(&[0.5, 0.3, 0.2], &[40, 0, 10], 0).unwrap();
        let margin = slots.margin(&[0, 1, 2, 3]);
        assert_eq!(margin.slots, [0, 2, 1, 2]);
        assert!((margin.targets[0] - 5.0 / 7.0).abs() < 1e-12);
        assert!(super::slots(&[0.5, 0.5], &[0, 0], 5).is_none());
    }
}
