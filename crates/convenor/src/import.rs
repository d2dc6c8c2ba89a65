//! `convenor engagements import` and `convenor engagements undo-import`.

use std::fmt::Write;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use anyhow::Context;
use convenor_domain::{Actor, ImportId, ImportSummary, ReadScope, System};
use convenor_import::{Limits, Mapping};
use convenor_store::{Import, NewImport, Store};
use convenor_web::import::{Save, run as run_import};
use sha2::{Digest, Sha256};

use crate::command_line::{ImportOptions, UndoOptions};
use crate::config::Config;
use crate::instance::{self, Instance};
use crate::output::WrongUse;
use crate::{output, system};

/// Rows read to guess what the columns hold.
const SAMPLE_ROWS: usize = 200;

/// Brings records in from a file.
pub(crate) async fn run(config: &Config, options: ImportOptions) -> anyhow::Result<()> {
    let instance = instance::open(config).await?;
    let system = system::choose(&instance.store, options.system.as_deref()).await?;
    let mapping = mapping(&instance.store, &system, options.mapping.as_deref(), &options.file).await?;
    let save = if options.dry_run { Save::DryRun } else { Save::ForReal };
    let (import, summary) = bring_in(&instance, &system, &options.file, &mapping, save).await?;
    if options.json {
        // The JSON's shape is promised to programs; words kept as written are for people.
        return output::say_json(&ImportSummary { kept: Vec::new(), ..summary });
    }
    report(&import, &summary, save)
}

/// Takes an import back as a whole.
pub(crate) async fn undo(config: &Config, options: UndoOptions) -> anyhow::Result<()> {
    let instance = instance::open_known(config).await?;
    let id = ImportId(options.import);
    instance
        .store
        .lookup_import(ReadScope::Everything, id)
        .await?
        .ok_or_else(|| WrongUse(format!("there is no import {id}")))?;
    let mut writing = instance.store.begin(&Actor::operator()).await?;
    writing.undo_import(id).await?;
    writing.commit().await?;
    instance.lookup.catch_up(&instance.store).await?;
    output::say("The import is undone: what it added is gone, what it changed is as before.")
}

/// Reads one file into a system and brings the index up to date.
pub(crate) async fn bring_in(
    instance: &Instance,
    system: &System,
    file: &Path,
    mapping: &Mapping,
    save: Save,
) -> anyhow::Result<(Import, ImportSummary)> {
    let store = &instance.store;
    let name = file
        .file_name()
        .map_or_else(|| file.display().to_string(), |name| name.to_string_lossy().into_owned());
    let new = NewImport {
        system: system.id,
        account: None,
        file_name: name,
        file_hash: file_hash(file)?,
        mapping: mapping.to_yaml()?,
    };
    let id = store.add_import(new).await?;
    let import = store.lookup_import(ReadScope::Everything, id).await?.context("the import went away")?;
    let ran = run_import(store, &Actor::operator(), &import, file, save, |_| {}).await;
    if save == Save::DryRun || ran.is_err() {
        store.remove_import(id).await?;
    }
    let summary = ran?;
    if save == Save::ForReal {
        store.settle().await?;
        instance.lookup.catch_up(store).await?;
    }
    Ok((import, summary))
}

/// The mapping asked for: a shipped one, one kept by the system, a YAML file; or a guess.
async fn mapping(
    store: &Store,
    system: &System,
    asked: Option<&str>,
    file: &Path,
) -> anyhow::Result<Mapping> {
    let Some(asked) = asked else { return guess(store, system, file).await };
    if let Some(shipped) = convenor_import::shipped(asked) {
        return Ok(shipped);
    }
    let kept = store.list_mappings(system.id).await?;
    if let Some(kept) = kept.iter().find(|kept| kept.name == asked) {
        return Ok(Mapping::from_yaml(&kept.yaml)?);
    }
    let path = Path::new(asked);
    if !path.exists() {
        let shipped = convenor_import::shipped_names().collect::<Vec<_>>().join(", ");
        return Err(WrongUse(format!("--mapping: “{asked}” is neither a file nor one of {shipped}")).into());
    }
    let yaml = std::fs::read_to_string(path).with_context(|| format!("{asked} cannot be read"))?;
    Mapping::from_yaml(&yaml).with_context(|| format!("{asked} is not a mapping that can be used"))
}

/// The mapping kept for files with these columns, or a guess from their names and content.
async fn guess(store: &Store, system: &System, file: &Path) -> anyhow::Result<Mapping> {
    let source = convenor_import::open(&file.display().to_string(), file, &Limits::default())?;
    let table = source.table(None)?;
    let columns = table.columns.clone();
    if let Some(kept) = store.lookup_mapping_for(system.id, &columns).await? {
        return Ok(Mapping::from_yaml(&kept.yaml)?);
    }
    let samples: Vec<_> = table.take(SAMPLE_ROWS).filter_map(Result::ok).collect();
    let mapping = convenor_import::guess(&columns, &samples, store.vocabularies());
    mapping.check().with_context(|| {
        format!("the columns of this file could not be guessed; write a mapping (see docs/guide/import.md). It has: {}", columns.join(", "))
    })?;
    Ok(mapping)
}

fn report(import: &Import, summary: &ImportSummary, save: Save) -> anyhow::Result<()> {
    let would = if save == Save::DryRun { "Would be saved" } else { "Saved" };
    output::say(&format!(
        "{would}: {} new, {} changed, {} the same, {} rejected.",
        summary.new,
        summary.changed,
        summary.same,
        summary.rejected.len()
    ))?;
    for rejected in &summary.rejected {
        output::say(&format!("  row {}, {}: {}", rejected.row, rejected.field, rejected.reason))?;
    }
    match save {
        Save::DryRun => output::say("Nothing was saved: this was a dry run."),
        Save::ForReal => {
            output::say(&format!("To take it back: convenor engagements undo-import {}", import.id))
        }
    }
}

/// SHA-256 of a file, or of all files of a folder by name.
pub(crate) fn file_hash(path: &Path) -> anyhow::Result<String> {
    let mut digest = Sha256::new();
    let mut files = vec![path.to_owned()];
    if path.is_dir() {
        files = std::fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<_>>()?;
        files.sort();
    }
    for file in files {
        let mut opened = File::open(&file).with_context(|| format!("{} cannot be opened", file.display()))?;
        let mut bytes = vec![0; 64 * 1024];
        loop {
            let count = opened.read(&mut bytes)?;
            if count == 0 {
                break;
            }
            digest.update(bytes.get(..count).unwrap_or_default());
        }
    }
    let mut hash = String::new();
    for byte in digest.finalize() {
        write!(hash, "{byte:02x}")?;
    }
    Ok(hash)
}
