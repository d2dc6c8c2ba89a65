//! What the command line says of a file of responses: which file, whose answers, what its columns are.

use std::path::Path;

use convenor_domain::{Engagement, EngagementContent, EngagementId, EngagementStatus, ImportId, System};
use convenor_import::responses::Corrections;
use convenor_web::response::Intake;

use super::engagement;
use crate::command_line::ResponsesImportOptions;
use crate::import::file_hash;
use crate::instance::Instance;
use crate::output::WrongUse;
use crate::system;

/// The file as it is to be brought in.
pub(super) async fn of(instance: &Instance, options: &ResponsesImportOptions) -> anyhow::Result<Intake> {
    let store = &instance.store;
    let intake = if options.engagement == "new" {
        let system = system::choose(store, options.system.as_deref()).await?;
        let title = options.title.clone().unwrap_or_else(|| title(&options.file));
        new_intake(instance, &system, &options.file, title)?
    } else {
        let engagement = engagement(store, &options.engagement).await?;
        intake(instance, &options.file, engagement)?
    };
    let corrections = corrections(options.mapping.as_deref())?;
    Ok(Intake { sheet: options.sheet.clone(), corrections, ..intake })
}

/// A file whose engagement is still to be added, read as proposed.
pub(crate) fn new_intake(
    instance: &Instance,
    system: &System,
    file: &Path,
    title: String,
) -> anyhow::Result<Intake> {
    let engagement = new_engagement(instance, system, title);
    Ok(Intake { is_new: true, ..intake(instance, file, engagement)? })
}

/// A file of an engagement, read as proposed.
fn intake(instance: &Instance, file: &Path, engagement: Engagement) -> anyhow::Result<Intake> {
    Ok(Intake {
        import: ImportId(instance.store.clock().new_id()),
        name: name(file),
        file: file.to_owned(),
        hash: file_hash(file)?,
        sheet: None,
        corrections: Corrections::default(),
        engagement,
        is_new: false,
    })
}

fn name(file: &Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// A title where nobody gave one: the file's name without its ending.
fn title(file: &Path) -> String {
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned());
    stem.unwrap_or_default().trim_end_matches(".csv").replace(['_', '-'], " ")
}

/// An engagement of which nothing is known but that people answered.
fn new_engagement(instance: &Instance, system: &System, title: String) -> Engagement {
    let clock = instance.store.clock();
    Engagement {
        id: EngagementId(clock.new_id()),
        system: system.id,
        status: EngagementStatus::ClosedAnalysing,
        content: EngagementContent { title, ..EngagementContent::default() },
        provenance: None,
        version: 1,
        created_at: clock.now(),
        updated_at: clock.now(),
    }
}

/// What people say the columns are.
fn corrections(mapping: Option<&str>) -> anyhow::Result<Corrections> {
    let Some(path) = mapping else { return Ok(Corrections::default()) };
    let text = std::fs::read_to_string(path)
        .map_err(|error| WrongUse(format!("--mapping: {path} cannot be read: {error}")))?;
    let wrong = |reason: String| WrongUse(format!("--mapping: {path} is no mapping of responses: {reason}"));
    Ok(Corrections::from_yaml(&text).map_err(wrong)?)
}
