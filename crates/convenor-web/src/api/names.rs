//! Names for the keys, codes and identifiers of records, read at once for a whole answer.

use std::sync::Arc;

use convenor_domain::{AreaCode, OrganisationId, Vocabularies, Vocabulary};

use super::shape;
use crate::directory::Directory;
use crate::error::PageError;
use crate::names::Places;
use crate::reader::Visit;

/// Names for one answer.
pub(super) struct Names {
    /// The terms.
    pub(super) vocabularies: Arc<Vocabularies>,
    directory: Arc<Directory>,
    places: Places,
}

impl Names {
    /// Reads what is needed to name these areas, and everything else.
    pub(super) async fn read<'a>(
        visit: &Visit,
        areas: impl IntoIterator<Item = &'a AreaCode>,
    ) -> Result<Self, PageError> {
        Ok(Self {
            vocabularies: Arc::clone(visit.state.store.vocabularies()),
            directory: visit.state.directory().await?,
            places: Places::read(&visit.state, areas).await?,
        })
    }

    /// An organisation with its name.
    pub(super) fn organisation(&self, id: OrganisationId) -> shape::Organisation {
        shape::Organisation { id: id.0, name: self.directory.name_of(id).to_owned() }
    }

    /// Places with their names.
    pub(super) fn places(&self, codes: &[AreaCode]) -> Vec<shape::Place> {
        let place = |code: &AreaCode| shape::Place {
            code: code.to_string(),
            name: self.places.name_of(code).to_owned(),
        };
        codes.iter().map(place).collect()
    }
}

/// A term with its name.
pub(super) fn term(vocabulary: &Vocabulary, key: &str) -> shape::Term {
    shape::Term { key: key.to_owned(), name: vocabulary.name_of(key).to_owned() }
}

/// Terms with their names.
pub(super) fn terms<'a>(
    vocabulary: &Vocabulary,
    keys: impl IntoIterator<Item = &'a String>,
) -> Vec<shape::Term> {
    keys.into_iter().map(|key| term(vocabulary, key)).collect()
}
