//! An instance: the store and the index of one data folder.

use std::sync::Arc;

use anyhow::Context;
use convenor_domain::Vocabularies;
use convenor_rerank::{MiniLm, Reader};
use convenor_store::{Location, Store, SystemClock};
use convenor_web::lookup::Lookup;

use crate::config::Config;
use crate::output::WrongUse;

/// The store and the index of one data folder.
pub(crate) struct Instance {
    /// The register.
    pub(crate) store: Store,
    /// The look-up index.
    pub(crate) lookup: Arc<Lookup>,
}

/// Opens an instance that is there. What looks things up makes none: of a mistyped folder it would say that nothing is in
/// it, and somebody would ask again.
pub(crate) async fn open_known(config: &Config) -> anyhow::Result<Instance> {
    if let Location::Sqlite(file) = config.location()
        && !file.exists()
    {
        let mend = format!(
            "there is no instance in {}: name its folder with --data, or bring something in first (`convenor engagements \
             import`)",
            config.data.display()
        );
        return Err(WrongUse(mend).into());
    }
    open(config).await
}

/// Opens the instance, and makes an empty one where there is none.
pub(crate) async fn open(config: &Config) -> anyhow::Result<Instance> {
    let vocabularies = Arc::new(Vocabularies::shipped()?);
    let store = Store::open(&config.location(), Arc::new(SystemClock), vocabularies)
        .await
        .with_context(|| format!("the instance in {} cannot be opened", config.data.display()))?;
    let mut lookup = Lookup::open(&config.index())?;
    if let Some(folder) = &config.close_reader {
        let model = MiniLm::open(folder).context("the close reader of the settings cannot be opened")?;
        lookup = lookup.with_close_reader(Arc::new(Reader::new(model)));
    }
    Ok(Instance { store, lookup: Arc::new(lookup) })
}
