//! Opens a file of responses and finds out what its columns are, and what of it is known already.

use std::collections::HashSet;

use convenor_domain::response::{Dimensions, Question, ResponseFile};
use convenor_import::responses::{Layout, look as look_at};
use convenor_import::{Limits, Source, open_once};
use convenor_store::Store;

use super::{Intake, RunError};
use crate::state::Convened;

/// A file that was looked at.
pub(super) struct Looked {
    pub(super) source: Source,
    pub(super) layout: Layout,
    /// Keys of the responses that the engagement has already.
    pub(super) known: HashSet<i64>,
}

/// Opens the file and finds out what its columns are and what is known already.
pub(super) async fn look(store: &Store, convened: &Convened, intake: &Intake) -> Result<Looked, RunError> {
    let source = open_once(&intake.name, &intake.file, &limits())?;
    let sheet = intake.sheet.as_deref();
    let mut layout = look_at(&intake.name, &source, sheet, &intake.corrections, Dimensions::shipped()?)?;
    let earlier = store.list_response_files(intake.engagement.id).await?;
    layout.keep_keys(&questions_of(&earlier));
    let known = match earlier.as_slice() {
        [] => HashSet::new(),
        _ => convened.responses.known_keys(intake.engagement.id).await?,
    };
    Ok(Looked { source, layout, known })
}

/// All questions of some files, each once.
pub fn questions_of(files: &[ResponseFile]) -> Vec<Question> {
    let mut met = HashSet::new();
    let questions = files.iter().flat_map(|file| &file.questions);
    questions.filter(|question| met.insert(question.key.as_str())).cloned().collect()
}

/// How much of a file of responses is read at most: files are read once, row by row, so they may be large.
pub(in crate::response) fn limits() -> Limits {
    const GIGABYTE: u64 = 1024 * 1024 * 1024;
    Limits {
        file_bytes_max: 16 * GIGABYTE,
        unpacked_bytes_max: 64 * GIGABYTE,
        columns_max: 5_000,
        rows_max: 100_000_000,
        ..Limits::default()
    }
}
