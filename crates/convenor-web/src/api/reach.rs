//! Who was heard: the same numbers, under the same rules, as on the page “Who we hear from”.

use axum::Json;
use convenor_domain::{Action, Resource, ResourceKind};

use super::shape::Problem;
use crate::error::PageError;
use crate::reach::{Looking, ReachAnswer, asked, asking};
use crate::reader::Visit;

/// Who was heard, beside who lives there
#[utoipa::path(
    get,
    path = "/api/v1/reach",
    operation_id = "list_reach",
    tag = "records",
    params(
        ("by" = String, Query, description = "What people are told apart by: age, sex, ethnicity, deprivation …; twice for a crossing"),
        ("at" = Option<String>, Query, description = "Area by area: lsoa, msoa, ward, district, upper-tier, sub-icb, icb or region"),
        super::params::Filters
    ),
    responses(
        (status = 200, description = "Groups beside the population, small numbers hidden", body = ReachAnswer),
        (status = 422, description = "What is asked for cannot be told", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "The numbers cannot be told now", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn show(visit: Visit) -> Result<Json<ReachAnswer>, PageError> {
    visit.require(Action::Read, Resource::any(ResourceKind::Response))?;
    let directory = visit.state.directory().await?;
    let asked = asked(&visit, &directory);
    let system = directory.system(visit.system()?).ok_or(PageError::NotFound)?;
    if asked.by.is_empty() {
        return Err(PageError::Invalid(visit.state.word("reach-api-by")));
    }
    let looking = Looking::read(asking(&visit, system, &asked)).await?;
    let looked = looking.tell_with_repeats(&asked.by).await?;
    Ok(Json(ReachAnswer::new(&looking, &looked, &visit.state.convened.disclosure)))
}
