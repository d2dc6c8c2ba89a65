//! What every handler can reach: the store, the look-up index, the theme, names.

use std::path::PathBuf;
use std::sync::Arc;

use axum::extract::FromRef;
use convenor_domain::Vocabularies;
use convenor_domain::response::Responses;
use convenor_import::postcode::{Postcodes, PostcodesError};
use convenor_import::responses::Secret;
use convenor_statistics::Disclosure;
use convenor_store::Store;

use crate::directory::DirectoryCache;
use crate::lookup::Lookup;
use crate::response::panels::Asking;
use crate::theme::Engine;

/// What people said, and what keeps it from telling who they are. Cheap to clone.
#[derive(Clone)]
pub struct Convened {
    /// Keeps responses and answers questions about them.
    pub responses: Arc<dyn Responses>,
    /// The system's rule for numbers about people.
    pub disclosure: Arc<Disclosure>,
    /// What pseudonyms are made with.
    pub secret: Secret,
    /// Where the list of postcodes lies, where there is one.
    pub postcodes: Arc<PathBuf>,
}

impl Convened {
    /// The list of postcodes, read anew: imports are rare, and it is large. Empty where there is none.
    pub(crate) fn postcodes(&self) -> Result<Postcodes, PostcodesError> {
        if self.postcodes.exists() {
            Postcodes::read("postcodes.csv", &self.postcodes)
        } else {
            Ok(Postcodes::default())
        }
    }
}

/// What every handler can reach. Cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// The register.
    pub store: Store,
    /// The look-up index, a cache beside the store.
    pub lookup: Arc<Lookup>,
    /// Templates and words.
    pub engine: Engine,
    /// The responses.
    pub convened: Convened,
    /// Where uploaded files wait.
    pub uploads: Arc<PathBuf>,
    pub(crate) directory: Arc<DirectoryCache>,
}

impl AppState {
    /// Puts the parts together.
    pub fn new(
        store: Store,
        lookup: Arc<Lookup>,
        engine: Engine,
        convened: Convened,
        uploads: PathBuf,
    ) -> Self {
        let directory = Arc::new(DirectoryCache::default());
        Self { store, lookup, engine, convened, uploads: Arc::new(uploads), directory }
    }

    /// The vocabularies that records are written with.
    pub fn vocabularies(&self) -> &Vocabularies {
        self.store.vocabularies()
    }

    /// What questions about responses go through.
    pub fn asking(&self) -> Asking<'_> {
        let Convened { responses, disclosure, .. } = &self.convened;
        Asking { responses: &**responses, rule: disclosure, store: &self.store }
    }

    /// The words on screen for `key`, without values.
    pub fn word(&self, key: &str) -> String {
        self.engine.words().t(key, &[])
    }
}

impl FromRef<AppState> for Engine {
    fn from_ref(state: &AppState) -> Self {
        state.engine.clone()
    }
}
