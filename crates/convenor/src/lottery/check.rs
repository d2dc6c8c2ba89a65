//! `convenor lottery check`: a pool held against its quotas.

use anyhow::bail;
use convenor_lottery::{Entry, Kinds, Standing};
use serde::Serialize;

use super::intake;
use super::obstacle::Obstacle;
use super::options::CheckOptions;
use crate::output;

/// A pool beside its quotas.
#[derive(Serialize)]
struct Checked {
    people: usize,
    /// People who can have a seat.
    in_the_lottery: usize,
    seats: u32,
    kinds: usize,
    households: usize,
    values: Vec<CheckedValue>,
    #[serde(flatten)]
    obstacle: Obstacle,
}

/// A value beside its quota.
#[derive(Serialize)]
struct CheckedValue {
    feature: String,
    value: String,
    min: u32,
    max: u32,
    /// People in the lottery who have it.
    people: usize,
    /// Their share, from 0 to 1.
    share: f64,
}

/// Checks; an error when no panel can be drawn.
pub(super) fn run(options: &CheckOptions) -> anyhow::Result<()> {
    let intake = intake::read(&options.tables)?;
    let entry = &intake.entry;
    let kinds = Kinds::of(&entry.people.pool, &entry.quotas, options.tables.size)?;
    let found = Obstacle::find(&entry.problems, &entry.quotas, &kinds)?;
    let refused = found.as_ref().map(ToString::to_string);
    let checked = Checked::of(entry, &kinds, found.unwrap_or_else(Obstacle::none));
    if options.json {
        output::say_json(&checked)?;
    } else {
        checked.say()?;
    }
    match refused {
        Some(refused) => bail!(refused),
        None if options.json => Ok(()),
        None => output::say("The quotas can be met."),
    }
}

impl Checked {
    fn of(entry: &Entry, kinds: &Kinds, obstacle: Obstacle) -> Self {
        let people = &entry.people.pool.people;
        let open = || people.iter().filter(|person| person.standing != Standing::Out);
        let homes: std::collections::BTreeSet<_> =
            people.iter().filter_map(|person| person.household).collect();
        let mut values = Vec::new();
        for (place, feature) in entry.quotas.features.iter().enumerate() {
            for (at, value) in feature.values.iter().enumerate() {
                let count = open().filter(|person| person.values.get(place) == Some(&at)).count();
                values.push(CheckedValue {
                    feature: feature.name.clone(),
                    value: value.name.clone(),
                    min: value.seats.min,
                    max: value.seats.max,
                    people: count,
                    share: share(count, open().count()),
                });
            }
        }
        Self {
            people: people.len(),
            in_the_lottery: open().count(),
            seats: kinds.size(),
            kinds: kinds.len(),
            households: homes.len(),
            values,
            obstacle,
        }
    }

    fn say(&self) -> anyhow::Result<()> {
        output::say(&format!(
            "{} people, {} of them in the lottery, of {} kinds; {} seats; {} households of more than one.",
            self.people, self.in_the_lottery, self.kinds, self.seats, self.households
        ))?;
        let width = self.values.iter().map(|one| one.value.chars().count()).max().unwrap_or(0);
        let mut feature = "";
        for one in &self.values {
            if one.feature != feature {
                output::say(&one.feature)?;
                feature = &one.feature;
            }
            let quota = format!("{} to {}", one.min, one.max);
            output::say(&format!(
                "  {:width$}  seats {quota:>10}  people {:>6}  {:>5.1} %",
                one.value,
                one.people,
                one.share * 100.0
            ))?;
        }
        Ok(())
    }
}

#[expect(clippy::cast_precision_loss, reason = "a count of people is far below 2^52")]
fn share(count: usize, all: usize) -> f64 {
    count as f64 / all.max(1) as f64
}
