//! `convenor lottery draw`.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use convenor_lottery::{
    AUDIT_FORMAT, Audit, Certificate, DrawnBy, Progress, Seed, Solution, SolveError, commitment, list_hash,
    number_panels, panel_list, solve,
};

use super::answer::Answer;
use super::folder::{self, Folder};
use super::intake::{self, Intake};
use super::obstacle::Obstacle;
use super::options::DrawOptions;
use super::outcome::Outcome;
use super::settle::{Settled, settle};
use super::{csv_text, fresh_seed, probabilities, program, selected};
use crate::output;

/// Draws a panel, or tries.
pub(super) fn run(options: &DrawOptions) -> anyhow::Result<()> {
    let folder = Folder::new(&options.out);
    folder.check_free()?;
    let intake = intake::read(&options.tables)?;
    let settled = settle(&intake.entry, options)?;
    let seed = options.seed.clone().unwrap_or_else(fresh_seed);
    let mut outcome = outcome(&intake, settled, options, &seed)?;
    if !options.test {
        outcome.draw(options.number.map_or_else(|| DrawnBy::Seed(seed.clone()), DrawnBy::Number))?;
    }
    let mut files = outcome.files()?;
    if let Some(draw) = &outcome.audit.draw {
        let rows = selected::rows(&intake.table, &intake.entry.people, outcome.people_of(draw.panel));
        files.insert(folder::SELECTED, csv_text(rows)?);
    }
    folder.write(&files)?;
    for id in &intake.entry.people.absent_out {
        output::note(&format!("note: “{id}” was to be out, and nobody of the pool is called so"));
    }
    let answer = Answer::of(&outcome, &seed, files.keys().copied().collect());
    if options.json { output::say_json(&answer) } else { answer.say(&options.out) }
}

/// Chances, proof and numbered panels; nothing is drawn yet.
fn outcome(intake: &Intake, settled: Settled, options: &DrawOptions, seed: &str) -> anyhow::Result<Outcome> {
    let Settled { quotas, kinds, choices } = settled;
    let pool = &intake.entry.people.pool;
    let chance = Seed::of_text(seed);
    let solution = match solve(&kinds, options.algorithm, &chance, &mut tell()) {
        Err(SolveError::NoPanel) => {
            let obstacle = Obstacle::find(&intake.entry.problems, &quotas, &kinds)?;
            return Err(obstacle.map_or_else(|| SolveError::NoPanel.into(), Into::into));
        }
        solved => solved?,
    };
    let numbered = number_panels(pool, &kinds, &solution.distribution, options.panels, &chance);
    let ids: Vec<String> = pool.people.iter().map(|person| person.id.clone()).collect();
    let list = panel_list(pool, &numbered.panels);
    let column = intake.entry.people.id_column;
    let audit = Audit {
        format: AUDIT_FORMAT.to_owned(),
        program: program(),
        algorithm: options.algorithm,
        people: ids.len(),
        seats: options.tables.size,
        panels: options.panels,
        hash: list_hash(&list),
        files: BTreeMap::new(),
        largest_change: numbered.largest_change,
        commitment: commitment(seed),
        identifier: column.and_then(|column| intake.table.headings.get(column)).cloned(),
        address: options.tables.address.clone(),
        choices,
        draw: None,
        replacements: Vec::new(),
    };
    let Solution { distribution, .. } = &solution;
    let lines = probabilities::lines(&ids, &kinds, distribution, &numbered.panels);
    let certificate = Certificate::of(&quotas, &kinds, ids.len(), options.algorithm, &solution);
    Outcome { certificate, audit, lines, panels: numbered.panels, list }.sealed()
}

/// Tells how far a long search is: each time it is half as far from its end.
fn tell() -> impl FnMut(Progress) -> ControlFlow<()> {
    let mut told: Option<f64> = None;
    move |progress: Progress| {
        if told.is_some_and(|told| progress.short < told / 2.0) {
            output::note(&format!("searching: {:.6} seats from the fairest average", progress.short));
        }
        told =
            Some(told.map_or(progress.short, |told| {
                if progress.short < told / 2.0 { progress.short } else { told }
            }));
        ControlFlow::Continue(())
    }
}
