//! How complete the record is, and what it lacks.

use convenor_domain::Engagement;
use convenor_domain::engagement::completeness;
use serde::Serialize;

use super::address;
use crate::engagement::label;
use crate::state::AppState;

/// How complete a record is.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Lacking {
    /// Fields with a value.
    pub(super) present: usize,
    /// Fields looked at.
    pub(super) of: usize,
    /// Names of the fields without one, in a row.
    pub(super) missing: String,
    /// Where they can be added, by those who may.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) add: Option<String>,
}

impl Lacking {
    /// What a record lacks.
    pub(super) fn new(state: &AppState, engagement: &Engagement, may_edit: bool) -> Self {
        let found = completeness(&engagement.content);
        let name = |field: &&str| label(state.engine.words(), field).to_lowercase();
        let may_add = may_edit && !found.missing.is_empty();
        Self {
            present: found.present,
            of: found.of,
            missing: found.missing.iter().map(name).collect::<Vec<_>>().join(", "),
            add: may_add.then(|| format!("{}/edit", address(engagement))),
        }
    }
}
