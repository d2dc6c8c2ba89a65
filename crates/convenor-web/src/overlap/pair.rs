//! Two records found alike, side by side, and deciding about them.

use axum::extract::Path;
use axum::response::{Html, IntoResponse, Redirect, Response};
use convenor_domain::overlap::{OverlapPair, PairChoice, PairKind, PairSettled};
use convenor_domain::{Action, Resource, ResourceKind};
use serde::Serialize;

use super::decides;
use super::pairs::{PairRow, read};
use crate::error::PageError;
use crate::form::{Fields, in_words};
use crate::reader::Visit;
use crate::theme::{Crumb, FieldError, Page};

/// The page of a pair.
#[derive(Debug, Serialize)]
pub(crate) struct PairPage {
    trail: Vec<Crumb>,
    errors: Vec<FieldError>,
    /// What the two are to each other: `planned`, `duplicate`.
    kind: &'static str,
    pair: PairRow,
    /// The decisions that can be made, for those who may.
    choices: Vec<PairWay>,
    reason: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    choice_error: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason_error: Option<String>,
}

/// A decision that can be made.
#[derive(Debug, Clone, Serialize)]
struct PairWay {
    id: String,
    value: &'static str,
    name: String,
    means: String,
    chosen: bool,
}

/// `GET /overlaps/pairs/{id}`
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Html<String>, PageError> {
    let pair = get(&visit, &id).await?;
    let page = PairPage::new(&visit, &pair, &Fields::default()).await?;
    visit.show(&page).await
}

/// `POST /overlaps/pairs/{id}`
pub(super) async fn settle(
    visit: Visit,
    Path(id): Path<String>,
    sent: Fields,
) -> Result<Response, PageError> {
    let pair = get(&visit, &id).await?;
    visit.require(Action::Edit, Resource::any(ResourceKind::Overlap))?;
    let choice = PairChoice::from_key(sent.get("choice")).filter(|choice| ways(pair.kind).contains(choice));
    let Some(choice) = choice else {
        let wrong = FieldError::new("choice", visit.state.word("overlap-pair-error-choice"));
        return refuse(&visit, &pair, &sent, vec![wrong]).await;
    };
    let merge = format!("{}/merge", address(&pair));
    if (pair.kind, choice) == (PairKind::Duplicate, PairChoice::Merge) {
        return Ok(Redirect::to(&merge).into_response());
    }
    let reason = sent.text("reason");
    let new = PairSettled { choice, reason, account: None, at: pair.found_at };
    if let Err(problems) = new.check() {
        let wrong = problems.iter().map(|problem| {
            let label = visit.state.word("overlap-pair-reason");
            FieldError::new(problem.field, in_words(visit.state.engine.words(), &label, &problem.reason))
        });
        return refuse(&visit, &pair, &sent, wrong.collect()).await;
    }
    let mut writing = visit.state.store.begin(visit.actor()).await?;
    writing.settle_overlap_pair(pair.id, choice, &new.reason).await?;
    writing.commit().await?;
    let to = if choice == PairChoice::Merge { merge } else { list(pair.kind).to_owned() };
    let news = visit.state.word(&format!("overlap-pair-done-{choice}"));
    Ok(visit.done(&to, news).await?.into_response())
}

async fn refuse(
    visit: &Visit,
    pair: &OverlapPair,
    sent: &Fields,
    errors: Vec<FieldError>,
) -> Result<Response, PageError> {
    let mut page = PairPage::new(visit, pair, sent).await?;
    let said =
        |field: &str| errors.iter().find(|error| error.field == field).map(|error| error.message.clone());
    (page.choice_error, page.reason_error) = (said("choice"), said("reason"));
    page.errors = errors;
    visit.show_invalid(&page).await
}

/// The pair, if the reader may see both records and it is of their system.
pub(super) async fn get(visit: &Visit, id: &str) -> Result<OverlapPair, PageError> {
    visit.require(Action::Read, Resource::any(ResourceKind::Overlap))?;
    let id = id.parse().map_err(|_| PageError::NotFound)?;
    let found = visit.state.store.lookup_overlap_pair(visit.scope(), id).await?;
    found.filter(|pair| Some(pair.system) == visit.actor().system).ok_or(PageError::NotFound)
}

/// Where a pair is shown.
pub(super) fn address(pair: &OverlapPair) -> String {
    format!("/overlaps/pairs/{}", pair.id)
}

/// Where pairs of a kind are listed.
pub(super) fn list(kind: PairKind) -> &'static str {
    match kind {
        PairKind::Planned => "/overlaps",
        PairKind::Duplicate => "/overlaps/duplicates",
    }
}

/// The decisions that can be made about a pair.
fn ways(kind: PairKind) -> &'static [PairChoice] {
    match kind {
        PairKind::Planned => PairChoice::ALL,
        PairKind::Duplicate => &[PairChoice::Merge, PairChoice::Different],
    }
}

/// The way back from a pair.
pub(super) fn trail(visit: &Visit, kind: PairKind) -> Vec<Crumb> {
    let list = Crumb::new(list(kind), visit.state.word(&format!("overlap-list-{kind}")));
    vec![list]
}

impl PairPage {
    async fn new(visit: &Visit, pair: &OverlapPair, sent: &Fields) -> Result<Self, PageError> {
        let row = read(visit, std::slice::from_ref(pair)).await?.pop().ok_or(PageError::NotFound)?;
        let way = |(index, choice): (usize, &PairChoice)| PairWay {
            id: if index == 0 { "choice".to_owned() } else { format!("choice-{index}") },
            value: choice.key(),
            name: visit.state.word(&format!("overlap-pair-choose-{choice}")),
            means: visit.state.word(&format!("overlap-pair-means-{}-{choice}", pair.kind)),
            chosen: sent.get("choice") == choice.key(),
        };
        let ways = ways(pair.kind).iter().enumerate().map(way);
        Ok(Self {
            trail: trail(visit, pair.kind),
            errors: Vec::new(),
            kind: pair.kind.key(),
            pair: row,
            choices: if decides(visit) { ways.collect() } else { Vec::new() },
            reason: sent.text("reason"),
            choice_error: None,
            reason_error: None,
        })
    }
}

impl Page for PairPage {
    const TEMPLATE: &'static str = "overlap/pair.html";

    fn samples() -> Vec<Self> {
        let way = |id: &str| PairWay {
            id: id.to_owned(),
            value: "merge",
            name: "Merge".to_owned(),
            means: "One instead of two.".to_owned(),
            chosen: false,
        };
        let page = |kind: PairKind, settled| Self {
            trail: vec![Crumb::new(list(kind), "Overlaps")],
            errors: Vec::new(),
            kind: kind.key(),
            pair: PairRow::sample(settled),
            choices: if settled { Vec::new() } else { vec![way("choice"), way("choice-1")] },
            reason: String::new(),
            choice_error: None,
            reason_error: None,
        };
        let errors = vec![FieldError::new("choice", "Choose."), FieldError::new("reason", "Say why.")];
        let wrong = Self {
            errors,
            choice_error: Some("Choose.".to_owned()),
            reason_error: Some("Say why.".to_owned()),
            ..page(PairKind::Planned, false)
        };
        vec![page(PairKind::Planned, false), page(PairKind::Duplicate, true), wrong]
    }
}
