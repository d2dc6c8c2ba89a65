//! Looks for proofs: other numbers that fit everything shown, in which a cell's number is far enough off. First by single
//! moves, which take no time; then by the attacker's own method, whose answer is put into whole numbers.

use super::attack::{Attack, Bounds, Sum, Unknown};
use super::frame::Cell;
use super::lattice::Lattice;
use super::proof::{Direction, Proof};
use super::real::whole_as_real;
use super::release::Release;
use super::search::{self, Through, Wanted};

/// What a number may be off its goal: the proof that is made of it is checked in whole numbers.
const NEAR: f64 = 1e-6;

/// How much further than needed a number is moved where it can be, so that there is room for putting it into whole ones.
const FURTHER: f64 = 1.02;

/// In which parts of people a proof is written: whole people where it can be. The last has all divisors up to 16.
const PARTS: [i64; 6] = [1, 2, 4, 12, 60, FINEST];
const FINEST: i64 = 720_720;

/// How often the middle is looked for, and through how many sets of numbers.
const MIDDLES_MAX: usize = 24;
const MIDDLE_OF_MAX: f64 = 100.0;

/// Work after which no more proofs are looked for, in terms looked at: a few seconds.
const WORK_MAX: u64 = 3_000_000_000;

/// What is to be proved: that a cell's number can be so far off.
#[derive(Debug, Clone, Copy)]
pub(super) struct Claim {
    pub(super) cell: Cell,
    pub(super) direction: Direction,
    pub(super) far: i64,
}

/// What came of looking for a proof.
pub(super) enum Proved {
    /// This.
    Yes(Proof),
    /// There is none.
    No,
    /// There is or may be one, but it could not be written down.
    Unwritten,
}

/// The numbers of a release that are not known, and how they can change together.
pub(super) struct Prover {
    attack: Attack,
    lattice: Lattice,
    unknowns: Vec<Cell>,
    unknown_of: Vec<Option<Unknown>>,
    /// Terms looked at in putting numbers into whole ones.
    written: u64,
}

