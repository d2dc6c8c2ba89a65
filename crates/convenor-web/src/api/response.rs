//! What people answered to an activity, question by question: the same numbers, under the same rules, as on its page.

mod shape;

use axum::Json;
use axum::extract::Path;

use super::shape::Problem;
use crate::error::PageError;
use crate::reader::Visit;
use crate::response::show::{Looked, Survey, look, on_page, open};
use shape::{ActivityResponses, Filters};

/// What people answered to an activity
#[utoipa::path(
    get,
    path = "/api/v1/engagements/{id}/responses",
    operation_id = "list_responses",
    tag = "records",
    params(("id" = Uuid, Path, description = "Identifier of the activity"), Filters, super::params::Pages),
    responses(
        (status = 200, description = "Counts of people, small ones hidden, or why nothing is told", body = ActivityResponses),
        (status = 404, description = "Not there, or not for this reader", body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "The numbers cannot be told now", body = Problem, content_type = "application/problem+json"),
    )
)]
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Json<ActivityResponses>, PageError> {
    let survey = Survey::read(&visit, open(&visit, &id).await?).await?;
    let wanted = survey.wanted();
    let questions = on_page(&wanted, survey.paging);
    let looked = look(visit.state.asking(), &survey, &questions).await?;
    let answer = ActivityResponses::new(&visit.state.convened.disclosure, &survey, wanted.len());
    Ok(Json(match looked {
        Looked::Told(told) => answer.told(&told),
        Looked::Withheld(why) => answer.withheld(why),
    }))
}
