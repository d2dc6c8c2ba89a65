//! The draw: who decides the number, and the number itself.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use convenor_domain::Action;
use convenor_domain::lottery::{DrawnBy, Lottery, LotteryStatus, Outcome};
use convenor_lottery::{DrawnBy as Decided, Quotas, commitment, read_panel_list};
use convenor_store::{NewSeat, SeatedBy};
use uuid::Uuid;

use super::ceremony::CeremonyPage;
use super::entry::{self, Entry};
use super::{address, lookup};
use crate::error::PageError;
use crate::form::{Fields, in_words, unreadable};
use crate::reader::Visit;
use crate::theme::FieldError;

/// The input with a public number.
pub(super) const NUMBER: &str = "number";

/// `POST /lottery/{id}/draw-by`: settles who decides. A seed that is not typed is made here.
pub(super) async fn settle(
    visit: Visit,
    Path(id): Path<Uuid>,
    fields: Fields,
) -> Result<Redirect, PageError> {
    let mut lottery = listed(&visit, id).await?;
    lottery.plan.drawn_by = Some(match fields.get("by") {
        "seed" => {
            let typed = fields.text("seed");
            let text = if typed.is_empty() { fresh_seed() } else { typed };
            DrawnBy::Seed { commitment: commitment(&text), text }
        }
        _ => DrawnBy::PublicNumber { number: None },
    });
    let saved = lookup::save(&visit, lottery).await?;
    Ok(Redirect::to(&address(saved.id)))
}

/// 244 random bits as text.
pub(super) fn fresh_seed() -> String {
    format!("{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple())
}

/// `POST /lottery/{id}/draw`: draws the panel, once.
pub(super) async fn draw(visit: Visit, Path(id): Path<Uuid>, fields: Fields) -> Result<Response, PageError> {
    let lottery = lookup::get(&visit, Action::Publish, id).await?;
    let to = format!("{}/ceremony", address(lottery.id));
    if lottery.status == LotteryStatus::Drawn {
        return Ok(Redirect::to(&to).into_response());
    }
    let lottery = listed(&visit, id).await?;
    let (number, lottery) = match picked(lottery, &fields) {
        Ok(picked) => picked,
        Err(lottery) => {
            let label = visit.state.word("lottery-number");
            let reason = unreadable(fields.get(NUMBER), "417");
            let error = FieldError::new(NUMBER, in_words(visit.state.engine.words(), &label, &reason));
            let page = CeremonyPage::new(&visit, &lottery, true, vec![error]);
            return visit.show_invalid(&page).await;
        }
    };
    hold(&visit, lottery, number).await?;
    Ok(Redirect::to(&to).into_response())
}

/// A lottery whose numbered panels are listed, for those who may draw.
async fn listed(visit: &Visit, id: Uuid) -> Result<Lottery, PageError> {
    let lottery = lookup::get(visit, Action::Publish, id).await?;
    if lottery.status == LotteryStatus::Listed {
        Ok(lottery)
    } else {
        Err(PageError::Invalid(visit.state.word("lottery-not-listed")))
    }
}

/// The number of the panel; the lottery alone where nobody has decided, or the number cannot be read.
fn picked(mut lottery: Lottery, fields: &Fields) -> Result<(u32, Lottery), Box<Lottery>> {
    let Some(outcome) = &lottery.outcome else { return Err(Box::new(lottery)) };
    let (panels, hash) = (outcome.panels, outcome.hash.clone());
    let by = match &mut lottery.plan.drawn_by {
        None => None,
        Some(DrawnBy::Seed { text, .. }) => Some(Decided::Seed(text.clone())),
        Some(DrawnBy::PublicNumber { number }) => {
            *number = fields.get(NUMBER).trim().parse().ok();
            number.map(Decided::Number)
        }
    };
    match by.and_then(|by| by.panel(&hash, panels)) {
        Some(number) => Ok((number, lottery)),
        None => Err(Box::new(lottery)),
    }
}

/// Seats the people of the panel with this number.
async fn hold(visit: &Visit, lottery: Lottery, number: u32) -> Result<(), PageError> {
    let store = &visit.state.store;
    let found = store.lookup_lottery_found(lottery.id).await?.ok_or(PageError::NotFound)?;
    let panels = read_panel_list(&found.panels).map_err(|_| PageError::Broken)?;
    let place = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
    let people = place.and_then(|place| panels.get(place)).ok_or(PageError::Broken)?;
    let seats = seats(visit, &lottery, people).await?;
    let drawn_seats = counts(&entry::quotas(&lottery.plan.quotas), &seats);
    let outcome = lottery.outcome.clone().map(|outcome| Outcome { drawn_seats, ..outcome });
    let mut writing = store.begin(visit.actor()).await?;
    writing.add_lottery_seats(lottery.id, seats, SeatedBy::Draw).await?;
    let drawn_at = Some(writing.now());
    let mut lottery = lottery;
    lottery.plan.later_seed = fresh_seed();
    let drawn = Lottery { status: LotteryStatus::Drawn, drawn: Some(number), outcome, drawn_at, ..lottery };
    writing.update_lottery(drawn).await?;
    writing.commit().await?;
    Ok(())
}

/// Seats for people by identifier, with their names and values from the pool.
pub(super) async fn seats(
    visit: &Visit,
    lottery: &Lottery,
    people: &[String],
) -> Result<Vec<NewSeat>, PageError> {
    let rows = lookup::pool(&visit.state, lottery).await?;
    let read = entry::read(lottery, rows.clone());
    let Entry { quotas, people: pool } = read.map_err(|_| PageError::Broken)?;
    let mut names = entry::names(lottery, &rows, &pool);
    let seat = |id: &String| {
        let person = pool.pool.people.iter().find(|person| person.id == *id)?;
        let values = quotas.features.iter().zip(&person.values);
        let values =
            values.filter_map(|(feature, value)| feature.values.get(*value)).map(|value| value.name.clone());
        let name = names.remove(id).unwrap_or_default();
        Some(NewSeat { person: id.clone(), name, values: values.collect() })
    };
    Ok(people.iter().filter_map(seat).collect())
}

/// For every quota, in order: seats of these people.
fn counts(quotas: &Quotas, seats: &[NewSeat]) -> Vec<Vec<u32>> {
    let feature = |(place, feature): (usize, &convenor_lottery::Feature)| {
        let value = |value: &convenor_lottery::Value| {
            let has = seats.iter().filter(|seat| seat.values.get(place) == Some(&value.name)).count();
            u32::try_from(has).unwrap_or(u32::MAX)
        };
        feature.values.iter().map(value).collect()
    };
    quotas.features.iter().enumerate().map(feature).collect()
}

/// `POST /lottery/{id}/open`: lets everybody who has the link watch the ceremony.
pub(super) async fn open(visit: Visit, Path(id): Path<Uuid>) -> Result<Redirect, PageError> {
    let lottery = lookup::get(&visit, Action::Publish, id).await?;
    let token = lottery.public_token.clone().unwrap_or_else(fresh_seed);
    let saved = lookup::save(&visit, Lottery { public_token: Some(token), ..lottery }).await?;
    visit.done(&address(saved.id), visit.state.word("lottery-opened")).await
}

/// `POST /lottery/{id}/close`: the link leads nowhere any more.
pub(super) async fn close(visit: Visit, Path(id): Path<Uuid>) -> Result<Redirect, PageError> {
    let lottery = lookup::get(&visit, Action::Publish, id).await?;
    let saved = lookup::save(&visit, Lottery { public_token: None, ..lottery }).await?;
    visit.done(&address(saved.id), visit.state.word("lottery-closed")).await
}
