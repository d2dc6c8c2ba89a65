//! From chances to numbered panels of people, one of which is then drawn in public.
//!
//! The shares of a distribution become equally likely numbered panels (Flanigan, Kehne and Procaccia, "Fair sortition made transparent",
//! Advances in Neural Information Processing Systems 34, 2021). Shares are rounded to whole numbers of panels, seats are then exchanged inside panels until the chances are nearly
//! as they were, and at last the seats of a kind are shared evenly among its people.

mod even;
mod exchange;
mod homes;
mod list;
mod lot;
mod one;
mod pick;
mod queue;
mod round;
mod rulebook;
mod scales;
mod seat;

pub use list::{PanelListError, list_hash, panel_list, read_panel_list};
pub(crate) use one::one_panel;
pub use pick::{commitment, pick_by_number, pick_by_seed};

use self::lot::Lot;
use self::rulebook::Rulebook;
use self::scales::Scales;
use crate::{Distribution, KindId, Kinds, Pool, Seed, WHOLE, dice};

/// Equally likely panels of people; the first has the number 1.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NumberedPanels {
    /// Positions in the pool of the people of each panel, ascending.
    pub panels: Vec<Vec<usize>>,
    /// The largest difference, over all people, between the share of panels they are in and their chance by the distribution.
    pub largest_change: f64,
}

impl NumberedPanels {
    /// For each of `people` people: in how many panels they are.
    pub fn times(&self, people: usize) -> Vec<u32> {
        let mut times = vec![0; people];
        for person in self.panels.iter().flatten() {
            if let Some(sum) = times.get_mut(*person) {
                *sum += 1;
            }
        }
        times
    }
}

/// Makes `panels` equally likely panels whose people have nearly the chances of the distribution.
///
/// Every panel meets every rule of `kinds`, which are those of `pool`. People of one kind differ by at most one panel. Nobody without a
/// chance gets a seat and nobody loses a certain one. An empty distribution has no panels. It takes some 8 bytes for each kind and panel.
pub fn number_panels(
    pool: &Pool,
    kinds: &Kinds,
    distribution: &Distribution,
    panels: u32,
    seed: &Seed,
) -> NumberedPanels {
    let mut lots = lots_near(kinds, distribution, panels, seed);
    let mut rng = seed.rng("people of the panels");
    dice::shuffle(&mut rng, &mut lots);
    let mut panels = seat::people(pool, kinds, &lots, &mut rng);
    // Households were shared out by the order of the panels, which must not show in the numbers.
    dice::shuffle(&mut rng, &mut panels);
    let mut numbered = NumberedPanels { panels, largest_change: 0.0 };
    numbered.largest_change = largest_change(kinds, distribution, &numbered, pool.people.len());
    numbered
}

/// Seats by kind of so many panels, with totals as near to the distribution's as the search finds.
fn lots_near(
    kinds: &Kinds,
    distribution: &Distribution,
    panels: u32,
    seed: &Seed,
) -> Vec<Vec<(KindId, u32)>> {
    let rulebook = Rulebook::of(kinds);
    let mut scales = Scales::of(kinds, distribution, panels);
    let rounded = round::panels(distribution, panels, &mut scales);
    let mut lots: Vec<Lot> = rounded.into_iter().map(|panel| Lot::of(panel, &rulebook)).collect();
    exchange::until_near(&mut lots, &rulebook, &mut scales, &mut seed.rng("exchanges"));
    lots.iter().map(Lot::seats).collect()
}

#[expect(clippy::cast_precision_loss, reason = "a difference of chances is told to fifteen digits")]
fn largest_change(
    kinds: &Kinds,
    distribution: &Distribution,
    numbered: &NumberedPanels,
    people: usize,
) -> f64 {
    let times = numbered.times(people);
    let panels = numbered.panels.len().max(1) as u128;
    let seats = distribution.seats(kinds);
    let of_kind = kinds.kinds().iter().zip(seats).flat_map(|(kind, seats)| {
        let alike = kind.people.len() as u128;
        let of_times = kind.people.iter().filter_map(|person| times.get(*person)).map(move |times| {
            let given = u128::from(*times) * u128::from(WHOLE) * alike;
            given.abs_diff(seats * panels) as f64 / (panels * u128::from(WHOLE) * alike) as f64
        });
        of_times.collect::<Vec<f64>>()
    });
    of_kind.fold(0.0, f64::max)
}
