//! Brings a file of responses in: all or nothing, and nothing that tells who somebody is.

use convenor_domain::response::{Dimensions, ResponseFile, ResponseImportSummary};
use convenor_domain::{Actor, Engagement, ImportId};
use convenor_import::responses::{Front, Layout, ReadResponses, Role, Secret};
use convenor_lake::{Lake, NewResponseFile, ResponseWriter};
use convenor_store::NewResponseImport;

use super::looked::{Looked, look_at};
use super::taking::{Progress, Taking};
use super::{door, lake};
use crate::command_line::ResponsesImportOptions;
use crate::config::Config;
use crate::import::file_hash;
use crate::instance::Instance;

/// Whether anything is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Save {
    /// Say what would happen.
    DryRun,
    /// Save it.
    ForReal,
}

/// What was done.
pub(super) struct Done {
    /// The import; `None` when nothing was saved.
    pub(super) import: Option<ImportId>,
    /// The engagement; `None` when it would be a new one.
    pub(super) engagement: Option<Engagement>,
    /// The survey tool.
    pub(super) tool: String,
    /// What it did.
    pub(super) summary: ResponseImportSummary,
    /// Answers that fit no category: dimension, answer, people.
    pub(super) unmapped: Vec<(String, String, u64)>,
}

/// Brings a file in.
pub(super) async fn bring_in(
    config: &Config,
    instance: &Instance,
    options: &ResponsesImportOptions,
    save: Save,
) -> anyhow::Result<Done> {
    let looked = look_at(config, instance, options).await?;
    let import = ImportId(instance.store.clock().new_id());
    let lake = (save == Save::ForReal).then(|| lake::open(config)).transpose()?;
    let secret = door::secret(&config.data)?;
    let read = tokio::task::block_in_place(|| read(&looked, options, import, secret, lake.as_ref()))?;
    let Looked { layout, engagement, is_new, .. } = &looked;
    let mut done = Done {
        import: None,
        engagement: (!is_new).then(|| engagement.clone()),
        tool: layout.tool.to_owned(),
        summary: ResponseImportSummary {
            header_rows: layout.header_rows,
            personal_columns: personal_columns(layout),
            ..read.summary
        },
        unmapped: read.unmapped,
    };
    if let Some(lake) = lake {
        let kept = keep(instance, options, &looked, import, &done, read.file.clone()).await;
        if let (Err(_), Some(file)) = (&kept, &read.file) {
            lake.remove(&file.path)?;
        }
        kept?;
        instance.lookup.catch_up(&instance.store).await?;
        done = Done { import: Some(import), engagement: Some(engagement.clone()), ..done };
    }
    Ok(done)
}

/// Keeps the import, and the engagement where it is new, in one writing.
async fn keep(
    instance: &Instance,
    options: &ResponsesImportOptions,
    looked: &Looked,
    import: ImportId,
    done: &Done,
    file: Option<ResponseFile>,
) -> anyhow::Result<()> {
    let kept = NewResponseImport {
        file_name: looked.name.clone(),
        file_hash: file_hash(&options.file)?,
        tool: done.tool.clone(),
        summary: done.summary.clone(),
        file,
    };
    let engagement = &looked.engagement;
    let mut writing = instance.store.begin(&Actor::operator()).await?;
    if looked.is_new {
        writing.put_engagements(std::slice::from_ref(engagement)).await?;
    }
    writing.add_response_import(import, (engagement.system, engagement.id), kept).await?;
    writing.commit().await?;
    Ok(())
}

/// What was read of a file.
struct Read {
    /// The lake's file; `None` when nothing was new or nothing is saved.
    file: Option<ResponseFile>,
    summary: ResponseImportSummary,
    unmapped: Vec<(String, String, u64)>,
}

/// Reads all rows, and writes those that are new where there is a lake to write to.
fn read(
    looked: &Looked,
    options: &ResponsesImportOptions,
    import: ImportId,
    secret: Secret,
    lake: Option<&Lake>,
) -> anyhow::Result<Read> {
    // No list of postcodes is kept yet: a postcode is only forgotten.
    let door = Front { secret, redact: &convenor_text::redact, area: &|_| None };
    let (layout, sheet) = (looked.layout.clone(), options.sheet.as_deref());
    let mut reader = ReadResponses::new(&looked.source, sheet, layout, door, Dimensions::shipped()?)?;
    let new = NewResponseFile {
        system: looked.engagement.system,
        engagement: looked.engagement.id,
        import,
        questions: looked.layout.questions.clone(),
        dimensions: reader.dimensions().to_vec(),
    };
    let writer = lake.map(|lake| ResponseWriter::begin(lake, new)).transpose()?;
    let mut taking =
        Taking { known: looked.known.clone(), writer, summary: ResponseImportSummary::default() };
    let mut progress = Progress::default();
    for row in reader.by_ref() {
        taking.take(row)?;
        progress.note();
    }
    let Taking { writer, mut summary, .. } = taking;
    summary.questions = reader.questions();
    let file = match writer {
        Some(writer) if summary.new > 0 => Some(writer.finish(summary.questions.clone())?),
        _ => None,
    };
    Ok(Read { file, summary, unmapped: reader.unmapped() })
}

fn personal_columns(layout: &Layout) -> Vec<String> {
    let personal = layout.roles.iter().filter_map(|role| match role {
        Role::Personal(column) => Some(column.heading.clone()),
        _ => None,
    });
    personal.collect()
}
