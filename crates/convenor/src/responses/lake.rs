//! Joins the lake with the database that holds its manifest.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use convenor_domain::EngagementId;
use convenor_domain::disclosure::DisclosureRules;
use convenor_lake::{Engine, Lake, Limits, Manifest, ManifestError, ManifestFiles};
use convenor_statistics::Disclosure;
use convenor_store::Store;
use convenor_web::Convened;

use super::door;
use crate::config::Config;

/// What people said, and the secret that keeps it from telling who they are.
pub(crate) fn convened(config: &Config, store: &Store) -> anyhow::Result<Convened> {
    Ok(Convened {
        responses: Arc::new(engine(config, store)?),
        disclosure: Arc::new(disclosure(config)?),
        secret: door::secret(&config.data)?,
        postcodes: Arc::new(config.postcodes()),
    })
}

/// The rule for numbers about people.
fn disclosure(config: &Config) -> anyhow::Result<Disclosure> {
    let rules = DisclosureRules::shipped()?;
    rules.chosen(config.disclosure.as_deref()).context("the setting `disclosure` names no rule")
}

/// The engine over the lake of this instance.
fn engine(config: &Config, store: &Store) -> anyhow::Result<Engine> {
    let questions = &config.questions;
    let limits = Limits {
        memory_bytes: usize::try_from(questions.memory_mib.get())?.saturating_mul(1024 * 1024),
        deadline: Duration::from_secs(questions.seconds.get().into()),
        threads: usize::try_from(questions.threads.get())?,
        spill_folder: config.data.join("spill"),
    };
    let (lake, manifest) = (lake(config)?, Arc::new(InStore(store.clone())));
    match &config.cluster {
        Some(address) => clustered(lake, manifest, limits, address),
        None => Ok(Engine::new(lake, manifest, limits)?),
    }
}

/// The lake of this instance.
fn lake(config: &Config) -> anyhow::Result<Lake> {
    let folder = config.lake_folder();
    match &config.lake {
        Some(address) => in_bucket(address, &folder),
        None => Ok(Lake::local(&folder)?),
    }
}

/// The lake in a bucket.
#[cfg(feature = "cluster")]
fn in_bucket(address: &str, waiting: &Path) -> anyhow::Result<Lake> {
    Ok(Lake::bucket(address, waiting, std::env::vars())?)
}

/// This program was built without the way to a bucket.
#[cfg(not(feature = "cluster"))]
fn in_bucket(_: &str, _: &Path) -> anyhow::Result<Lake> {
    anyhow::bail!(
        "the settings name a bucket for the lake, and this program was built without the way to one: build it with \
         `--features cluster`, or take `lake` out of the settings"
    )
}

/// The engine that asks a cluster first.
#[cfg(feature = "cluster")]
fn clustered(
    lake: Lake,
    manifest: Arc<dyn Manifest>,
    limits: Limits,
    address: &str,
) -> anyhow::Result<Engine> {
    let cluster = convenor_lake::Cluster::at(address)?;
    Ok(Engine::with_cluster(lake, manifest, limits, cluster)?)
}

/// This program was built without the way to a cluster.
#[cfg(not(feature = "cluster"))]
fn clustered(_: Lake, _: Arc<dyn Manifest>, _: Limits, _: &str) -> anyhow::Result<Engine> {
    anyhow::bail!(
        "the settings name a cluster, and this program was built without one: build it with `--features cluster`, or \
         take `cluster` out of the settings"
    )
}

/// The manifest, kept in the database.
struct InStore(Store);

impl Manifest for InStore {
    fn files(&self, engagement: EngagementId) -> ManifestFiles<'_> {
        Box::pin(async move {
            self.0.list_response_files(engagement).await.map_err(|error| ManifestError(error.to_string()))
        })
    }
}
