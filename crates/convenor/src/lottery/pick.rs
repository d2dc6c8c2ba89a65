//! `convenor lottery pick`: one of the numbered panels of a test run is drawn, in public.

use anyhow::{Context, bail, ensure};
use convenor_lottery::{DrawnBy, ValueSeats};
use serde::Serialize;

use super::folder::{self, Folder};
use super::intake;
use super::options::{ChanceOptions, PickOptions};
use super::outcome::Outcome;
use super::{csv_text, selected};
use crate::output::{self, WrongUse};

/// What was drawn.
#[derive(Serialize)]
struct Picked {
    drawn: u32,
    seed: Option<String>,
    number: Option<u64>,
    hash: String,
    seats: Vec<ValueSeats>,
}

/// Draws.
pub(super) fn run(options: &PickOptions) -> anyhow::Result<()> {
    let folder = Folder::new(&options.folder);
    let mut outcome = Outcome::read(&folder)?;
    if let Some(draw) = &outcome.audit.draw {
        bail!("panel {} has been drawn from this list already: a list is drawn from once", draw.panel);
    }
    let by = chance(&options.chance, &outcome)?;
    outcome.draw(by)?;
    let draw = outcome.audit.draw.clone().context("nothing was drawn")?;
    let mut files = outcome.files()?;
    files.insert(folder::SELECTED, csv_text(rows(options, &outcome, draw.panel)?)?);
    folder.write(&files)?;
    let (seed, number) = match draw.by {
        DrawnBy::Seed(seed) => (Some(seed), None),
        DrawnBy::Number(number) => (None, Some(number)),
    };
    let hash = outcome.audit.hash.clone();
    let picked = Picked { drawn: draw.panel, seed, number, hash, seats: draw.seats };
    if options.json { output::say_json(&picked) } else { picked.say() }
}

fn chance(options: &ChanceOptions, outcome: &Outcome) -> anyhow::Result<DrawnBy> {
    match (options.number, &options.seed) {
        (Some(number), None) => Ok(DrawnBy::Number(number)),
        (None, Some(seed)) => {
            ensure!(
                outcome.is_committed(seed),
                "this is not the seed that the test run was committed to ({}): give that one, or draw by a public --number",
                outcome.audit.commitment
            );
            Ok(DrawnBy::Seed(seed.clone()))
        }
        _ => Err(WrongUse("give --number N or --seed S".to_owned()).into()),
    }
}

fn rows(options: &PickOptions, outcome: &Outcome, panel: u32) -> anyhow::Result<Vec<Vec<String>>> {
    let people = outcome.people_of(panel);
    let Some(file) = &options.pool else {
        return Ok(selected::bare_rows(outcome.audit.identifier.as_deref(), outcome.ids(people)));
    };
    let (pool, table) = intake::pool_again(file, outcome)?;
    Ok(selected::rows(&table, &pool, people))
}

impl Picked {
    fn say(&self) -> anyhow::Result<()> {
        output::say(&format!("Panel {} was drawn.", self.drawn))?;
        self.seats.iter().try_for_each(|one| {
            output::say(&format!(
                "  {}, {}: {} seats ({} to {})",
                one.feature, one.value, one.seats, one.min, one.max
            ))
        })
    }
}
