//! A place as people type it: its code or its name, found among the areas.

use convenor_domain::{Area, AreaKind};
use serde::Serialize;

use super::PATH;
use super::asked::FindAsked;
use crate::error::PageError;
use crate::filter::address;
use crate::names::{Meant, meant};
use crate::state::AppState;
use crate::words::Value;

/// What a typed place means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// Nothing was typed.
    None,
    /// This area.
    Known(Box<Area>),
    /// One of these, or none when the list is empty.
    Unclear(Vec<Area>),
}

/// The place field of the form.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct PlaceField {
    /// What was typed and could not be resolved.
    pub(super) typed: String,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) message: Option<String>,
    /// Places that it may mean.
    pub(super) choices: Vec<Choice>,
}

/// A place that may be meant.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Choice {
    pub(super) text: String,
    pub(super) href: String,
}

/// Finds out which area is meant.
pub(super) async fn resolve(state: &AppState, asked: &FindAsked) -> Result<Place, PageError> {
    if asked.place.is_empty() {
        return Ok(Place::None);
    }
    Ok(match meant(state, &asked.place).await? {
        Meant::One(area) => Place::Known(area),
        Meant::Unclear(areas) => Place::Unclear(areas),
    })
}

/// The place field again, with what to do about what was typed.
pub(super) fn typed(state: &AppState, asked: &FindAsked, place: &Place) -> PlaceField {
    let Place::Unclear(areas) = place else { return PlaceField::default() };
    let key = if areas.is_empty() { "find-place-unknown" } else { "find-place-several" };
    let place = Value::from(asked.place.clone());
    PlaceField {
        typed: asked.place.clone(),
        message: Some(state.engine.words().t(key, &[("place", place)])),
        choices: areas.iter().map(|area| choice(state, asked, area)).collect(),
    }
}

fn choice(state: &AppState, asked: &FindAsked, area: &Area) -> Choice {
    let text = format!("{} ({})", area.name, kind(state, area.kind));
    Choice { text, href: address(PATH, &asked.query_with("area", &area.code.0)) }
}

fn kind(state: &AppState, kind: AreaKind) -> String {
    state.word(&format!("find-area-{kind}"))
}
