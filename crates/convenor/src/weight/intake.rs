//! What is kept of a sample while it is weighted: which profile each row has, and why a row is left out.

use convenor_import::{
    Answer, Sample, SampleContent, SampleError, SampleRow, SampleVariable, TargetVariable, Untargeted,
};
use convenor_statistics::{ProfileId, Profiles};
use serde::Serialize;

/// Rows left out that are told one by one.
const TOLD_MAX: usize = 100;

/// A sample as its weights need it.
pub(super) struct Intake {
    pub(super) profiles: Profiles,
    rows: Vec<Fate>,
    /// The first rows that are left out.
    pub(super) left_out: Vec<LeftOut>,
    /// How many are in all.
    pub(super) left_out_count: u64,
    /// What answers no target has, variable by variable.
    pub(super) untargeted: Vec<Vec<Untargeted>>,
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
            left_out: Vec::new(),
            left_out_count: 0,
            untargeted: Vec::new(),
        };
        let mut codes = Vec::with_capacity(targets.len());
        let untargeted =
            sample.read(variables, |row| intake.take(row, targets, sample.columns().len(), &mut codes))?;
        intake.untargeted = untargeted;
        Ok(intake)
    }

    fn take(
        &mut self,
        row: SampleRow<'_>,
        targets: &[TargetVariable],
        columns: usize,
        codes: &mut Vec<Option<u16>>,
    ) {
        let fate = match row.content {
            SampleContent::Uneven { cells } => {
                self.leave_out(row.number, || {
                    format!(
                        "has {cells} cells where the headings have {columns}: mend the row; it is not written"
                    )
                });
                Fate::Uneven
            }
            SampleContent::Answers(answers) => self.weight(row.number, answers, targets, codes),
        };
        self.rows.push(fate);
    }

    fn weight(
        &mut self,
        row: u64,
        answers: &[Answer],
        targets: &[TargetVariable],
        codes: &mut Vec<Option<u16>>,
    ) -> Fate {
        if let Some((variable, category)) = unwanted(answers, targets) {
            self.leave_out(row, || {
                format!("“{category}” of “{variable}” has a target of 0: nobody of the population is in it")
            });
            return Fate::Unweighted;
        }
        codes.clear();
        codes.extend(answers.iter().map(|answer| match answer {
            Answer::Category(code) => Some(*code),
            Answer::Missing | Answer::Untargeted => None,
        }));
        Fate::Weighted(self.profiles.add(codes))
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

    /// Every row's weight as it is written.
    pub(super) fn cells(&self, weights: &[f64]) -> Cells<'_> {
        let mut cells = Cells { rows: &self.rows, text: Vec::new(), ends: Vec::with_capacity(weights.len()) };
        for weight in weights {
            cells.text.extend(decimals(*weight).as_bytes());
            cells.ends.push(cells.text.len());
        }
        cells
    }
}

/// Weights as text: one for each profile, since many rows share one.
pub(super) struct Cells<'a> {
    rows: &'a [Fate],
    text: Vec<u8>,
    ends: Vec<usize>,
}

impl Cells<'_> {
    /// What is written behind a row; `None` where the row is not.
    pub(super) fn of(&self, row: usize) -> Option<&[u8]> {
        match self.rows.get(row)? {
            Fate::Weighted(profile) => {
                let at = profile.place();
                let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
                self.text.get(start..*self.ends.get(at)?)
            }
            Fate::Unweighted => Some(b""),
            Fate::Uneven => None,
        }
    }
}

/// So many digits that shares made of the written weights are right to far more than anybody reads.
fn decimals(weight: f64) -> String {
    format!("{weight:.9}")
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
