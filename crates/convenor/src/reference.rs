//! `convenor reference`: official lists that are read in once. Nothing is fetched: the operator downloads, Convenor reads,
//! and says what it understood.

mod areas;
mod boundaries;
mod deprivation;
mod population;
mod postcodes;
mod report;

use std::path::Path;

use anyhow::Context;
use convenor_domain::Actor;
use convenor_domain::population::{Ground, ReferenceOutcome};
use convenor_import::population::{Said, place_in_order};
use convenor_store::Writing;

use crate::command_line::{ReferenceCommand, ReferenceKind, ReferenceOptions};
use crate::config::Config;
use crate::instance::{self, Instance};
use crate::output;
pub(crate) use report::Report;

/// Whether what is read is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Save {
    /// It is.
    ForReal,
    /// It is only tried.
    Try,
}

/// Runs one of the commands.
pub(crate) async fn run(config: &Config, command: ReferenceCommand) -> anyhow::Result<()> {
    let ReferenceCommand::Import(options) = command;
    let instance = instance::open(config).await?;
    if options.kind == ReferenceKind::Postcodes {
        return postcodes::bring_in(config, &instance, &options).await;
    }
    let mut reader = Reader::new(&instance, &options);
    let mut files = options.files.clone();
    if options.kind == ReferenceKind::Population {
        files.sort_by_key(|file| place_in_order(file));
    }
    for file in &files {
        let report = reader.bring_in(options.kind, file).await;
        let report = report.with_context(|| format!("{} is not read in", file.display()))?;
        if options.json { output::say_json(&report)? } else { report.say()? }
    }
    Ok(())
}

/// Reads files one after the other into one instance.
pub(crate) struct Reader<'a> {
    instance: &'a Instance,
    said: Said,
    save: Save,
    /// The ground as it was seen last; nothing once something was read in that changes it.
    ground: Option<Ground>,
}

impl<'a> Reader<'a> {
    fn new(instance: &'a Instance, options: &ReferenceOptions) -> Self {
        let said =
            Said { dimension: options.dimension.clone(), source: options.source.clone(), year: options.year };
        let save = if options.dry_run { Save::Try } else { Save::ForReal };
        Self { instance, said, save, ground: None }
    }

    /// Reads files in for real, each saying of itself what it is.
    pub(crate) fn for_real(instance: &'a Instance) -> Self {
        Self { instance, said: Said::default(), save: Save::ForReal, ground: None }
    }

    /// Reads one file in, wholly or not at all.
    pub(crate) async fn bring_in(&mut self, kind: ReferenceKind, file: &Path) -> anyhow::Result<Report> {
        match kind {
            ReferenceKind::Areas | ReferenceKind::Changes => areas::bring_in(self, kind, file).await,
            ReferenceKind::Population => population::bring_in(self, file).await,
            ReferenceKind::Deprivation => deprivation::bring_in(self, file).await,
            ReferenceKind::Boundaries => boundaries::bring_in(self, file).await,
            ReferenceKind::Postcodes => anyhow::bail!("postcodes are read in by themselves"),
        }
    }

    /// The ground that figures are brought to.
    async fn ground(&mut self) -> anyhow::Result<&Ground> {
        if self.ground.is_none() {
            let mut ground = self.instance.store.ground().await?;
            if ground.is_empty() && self.instance.store.count_areas().await? > 0 {
                // Areas that were saved before small areas were kept.
                let mut writing = self.begin().await?;
                writing.settle_small_areas().await?;
                writing.commit().await?;
                ground = self.instance.store.ground().await?;
            }
            self.ground = Some(ground);
        }
        self.ground.as_ref().context("there is no ground")
    }

    async fn begin(&self) -> anyhow::Result<Writing<'a>> {
        Ok(self.instance.store.begin(&Actor::operator()).await?)
    }

    /// Ends a writing: for real, or as if nothing had been.
    async fn end(&self, writing: Writing<'_>, done: ReferenceOutcome) -> anyhow::Result<ReferenceOutcome> {
        if self.save == Save::Try {
            writing.abandon().await?;
            return Ok(ReferenceOutcome::Tried);
        }
        writing.commit().await?;
        Ok(done)
    }
}

fn name_of(file: &Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
