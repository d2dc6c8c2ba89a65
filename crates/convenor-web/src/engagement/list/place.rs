//! A place as people type it: its code or its name, found among the areas.

use convenor_domain::Area;
use serde::Serialize;

use super::asked::ListAsked;
use crate::error::PageError;
use crate::names::{Meant, meant};
use crate::state::AppState;
use crate::words::Value;

/// What a typed place means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// Nothing was typed.
    NotTyped,
    /// This area.
    Known(Box<Area>),
    /// One of these, or none when the list is empty.
    Unclear(Vec<Area>),
}

/// The place field of the form.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct PlaceField {
    /// What was typed and is not yet clear.
    typed: String,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<String>,
    /// Places that may be meant.
    choices: Vec<PlaceChoice>,
}

/// A place that may be meant.
#[derive(Debug, Clone, Serialize)]
struct PlaceChoice {
    text: String,
    href: String,
}

/// Finds out which area is meant.
pub(super) async fn resolve(state: &AppState, typed: &str) -> Result<Place, PageError> {
    if typed.is_empty() {
        return Ok(Place::NotTyped);
    }
    Ok(match meant(state, typed).await? {
        Meant::One(area) => Place::Known(area),
        Meant::Unclear(areas) => Place::Unclear(areas),
    })
}

impl PlaceField {
    /// The field, with what to do about what was typed.
    pub(super) fn new(state: &AppState, asked: &ListAsked, place: &Place) -> Self {
        let Place::Unclear(areas) = place else { return Self::default() };
        let key = if areas.is_empty() { "activities-place-unknown" } else { "activities-place-several" };
        let values = [("place", Value::from(asked.place.clone()))];
        let choice = |area: &Area| PlaceChoice {
            text: format!("{} ({})", area.name, area.code),
            href: asked.with_area(&area.code.0),
        };
        Self {
            typed: asked.place.clone(),
            message: Some(state.engine.words().t(key, &values)),
            choices: areas.iter().map(choice).collect(),
        }
    }

    /// A field with two places to choose from, for samples.
    pub(super) fn sample() -> Self {
        let choice = |code: &str| PlaceChoice {
            text: format!("Fernmouth ({code})"),
            href: format!("/engagements?area={code}"),
        };
        Self {
            typed: "Fernmouth".to_owned(),
            message: Some("More than one place is called “Fernmouth”.".to_owned()),
            choices: ["X07000001", "X05000001"].into_iter().map(choice).collect(),
        }
    }
}
