//! What is kept of a sample while it is weighted: which profile each row has, and why a row is left out.

use convenor_import::{
    Answer, Sample, SampleContent, SampleError, SampleRow, SampleVariable, TargetVariable, Untargeted,
};
use convenor_statistics::{ProfileId, Profiles};
use serde::Serialize;

use super::written::WrittenWeight;

/// Rows left out that are told one by one.
const TOLD_MAX: usize = 100;

/// Rows that are looked up together, so that no look into memory waits for the one before.
const TOGETHER: usize = 256;

/// A sample as its weights need it.
pub(super) struct Intake {
    pub(super) profiles: Profiles,
    rows: Vec<Fate>,
    waiting: Waiting,
    /// Whether any category has a target of 0.
    has_unwanted: bool,
    /// The first rows that are left out.
    pub(super) left_out: Vec<LeftOut>,
    /// How many are in all.
    pub(super) left_out_count: u64,
    /// What answers no target has, variable by variable.
    pub(super) untargeted: Vec<Vec<Untargeted>>,
}

/// Rows whose profiles are still to be looked up.
#[derive(Default)]
struct Waiting {
    /// Their places among all rows.
    rows: Vec<usize>,
    /// The answers of each behind those of the one before.
    answers: Vec<Option<u16>>,
}

/// What becomes of a row.
#[derive(Clone, Copy)]
enum Fate {
    Weighted(ProfileId),
    /// Written without a weight.
    Unweighted,
    /// Not written: its cells are not those of the headings.
    Uneven,
}

/// A row without a weight.
#[derive(Clone, Serialize)]
pub(super) struct LeftOut {
    pub(super) row: u64,
    pub(super) reason: String,
}

impl Intake {
    /// Reads every row of a sample.
    pub(super) fn read(
        sample: &Sample,
        variables: &[SampleVariable],
        targets: &[TargetVariable],
    ) -> Result<Self, SampleError> {
        let sizes: Vec<u16> = targets.iter().map(size).collect();
        let mut intake = Self {
            profiles: Profiles::new(&sizes),
            rows: Vec::new(),
            waiting: Waiting::default(),
            has_unwanted: targets
                .iter()
                .flat_map(|target| &target.categories)
                .any(|(_, share)| *share <= 0.0),
            left_out: Vec::new(),
            left_out_count: 0,
            untargeted: Vec::new(),
        };
        let columns = sample.columns().len();
        intake.untargeted = sample.read(variables, |row| intake.take(row, targets, columns))?;
        intake.look_up();
        Ok(intake)
    }

    fn take(&mut self, row: SampleRow<'_>, targets: &[TargetVariable], columns: usize) {
        let fate = match row.content {
            SampleContent::Uneven { cells } => {
                self.leave_out(row.number, || {
                    format!(
                        "has {cells} cells where the headings have {columns}: mend the row; it is not written"
                    )
                });
                Fate::Uneven
            }
            SampleContent::Answers(answers) => {
                self.weight(row.number, answers, targets);
                Fate::Unweighted
            }
        };
        self.rows.push(fate);
        if self.waiting.rows.len() >= TOGETHER {
            self.look_up();
        }
    }

    fn weight(&mut self, row: u64, answers: &[Answer], targets: &[TargetVariable]) {
        if self.has_unwanted
            && let Some((variable, category)) = unwanted(answers, targets)
        {
            self.leave_out(row, || {
                format!("“{category}” of “{variable}” has a target of 0: nobody of the population is in it")
            });
            return;
        }
        self.waiting.rows.push(self.rows.len());
        self.waiting.answers.extend(answers.iter().map(|answer| match answer {
            Answer::Category(code) => Some(*code),
            Answer::Missing | Answer::Untargeted => None,
        }));
    }

    /// Gives the rows that wait their profiles.
    fn look_up(&mut self) {
        let profiles = self.profiles.add_all(&self.waiting.answers);
        for (row, profile) in self.waiting.rows.drain(..).zip(profiles) {
            self.rows.get_mut(row).into_iter().for_each(|fate| *fate = Fate::Weighted(profile));
        }
        self.waiting.answers.clear();
    }

    fn leave_out(&mut self, row: u64, reason: impl FnOnce() -> String) {
        self.left_out_count += 1;
        if self.left_out.len() < TOLD_MAX {
            self.left_out.push(LeftOut { row, reason: reason() });
        }
    }

    /// How many rows there are.
    pub(super) fn rows(&self) -> u64 {
        self.rows.len() as u64
    }

    /// Every row's weight as it is written: nothing for a row without one, and no cell at all for a row that is not.
    pub(super) fn cells(&self, weights: &[f64]) -> impl Iterator<Item = Option<WrittenWeight>> {
        let weights: Vec<WrittenWeight> = weights.iter().map(|weight| WrittenWeight::new(*weight)).collect();
        self.rows.chunks(TOGETHER).flat_map(move |rows| {
            let cell = |fate: &Fate| match fate {
                Fate::Weighted(profile) => weights.get(profile.place()).copied(),
                Fate::Unweighted => Some(WrittenWeight::NONE),
                Fate::Uneven => None,
            };
            rows.iter().map(cell).collect::<Vec<_>>()
        })
    }
}

fn size(target: &TargetVariable) -> u16 {
    u16::try_from(target.categories.len()).unwrap_or(u16::MAX)
}

/// The first answer whose target is nobody.
fn unwanted<'a>(answers: &[Answer], targets: &'a [TargetVariable]) -> Option<(&'a str, &'a str)> {
    answers.iter().zip(targets).find_map(|(answer, target)| {
        let Answer::Category(code) = answer else { return None };
        let (category, share) = target.categories.get(usize::from(*code))?;
        (*share <= 0.0).then_some((target.name.as_str(), category.as_str()))
    })
}
