//! Panels as whole numbers of seats by kind, with bounds that may be left out or give way.

use highs::Sense;

use super::bound::{Bound, Side};
use crate::solver::{Program, SolverFault};
use crate::{KindId, Kinds, Rule, RuleOf};

/// Adds a column of whole seats for each kind, the size and one seat a household.
pub(super) fn begin(kinds: &Kinds) -> Result<Program, SolverFault> {
    let mut program = Program::new(Sense::Minimise)?;
    for kind in kinds.kinds() {
        program.whole_column(0.0, kind.seats().range(), [])?;
    }
    for rule in kinds.rules().iter().filter(|rule| !matches!(rule.of, RuleOf::Quota(..))) {
        program.row(rule.seats.range(), rule.kinds.iter().map(|kind| (*kind, 1.0)))?;
    }
    Ok(program)
}

/// The kinds whose seats a bound is about.
pub(super) fn of<'a>(kinds: &'a Kinds, bound: &Bound) -> &'a [KindId] {
    let wanted = RuleOf::Quota(bound.feature, bound.value);
    let rule: Option<&Rule> = kinds.rules().iter().find(|rule| rule.of == wanted);
    rule.map(|rule| rule.kinds.as_slice()).unwrap_or_default()
}

/// Adds a bound that gives way by as much as the column `slack` says.
pub(super) fn add(
    program: &mut Program,
    kinds: &Kinds,
    bound: &Bound,
    slack: Option<usize>,
) -> Result<(), SolverFault> {
    let seats = f64::from(bound.seats);
    let (bounds, sign) = match bound.side {
        Side::Min => ((seats, f64::INFINITY), 1.0),
        Side::Max => ((f64::NEG_INFINITY, seats), -1.0),
    };
    let seats = of(kinds, bound).iter().map(|kind| (*kind, 1.0));
    program.row(bounds, seats.chain(slack.map(|slack| (slack, sign))))?;
    Ok(())
}

/// Whether a panel meets these bounds.
pub(super) fn holds(kinds: &Kinds, bounds: &[Bound]) -> Result<bool, SolverFault> {
    let mut program = begin(kinds)?;
    for bound in bounds {
        add(&mut program, kinds, bound, None)?;
    }
    Ok(program.solve()?.is_some())
}
