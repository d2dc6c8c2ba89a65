//! Seats of kinds become seats of people, shared as evenly as can be.

use rand_chacha::ChaCha20Rng;

use super::homes;
use super::queue::Queue;
use crate::{KindId, Kinds, Pool};

/// For each panel, seats by kind in; positions of people out, ascending.
///
/// People of a kind differ by at most one panel, nobody sits twice in one, and no household has two seats in one.
pub(super) fn people(
    pool: &Pool,
    kinds: &Kinds,
    panels: &[Vec<(KindId, u32)>],
    rng: &mut ChaCha20Rng,
) -> Vec<Vec<usize>> {
    let mut seated: Vec<Vec<usize>> = vec![Vec::new(); panels.len()];
    let mut queues: Vec<Queue> = kinds.kinds().iter().map(|kind| Queue::of(&kind.people)).collect();
    let alone = |kind: KindId| kinds.kinds().get(kind).is_some_and(|kind| kind.household.is_none());
    for (panel, seats) in seated.iter_mut().zip(panels) {
        for (kind, seats) in seats.iter().filter(|(kind, _)| alone(*kind)) {
            if let Some(queue) = queues.get_mut(*kind) {
                panel.extend(queue.next(*seats, rng));
            }
        }
    }
    for group in homes::groups(pool, kinds) {
        group.seat(panels, &mut seated, rng);
    }
    for panel in &mut seated {
        panel.sort_unstable();
    }
    seated
}
