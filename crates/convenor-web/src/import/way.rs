//! Ways of reading a file: a guess, a mapping that comes with Convenor, or one that the system has kept.

use convenor_domain::SystemId;
use convenor_import::{Mapping, shipped, shipped_names};
use convenor_store::{Import, KeptMapping, Store, StoreError};
use serde::Serialize;

use super::reading::Look;
use crate::state::AppState;

/// What stands before the name of a shipped mapping.
const SHIPPED: &str = "shipped:";
/// What stands before the name of a kept mapping.
const KEPT: &str = "kept:";
/// The guess.
const GUESS: &str = "guess";

/// One way to choose.
#[derive(Debug, Clone, Serialize)]
pub(super) struct WayChoice {
    /// Its key; nothing for the way that the import has now.
    pub(super) key: String,
    /// Its name.
    pub(super) name: String,
}

/// How a file is read when nobody has said anything: as files with these columns were before, or as it looks.
pub(super) async fn first(store: &Store, system: SystemId, look: &Look) -> Result<Mapping, StoreError> {
    let kept = store.lookup_mapping_for(system, &look.columns).await?;
    let kept = kept.and_then(|kept| Mapping::from_yaml(&kept.yaml).ok());
    Ok(of_sheet(kept.unwrap_or_else(|| look.guess(store)), look))
}

/// The way that an import has now, as long as it is of the sheet looked at.
pub(super) fn own(import: &Import, look: &Look) -> Option<Mapping> {
    Mapping::from_yaml(&import.mapping).ok().filter(|own| own.sheet == look.sheet)
}

/// The way with this key; for a key that nobody knows, as if nobody had said anything.
pub(super) async fn chosen(
    store: &Store,
    system: SystemId,
    look: &Look,
    key: &str,
) -> Result<Mapping, StoreError> {
    let kept = store.list_mappings(system).await?;
    let of_key = match key {
        GUESS => Some(look.guess(store)),
        key => key.strip_prefix(SHIPPED).and_then(shipped).or_else(|| named(&kept, key)),
    };
    match of_key {
        Some(mapping) => Ok(of_sheet(mapping, look)),
        None => first(store, system, look).await,
    }
}

fn named(kept: &[KeptMapping], key: &str) -> Option<Mapping> {
    let name = key.strip_prefix(KEPT)?;
    let kept = kept.iter().find(|kept| kept.name == name)?;
    Mapping::from_yaml(&kept.yaml).ok()
}

/// Every way there is.
pub(super) async fn all(state: &AppState, system: SystemId) -> Result<Vec<WayChoice>, StoreError> {
    let choice = |key: String, name: String| WayChoice { key, name };
    let mut ways = vec![
        choice(String::new(), state.word("import-way-now")),
        choice(GUESS.to_owned(), state.word("import-way-guess")),
    ];
    let kept = state.store.list_mappings(system).await?;
    ways.extend(kept.into_iter().map(|kept| choice(format!("{KEPT}{}", kept.name), kept.name)));
    let title = |name: &str| shipped(name).map(|mapping| mapping.title).unwrap_or_default();
    ways.extend(shipped_names().map(|name| choice(format!("{SHIPPED}{name}"), title(name))));
    Ok(ways)
}

fn of_sheet(mapping: Mapping, look: &Look) -> Mapping {
    Mapping { sheet: look.sheet.clone(), ..mapping }
}
