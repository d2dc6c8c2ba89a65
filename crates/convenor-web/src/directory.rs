//! Systems and organisations by identifier, remembered until the register changes.

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use convenor_domain::{Organisation, OrganisationId, System, SystemId};
use convenor_store::StoreError;

use crate::state::AppState;

/// Systems and organisations, for names on pages and choices in forms.
#[derive(Debug, Default, Clone)]
pub struct Directory {
    /// All systems, by name.
    pub systems: Vec<System>,
    /// All organisations, by name.
    pub organisations: Vec<Organisation>,
    by_id: HashMap<OrganisationId, usize>,
}

impl Directory {
    fn new(systems: Vec<System>, organisations: Vec<Organisation>) -> Self {
        let by_id = organisations.iter().enumerate().map(|(index, one)| (one.id, index)).collect();
        Self { systems, organisations, by_id }
    }

    /// The organisation with this identifier.
    pub fn organisation(&self, id: OrganisationId) -> Option<&Organisation> {
        self.by_id.get(&id).and_then(|index| self.organisations.get(*index))
    }

    /// The organisation's name; nothing for one that is not known.
    pub fn name_of(&self, id: OrganisationId) -> &str {
        self.organisation(id).map_or("", |organisation| organisation.name.as_str())
    }

    /// The system with this identifier.
    pub fn system(&self, id: SystemId) -> Option<&System> {
        self.systems.iter().find(|system| system.id == id)
    }

    /// The organisations of one system, by name.
    pub fn organisations_of(&self, system: SystemId) -> impl Iterator<Item = &Organisation> {
        self.organisations.iter().filter(move |organisation| organisation.system == system)
    }
}

/// The directory for one state of the register: the audit sequence tells when it changed.
#[derive(Default)]
pub(crate) struct DirectoryCache(RwLock<Option<(u64, Arc<Directory>)>>);

impl AppState {
    /// Systems and organisations as they are now.
    pub async fn directory(&self) -> Result<Arc<Directory>, StoreError> {
        let sequence = self.store.audit_sequence().await?;
        let held = self.directory.0.read().ok().and_then(|held| held.clone());
        if let Some((of, directory)) = held
            && of == sequence
            // Seeding adds systems before the first record: an empty directory is never kept.
            && !directory.systems.is_empty()
        {
            return Ok(directory);
        }
        let directory = Arc::new(Directory::new(
            self.store.list_systems().await?,
            self.store.list_organisations(None).await?,
        ));
        if let Ok(mut held) = self.directory.0.write() {
            *held = Some((sequence, Arc::clone(&directory)));
        }
        Ok(directory)
    }
}
