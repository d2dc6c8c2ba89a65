//! What is filtered by, as chips that can be taken off one by one.

use std::collections::HashMap;

use chrono::NaiveDate;
use convenor_domain::{AreaCode, OrganisationId};
use serde::Serialize;

use super::{Asked, address, to_query};
use crate::directory::Directory;
use crate::error::PageError;
use crate::state::AppState;
use crate::words::Value;

/// One filter in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Chip {
    /// The filter in words: “Last 18 months”.
    pub(crate) text: String,
    /// The address of the page without it.
    pub(crate) without: String,
}

/// The filters in force. `keep` are the address's other parameters (words looked for, sorting), which stay.
pub(crate) async fn chips(
    state: &AppState,
    directory: &Directory,
    path: &str,
    asked: &Asked,
    keep: &[(&str, &str)],
) -> Result<Vec<Chip>, PageError> {
    let areas = area_names(state, &asked.filter.areas).await?;
    let chip = |(index, (name, value)): (usize, &(String, String))| {
        let others = asked.pairs().iter().enumerate().filter(|(other, _)| *other != index);
        let others = others.map(|(_, (name, value))| (name.as_str(), value.as_str()));
        let query = to_query(keep.iter().copied().chain(others));
        Chip { text: text(state, directory, &areas, name, value), without: address(path, &query) }
    };
    Ok(asked.pairs().iter().enumerate().map(chip).collect())
}

async fn area_names(state: &AppState, codes: &[AreaCode]) -> Result<HashMap<String, String>, PageError> {
    let areas = state.store.list_areas(codes).await?;
    Ok(areas.into_iter().map(|area| (area.code.0, area.name)).collect())
}

fn text(
    state: &AppState,
    directory: &Directory,
    areas: &HashMap<String, String>,
    name: &str,
    value: &str,
) -> String {
    let v = state.vocabularies();
    match name {
        "months" => {
            let months = Value::from(value.parse::<u32>().unwrap_or_default());
            state.engine.words().t("filter-months", &[("months", months)])
        }
        "closing" | "closed" => {
            let days = Value::from(value.parse::<u32>().unwrap_or_default());
            state.engine.words().t(&format!("filter-{name}"), &[("days", days)])
        }
        "since" | "until" => {
            let day: Option<NaiveDate> = value.parse().ok();
            let day = day.map(|day| day.format("%-d %B %Y").to_string()).unwrap_or_default();
            state.engine.words().t(&format!("filter-{name}"), &[("day", Value::from(day))])
        }
        "area" => {
            let place = areas.get(&value.to_uppercase()).map_or(value, String::as_str);
            state.engine.words().t("filter-area", &[("place", Value::from(place.to_owned()))])
        }
        "group" => v.groups.name_of(value).to_owned(),
        "topic" => v.topics.name_of(value).to_owned(),
        "source" => v.source_types.name_of(value).to_owned(),
        "method" => v.methods.name_of(value).to_owned(),
        "level" => v.levels.name_of(value).to_owned(),
        "organisation" => {
            let id: Option<OrganisationId> = value.parse().ok();
            id.map(|id| directory.name_of(id).to_owned()).unwrap_or_default()
        }
        "system" => {
            let system = directory.systems.iter().find(|system| system.slug == value);
            system.map(|system| system.name.clone()).unwrap_or_default()
        }
        other => state.word(&format!("{other}-{value}")),
    }
}
