//! One place: what it is, what is around and inside it, who lives there. Numbers of residents are published official
//! counts and are given as published.

use axum::Json;
use axum::extract::Path;
use chrono::NaiveDate;
use convenor_domain::{Action, AreaCode, Resource, ResourceKind};
use serde::Serialize;
use utoipa::ToSchema;

use super::names::term;
use super::shape::{Place, Problem, Term};
use crate::error::PageError;
use crate::reader::Visit;

/// A place and what is known of it.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Area {
    /// Official code.
    code: String,
    /// Official name.
    name: String,
    /// What it is, such as `ward`.
    #[schema(value_type = String, example = "ward")]
    kind: &'static str,
    /// Edition of the geography.
    edition: String,
    /// First day on which it exists.
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_from: Option<NaiveDate>,
    /// Last day on which it exists; absent while it lasts.
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_to: Option<NaiveDate>,
    /// Residents: a published official count.
    #[serde(skip_serializing_if = "Option::is_none")]
    residents: Option<u32>,
    /// Residents by group: published official counts.
    census: Vec<GroupCount>,
    /// Places directly around it.
    around: Vec<Place>,
    /// Places directly inside it.
    inside: Vec<Place>,
}

/// Residents of one group.
#[derive(Debug, Serialize, ToSchema)]
struct GroupCount {
    /// The group.
    group: Term,
    /// How many live there, as published.
    residents: u32,
    /// Edition of the count.
    edition: String,
}

/// One place by its official code
#[utoipa::path(
    get,
    path = "/api/v1/areas/{code}",
    operation_id = "get_area",
    tag = "lists",
    params(("code" = String, Path, description = "Official code", example = "E12000001")),
    responses(
        (status = 200, description = "The place", body = Area),
        (status = 404, description = "No place has this code", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn show(visit: Visit, Path(code): Path<String>) -> Result<Json<Area>, PageError> {
    visit.require(Action::Read, Resource::any(ResourceKind::Place))?;
    let store = &visit.state.store;
    let code = AreaCode(code.to_uppercase());
    let area = store.lookup_area(&code).await?.ok_or(PageError::NotFound)?;
    let groups = &visit.state.vocabularies().groups;
    let residents = |(group, residents, edition): (String, u32, String)| GroupCount {
        group: term(groups, &group),
        residents,
        edition,
    };
    let place = |area: convenor_domain::Area| Place { code: area.code.0, name: area.name };
    Ok(Json(Area {
        census: store.list_census(&code).await?.into_iter().map(residents).collect(),
        around: store.areas_directly_around(&code).await?.into_iter().map(place).collect(),
        inside: store.areas_inside(&code).await?.into_iter().map(place).collect(),
        code: area.code.0,
        name: area.name,
        kind: area.kind.key(),
        edition: area.edition,
        valid_from: area.valid_from,
        valid_to: area.valid_to,
        residents: area.population,
    }))
}
