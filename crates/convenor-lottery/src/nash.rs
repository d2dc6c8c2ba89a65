//! Nash welfare over seats that may be split: the product of all chances as high as can be.
//!
//! The sum of logarithms is approached from above by tangents: a linear programme is solved, tangents are added where its answer lies,
//! and so on until the answer is worth what the tangents promise.

use crate::Kinds;
use crate::cut::Cut;
use crate::relaxed::{Depth, Relaxed, begin, relaxed};
use crate::solver::{Program, SolverFault};

/// Chances under this are none: whoever cannot be in a panel is left out of the product.
const CHANCE_MIN: f64 = 1e-9;
/// Tangents are steeper where seats are fewer; steeper than here, the solver cannot keep them apart.
const TOUCH_MIN: f64 = 1e-5;
/// The promise may be above the worth by so much for each person.
const GAP_MAX: f64 = 1e-11;
/// Rounds after which the solver's own noise is all that is left.
const ROUNDS_MAX: usize = 80;

/// The average seats with the highest product of chances; `None` when no seats keep rules and cuts.
pub(crate) fn nash(kinds: &Kinds, cuts: &[Cut]) -> Result<Option<Relaxed>, SolverFault> {
    let Some(start) = relaxed(kinds, cuts, Depth::All)? else { return Ok(None) };
    let people: Vec<f64> = kinds.kinds().iter().map(crate::Kind::weighted_people).collect();
    let open = |(kind, (seats, people)): (usize, (&f64, &f64))| (seats / people > CHANCE_MIN).then_some(kind);
    let open: Vec<usize> = start.seats.iter().zip(&people).enumerate().filter_map(open).collect();
    let mut programme = Programme::new(kinds, cuts, &open, &people)?;
    let mut best = (f64::NEG_INFINITY, start.seats.clone());
    let mut seats = start.seats;
    for _ in 0..ROUNDS_MAX {
        programme.touch(&seats)?;
        let Some(answer) = programme.program.solve()? else { return Ok(None) };
        seats = answer.columns.iter().take(kinds.len()).copied().collect();
        let worth = programme.worth(&seats, &people);
        if worth > best.0 {
            best = (worth, seats.clone());
        }
        if answer.value - best.0 <= GAP_MAX * people.iter().sum::<f64>() {
            break;
        }
    }
    Ok(Some(Relaxed { seats: best.1, levels: Vec::new() }))
}

/// Columns: seats of each kind, then the logarithm of each open kind. Rows: rules, cuts, then tangents.
struct Programme<'a> {
    program: Program,
    kinds: usize,
    open: &'a [usize],
}

impl<'a> Programme<'a> {
    fn new(kinds: &Kinds, cuts: &[Cut], open: &'a [usize], people: &[f64]) -> Result<Self, SolverFault> {
        let mut program = begin(kinds, cuts)?;
        for kind in open {
            let people = people.get(*kind).copied().unwrap_or_default();
            program.column(people, (f64::NEG_INFINITY, people.ln()), [])?;
        }
        Ok(Self { program, kinds: kinds.len(), open })
    }

    /// Adds the tangent of each kind at these seats.
    fn touch(&mut self, seats: &[f64]) -> Result<(), SolverFault> {
        for (place, kind) in self.open.iter().enumerate() {
            let at = seats.get(*kind).copied().unwrap_or_default().max(TOUCH_MIN);
            let tangent = [(self.kinds + place, 1.0), (*kind, -1.0 / at)];
            self.program.row((f64::NEG_INFINITY, at.ln() - 1.0), tangent)?;
        }
        Ok(())
    }

    fn worth(&self, seats: &[f64], people: &[f64]) -> f64 {
        let each = self.open.iter().filter_map(|kind| Some((seats.get(*kind)?, people.get(*kind)?)));
        each.map(|(seats, people)| people * seats.max(f64::MIN_POSITIVE).ln()).sum()
    }
}
