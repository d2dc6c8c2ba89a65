//! The panel record: who has a seat, what became of the offer, who was drawn in whose place. For those who run the lottery only.

use std::collections::HashMap;

use axum::extract::Path;
use axum::response::{Html, Redirect};
use convenor_domain::lottery::{Lottery, Seat, SeatCounts, SeatId, SeatStatus};
use convenor_domain::{AccountId, Action};
use serde::Serialize;
use uuid::Uuid;

use super::{address, lookup};
use crate::error::PageError;
use crate::form::Fields;
use crate::reader::Visit;
use crate::state::AppState;
use crate::theme::{Crumb, FieldError, Page};

/// The panel record.
#[derive(Debug, Serialize)]
pub(crate) struct PanelPage {
    trail: Vec<Crumb>,
    errors: Vec<FieldError>,
    href: String,
    name: String,
    held: u32,
    confirmed: u32,
    open: u32,
    /// Whether the pool is there, from which somebody can be drawn in another's place.
    has_pool: bool,
    /// Quotas that the people who are left cannot meet, in words: somebody has to agree to go below them.
    short: Vec<String>,
    /// The features of the quotas.
    features: Vec<String>,
    seats: Vec<Line>,
}

/// One seat.
#[derive(Debug, Serialize)]
struct Line {
    id: String,
    person: String,
    name: String,
    values: Vec<String>,
    status: String,
    /// The class of its tag.
    tag: &'static str,
    /// How they came to it, and whether somebody took it over, in words.
    about: String,
    /// What happened, last first.
    events: Vec<String>,
    /// What may follow: key and words.
    next: Vec<(&'static str, String)>,
}

/// `GET /lottery/{id}/panel`
pub(super) async fn show(visit: Visit, Path(id): Path<Uuid>) -> Result<Html<String>, PageError> {
    let lottery = lookup::get(&visit, Action::Read, id).await?;
    visit.show(&PanelPage::read(&visit, &lottery, Vec::new()).await?).await
}

/// `POST /lottery/{id}/panel/{seat}`: `status` is what the seat becomes.
pub(super) async fn step(
    visit: Visit,
    Path((id, seat)): Path<(Uuid, Uuid)>,
    fields: Fields,
) -> Result<Redirect, PageError> {
    let lottery = lookup::get(&visit, Action::Move, id).await?;
    let to = SeatStatus::from_key(fields.get("status")).ok_or(PageError::BadRequest(String::new()))?;
    let mut writing = visit.state.store.begin(visit.actor()).await?;
    writing.move_lottery_seat(lottery.id, SeatId(seat), to).await?;
    writing.commit().await?;
    Ok(Redirect::to(&format!("{}/panel#seat-{seat}", address(lottery.id))))
}

impl PanelPage {
    /// The page with quotas that replacements would not meet.
    pub(super) fn with_short(self, short: Vec<String>) -> Self {
        Self { short, ..self }
    }

    /// Reads the record.
    pub(super) async fn read(
        visit: &Visit,
        lottery: &Lottery,
        errors: Vec<FieldError>,
    ) -> Result<Self, PageError> {
        let store = &visit.state.store;
        let seats = store.list_lottery_seats(lottery.id).await?;
        let accounts = store.list_accounts(Some(lottery.system)).await?;
        let names: HashMap<AccountId, String> =
            accounts.into_iter().map(|account| (account.id, account.name)).collect();
        let counts = SeatCounts::of(&seats);
        Ok(Self {
            trail: lookup::trail(&visit.state, lottery),
            errors,
            href: address(lottery.id),
            name: lottery.name.clone(),
            held: counts.held,
            confirmed: counts.confirmed,
            open: counts.open,
            short: Vec::new(),
            has_pool: store.lookup_lottery_pool(lottery.id).await?.is_some(),
            features: lottery.plan.quotas.iter().map(|feature| feature.name.clone()).collect(),
            seats: seats.iter().map(|seat| line(&visit.state, seat, &names)).collect(),
        })
    }
}

fn line(state: &AppState, seat: &Seat, names: &HashMap<AccountId, String>) -> Line {
    let word = |status: SeatStatus| state.word(&format!("lottery-seat-{status}"));
    let event = |event: &convenor_domain::lottery::SeatEvent| {
        let who = event.account.and_then(|account| names.get(&account)).map(String::as_str);
        let when = event.at.format("%-d %B %Y, %H:%M");
        format!("{}: {when}{}", word(event.status), who.map(|who| format!(", {who}")).unwrap_or_default())
    };
    let about = [
        seat.is_replacement.then(|| state.word("lottery-seat-replacement")),
        seat.replaced.then(|| state.word("lottery-seat-replaced")),
    ];
    let next = if seat.replaced { &[] } else { seat.status.next() };
    Line {
        id: seat.id.to_string(),
        person: seat.person.clone(),
        name: seat.name.clone(),
        values: seat.values.clone(),
        status: word(seat.status),
        tag: tag(seat.status),
        about: about.into_iter().flatten().collect::<Vec<_>>().join(" "),
        events: seat.events.iter().rev().map(event).collect(),
        next: next.iter().map(|next| (next.key(), state.word(&format!("lottery-step-{next}")))).collect(),
    }
}

fn tag(status: SeatStatus) -> &'static str {
    match status {
        SeatStatus::Drawn => "",
        SeatStatus::Offered => "tag--info",
        SeatStatus::Confirmed => "tag--good",
        SeatStatus::Refused | SeatStatus::Left => "tag--warn",
    }
}

impl Page for PanelPage {
    const TEMPLATE: &'static str = "lottery/panel.html";

    fn samples() -> Vec<Self> {
        let line = |id: &str, next| Line {
            id: id.to_owned(),
            person: "P17".to_owned(),
            name: "Robin <b>Ash</b>".to_owned(),
            values: vec!["Under 25".to_owned()],
            status: "Offered".to_owned(),
            tag: "tag--info",
            about: "Drawn later.".to_owned(),
            events: vec!["Offered: 2 November 2026, 09:00, Robin <b>Ash</b>".to_owned()],
            next,
        };
        let page = |open, has_pool| Self {
            trail: vec![Crumb::new("/lottery", "Lottery"), Crumb::new("/lottery/1", "<b>Ash</b>")],
            errors: Vec::new(),
            href: "/lottery/1".to_owned(),
            name: "Winter <b>Ash</b> panel".to_owned(),
            held: 39,
            confirmed: 20,
            open,
            has_pool,
            short: Vec::new(),
            features: vec!["Age".to_owned()],
            seats: vec![line("1", vec![("confirmed", "Say yes".to_owned())]), line("2", Vec::new())],
        };
        let wrong = FieldError::new("replace", "Nobody fits.");
        let short = vec!["Age: 3 rather than 5".to_owned()];
        vec![page(0, true), Self { errors: vec![wrong], short, ..page(1, true) }, page(1, false)]
    }
}
