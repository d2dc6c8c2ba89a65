//! Shows again what need not be hidden, until nothing more can be taken back: then every cell that is still hidden for
//! the sake of others is needed.

use super::attack::{Attack, Bounds, Manner, Unknown};
use super::cost;
use super::frame::Cell;
use super::hide::Met;
use super::proof::{Direction, Proof};
use super::release::Release;
use super::search::{self, Through, Wanted};

/// Work after which the rest stays hidden, in terms looked at: a few seconds.
const WORK_MAX: u64 = 500_000_000;

/// What a number may be off its goal: the proof that is made of it is checked in whole numbers.
const NEAR: f64 = 1e-6;

/// How often a second proof is looked for where the first cannot be written down exactly: it takes long.
const CAREFUL_MAX: usize = 5;

/// Largest denominator of a proof that is not in whole people.
const OVER_MAX: u32 = 60;

/// How much is left hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slimmed {
    /// Nothing more can be shown.
    Fully,
    /// The tables are so large that some cells were not tried.
    InPart,
}

/// Shows what need not be hidden, the dearest first, and renews the proofs that this takes away.
pub(super) fn slim(release: &mut Release<'_>, met: &mut [Met]) -> Slimmed {
    let mut order = release.secondary();
    order.sort_by_key(|cell| std::cmp::Reverse(cost::in_itself(release, *cell)));
    let mut tried = Tries::new(release, met);
    for cell in order {
        if tried.attack.work() > WORK_MAX {
            tried.slimmed = Slimmed::InPart;
            break;
        }
        tried.take_back(release, met, cell);
    }
    // What no proof needs any more can go without being tried.
    let unused = |cell: &Cell| !met.iter().any(|met| met.down.touches(*cell) || met.up.touches(*cell));
    let unused: Vec<Cell> = release.secondary().into_iter().filter(unused).collect();
    for cell in unused {
        release.show(cell);
    }
    tried.slimmed
}

/// Which proof: of which need, in which direction.
type ProofOf = (usize, Direction);

struct Tries {
    attack: Attack,
    unknowns: Vec<Cell>,
    unknown_of: Vec<Option<Unknown>>,
    /// For every cell, the proofs that have changed it.
    users: Vec<Vec<ProofOf>>,
    slimmed: Slimmed,
    careful_left: usize,
}

impl Tries {
    fn new(release: &Release<'_>, met: &[Met]) -> Self {
        let cells = 0..release.frame.len();
        let unknowns: Vec<Cell> = cells.filter(|cell| !release.range(*cell).is_one()).collect();
        let mut unknown_of = vec![None; release.frame.len()];
        for (unknown, cell) in unknowns.iter().enumerate() {
            unknown_of.get_mut(*cell).into_iter().for_each(|slot| *slot = Some(unknown));
        }
        let bounds = unknowns.iter().map(|cell| bounds(release, *cell)).collect();
        let sums = release.frame.equations.iter().map(|equation| {
            let terms = equation.terms();
            let unknown = |cell: Cell| unknown_of.get(cell).copied().flatten();
            terms
                .filter_map(|(cell, sign)| Some((unknown(cell)?, if sign > 0 { 1.0 } else { -1.0 })))
                .collect()
        });
        let attack = Attack::new(bounds, sums);
        let mut tries = Self {
            attack,
            unknowns,
            unknown_of,
            users: vec![Vec::new(); release.frame.len()],
            slimmed: Slimmed::Fully,
            careful_left: CAREFUL_MAX,
        };
        for (number, met) in met.iter().enumerate() {
            tries.note((number, Direction::Down), &met.down);
            tries.note((number, Direction::Up), &met.up);
        }
        tries
    }

    fn note(&mut self, proof_of: ProofOf, proof: &Proof) {
        for (cell, _) in &proof.changes {
            self.users.get_mut(*cell).into_iter().for_each(|users| users.push(proof_of));
        }
    }

