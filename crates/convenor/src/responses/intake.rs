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
    let name = options.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let is_new = options.engagement == "new";
    let engagement = if is_new {
        let system = system::choose(store, options.system.as_deref()).await?;
        let title = options.title.clone().unwrap_or_else(|| title(&name));
        new_engagement(instance, &system, title)
    } else {
        engagement(store, &options.engagement).await?
    };
    Ok(Intake {
        import: ImportId(store.clock().new_id()),
        name,
        file: options.file.clone(),
        hash: file_hash(&options.file)?,
        sheet: options.sheet.clone(),
        corrections: corrections(options.mapping.as_deref())?,
        engagement,
        is_new,
    })
}

/// A title where nobody gave one: the file's name without its ending.
fn title(name: &str) -> String {
    let stem = Path::new(name).file_stem().map(|stem| stem.to_string_lossy().into_owned());
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
