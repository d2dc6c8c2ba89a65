//! A dive: from the best split seats to a good panel, by making one kind's seats whole after the other.

use super::{Pricer, is_whole, whole};
use crate::solver::{Answer, SolverFault};
use crate::{KindId, Panel};

/// Steps that may lead nowhere before a dive is given up.
const WRONG_STEPS_MAX: u32 = 8;

impl Pricer {
    /// A good panel by these weights, often the best; `None` when the dive ends nowhere.
    pub(crate) fn dive(&mut self, weights: &[f64]) -> Result<Option<Panel>, SolverFault> {
        let Some(linear) = self.linear_best(weights)? else { return Ok(None) };
        let mut moved = Vec::new();
        let seats = self.descend(linear, &mut moved)?;
        for kind in moved {
            if let Some(each) = self.each.get(kind) {
                self.linear.set_bounds(kind, each.range())?;
            }
        }
        Ok(seats.map(|seats| Panel::of(&seats)))
    }

    fn descend(&mut self, linear: Answer, moved: &mut Vec<KindId>) -> Result<Option<Vec<u32>>, SolverFault> {
        let mut values = linear.columns;
        let mut wrong = 0;
        loop {
            if let Some(seats) = whole(&values) {
                return Ok(Some(seats));
            }
            let Some((kind, value)) = nearest(&values) else { return Ok(None) };
            let Some(each) = self.each.get(kind).copied() else { return Ok(None) };
            let (low, high) = each.range();
            moved.push(kind);
            // The nearer side first; the other side when that leads nowhere.
            let (first, other) = if value - value.floor() >= 0.5 {
                ((value.ceil(), high), (low, value.floor()))
            } else {
                ((low, value.floor()), (value.ceil(), high))
            };
            self.linear.set_bounds(kind, first)?;
            let mut next = self.linear.solve()?;
            if next.is_none() {
                wrong += 1;
                if wrong > WRONG_STEPS_MAX {
                    return Ok(None);
                }
                self.linear.set_bounds(kind, other)?;
                next = self.linear.solve()?;
            }
            let Some(next) = next else { return Ok(None) };
            values = next.columns;
            values.truncate(self.each.len());
        }
    }
}

/// The kind whose seats are split and nearest to a whole number.
fn nearest(values: &[f64]) -> Option<(KindId, f64)> {
    let away = |value: f64| (value - value.round()).abs();
    let split = values.iter().copied().enumerate().filter(|(_, value)| !is_whole(*value));
    split.min_by(|(_, one), (_, other)| away(*one).total_cmp(&away(*other)))
}
