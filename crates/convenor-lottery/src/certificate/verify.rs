//! Checking a certificate: exact arithmetic for all that is listed, and one pricing problem a level for what is not.

use std::collections::HashSet;

use super::flaw::{Chance, Flaw};
use super::proof::{best_listed, worth};
use super::{Certificate, FORMAT, Proof};
use crate::pricing::Pricer;
use crate::{Algorithm, Kinds, Standing, WHOLE};

/// What "best" may be off by: a chance of one in a million.
const TOLERANCE: i128 = 1_000_000;
/// What the solver's arithmetic may be off by in the worth of a panel: 1e-8.
const SOLVER_TOLERANCE: u128 = 10_000;

/// What was checked and found to hold.
#[derive(Debug, Clone, PartialEq, serde::Serialize)]
pub struct Verified {
    /// Panels that meet every rule.
    pub panels: usize,
    /// Levels that are proven.
    pub levels: usize,
    /// The largest distance of a level from its proven bound, as a chance.
    pub gap_max: f64,
}

impl Certificate {
    /// Checks everything. Errors: every flaw.
    pub fn verify(&self) -> Result<Verified, Vec<Flaw>> {
        let mut flaws = self.shape();
        if !flaws.is_empty() {
            return Err(flaws);
        }
        let kinds = self.kinds();
        flaws.extend(self.panels_of(&kinds));
        if !flaws.is_empty() {
            return Err(flaws);
        }
        let mut check = LevelCheck::new(self, &kinds);
        for (place, proof) in self.levels.iter().enumerate() {
            check.level(place + 1, proof, &mut flaws);
        }
        if self.algorithm == Algorithm::Leximin {
            flaws.extend(check.unsettled());
        }
        // Nothing is to be proved where those who must be in are all that can be drawn.
        if self.algorithm == Algorithm::Maximin && self.levels.is_empty() && !check.unsettled().is_empty() {
            flaws.push(Flaw::Shape("the proof of the smallest chance is missing".to_owned()));
        }
        if !flaws.is_empty() {
            return Err(flaws);
        }
        Ok(Verified { panels: self.panels.panels.len(), levels: self.levels.len(), gap_max: check.gap_max() })
    }

    fn shape(&self) -> Vec<Flaw> {
        if self.format != FORMAT {
            return vec![Flaw::Format(self.format.clone())];
        }
        let mut flaws = Vec::new();
        let mut counted = vec![0_u32; self.kinds.len()];
        for id in self.people.iter().flatten() {
            match counted.get_mut(*id) {
                Some(count) => *count += 1,
                None => {
                    flaws.push(Flaw::Shape(format!("somebody is of kind {}, which is not listed", id + 1)));
                }
            }
        }
        for (place, (kind, counted)) in self.kinds.iter().zip(counted).enumerate() {
            let known = kind.values.len() == self.quotas.features.len()
                && kind.values.iter().zip(&self.quotas.features).all(|(value, of)| *value < of.values.len());
            if !known || counted != kind.people || kind.people == 0 || kind.weight == 0 {
                flaws.push(Flaw::Shape(format!("kind {} does not fit the quotas or its people", place + 1)));
            }
            if kind.household.is_some_and(|group| group >= self.households.len()) {
                flaws.push(Flaw::Shape(format!("kind {} is of households that are not listed", place + 1)));
            }
        }
        flaws
    }

    fn panels_of(&self, kinds: &Kinds) -> Vec<Flaw> {
        let mut seen = HashSet::new();
        let mut flaws = Vec::new();
        for (place, (panel, _)) in self.panels.panels.iter().enumerate() {
            if !panel.meets(kinds) {
                flaws.push(Flaw::Rule { panel: place + 1 });
            }
            if !seen.insert(panel) {
                flaws.push(Flaw::Twice { panel: place + 1 });
            }
        }
        let parts: u128 = self.panels.panels.iter().map(|(_, share)| u128::from(*share)).sum();
        if parts != u128::from(WHOLE) {
            flaws.push(Flaw::Shares { parts });
        }
        flaws
    }
}

/// Goes through the levels in their order.
struct LevelCheck<'a> {
    certificate: &'a Certificate,
    kinds: &'a Kinds,
    /// Average seats of each kind, in parts of the whole.
    seats: Vec<i128>,
    /// People of each kind, each times their weight.
    people: Vec<i128>,
    settled: Vec<bool>,
    gap: i128,
}

impl<'a> LevelCheck<'a> {
    fn new(certificate: &'a Certificate, kinds: &'a Kinds) -> Self {
        let list = kinds.kinds();
        Self {
            certificate,
            kinds,
            seats: certificate.panels.seats(kinds).into_iter().map(signed).collect(),
            people: list.iter().map(|kind| i128::from(kind.seats().max) * i128::from(kind.weight)).collect(),
            settled: list.iter().map(|kind| kind.standing == Standing::In).collect(),
            gap: 0,
        }
    }

