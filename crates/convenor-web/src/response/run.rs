//! One run of an import of responses: file in, summary out. All or nothing, whoever asks for it, and nothing that tells
//! who somebody is goes further than this.

mod error;
mod looked;
mod taking;

use std::path::PathBuf;

use convenor_domain::response::{GivenResponse, NewResponseFile, ResponseFile, ResponseImportSummary};
use convenor_domain::{Actor, Engagement, ImportId};
use convenor_import::responses::{Corrections, Layout, Role};
use convenor_store::{NewResponseImport, Store};

pub use self::error::RunError;
use self::looked::Looked;
pub(super) use self::looked::limits;
pub use self::looked::questions_of;
use self::taking::{Door, Taken, take_all};
use crate::state::Convened;

/// Whether anything is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Save {
    /// Say what would happen, and leave everything as it is.
    DryRun,
    /// Save everything, or, if anything fails, nothing.
    ForReal,
}

/// A file to be brought in.
#[derive(Debug, Clone)]
pub struct Intake {
    /// The import that it becomes.
    pub import: ImportId,
    /// What people call the file.
    pub name: String,
    /// Where it lies.
    pub file: PathBuf,
    /// SHA-256 of its content, in hexadecimal.
    pub hash: String,
    /// The sheet of a workbook; the first with anything in it when `None`.
    pub sheet: Option<String>,
    /// What columns are where the proposal is wrong.
    pub corrections: Corrections,
    /// The engagement that people answered to, as it is or as it will be.
    pub engagement: Engagement,
    /// Whether the engagement has still to be added.
    pub is_new: bool,
}

/// How far a run is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reached {
    /// Rows read.
    pub rows: u64,
    /// Share of the file read, from 0 to 1; `None` for files that are not read as a stream.
    pub share: Option<f64>,
}

/// What was done, or would be.
#[derive(Debug)]
pub struct Done {
    /// The survey tool, as far as it can be told.
    pub tool: &'static str,
    /// What it did.
    pub summary: ResponseImportSummary,
    /// Answers that fit no category: dimension, answer, people; the most frequent first.
    pub unmapped: Vec<(String, String, u64)>,
    /// The first few responses as they are kept.
    pub samples: Vec<GivenResponse>,
}

/// Reads a file and saves it. `progress` is told every now and then how far it is.
pub async fn run(
    store: &Store,
    convened: &Convened,
    actor: &Actor,
    intake: &Intake,
    save: Save,
    progress: impl Fn(Reached) + Send + 'static,
) -> Result<Done, RunError> {
    let looked = looked::look(store, convened, intake).await?;
    let (tool, header_rows) = (looked.layout.tool, looked.layout.header_rows);
    let personal_columns = personal_columns(&looked.layout);
    let taken = take(looked, convened.clone(), intake.clone(), save, progress).await?;
    let done = Done {
        tool,
        summary: ResponseImportSummary { header_rows, personal_columns, ..taken.summary },
        unmapped: taken.unmapped,
        samples: taken.samples,
    };
    if save == Save::ForReal {
        let file = roll_up(convened, taken.file).await;
        keep_or_remove(store, convened, actor, intake, &done, file).await?;
    }
    Ok(done)
}

/// Reads all rows where a thread may wait, and writes those that are new where they are to be saved.
async fn take(
    looked: Looked,
    convened: Convened,
    intake: Intake,
    save: Save,
    progress: impl Fn(Reached) + Send + 'static,
) -> Result<Taken, RunError> {
    let work = move || {
        let new = NewResponseFile {
            system: intake.engagement.system,
            engagement: intake.engagement.id,
            import: intake.import,
            questions: looked.layout.questions.clone(),
            dimensions: looked.layout.dimensions(),
        };
        let writer = match save {
            Save::ForReal => Some(convened.responses.begin(new)?),
            Save::DryRun => None,
        };
        let door = Door { secret: convened.secret.clone(), postcodes: convened.postcodes()? };
        take_all(looked, intake.sheet.as_deref(), door, writer, progress)
    };
    tokio::task::spawn_blocking(work).await.map_err(|_| RunError::Stopped)?
}

/// Adds the counts of a file up. Where that fails, its responses are counted at each question.
async fn roll_up(convened: &Convened, file: Option<ResponseFile>) -> Option<ResponseFile> {
    let file = file?;
    match convened.responses.roll_up(file.clone()).await {
        Ok(rolled_up) => Some(rolled_up),
        Err(error) => {
            tracing::warn!(%error, import = %file.import, "the counts of an import could not be added up beforehand");
            Some(file)
        }
    }
}

/// Keeps the import, or takes the file away that nothing would name.
async fn keep_or_remove(
    store: &Store,
    convened: &Convened,
    actor: &Actor,
    intake: &Intake,
    done: &Done,
    file: Option<ResponseFile>,
) -> Result<(), RunError> {
    let kept = keep(store, actor, intake, done, file.clone()).await;
    if let (Err(_), Some(file)) = (&kept, file) {
        convened.responses.remove(&file).await?;
    }
    kept
}

/// Keeps the import, and the engagement where it is new, in one writing.
async fn keep(
    store: &Store,
    actor: &Actor,
    intake: &Intake,
    done: &Done,
    file: Option<ResponseFile>,
) -> Result<(), RunError> {
    let new = NewResponseImport {
        file_name: intake.name.clone(),
        file_hash: intake.hash.clone(),
        tool: done.tool.to_owned(),
        summary: done.summary.clone(),
        file,
    };
    let engagement = &intake.engagement;
    let mut writing = store.begin(actor).await?;
    if intake.is_new {
        writing.put_engagements(std::slice::from_ref(engagement)).await?;
    }
    writing.add_response_import(intake.import, (engagement.system, engagement.id), new).await?;
    writing.commit().await?;
    Ok(())
}

fn personal_columns(layout: &Layout) -> Vec<String> {
    let personal = layout.roles.iter().filter_map(|role| match role {
        Role::Personal(column) => Some(column.heading.clone()),
        _ => None,
    });
    personal.collect()
}
