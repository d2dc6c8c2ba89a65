//! Seats exchanged inside panels until nobody is a whole panel away from what they should have.
//!
//! A panel that takes a seat from one kind and gives it to another is as good a panel if every rule still holds. Quotas without room
//! need a second exchange in the same panel that undoes the first one's doings.

use rand_chacha::ChaCha20Rng;

use super::lot::Lot;
use super::rulebook::Rulebook;
use super::scales::{PANEL, Scales};
use crate::{KindId, dice};

/// Rounds through all panels without getting nearer before the search is given up while somebody is a panel or more away.
const ROUNDS_IN_VAIN: u32 = 40;

/// The same once nobody is: what can still be gained is little.
const ROUNDS_IN_VAIN_NEAR: u32 = 8;

/// Exchanges seats as long as that brings the one who is worst off nearer to what they should have, and leaves the best panels found.
///
/// Where no exchange helps any more, the stakes of those who are still as far off are raised until others make room for them.
pub(super) fn until_near(
    lots: &mut Vec<Lot>,
    rulebook: &Rulebook,
    scales: &mut Scales,
    rng: &mut ChaCha20Rng,
) {
    let mut best = (scales.worst(), lots.clone());
    let mut in_vain = 0;
    let patience = |worst| if worst < PANEL { ROUNDS_IN_VAIN_NEAR } else { ROUNDS_IN_VAIN };
    while in_vain < patience(best.0) && best.0 > 0 {
        scales.call_far(best.0);
        dice::shuffle(rng, lots);
        let single = lots.iter_mut().filter_map(|lot| single_exchanges(lot, rulebook, scales)).count();
        let double = lots.iter_mut().filter_map(|lot| double_exchanges(lot, rulebook, scales)).count();
        in_vain += 1;
        if scales.worst() < best.0 {
            best = (scales.worst(), lots.clone());
            in_vain = 0;
        } else if single + double == 0 {
            scales.raise_stakes();
        }
    }
    *lots = best.1;
}

/// Gives seats from one kind to another where that helps; `None` if no seat moved.
fn single_exchanges(lot: &mut Lot, rulebook: &Rulebook, scales: &mut Scales) -> Option<()> {
    let mut moved = None;
    for from in lot.seated() {
        while lot.has(from) {
            let limit = -scales.one_fewer(from);
            let to = scales
                .takers(limit)
                .find(|to| *to != from && lot.exchange(rulebook, &[(from, -1), (*to, 1)]));
            let Some(to) = to else { break };
            scales.add(from, -1);
            scales.add(to, 1);
            moved = Some(());
        }
    }
    moved
}

/// The same for kinds that are far from what they should have, with a second exchange that undoes what the first does to full quotas.
fn double_exchanges(lot: &mut Lot, rulebook: &Rulebook, scales: &mut Scales) -> Option<()> {
    let mut moved = None;
    let seated = lot.seated();
    for from in &seated {
        let limit = -scales.one_fewer(*from);
        let far = scales.is_far(*from);
        let exchange = {
            let mut takers = scales.takers(limit).filter(|to| far || scales.is_far(*to));
            takers.find_map(|to| with_counterpart(lot, rulebook, scales, (*from, to), &seated))
        };
        for (kind, seats) in exchange.into_iter().flatten() {
            scales.add(kind, seats);
            moved = Some(());
        }
    }
    moved
}

/// Makes the exchange together with a second one in the same panel, if the two together help.
fn with_counterpart(
    lot: &mut Lot,
    rulebook: &Rulebook,
    scales: &Scales,
    (from, to): (KindId, KindId),
    seated: &[KindId],
) -> Option<[(KindId, i32); 4]> {
    let (old, new) = (rulebook.values(from), rulebook.values(to));
    let gain = scales.one_fewer(from) + scales.one_more(to);
    let may_help =
        |second: KindId| second != from && second != to && gain + scales.exchange_least(second) < 0;
    let blocked = blocked(lot, rulebook, old, new);
    let undoes = |values: &[usize]| blocked.iter().all(|feature| values.get(*feature) == new.get(*feature));
    for second in seated.iter().copied().filter(|second| may_help(*second)) {
        let values = rulebook.values(second);
        if !undoes(values) {
            continue;
        }
        let mut wanted = values.to_vec();
        for feature in &blocked {
            if let (Some(value), Some(old)) = (wanted.get_mut(*feature), old.get(*feature)) {
                *value = *old;
            }
        }
        let gain = gain + scales.one_fewer(second);
        let fits =
            |third: &&KindId| ![from, to, second].contains(*third) && gain + scales.one_more(**third) < 0;
        for third in rulebook.with_values(&wanted).iter().filter(fits) {
            let exchange = [(from, -1), (to, 1), (second, -1), (*third, 1)];
            if lot.exchange(rulebook, &exchange) {
                return Some(exchange);
            }
        }
    }
    None
}

/// Features whose quotas stand in the way of the exchange.
fn blocked(lot: &Lot, rulebook: &Rulebook, old: &[usize], new: &[usize]) -> Vec<usize> {
    let stands = |feature: usize, old: usize, new: usize| {
        old != new
            && (rulebook.quota(feature, old).is_some_and(|rule| lot.is_at_least(rulebook, rule))
                || rulebook.quota(feature, new).is_some_and(|rule| lot.is_at_most(rulebook, rule)))
    };
    let pairs = old.iter().zip(new).enumerate();
    pairs.filter(|(feature, (old, new))| stands(*feature, **old, **new)).map(|(feature, _)| feature).collect()
}
