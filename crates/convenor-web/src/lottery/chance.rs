//! Somebody's own chance and why: by the identifier of the published list, for those who have the ceremony's link. No list of
//! people, and whoever guesses identifiers waits longer each time.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use convenor_domain::lottery::{Chance, Lottery};
use convenor_store::SignInGate;
use serde::Serialize;
use uuid::Uuid;

use super::address;
use super::ceremony::{TOKEN, watched};
use super::check::per_cent;
use crate::error::PageError;
use crate::form::Fields;
use crate::reader::Visit;
use crate::state::AppState;
use crate::theme::{FieldError, Page};
use crate::words::{Value, grouped};

/// The input with the identifier.
const PERSON: &str = "person";

/// Somebody's own chance.
#[derive(Debug, Default, Serialize)]
pub(crate) struct ChancePage {
    errors: Vec<FieldError>,
    href: String,
    name: String,
    token: String,
    person: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    /// The chance; empty before somebody is found.
    chance: String,
    /// Why, in sentences.
    why: Vec<String>,
    /// Whether chances are there at all.
    is_told: bool,
}

/// `GET /lottery/{id}/chance`
pub(super) async fn show(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let fields = Fields::parse(visit.query.as_bytes());
    let lottery = watched(&visit, id, fields.get(TOKEN)).await?;
    let found = visit.state.store.lookup_lottery_found(lottery.id).await?;
    let page = ChancePage { is_told: found.is_some(), ..ChancePage::new(&lottery, &fields) };
    Ok(visit.show(&page).await?.into_response())
}

/// `POST /lottery/{id}/chance`: the identifier comes in the form, so that it stands in no address.
pub(super) async fn tell(visit: Visit, Path(id): Path<Uuid>, fields: Fields) -> Result<Response, PageError> {
    let lottery = watched(&visit, id, fields.get(TOKEN)).await?;
    let store = &visit.state.store;
    let gate = format!("lottery {}", lottery.id);
    if let SignInGate::Wait { seconds } = store.sign_in_gate(&gate).await? {
        return Err(PageError::TooMany(u32::try_from(seconds).unwrap_or_default()));
    }
    let page = ChancePage::new(&lottery, &fields);
    let Some(found) = store.lookup_lottery_found(lottery.id).await? else {
        return Ok(visit.show(&page).await?.into_response());
    };
    let page = ChancePage { is_told: true, ..page };
    if let Some(chance) = found.chances.iter().find(|chance| chance.person == page.person) {
        let why = why(&visit.state, &lottery, chance);
        let page = ChancePage { chance: per_cent(chance.chance), why, ..page };
        return Ok(visit.show(&page).await?.into_response());
    }
    store.note_sign_in_failure(&gate).await?;
    let error = visit.state.word("lottery-chance-unknown");
    let errors = vec![FieldError::new(PERSON, error.clone())];
    visit.show_invalid(&ChancePage { errors, error: Some(error), ..page }).await
}

/// Why somebody has this chance.
fn why(state: &AppState, lottery: &Lottery, chance: &Chance) -> Vec<String> {
    let words = state.engine.words();
    if chance.alike == 0 {
        return vec![words.t("lottery-why-none", &[])];
    }
    let panels = lottery.outcome.as_ref().map_or(lottery.plan.panels, |outcome| outcome.panels);
    let features: Vec<&str> = lottery.plan.quotas.iter().map(|feature| feature.name.as_str()).collect();
    let seats = format!("{:.1}", chance.seats);
    let alike = [
        ("others", Value::from(chance.alike.saturating_sub(1))),
        ("alike", Value::from(chance.alike)),
        ("features", Value::from(features.join(", "))),
        ("seats", Value::from(seats)),
    ];
    let times =
        [("times", Value::from(chance.panels)), ("panels", Value::from(grouped(&panels.to_string())))];
    vec![
        words.t("lottery-why-alike", &alike),
        words.t("lottery-why-panels", &times),
        state.word(&format!("lottery-why-{}", lottery.plan.algorithm)),
    ]
}

impl ChancePage {
    fn new(lottery: &Lottery, fields: &Fields) -> Self {
        Self {
            href: address(lottery.id),
            name: lottery.name.clone(),
            token: fields.get(TOKEN).to_owned(),
            person: fields.text(PERSON),
            ..Self::default()
        }
    }
}

impl Page for ChancePage {
    const TEMPLATE: &'static str = "lottery/chance.html";

    fn samples() -> Vec<Self> {
        let page = |chance: &str, is_told| Self {
            errors: Vec::new(),
            href: "/lottery/1".to_owned(),
            name: "Winter <b>Ash</b> panel".to_owned(),
            token: "1".to_owned(),
            person: "<b>Ash</b>".to_owned(),
            error: None,
            chance: chance.to_owned(),
            why: vec!["12 people are like you.".to_owned()],
            is_told,
        };
        let wrong = FieldError::new(PERSON, "Write it as the list does.");
        let unknown = Self { error: Some(wrong.message.clone()), errors: vec![wrong], ..page("", true) };
        vec![page("", false), page("", true), page("2.4%", true), unknown]
    }
}
