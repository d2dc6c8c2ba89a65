//! Fills the page of weighting: what can be chosen, what comes out of it, or why nothing does.

use convenor_domain::response::ask::Within;
use convenor_domain::weighting::Weighted;

use super::asked::{Asked, Bounds};
use super::draw;
use super::listed::Listed;
use super::page::{Choice, Content, WeightForm, WeightPage};
use crate::disclosure;
use crate::error::PageError;
use crate::filter::address;
use crate::reader::Visit;
use crate::response::panels::{Standing, WeighError, among};
use crate::response::show::Survey;
use crate::state::AppState;
use crate::theme::Crumb;
use crate::words::Value;

/// What weighting makes of a survey.
pub(super) struct Weighing {
    /// What was asked.
    pub(super) asked: Asked,
    /// The official lists.
    pub(super) listed: Listed,
    /// What came out, or why nothing did.
    pub(super) told: Result<Weighted, String>,
}

/// Reads all that the page tells.
pub(super) async fn page(visit: &Visit, survey: &Survey) -> Result<WeightPage, PageError> {
    let (state, engagement) = (&visit.state, &survey.engagement);
    let responses = format!("/engagements/{}/responses", engagement.id);
    let path = format!("{responses}/weight");
    let weighing = weighing(visit, survey).await?;
    let content = match &weighing {
        Err(reason) | Ok(Weighing { told: Err(reason), .. }) => Content::Nothing { reason: reason.clone() },
        Ok(Weighing { told: Ok(weighted), asked, .. }) => {
            let query = asked.query();
            let download = |format: &str| address(&format!("{path}/export.{format}"), &query);
            Content::Told(Box::new(draw::shown(state, weighted, download("csv"), download("xlsx"))))
        }
    };
    Ok(WeightPage {
        trail: vec![
            Crumb::new("/engagements", state.word("nav-engagements")),
            Crumb::new(responses, state.word("activity-tab-responses")),
        ],
        activity: engagement.content.title.clone(),
        tabs: crate::engagement::tabs(visit, engagement).await?,
        form: weighing.ok().map(|weighing| form(state, path, &weighing)),
        rule: disclosure::rule(state),
        content,
    })
}

/// Weights the answers as the address asks; the reason where there is nothing to choose.
pub(super) async fn weighing(visit: &Visit, survey: &Survey) -> Result<Result<Weighing, String>, PageError> {
    let state = &visit.state;
    if !survey.has_responses() {
        return Ok(Err(state.word("weight-no-responses")));
    }
    if survey.dimensions.is_empty() {
        return Ok(Err(state.word("weight-not-asked")));
    }
    let Some(listed) = Listed::read(visit, survey).await? else {
        return Ok(Err(state.word("weight-no-list")));
    };
    let asked = Asked::read(&visit.query, &listed.dimensions());
    let told = told(state, survey, &listed, &asked).await?;
    Ok(Ok(Weighing { asked, listed, told }))
}

async fn told(
    state: &AppState,
    survey: &Survey,
    listed: &Listed,
    asked: &Asked,
) -> Result<Result<Weighted, String>, PageError> {
    let residents = listed.residents(&asked.by);
    if residents.is_empty() {
        return Ok(Err(state.word("weight-choose")));
    }
    let among = match among(state.asking(), Within::all(survey.engagement.id)).await? {
        Standing::Enough(among) => among,
        Standing::Withheld(why) => {
            let fewest = [("threshold", Value::from(state.convened.disclosure.people_min()))];
            return Ok(Err(state
                .engine
                .words()
                .t(&format!("responses-withheld-all-{}", why.key()), &fewest)));
        }
    };
    match among.weighted(residents, asked.bounds.trim()).await {
        Ok(told) => Ok(told.get().clone().ok_or_else(|| state.word("weight-too-few"))),
        Err(WeighError::Weighting(_)) => Ok(Err(state.word("weight-hidden"))),
        Err(WeighError::Ask(error)) => Err(error.into()),
    }
}

fn form(state: &AppState, action: String, weighing: &Weighing) -> WeightForm {
    let Weighing { asked, listed, .. } = weighing;
    let by = listed.dimensions().into_iter().map(|dimension| Choice {
        value: dimension.key.clone(),
        text: dimension.name.clone(),
        hint: listed.source(state, dimension),
        chosen: asked.by.contains(&dimension.key),
    });
    let bounds = Bounds::ALL.into_iter().map(|bounds| Choice {
        value: bounds.key().to_owned(),
        text: state.word(&format!("weight-bounds-{}", bounds.key())),
        hint: String::new(),
        chosen: bounds == asked.bounds,
    });
    WeightForm { action, place: listed.place.clone(), by: by.collect(), bounds: bounds.collect() }
}
