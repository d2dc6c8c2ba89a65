//! Drawing people in others' places, so that the panel meets its quotas again.

use std::ops::ControlFlow;

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use convenor_domain::Action;
use convenor_domain::lottery::{Bounds, Lottery, Seat, SeatId};
use convenor_lottery::{Pool, Quotas, Replacement, Seed, Shortfall, Vacancies};
use convenor_store::SeatedBy;
use uuid::Uuid;

use super::check::seats as in_words;
use super::draw::seats;
use super::entry;
use super::{PanelPage, address, lookup};
use crate::error::PageError;
use crate::form::Fields;
use crate::reader::Visit;
use crate::state::AppState;
use crate::theme::FieldError;
use crate::words::Value;

/// The id of the button.
const BUTTON: &str = "replace";

/// Who was drawn, or why nobody was.
struct Drawn {
    people: Vec<String>,
    short: Vec<String>,
}

/// `POST /lottery/{id}/replace`. Where quotas cannot be met any more, somebody has to agree first: `agreed`.
pub(super) async fn replace(
    visit: Visit,
    Path(id): Path<Uuid>,
    fields: Fields,
) -> Result<Response, PageError> {
    let lottery = lookup::get(&visit, Action::Publish, id).await?;
    let record = visit.state.store.list_lottery_seats(lottery.id).await?;
    let drawn = match drawn(&visit, &lottery, &record).await? {
        Ok(drawn) => drawn,
        Err(why) => {
            let page = PanelPage::read(&visit, &lottery, vec![FieldError::new(BUTTON, why)]).await?;
            return visit.show_invalid(&page).await;
        }
    };
    if !drawn.short.is_empty() && !fields.has("agreed", "yes") {
        let page = PanelPage::read(&visit, &lottery, Vec::new()).await?.with_short(drawn.short);
        return Ok(visit.show(&page).await?.into_response());
    }
    let new = seats(&visit, &lottery, &drawn.people).await?;
    let people = new.len();
    let open: Vec<SeatId> = record.iter().filter(|seat| seat.is_open()).map(|seat| seat.id).collect();
    let mut writing = visit.state.store.begin(visit.actor()).await?;
    writing.replace_lottery_seats(lottery.id, &open).await?;
    writing.add_lottery_seats(lottery.id, new, SeatedBy::Replacement).await?;
    writing.commit().await?;
    let news = visit.state.engine.words().t("lottery-replaced-news", &[("people", Value::from(people))]);
    Ok(visit.done(&format!("{}/panel", address(lottery.id)), news).await?.into_response())
}

/// Draws for the open seats; or says in words why nobody can be drawn.
async fn drawn(
    visit: &Visit,
    lottery: &Lottery,
    record: &[Seat],
) -> Result<Result<Drawn, String>, PageError> {
    let rows = lookup::pool(&visit.state, lottery).await?;
    let entry = entry::read(lottery, rows).map_err(|_| PageError::Broken)?;
    let (pool, quotas) = (entry.people.pool, entry.quotas);
    let place = |seat: &Seat| pool.people.iter().position(|person| person.id == seat.person);
    let places = |which: fn(&Seat) -> bool| -> Vec<usize> {
        record.iter().filter(|seat| which(seat)).filter_map(place).collect()
    };
    let (panel, gone, earlier) =
        (places(|seat| !seat.replaced), places(Seat::is_open), places(|seat| seat.replaced));
    let seed = Seed::of_text(&lottery.plan.later_seed);
    let work = move || {
        let vacancies = Vacancies { panel: &panel, gone: &gone, refused: &earlier };
        let drawn =
            convenor_lottery::replace(&pool, &quotas, &vacancies, &seed, &mut |_| ControlFlow::Continue(()));
        drawn.map(|drawn| (drawn, pool, quotas))
    };
    let done = tokio::task::spawn_blocking(work).await.map_err(|_| PageError::Broken)?;
    Ok(match done {
        Ok((replacement, pool, quotas)) => Ok(told(&visit.state, &replacement, &pool, &quotas)),
        Err(error) => Err(error.to_string()),
    })
}

fn told(state: &AppState, replacement: &Replacement, pool: &Pool, quotas: &Quotas) -> Drawn {
    let people = replacement.people.iter().filter_map(|person| pool.people.get(*person));
    Drawn {
        people: people.map(|person| person.id.clone()).collect(),
        short: replacement.shortfalls.iter().map(|one| short(state, quotas, *one)).collect(),
    }
}

fn short(state: &AppState, quotas: &Quotas, one: Shortfall) -> String {
    let feature = quotas.features.get(one.feature);
    let value = feature.and_then(|feature| feature.values.get(one.value));
    let wanted = Bounds { min: one.wanted.min, max: one.wanted.max };
    let values = [
        ("feature", Value::from(feature.map(|feature| feature.name.clone()).unwrap_or_default())),
        ("value", Value::from(value.map(|value| value.name.clone()).unwrap_or_default())),
        ("seats", Value::from(one.seats)),
        ("wanted", Value::from(in_words(state, wanted))),
    ];
    state.engine.words().t("lottery-short-of", &values)
}