impl Prover {
    pub(super) fn new(release: &Release<'_>) -> Self {
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
            terms.filter_map(|(cell, sign)| Some((unknown(cell)?, whole_as_real(sign)))).collect()
        });
        let sums: Vec<Sum> = sums.collect();
        let lattice = Lattice::new(unknowns.len(), &sums);
        Self { attack: Attack::new(bounds, sums.into_iter()), lattice, unknowns, unknown_of, written: 0 }
    }

    /// Whether so much work has been done that no more proofs are looked for.
    pub(super) fn is_spent(&self) -> bool {
        self.attack.work() + self.written > WORK_MAX
    }

    /// Takes note that a cell is shown now, or hidden again.
    pub(super) fn see(&mut self, release: &Release<'_>, cell: Cell) {
        if let Some(unknown) = self.unknown_of(cell) {
            self.attack.bind(unknown, bounds(release, cell));
        }
    }

    /// Takes note that cells are shown for good. What is known then need not be looked at any more.
    pub(super) fn settle(&mut self, release: &Release<'_>, cells: &[Cell]) {
        for cell in cells.iter().filter(|cell| release.range(**cell).is_one()) {
            if let Some(unknown) = self.unknown_of(*cell) {
                self.lattice.hold(unknown);
            }
        }
    }

    /// The sums as they are now, to go back to.
    pub(super) fn lattice(&self) -> Lattice {
        self.lattice.clone()
    }

    /// Goes back to sums as they were.
    pub(super) fn go_back(&mut self, lattice: Lattice) {
        self.lattice = lattice;
    }

    fn unknown_of(&self, cell: Cell) -> Option<Unknown> {
        self.unknown_of.get(cell).copied().flatten()
    }

    /// Looks for a proof that leaves those cells alone about which nothing is decided yet, but for those that the `old`
    /// proof changed already; and where there is none, for any.
    pub(super) fn prove(
        &mut self,
        release: &Release<'_>,
        claim: Claim,
        undecided: &[bool],
        old: &Proof,
    ) -> Proved {
        if self.is_spent() {
            return Proved::Unwritten;
        }
        let through = Through::Hidden { dear: undecided };
        let Claim { cell, direction, far } = claim;
        if let Some(proof) = search::prove(release, Wanted { cell, direction, far, through }) {
            return Proved::Yes(proof);
        }
        let is_left = |cell: &Cell| undecided.get(*cell).copied().unwrap_or(false) && !old.touches(*cell);
        let left: Vec<bool> = self.unknowns.iter().map(is_left).collect();
        if left.contains(&true) {
            let before: Vec<Bounds> = (0..left.len()).map(|unknown| self.attack.bounds(unknown)).collect();
            self.bind_all(&left, |_| Bounds::NOUGHT);
            let found = self.push(release, claim, &left);
            self.bind_all(&left, |unknown| before.get(unknown).copied().unwrap_or(Bounds::NOUGHT));
            if let Proved::Yes(_) = found {
                return found;
            }
        }
        self.push(release, claim, &[])
    }

    fn bind_all(&mut self, which: &[bool], bounds: impl Fn(Unknown) -> Bounds) {
        for (unknown, _) in which.iter().enumerate().filter(|(_, wanted)| **wanted) {
            self.attack.bind(unknown, bounds(unknown));
        }
    }

    fn push(&mut self, release: &Release<'_>, claim: Claim, left: &[bool]) -> Proved {
        let Some(unknown) = self.unknown_of(claim.cell) else { return Proved::No };
        let goal = whole_as_real(claim.direction.sign() * claim.far);
        self.attack.rest();
        let reached = self.attack.push(unknown, goal, Some(goal * FURTHER)).abs();
        if reached < goal.abs() - NEAR {
            return if self.attack.was_broken_off() { Proved::Unwritten } else { Proved::No };
        }
        // Half of what was gone too far is given up, so that no number stands right at its bound.
        let back = f64::midpoint(goal.abs() / reached, 1.0);
        let proof =
            self.written(release, claim, left, 1.0).or_else(|| self.written(release, claim, left, back));
        let proof = proof.or_else(|| self.written_from_middle(release, claim, left));
        proof.map_or(Proved::Unwritten, Proved::Yes)
    }

    /// A proof from the middle of several sets of numbers that go far enough: each further one moves a number inwards that
    /// would be out of bounds when the middle is put into whole parts.
    fn written_from_middle(&mut self, release: &Release<'_>, claim: Claim, left: &[bool]) -> Option<Proof> {
        let unknown = self.unknown_of(claim.cell)?;
        let bounds = self.attack.bounds(unknown);
        let goal = whole_as_real(claim.direction.sign() * claim.far);
        self.attack.bind(
            unknown,
            match claim.direction {
                Direction::Down => Bounds { most: goal, ..bounds },
                Direction::Up => Bounds { least: goal, ..bounds },
            },
        );
        let held = self.held(release, left);
        let mut middle = Middle::new(self.numbers());
        let mut found = None;
        for _ in 0..MIDDLES_MAX {
            let Some(proof) = self.near(&middle.numbers(FINEST), FINEST, &held) else { break };
            let outside: Vec<(Unknown, f64)> = self.outside(release, &proof);
            if outside.is_empty() {
                found = Some(proof).filter(|proof| proof.goes(claim.cell, claim.direction, claim.far));
                break;
            }
            if middle.count > MIDDLE_OF_MAX || self.is_spent() {
                break;
            }
            for (unknown, inwards) in outside {
                let goal = self.attack.at(unknown) + inwards;
                self.attack.push(unknown, inwards, Some(goal));
                middle.add(self.numbers());
            }
        }
        self.attack.bind(unknown, bounds);
        found
    }

    /// The numbers that are out of bounds in a proof, each with half a person inwards.
    fn outside(&self, release: &Release<'_>, proof: &Proof) -> Vec<(Unknown, f64)> {
        let outside = proof.changes.iter().filter(|(cell, _)| !proof.fits_at(release, *cell));
        outside
            .filter_map(|(cell, change)| {
                Some((self.unknown_of(*cell)?, if *change > 0 { -0.5 } else { 0.5 }))
            })
            .collect()
    }

    fn numbers(&self) -> Vec<f64> {
        (0..self.unknowns.len()).map(|unknown| self.attack.at(unknown)).collect()
    }

    /// A proof near where the numbers stand, taken so many times; none where it would not hold.
    fn written(&mut self, release: &Release<'_>, claim: Claim, left: &[bool], times: f64) -> Option<Proof> {
        let held = self.held(release, left);
        let numbers: Vec<f64> = self.numbers().iter().map(|number| number * times).collect();
        let Claim { cell, direction, far } = claim;
        PARTS.iter().find_map(|over| {
            let parts: Vec<f64> = numbers.iter().map(|number| number * whole_as_real(*over)).collect();
            let proof = self.near(&parts, *over, &held)?;
            (proof.goes(cell, direction, far) && proof.fits(release)).then_some(proof)
        })
    }

    /// Which numbers must not change: those that are shown, and those that are to be left alone.
    fn held(&self, release: &Release<'_>, left: &[bool]) -> Vec<bool> {
        let held = |(unknown, cell): (Unknown, &Cell)| {
            left.get(unknown).copied().unwrap_or(false) || release.range(*cell).is_one()
        };
        self.unknowns.iter().enumerate().map(held).collect()
    }

    /// What keeps every sum near such numbers, in parts.
    fn near(&mut self, numbers: &[f64], over: i64, held: &[bool]) -> Option<Proof> {
        self.written += self.lattice.terms() as u64;
        let whole = self.lattice.near(numbers, held)?;
        let changes = self.unknowns.iter().copied().zip(whole).filter(|(_, change)| *change != 0);
        Some(Proof { changes: changes.collect(), over })
    }
}

/// The middle of several sets of numbers.
struct Middle {
    sums: Vec<f64>,
    count: f64,
}

impl Middle {
    fn new(numbers: Vec<f64>) -> Self {
        Self { sums: numbers, count: 1.0 }
    }

    fn add(&mut self, numbers: Vec<f64>) {
        self.sums.iter_mut().zip(numbers).for_each(|(sum, number)| *sum += number);
        self.count += 1.0;
    }

    /// In parts.
    fn numbers(&self, over: i64) -> Vec<f64> {
        let times = whole_as_real(over) / self.count;
        self.sums.iter().map(|sum| sum * times).collect()
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