    /// Shows a cell if everything that was proved with it can be proved without it.
    fn take_back(&mut self, release: &mut Release<'_>, met: &mut [Met], cell: Cell) {
        let mut users = self.users.get_mut(cell).map(std::mem::take).unwrap_or_default();
        users.sort_unstable();
        users.dedup();
        release.show(cell);
        self.bind(release, cell);
        let mut renewed: Vec<(ProofOf, Proof)> = Vec::new();
        for (number, direction) in users.iter().copied() {
            let Some(met) = met.get(number) else { continue };
            let far = direction.of(&met.need);
            let proof = met.proof(direction);
            if !proof.touches(cell) || proof.holds(release, met.need.cell, direction, far) {
                continue;
            }
            let Some(proof) = self.prove(release, met.need.cell, direction, far) else {
                release.hide(cell);
                self.bind(release, cell);
                self.users.get_mut(cell).into_iter().for_each(|slot| slot.clone_from(&users));
                return;
            };
            renewed.push(((number, direction), proof));
        }
        for ((number, direction), proof) in renewed {
            self.note((number, direction), &proof);
            met.get_mut(number).into_iter().for_each(|met| met.set(direction, proof.clone()));
        }
    }

    fn bind(&mut self, release: &Release<'_>, cell: Cell) {
        if let Some(unknown) = self.unknown_of.get(cell).copied().flatten() {
            self.attack.bind(unknown, bounds(release, cell));
        }
    }

    /// A set of numbers in which a cell's is far enough off, if there is one.
    fn prove(&mut self, release: &Release<'_>, cell: Cell, direction: Direction, far: i64) -> Option<Proof> {
        let wanted = Wanted { cell, direction, far, through: Through::HiddenOnly };
        if let Some(proof) = search::prove(release, wanted) {
            return Some(proof);
        }
        let unknown = self.unknown_of.get(cell).copied().flatten()?;
        let goal = whole_as_real(direction.sign() * far);
        for manner in [Manner::Quick, Manner::Careful] {
            if manner == Manner::Careful {
                if self.careful_left == 0 {
                    break;
                }
                self.careful_left -= 1;
            }
            self.attack.rest();
            let reached = self.attack.push(unknown, goal, Some(goal), manner);
            if (reached - goal).abs() > NEAR {
                return None;
            }
            let mut proofs = (1..=OVER_MAX).filter_map(|over| self.written(over));
            if let Some(proof) = proofs.find(|proof| proof.holds(release, cell, direction, far)) {
                return Some(proof);
            }
        }
        self.slimmed = Slimmed::InPart;
        None
    }

    /// Where the numbers stand, as changes in whole parts; none where they are finer.
    fn written(&self, over: u32) -> Option<Proof> {
        let change = |(unknown, cell): (Unknown, &Cell)| {
            let parts = self.attack.at(unknown) * f64::from(over);
            let whole = parts.round();
            if (parts - whole).abs() > 1e-5 { None } else { Some((*cell, real_as_whole(whole)?)) }
        };
        let changes: Option<Vec<_>> = self.unknowns.iter().enumerate().map(change).collect();
        let changes = changes?.into_iter().filter(|(_, change)| *change != 0).collect();
        Some(Proof { changes, over: i64::from(over) })
    }
}

/// How far a cell's number can be off.
fn bounds(release: &Release<'_>, cell: Cell) -> Bounds {
    let (range, count) = (release.range(cell), release.count(cell));
    Bounds {
        least: whole_as_real(range.least - count),
        most: range.most.map_or(f64::INFINITY, |most| whole_as_real(most - count)),
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "a table has at most a million million people, see PEOPLE_MAX"
)]
pub(super) fn whole_as_real(whole: i64) -> f64 {
    whole as f64
}

/// A whole number that was computed as a real one; none where it is out of all proportion.
#[expect(clippy::cast_possible_truncation, reason = "the line before says that it fits")]
pub(super) fn real_as_whole(real: f64) -> Option<i64> {
    (real.abs() < 1e15).then_some(real.round() as i64)
}
