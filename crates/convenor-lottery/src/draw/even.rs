//! Seats shared evenly among households: the same as colouring the edges of a bipartite graph between panels and kinds so that every
//! colour, here a household, comes as often as every other at each panel and at each kind, give or take one. That is always possible
//! (de Werra, "Equitable colorations of graphs", 1971), two colours at a time.

use rand_chacha::ChaCha20Rng;
use rustc_hash::FxHashMap;

use crate::{KindId, dice};

/// A seat of a kind in a panel, and the household that has it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) panel: usize,
    pub(super) kind: KindId,
    pub(super) home: usize,
}

/// Exchanges households until no two of them differ by more than one seat of any kind, nor in any panel.
///
/// Each exchange lessens the sum of the squares of the counts, so that this ends.
pub(super) fn out(places: &mut [Place], homes: usize, rng: &mut ChaCha20Rng) {
    while let Some((least, most)) = uneven(places, homes) {
        let of_two: Vec<usize> = places
            .iter()
            .enumerate()
            .filter(|(_, place)| place.home == least || place.home == most)
            .map(|(at, _)| at)
            .collect();
        split(places, &of_two, (least, most), rng);
    }
}

/// Two households that differ by more than one seat of a kind.
fn uneven(places: &[Place], homes: usize) -> Option<(usize, usize)> {
    let mut had: FxHashMap<KindId, Vec<u32>> = FxHashMap::default();
    for place in places {
        let counts = had.entry(place.kind).or_insert_with(|| vec![0; homes]);
        if let Some(count) = counts.get_mut(place.home) {
            *count += 1;
        }
    }
    let mut by_kind: Vec<_> = had.into_iter().collect();
    by_kind.sort_unstable_by_key(|(kind, _)| *kind);
    by_kind.into_iter().find_map(|(_, counts)| {
        let each = || counts.iter().enumerate().map(|(home, count)| (*count, home));
        let (least, most) = (each().min()?, each().max()?);
        (most.0 > least.0 + 1).then_some((least.1, most.1))
    })
}

/// Shares the places of two households evenly between them, in every panel and of every kind.
///
/// Places are paired at each panel and at each kind. A walk from partner to partner goes by turns over panels and kinds, so that it never
/// needs the same household for two partners.
fn split(places: &mut [Place], of_two: &[usize], homes: (usize, usize), rng: &mut ChaCha20Rng) {
    let at_panel = partners(of_two, |at| places.get(at).map(|place| place.panel));
    let at_kind = partners(of_two, |at| places.get(at).map(|place| place.kind));
    let mut done: FxHashMap<usize, usize> = FxHashMap::default();
    for start in of_two {
        if done.contains_key(start) {
            continue;
        }
        let (one, other) = if dice::below(rng, 2) == 0 { homes } else { (homes.1, homes.0) };
        done.insert(*start, one);
        for (first, second) in [(&at_panel, &at_kind), (&at_kind, &at_panel)] {
            walk(*start, (first, second), (other, one), &mut done);
        }
    }
    for (at, home) in done {
        if let Some(place) = places.get_mut(at) {
            place.home = home;
        }
    }
}

type Partners = FxHashMap<usize, usize>;

/// Goes from partner to partner, by turns of one kind and the other, and gives them the two households by turns.
fn walk(
    start: usize,
    (mut now, mut next): (&Partners, &Partners),
    (mut home, mut other): (usize, usize),
    done: &mut FxHashMap<usize, usize>,
) {
    let mut at = start;
    while let Some(partner) = now.get(&at) {
        if done.contains_key(partner) {
            break;
        }
        done.insert(*partner, home);
        at = *partner;
        (now, next) = (next, now);
        (home, other) = (other, home);
    }
}

/// Pairs places that have the same panel or kind; the last of an odd number has no partner.
fn partners(of_two: &[usize], key: impl Fn(usize) -> Option<usize>) -> Partners {
    let mut waiting: FxHashMap<usize, usize> = FxHashMap::default();
    let mut pairs = FxHashMap::default();
    for at in of_two {
        let Some(key) = key(*at) else { continue };
        match waiting.remove(&key) {
            None => {
                waiting.insert(key, *at);
            }
            Some(partner) => {
                pairs.insert(*at, partner);
                pairs.insert(partner, *at);
            }
        }
    }
    pairs
}