    fn level(&mut self, level: usize, proof: &Proof, flaws: &mut Vec<Flaw>) {
        let wrong = |what: &str| Flaw::Level { level, what: what.to_owned() };
        if proof.weights.len() != self.kinds.len() {
            flaws.push(wrong("there must be one weight for each kind"));
            return;
        }
        let mut open_weight: i128 = 0;
        let mut kept: i128 = 0;
        for (kind, weight) in proof.weights.iter().enumerate() {
            let weight = i128::from(*weight);
            match self.settled.get(kind) {
                Some(false) => open_weight += weight * at(&self.people, kind),
                _ => kept += weight * at(&self.seats, kind),
            }
        }
        if open_weight == 0 {
            flaws.push(wrong("no kind without a chance yet has a weight"));
            return;
        }
        flaws.extend(self.pricing(level, proof));
        let most = signed(proof.best + SOLVER_TOLERANCE) * i128::from(WHOLE) - kept;
        // Rounded up: the bound may only be too kind to us by less than one part.
        let bound = most.div_euclid(open_weight) + 1;
        let chance = self.smallest().unwrap_or_default();
        self.gap = self.gap.max(bound - chance);
        if bound - chance > TOLERANCE {
            flaws.push(Flaw::NotBest { level, chance: Chance(chance), bound: Chance(bound) });
        }
        self.settle(level, proof, chance, flaws);
    }

    /// Listed panels exactly, then all others by solving the pricing problem of these weights.
    fn pricing(&self, level: usize, proof: &Proof) -> Option<Flaw> {
        let listed = best_listed(&self.certificate.panels, &proof.weights);
        if listed > proof.best {
            return Some(Flaw::Listed { level, worth: listed, best: proof.best });
        }
        let weights: Vec<f64> = proof.weights.iter().map(|weight| whole(u128::from(*weight))).collect();
        let least = whole(proof.best + SOLVER_TOLERANCE);
        let priced = Pricer::of(self.kinds).and_then(|mut pricer| pricer.any_above(&weights, least));
        match priced {
            Err(fault) => Some(Flaw::Unchecked { level, what: fault.to_string() }),
            Ok(priced) => {
                let worth = worth(&priced?, &proof.weights);
                // The solver found it in its own arithmetic; whether it counts is said by ours.
                let better = worth > proof.best + SOLVER_TOLERANCE;
                better.then_some(Flaw::Better { level, worth, best: proof.best })
            }
        }
    }

    /// Everybody who is settled here has the level's chance.
    fn settle(&mut self, level: usize, proof: &Proof, expected: i128, flaws: &mut Vec<Flaw>) {
        if proof.kinds.is_empty() {
            flaws.push(Flaw::Level { level, what: "it settles nobody".to_owned() });
        }
        for kind in &proof.kinds {
            let chance = self.chance(*kind);
            // Maximin asks for no more than the smallest chance: whoever has more by accident may keep it.
            let asked = self.certificate.algorithm == Algorithm::Leximin;
            if asked && (chance - expected).abs() > TOLERANCE {
                let (chance, expected) = (Chance(chance), Chance(expected));
                flaws.push(Flaw::Unequal { level, kind: kind + 1, chance, expected });
            }
            match self.settled.get_mut(*kind) {
                Some(settled) if !*settled => *settled = true,
                _ => flaws.push(Flaw::Level { level, what: format!("kind {} is settled already", kind + 1) }),
            }
        }
    }

    /// The smallest chance of a kind that is not settled.
    fn smallest(&self) -> Option<i128> {
        let open = self.settled.iter().enumerate().filter(|(_, settled)| !**settled);
        open.map(|(kind, _)| self.chance(kind)).min()
    }

    fn chance(&self, kind: usize) -> i128 {
        at(&self.seats, kind) / at(&self.people, kind).max(1)
    }

    fn unsettled(&self) -> Vec<Flaw> {
        let open = self.settled.iter().enumerate().filter(|(_, settled)| !**settled);
        open.map(|(kind, _)| Flaw::Unsettled { kind: kind + 1 }).collect()
    }

    fn gap_max(&self) -> f64 {
        whole(self.gap.unsigned_abs())
    }
}

fn at(list: &[i128], place: usize) -> i128 {
    list.get(place).copied().unwrap_or_default()
}

/// Seats and worths are far under the largest number there is.
fn signed(parts: u128) -> i128 {
    i128::try_from(parts).unwrap_or(i128::MAX)
}

#[expect(clippy::cast_precision_loss, reason = "for the solver and for show, which have fifteen digits")]
fn whole(parts: u128) -> f64 {
    parts as f64 / WHOLE as f64
}
