//! Opens a file of responses and finds out what its columns are, whose it is, and what of it is known already.

use std::collections::HashSet;
use std::path::Path;

use convenor_domain::response::{Dimensions, Question, ResponseFile};
use convenor_domain::{Engagement, EngagementContent, EngagementId, EngagementStatus, System};
use convenor_import::Source;
use convenor_import::responses::{Corrections, Layout, look};

use super::{door, engagement, lake};
use crate::command_line::ResponsesImportOptions;
use crate::config::Config;
use crate::instance::Instance;
use crate::output::WrongUse;
use crate::system;

/// A file that was looked at, and the engagement that it belongs to.
pub(super) struct Looked {
    pub(super) name: String,
    pub(super) source: Source,
    pub(super) layout: Layout,
    /// The engagement, as it is or as it will be.
    pub(super) engagement: Engagement,
    /// Whether it has still to be added.
    pub(super) is_new: bool,
    /// Keys of the responses that it has already.
    pub(super) known: HashSet<i64>,
}

/// Opens the file and finds out what its columns are and what is known already.
pub(super) async fn look_at(
    config: &Config,
    instance: &Instance,
    options: &ResponsesImportOptions,
) -> anyhow::Result<Looked> {
    let store = &instance.store;
    let name = options.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let existing = match options.engagement.as_str() {
        "new" => None,
        asked => Some(engagement(store, asked).await?),
    };
    let source = convenor_import::open_once(&name, &options.file, &door::limits())?;
    let by_hand = corrections(options.mapping.as_deref())?;
    let mut layout = look(&name, &source, options.sheet.as_deref(), &by_hand, Dimensions::shipped()?)?;
    let Some(engagement) = existing else {
        let system = system::choose(store, options.system.as_deref()).await?;
        let engagement = new_engagement(instance, &system, options, &name);
        return Ok(Looked { name, source, layout, engagement, is_new: true, known: HashSet::new() });
    };
    let earlier = store.list_response_files(engagement.id).await?;
    layout.keep_keys(&questions(&earlier));
    let known = match earlier.as_slice() {
        [] => HashSet::new(),
        _ => lake::engine(config, store)?.known_keys(engagement.id).await?,
    };
    Ok(Looked { name, source, layout, engagement, is_new: false, known })
}

/// All questions of earlier files, each once.
pub(super) fn questions(files: &[ResponseFile]) -> Vec<Question> {
    let mut all: Vec<Question> = Vec::new();
    for question in files.iter().flat_map(|file| &file.questions) {
        if !all.iter().any(|known| known.key == question.key) {
            all.push(question.clone());
        }
    }
    all
}

/// An engagement of which nothing is known but that people answered.
fn new_engagement(
    instance: &Instance,
    system: &System,
    options: &ResponsesImportOptions,
    name: &str,
) -> Engagement {
    let stem =
        Path::new(name).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let stem = stem.trim_end_matches(".csv").replace(['_', '-'], " ");
    let now = instance.store.clock().now();
    Engagement {
        id: EngagementId(instance.store.clock().new_id()),
        system: system.id,
        status: EngagementStatus::ClosedAnalysing,
        content: EngagementContent {
            title: options.title.clone().unwrap_or(stem),
            ..EngagementContent::default()
        },
        provenance: None,
        version: 1,
        created_at: now,
        updated_at: now,
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
