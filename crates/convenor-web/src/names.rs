//! Names on screen for what records keep as keys and codes, and periods in words.

mod area;

use std::collections::HashMap;

use convenor_domain::{AreaCode, ImpreciseDate, Vocabulary};

use crate::error::PageError;
use crate::state::AppState;
pub(crate) use area::{Meant, meant};

/// The names of terms, in the order of the keys.
pub(crate) fn terms<'a>(vocabulary: &Vocabulary, keys: impl IntoIterator<Item = &'a String>) -> Vec<String> {
    keys.into_iter().map(|key| vocabulary.name_of(key).to_owned()).collect()
}

/// A period as exactly as it is known: “March 2026 to May 2026”; empty when nothing is known.
pub(crate) fn period(starts: &ImpreciseDate, ends: &ImpreciseDate) -> String {
    match (starts.is_unknown(), ends.is_unknown()) {
        (true, true) => String::new(),
        (false, true) => starts.to_string(),
        (true, false) => ends.to_string(),
        (false, false) if starts == ends => starts.to_string(),
        (false, false) => format!("{starts} to {ends}"),
    }
}

/// Names of areas by code.
#[derive(Debug, Clone, Default)]
pub(crate) struct Places(HashMap<AreaCode, String>);

impl Places {
    /// Reads the names of these areas at once.
    pub(crate) async fn read<'a>(
        state: &AppState,
        codes: impl IntoIterator<Item = &'a AreaCode>,
    ) -> Result<Self, PageError> {
        let mut codes: Vec<AreaCode> = codes.into_iter().cloned().collect();
        codes.sort();
        codes.dedup();
        let areas = state.store.list_areas(&codes).await?;
        Ok(Self(areas.into_iter().map(|area| (area.code, area.name)).collect()))
    }

    /// The name of an area; its code where it is not known.
    pub(crate) fn name_of<'a>(&'a self, code: &'a AreaCode) -> &'a str {
        self.0.get(code).map_or(code.0.as_str(), String::as_str)
    }

    /// The names of some areas; without any, the place as the source wrote it.
    pub(crate) fn named(&self, codes: &[AreaCode], place: &str) -> String {
        if codes.is_empty() {
            return place.to_owned();
        }
        codes.iter().map(|code| self.name_of(code)).collect::<Vec<_>>().join(", ")
    }
}
