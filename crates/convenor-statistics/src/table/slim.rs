//! Shows again what need not be hidden, until nothing more can be taken back: then every cell that is still hidden for
//! the sake of others is needed.

use super::cost;
use super::frame::Cell;
use super::hide::{Met, open};
use super::proof::{Direction, Proof};
use super::prover::{Claim, Proved, Prover};
use super::release::{Need, Release};

/// How much is left hidden.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slimmed {
    /// Nothing more can be shown.
    Fully,
    /// The tables are so large that some cells were not tried, or a proof could not be written down.
    InPart,
}

/// Shows what need not be hidden, the dearest first, and renews the proofs that this takes away.
pub(super) fn slim(release: &mut Release<'_>, met: &mut Vec<Met>) -> Slimmed {
    let mut order = release.secondary();
    order.sort_by_key(|cell| std::cmp::Reverse(cost::in_itself(release, *cell)));
    let mut tries = Tries::new(release, met);
    tries.settle(release, &order);
    tries.undecided = vec![false; release.frame.len()];
    for cell in &order {
        tries.set_undecided(*cell, true);
    }
    for cell in order {
        tries.set_undecided(cell, false);
        if tries.prover.is_spent() {
            tries.slimmed = Slimmed::InPart;
            break;
        }
        tries.take_back(release, cell);
    }
    tries.keep_open(release);
    tries.slimmed
}

/// Which proof: of which need, in which direction.
type ProofOf = (usize, Direction);

/// Proofs that were found anew.
type Renewed = Vec<(ProofOf, Proof)>;

struct Tries<'a> {
    prover: Prover,
    met: &'a mut Vec<Met>,
    /// The cells of which it is not yet known whether they stay hidden.
    undecided: Vec<bool>,
    slimmed: Slimmed,
}

impl<'a> Tries<'a> {
    fn new(release: &Release<'_>, met: &'a mut Vec<Met>) -> Self {
        Self { prover: Prover::new(release), met, undecided: Vec::new(), slimmed: Slimmed::Fully }
    }

    fn set_undecided(&mut self, cell: Cell, is_undecided: bool) {
        self.undecided.get_mut(cell).into_iter().for_each(|slot| *slot = is_undecided);
    }

    /// Proves through small cells alone whatever can be: such a proof needs no other cell, and stands for good.
    fn settle(&mut self, release: &mut Release<'_>, undecided: &[Cell]) {
        let lattice = self.prover.lattice();
        for cell in undecided {
            release.show(*cell);
            self.prover.see(release, *cell);
        }
        self.prover.settle(release, undecided);
        let mut renewed = Renewed::new();
        for of in self.lost(|proof| !proof.fits(release)) {
            if let Proved::Yes(proof) = self.renew(release, of, &renewed) {
                renewed.push((of, proof));
            }
        }
        self.take(renewed);
        for cell in undecided {
            release.hide(*cell);
            self.prover.see(release, *cell);
        }
        self.prover.go_back(lattice);
    }

    /// Shows a cell if everything that was proved with it can be proved without it.
    fn take_back(&mut self, release: &mut Release<'_>, cell: Cell) {
        release.show(cell);
        self.prover.see(release, cell);
        let mut lost = self.lost(|proof| !proof.fits_at(release, cell));
        // Those that are in a sum with it are the likeliest to need it.
        lost.sort_by_key(|(number, _)| !self.is_beside(release, cell, *number));
        let mut renewed = Renewed::new();
        for of in lost {
            match self.renew(release, of, &renewed) {
                Proved::Yes(proof) => renewed.push((of, proof)),
                failed => {
                    if let Proved::Unwritten = failed {
                        self.slimmed = Slimmed::InPart;
                    }
                    release.hide(cell);
                    self.prover.see(release, cell);
                    return;
                }
            }
        }
        self.prover.settle(release, &[cell]);
        self.take(renewed);
    }

    /// Shows what no proof needs any more, which nobody needs to be told is hidden; and sees to it that each cell that stays
    /// hidden has more than one number of whole people.
    fn keep_open(&mut self, release: &mut Release<'_>) {
        for cell in release.secondary() {
            if self.met.iter().any(|met| met.down.moves(cell) || met.up.moves(cell)) {
                continue;
            }
            if !self.met.iter().any(|met| met.down.touches(cell) || met.up.touches(cell)) {
                release.show(cell);
                continue;
            }
            let nothing = Proof { changes: Vec::new(), over: 1 };
            let claim = Claim { cell, direction: Direction::Up, far: 1 };
            let up = match self.prover.prove(release, claim, &[], &nothing) {
                Proved::Yes(proof) => proof,
                Proved::No | Proved::Unwritten => {
                    self.slimmed = Slimmed::InPart;
                    open(release, cell, Direction::Up, 1)
                }
            };
            self.met.push(Met { need: Need { cell, down: 0, up: 1 }, down: nothing, up });
        }
    }

    fn is_beside(&self, release: &Release<'_>, cell: Cell, number: usize) -> bool {
        let around = self.met.get(number).map_or(&[][..], |met| release.frame.around(met.need.cell));
        release.frame.around(cell).iter().any(|equation| around.contains(equation))
    }

    fn lost(&self, is_lost: impl Fn(&Proof) -> bool) -> Vec<ProofOf> {
        let numbered = self.met.iter().enumerate();
        let proofs = numbered.flat_map(|(number, met)| {
            [((number, Direction::Down), &met.down), ((number, Direction::Up), &met.up)]
        });
        proofs.filter(|(_, proof)| is_lost(proof)).map(|(of, _)| of).collect()
    }

    /// A proof in place of one that was lost: one that was found for another need and goes far enough for this one too,
    /// or a new one.
    fn renew(&mut self, release: &Release<'_>, (number, direction): ProofOf, renewed: &Renewed) -> Proved {
        let Some(met) = self.met.get(number) else { return Proved::No };
        let claim = Claim { cell: met.need.cell, direction, far: direction.of(&met.need) };
        let shared = renewed.iter().find(|(_, proof)| proof.goes(claim.cell, direction, claim.far));
        match shared {
            Some((_, proof)) => Proved::Yes(proof.clone()),
            None => self.prover.prove(release, claim, &self.undecided, met.proof(direction)),
        }
    }

    fn take(&mut self, renewed: Renewed) {
        for ((number, direction), proof) in renewed {
            self.met.get_mut(number).into_iter().for_each(|met| met.set(direction, proof.clone()));
        }
    }
}
