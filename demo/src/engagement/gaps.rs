//! Leaves records as incomplete and as vague as people leave them.

use chrono::{Datelike, NaiveDate};
use convenor_domain::{Cost, EngagementContent, EngagementStatus, ImpreciseDate, Precision};

use super::timing::Timing;
use crate::DemoError;
use crate::dice::Dice;

/// Empties some fields and blurs some dates.
pub(crate) fn leave(
    content: &mut EngagementContent,
    timing: &Timing,
    dice: &mut Dice,
) -> Result<(), DemoError> {
    use EngagementStatus as S;
    blur_dates(content, timing, dice)?;
    if matches!(timing.status, S::Draft | S::Cancelled) || dice.chance(26) {
        content.cost = if dice.chance(12) { said("staff time only") } else { Cost::default() };
    }
    let early = matches!(timing.status, S::Draft);
    let pct = if early { 50 } else { 12 };
    if dice.chance(pct) {
        content.questions.clear();
    }
    if dice.chance(pct + 8) {
        content.cannot_change.clear();
    }
    if dice.chance(pct) {
        content.can_change.clear();
    }
    if dice.chance(pct + 2) {
        content.people_planned = None;
        content.groups.iter_mut().for_each(|reach| reach.planned = None);
    }
    if dice.chance(pct) {
        content.decided_by.clear();
        content.decision_informed.clear();
    }
    if dice.chance(pct + 4) {
        content.recruitment.clear();
    }
    if dice.chance(pct) {
        content.formats.clear();
    }
    if dice.chance(6) {
        content.level_promised = None;
        content.level_delivered = None;
    }
    if dice.chance(5) {
        content.groups.iter_mut().for_each(|reach| reach.actual = None);
        content.people_heard = content.people_heard.filter(|_| content.responses.is_none());
    }
    if dice.chance(4) {
        content.purpose.clear();
    }
    Ok(())
}

fn said(words: &str) -> Cost {
    Cost { money: None, as_written: Some(words.to_owned()) }
}

/// Most people give days; some a month, a quarter or a year; a few words, or nothing.
fn blur_dates(content: &mut EngagementContent, timing: &Timing, dice: &mut Dice) -> Result<(), DemoError> {
    let precisions = [
        (Precision::Day, 80),
        (Precision::Month, 10),
        (Precision::Quarter, 5),
        (Precision::Year, 3),
        (Precision::Unknown, 2),
    ];
    let precision = dice.weighted("precisions", &precisions)?;
    let between = |day| ImpreciseDate::period(day, precision);
    (content.starts, content.ends) = (between(timing.opens), between(timing.closes));
    if precision == Precision::Unknown && dice.chance(60) {
        content.starts = ImpreciseDate::kept_as_written(part_of_year(timing.opens));
    }
    Ok(())
}

fn part_of_year(day: NaiveDate) -> String {
    let part = if day.month() < 5 {
        "early"
    } else if day.month() < 9 {
        "mid"
    } else {
        "late"
    };
    format!("{part} {}", day.year())
}
