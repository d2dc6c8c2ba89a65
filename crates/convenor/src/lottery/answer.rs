//! What a draw came to, for people and programs.

use std::path::Path;

use convenor_lottery::{Algorithm, DrawnBy, Spread};
use serde::Serialize;

use super::outcome::Outcome;
use crate::output;

/// What a draw came to. Chances run from 0 to 1.
#[derive(Serialize)]
pub(super) struct Answer {
    people: usize,
    /// People who can have a seat.
    in_the_lottery: usize,
    seats: u32,
    algorithm: Algorithm,
    kinds: usize,
    panels: u32,
    smallest_chance: f64,
    largest_chance: f64,
    gini: f64,
    geometric_mean: f64,
    largest_change: f64,
    levels: Vec<LevelAnswer>,
    hash: String,
    commitment: String,
    /// The number of the drawn panel; nothing in a test run.
    drawn: Option<u32>,
    seed: String,
    /// The public number, where one was given.
    number: Option<u64>,
    choices: Vec<String>,
    files: Vec<&'static str>,
}

/// A level of the certificate.
#[derive(Serialize)]
struct LevelAnswer {
    chance: f64,
    people: u32,
}

impl Answer {
    pub(super) fn of(outcome: &Outcome, seed: &str, files: Vec<&'static str>) -> Self {
        let (certificate, audit) = (&outcome.certificate, &outcome.audit);
        let chances = outcome.chances();
        let spread = Spread::of(&chances);
        let number = match audit.draw.as_ref().map(|draw| &draw.by) {
            Some(DrawnBy::Number(number)) => Some(*number),
            _ => None,
        };
        Self {
            people: audit.people,
            in_the_lottery: chances.len(),
            seats: audit.seats,
            algorithm: audit.algorithm,
            kinds: certificate.kinds.len(),
            panels: audit.panels,
            smallest_chance: spread.smallest,
            largest_chance: spread.largest,
            gini: spread.gini,
            geometric_mean: spread.geometric_mean,
            largest_change: audit.largest_change,
            levels: outcome
                .levels()
                .into_iter()
                .map(|(chance, people)| LevelAnswer { chance, people })
                .collect(),
            hash: audit.hash.clone(),
            commitment: audit.commitment.clone(),
            drawn: audit.draw.as_ref().map(|draw| draw.panel),
            seed: seed.to_owned(),
            number,
            choices: audit.choices.clone(),
            files,
        }
    }

    /// Prints it for people.
    pub(super) fn say(&self, folder: &Path) -> anyhow::Result<()> {
        output::say(&format!(
            "{} seats from {} people of {} kinds, by {}.",
            self.seats, self.in_the_lottery, self.kinds, self.algorithm
        ))?;
        output::say(&format!(
            "Chances from {} to {}; Gini {:.3}; the {} numbered panels change nobody's by more than {:.6}.",
            percent(self.smallest_chance),
            percent(self.largest_chance),
            self.gini,
            self.panels,
            self.largest_change
        ))?;
        for choice in &self.choices {
            output::say(choice)?;
        }
        output::say(&format!("SHA-256 of panels.csv: {}", self.hash))?;
        output::say(&match (self.drawn, self.number) {
            (Some(drawn), Some(number)) => format!("Panel {drawn} was drawn, by the number {number}."),
            (Some(drawn), None) => format!("Panel {drawn} was drawn, by the seed {}", self.seed),
            (None, _) => format!(
                "A test run: nothing was drawn. The seed is {}; publish its commitment {} before the draw.",
                self.seed, self.commitment
            ),
        })?;
        output::say(&format!("Written to {}: {}", folder.display(), self.files.join(", ")))
    }
}

/// A chance in per cent.
pub(super) fn percent(chance: f64) -> String {
    format!("{:.2} %", chance * 100.0)
}
