//! A release in the making: which cells are shown, and what everybody may then think of each.

use crate::Rule;

use super::frame::{Cell, Frame};

/// What is published of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// The number as it is.
    Shown,
    /// The number rounded.
    Rounded,
    /// Nothing, because it is small.
    Primary,
    /// Nothing, because it would give a small one away.
    Secondary,
}

/// The numbers that a cell may have as far as its own publication tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    pub(super) least: i64,
    /// None where there is no limit.
    pub(super) most: Option<i64>,
}

impl Range {
    /// One number and no other.
    pub(super) fn exactly(count: i64) -> Self {
        Self { least: count, most: Some(count) }
    }

    /// Nothing is known but that there cannot be less than nobody.
    pub(super) fn unknown() -> Self {
        Self { least: 0, most: None }
    }

    /// The numbers that are rounded to this one.
    pub(super) fn rounded(rule: &Rule, shown: i64) -> Self {
        let step = signed(rule.rounded_to.unwrap_or(1)).max(1);
        let above_hidden = signed(rule.hidden_to).saturating_add(1);
        Self { least: (shown - step / 2).max(above_hidden), most: Some(shown + (step - 1) / 2) }
    }

    pub(super) fn is_one(self) -> bool {
        self.most == Some(self.least)
    }
}

/// A count for sums and differences. No table comes near what does not fit.
pub(super) fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// True numbers, the rule they fall under, and what is so far published of each.
#[derive(Debug)]
pub(super) struct Release<'a> {
    pub(super) frame: &'a Frame,
    pub(super) rule: &'a Rule,
    counts: Vec<i64>,
    states: Vec<State>,
}

/// A cell that must not be known well: how far down and up others must be able to believe it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Need {
    pub(super) cell: Cell,
    pub(super) down: i64,
    pub(super) up: i64,
}

impl<'a> Release<'a> {
    /// Small numbers hidden, and nothing else yet.
    pub(super) fn new(frame: &'a Frame, rule: &'a Rule, counts: &[u64]) -> Self {
        let states = counts.iter().map(|count| first_state(rule, *count)).collect();
        Self { frame, rule, counts: counts.iter().copied().map(signed).collect(), states }
    }

    pub(super) fn count(&self, cell: Cell) -> i64 {
        self.counts.get(cell).copied().unwrap_or_default()
    }

    pub(super) fn state(&self, cell: Cell) -> State {
        self.states.get(cell).copied().unwrap_or(State::Shown)
    }

    pub(super) fn is_hidden(&self, cell: Cell) -> bool {
        matches!(self.state(cell), State::Primary | State::Secondary)
    }

    /// Hides a cell so that it does not give another away. Nobody stays nobody: see the method's page.
    pub(super) fn hide(&mut self, cell: Cell) {
        if self.count(cell) > 0
            && !self.is_hidden(cell)
            && let Some(state) = self.states.get_mut(cell)
        {
            *state = State::Secondary;
        }
    }

    /// Shows a cell again that was hidden for the sake of others.
    pub(super) fn show(&mut self, cell: Cell) {
        let first = first_state(self.rule, self.count(cell).unsigned_abs());
        if let Some(state) = self.states.get_mut(cell) {
            *state = first;
        }
    }

    /// The numbers that everybody may think a cell has.
    pub(super) fn range(&self, cell: Cell) -> Range {
        let count = self.count(cell);
        match self.state(cell) {
            State::Shown => Range::exactly(count),
            State::Rounded => Range::rounded(self.rule, signed(self.rule.rounds(count.unsigned_abs()))),
            State::Primary | State::Secondary => Range::unknown(),
        }
    }

    /// Every small cell, with how far it must be open. Where the rule hides one number only, the next higher one must
    /// be thinkable too, or hiding would be saying it.
    pub(super) fn needs(&self) -> Vec<Need> {
        let (from, to) = (signed(self.rule.hidden_from), signed(self.rule.hidden_to));
        let to = if from == to { to + 1 } else { to };
        let small = (0..self.frame.len()).filter(|cell| self.state(*cell) == State::Primary);
        small.map(|cell| Need { cell, down: self.count(cell) - from, up: to - self.count(cell) }).collect()
    }

    /// The cells hidden for the sake of others.
    pub(super) fn secondary(&self) -> Vec<Cell> {
        (0..self.frame.len()).filter(|cell| self.state(*cell) == State::Secondary).collect()
    }
}

/// What is published of a number before anything else is looked at. Nobody is shown as nobody.
fn first_state(rule: &Rule, count: u64) -> State {
    match count {
        0 => State::Shown,
        count if rule.hides(count) => State::Primary,
        _ if rule.rounded_to.is_some_and(|step| step > 1) => State::Rounded,
        _ => State::Shown,
    }
}
