//! What the index has to be told about a record's surroundings, so that it is found by names and wider places.

use convenor_domain::{AreaCode, OrganisationId, Vocabularies};

/// Names and wider places. The store knows them; the index asks.
pub trait Surroundings {
    /// The vocabularies in use.
    fn vocabularies(&self) -> &Vocabularies;

    /// The name of an organisation, where it is known.
    fn organisation_name(&self, id: OrganisationId) -> Option<String>;

    /// The name of an area, where it is known.
    fn area_name(&self, code: &AreaCode) -> Option<String>;

    /// Every area around this one, at any distance, without the area itself.
    fn areas_around(&self, code: &AreaCode) -> Vec<AreaCode>;
}
