//! People who wait for seats in turn.

use rand_chacha::ChaCha20Rng;

use crate::dice;

/// People who take turns: everybody has one seat before anybody has the next, and every turn has an order of its own.
pub(super) struct Queue<'a> {
    people: &'a [usize],
    /// Those who have not had a seat in this turn; the next one is last.
    waiting: Vec<usize>,
}

impl<'a> Queue<'a> {
    /// Nobody has had a seat yet.
    pub(super) fn of(people: &'a [usize]) -> Self {
        Self { people, waiting: Vec::new() }
    }

    /// The next `seats` people, all different; fewer if there are not so many.
    pub(super) fn next(&mut self, seats: u32, rng: &mut ChaCha20Rng) -> Vec<usize> {
        let seats = usize::try_from(seats).unwrap_or(usize::MAX).min(self.people.len());
        let mut seated = self.waiting.split_off(self.waiting.len().saturating_sub(seats));
        if seated.len() < seats {
            let mut turn = self.people.to_vec();
            dice::shuffle(rng, &mut turn);
            // Whoever has a seat of this panel from the turn before waits at the far end of the new one.
            let (already, mut next): (Vec<usize>, Vec<usize>) =
                turn.into_iter().partition(|person| seated.contains(person));
            seated.extend(next.split_off(next.len().saturating_sub(seats - seated.len())));
            next.extend(already);
            dice::shuffle(rng, &mut next);
            self.waiting = next;
        }
        seated
    }
}

#[cfg(test)]
mod tests {
    use super::Queue;
    use crate::Seed;

    #[test]
    fn everybody_has_a_seat_before_anybody_has_the_next() {
        let mut rng = Seed::of_text("queue").rng("test");
        let people = [10, 11, 12, 13, 14];
        let mut queue = Queue::of(&people);
        let mut times = [0_u32; 5];
        for seats in [3, 4, 5, 1, 2, 4, 3] {
            let seated = queue.next(seats, &mut rng);
            for person in &seated {
                times[person - 10] += 1;
            }
            let mut different = seated.clone();
            different.sort_unstable();
            different.dedup();
            assert_eq!(different.len(), usize::try_from(seats).unwrap());
            assert!(times.iter().max().unwrap() - times.iter().min().unwrap() <= 1, "{times:?}");
        }
        assert_eq!(times.iter().sum::<u32>(), 22);
    }
}
