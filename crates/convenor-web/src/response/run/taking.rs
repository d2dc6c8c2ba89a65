//! Takes the rows of a file one after another: each is new, known already or rejected.

use std::collections::HashSet;

use convenor_domain::RejectedRow;
use convenor_domain::response::{
    Dimensions, GivenResponse, KeepError, ResponseFile, ResponseImportSummary, WriteResponses,
};
use convenor_import::postcode::Postcodes;
use convenor_import::responses::{Front, ReadResponses, Secret};

use super::looked::Looked;
use super::{Reached, RunError};

/// Rejected rows that are listed one by one.
const REJECTED_MAX: usize = 100_000;
/// Responses that are shown as they are kept.
const SAMPLES: usize = 20;

/// Rows from one word of how far it is to the next.
const TOLD_ROWS: u64 = 1_000;

/// What takes away what tells who somebody is.
pub(super) struct Door {
    pub(super) secret: Secret,
    pub(super) postcodes: Postcodes,
}

/// All rows of a file, taken.
pub(super) struct Taken {
    /// The file that was written; `None` when nothing was new or nothing is saved.
    pub(super) file: Option<ResponseFile>,
    pub(super) summary: ResponseImportSummary,
    pub(super) unmapped: Vec<(String, String, u64)>,
    pub(super) samples: Vec<GivenResponse>,
}

/// Reads all rows, and hands those that are new to the writer.
pub(super) fn take_all(
    looked: Looked,
    sheet: Option<&str>,
    door: Door,
    writer: Option<Box<dyn WriteResponses>>,
    progress: impl Fn(Reached),
) -> Result<Taken, RunError> {
    let Door { secret, postcodes } = door;
    let area = |written: &str| postcodes.lookup(written);
    let door = Front { secret, redact: &convenor_text::redact, area: &area };
    let Looked { source, layout, known } = looked;
    let mut reader = ReadResponses::new(&source, sheet, layout, door, Dimensions::shipped()?)?;
    let mut taking = Taking { known, writer, summary: ResponseImportSummary::default(), samples: Vec::new() };
    for (rows, row) in (1_u64..).zip(reader.by_ref()) {
        taking.take(row)?;
        if rows.is_multiple_of(TOLD_ROWS) {
            progress(Reached { rows, share: source.share_read() });
        }
    }
    let Taking { writer, mut summary, samples, .. } = taking;
    summary.questions = reader.questions();
    let file = match writer {
        Some(writer) if summary.new > 0 => Some(writer.finish(summary.questions.clone())?),
        _ => None,
    };
    Ok(Taken { file, summary, unmapped: reader.unmapped(), samples })
}

/// Rows in the taking.
struct Taking {
    /// Keys of responses that are known already.
    known: HashSet<i64>,
    /// Where new ones go; `None` when nothing is saved.
    writer: Option<Box<dyn WriteResponses>>,
    /// What was done so far.
    summary: ResponseImportSummary,
    samples: Vec<GivenResponse>,
}

impl Taking {
    /// Takes one row. Errors: the file broke off, too many rows are rejected, or responses cannot be written.
    fn take(&mut self, row: Result<GivenResponse, RejectedRow>) -> Result<(), RunError> {
        match row {
            Err(RejectedRow { row, field, reason }) if field == "file" => {
                Err(RunError::BrokenOff { row, reason })
            }
            Err(rejected) => self.reject(rejected),
            Ok(given) if !self.known.insert(given.key) => {
                self.summary.duplicate += 1;
                Ok(())
            }
            Ok(given) => self.write(given),
        }
    }

    fn write(&mut self, given: GivenResponse) -> Result<(), RunError> {
        match self.writer.as_mut().map_or(Ok(()), |writer| writer.push(&given)) {
            Ok(()) => {
                self.summary.new += 1;
                if self.samples.len() < SAMPLES {
                    self.samples.push(given);
                }
                Ok(())
            }
            Err(KeepError::Row { row, reason }) => {
                self.reject(RejectedRow { row, field: "row".to_owned(), reason })
            }
            Err(error) => Err(error.into()),
        }
    }

    fn reject(&mut self, rejected: RejectedRow) -> Result<(), RunError> {
        if self.summary.rejected.len() == REJECTED_MAX {
            return Err(RunError::TooManyRejected { limit: REJECTED_MAX });
        }
        self.summary.rejected.push(rejected);
        Ok(())
    }
}
