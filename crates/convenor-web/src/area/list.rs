//! Finding a place: by its name or code, or by going down from the largest.

use axum::extract::Query;
use axum::response::Html;
use convenor_domain::{Action, Area, AreaKind, Resource, ResourceKind};
use serde::{Deserialize, Serialize};

use super::{AreaLine, AreasOfKind, by_kind};
use crate::error::PageError;
use crate::reader::Visit;
use crate::theme::Page;

/// Places found at most by a search.
const FOUND_MAX: u64 = 50;
/// Places of the largest kinds at most.
const BROWSED_MAX: u64 = 500;
/// The kinds to go down from.
const LARGEST: [AreaKind; 4] = [AreaKind::Country, AreaKind::Region, AreaKind::Icb, AreaKind::UpperTier];

#[derive(Deserialize)]
pub(super) struct AreaSearch {
    #[serde(default)]
    q: String,
}

/// Places to choose from.
#[derive(Debug, Serialize)]
pub(crate) struct AreasPage {
    q: String,
    /// Whether something was looked for.
    searched: bool,
    found: Vec<AreaLine>,
    largest: Vec<AreasOfKind>,
}

pub(super) async fn list(visit: Visit, Query(search): Query<AreaSearch>) -> Result<Html<String>, PageError> {
    visit.require(Action::Read, Resource::any(ResourceKind::Place))?;
    let store = &visit.state.store;
    let q: String = search.q.trim().chars().take(200).collect();
    let found = store.search_areas(&q, FOUND_MAX).await?;
    let largest = if q.is_empty() { largest(&visit).await? } else { Vec::new() };
    let page = AreasPage {
        searched: !q.is_empty(),
        q,
        found: found.iter().map(|area| AreaLine::new(&visit.state, area)).collect(),
        largest: by_kind(&visit.state, &largest),
    };
    visit.show(&page).await
}

/// The largest places that there are; where an instance only knows small ones, those.
async fn largest(visit: &Visit) -> Result<Vec<Area>, PageError> {
    let store = &visit.state.store;
    let largest = store.list_areas_of(&LARGEST, BROWSED_MAX).await?;
    if !largest.is_empty() {
        return Ok(largest);
    }
    Ok(store.list_areas_of(AreaKind::ALL, BROWSED_MAX).await?)
}

impl Page for AreasPage {
    const TEMPLATE: &'static str = "area/list.html";

    fn samples() -> Vec<Self> {
        let kind = AreasOfKind { kind: "Regions".to_owned(), areas: vec![AreaLine::sample()] };
        let page = |q: &str, found: Vec<AreaLine>, largest: Vec<AreasOfKind>| Self {
            searched: !q.is_empty(),
            q: q.to_owned(),
            found,
            largest,
        };
        vec![
            page("", Vec::new(), Vec::new()),
            page("", Vec::new(), vec![kind]),
            page("<marlow", Vec::new(), Vec::new()),
            page("marlow", vec![AreaLine::sample()], Vec::new()),
        ]
    }
}
