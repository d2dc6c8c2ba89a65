//! One body with its seats: adding one, ending one. Whose a seat is stands nowhere.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use convenor_domain::seat::{BodySeat, Capacity, SEAT_KEEP_DAYS, SeatBody, SeatTerm};
use convenor_domain::{Action, BodySeatId};
use serde::Serialize;
use uuid::Uuid;

use super::edit::WORDS;
use super::{address, lookup, term};
use crate::error::PageError;
use crate::field::{Drawing, Field, in_page_order, mistakes, samples};
use crate::form::Fields;
use crate::names::Places;
use crate::reader::Visit;
use crate::state::AppState;
use crate::theme::{Crumb, FieldError, Page};

/// One body with its seats.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ShowPage {
    trail: Vec<Crumb>,
    errors: Vec<FieldError>,
    href: String,
    name: String,
    /// What is recorded of it: name and value.
    facts: Vec<(String, String)>,
    seats: Vec<Line>,
    /// The form of a new seat.
    fields: Vec<Field>,
    /// Days for which an ended seat is remembered.
    keep_days: u64,
    /// Today, for ending a seat.
    today: String,
}

/// One seat.
#[derive(Debug, Clone, Serialize)]
struct Line {
    id: String,
    number: usize,
    capacity: String,
    from: String,
    until: String,
    /// Whether somebody holds it today, or will.
    open: bool,
}

/// `GET /seats/{id}`
pub(super) async fn show(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let body = lookup::get(&visit, Action::Read, id).await?;
    Ok(visit.show(&page(&visit, &body, &Fields::default(), Vec::new()).await?).await?.into_response())
}

/// `POST /seats/{id}`: adds a seat. What the person is called becomes a key here, and is forgotten.
pub(super) async fn add(visit: Visit, Path(id): Path<Uuid>, sent: Fields) -> Result<Response, PageError> {
    let body = lookup::get(&visit, Action::Edit, id).await?;
    let reference = sent.text("person");
    let mut errors = Vec::new();
    if reference.is_empty() {
        errors.push(FieldError::new("person", visit.state.word("seat-person-missing")));
    }
    let term = term::read(&sent).map_err(|problems| {
        errors.extend(mistakes(visit.state.engine.words(), WORDS, &problems));
    });
    let Ok(term) = term.and_then(|term| if errors.is_empty() { Ok(term) } else { Err(()) }) else {
        return visit.show_invalid(&page(&visit, &body, &sent, errors).await?).await;
    };
    let person = visit.state.convened.secret.seat_person(&reference);
    let mut writing = visit.state.store.begin(visit.actor()).await?;
    let (_, is_new) = writing.put_body_seat(body.id, person, term).await?;
    writing.commit().await?;
    let news = visit.state.word(if is_new { "seat-added" } else { "seat-known" });
    Ok(visit.done(&address(body.id), news).await?.into_response())
}

/// `POST /seats/{id}/{seat}/end`: `until` is its last day; today where nothing is said.
pub(super) async fn end(
    visit: Visit,
    Path((id, seat)): Path<(Uuid, Uuid)>,
    fields: Fields,
) -> Result<Redirect, PageError> {
    let body = lookup::get(&visit, Action::Edit, id).await?;
    let store = &visit.state.store;
    let known = store.list_body_seats(body.id).await?.into_iter().find(|one| one.id == BodySeatId(seat));
    let known = known.ok_or(PageError::NotFound)?;
    let until = term::last_day(&fields, "until").map_err(|reason| PageError::Invalid(reason.to_string()))?;
    let until = Some(until.unwrap_or_else(|| store.today()));
    let mut writing = store.begin(visit.actor()).await?;
    writing.update_body_seat(body.id, known.id, SeatTerm { until, ..known.term }).await?;
    writing.commit().await?;
    visit.done(&address(body.id), visit.state.word("seat-ended")).await
}

async fn page(
    visit: &Visit,
    body: &SeatBody,
    fields: &Fields,
    errors: Vec<FieldError>,
) -> Result<ShowPage, PageError> {
    let state = &visit.state;
    let draw = Drawing { words: state.engine.words(), form: WORDS, fields, errors: &errors };
    let capacities = Capacity::ALL
        .iter()
        .map(|capacity| (capacity.key().to_owned(), state.word(&format!("seat-capacity-{capacity}"))));
    let drawn =
        vec![draw.line("person"), draw.one("capacity", capacities), draw.line("from"), draw.line("until")];
    let seats = state.store.list_body_seats(body.id).await?;
    Ok(ShowPage {
        trail: lookup::up(state),
        href: address(body.id),
        name: body.content.name.clone(),
        facts: facts(visit, body).await?,
        seats: seats.iter().enumerate().map(|(at, seat)| line(state, at + 1, seat)).collect(),
        errors: in_page_order(errors, &drawn),
        fields: drawn,
        keep_days: SEAT_KEEP_DAYS,
        today: state.store.today().format("%-d %B %Y").to_string(),
    })
}

async fn facts(visit: &Visit, body: &SeatBody) -> Result<Vec<(String, String)>, PageError> {
    let (state, content) = (&visit.state, &body.content);
    let directory = state.directory().await?;
    let places = Places::read(state, &content.area).await?;
    let organisation = content
        .organisation
        .map_or_else(|| state.word("seat-of-system"), |id| directory.name_of(id).to_owned());
    let mut facts = vec![
        (state.word("seat-field-kind"), state.word(&format!("seat-kind-{}", content.kind))),
        (state.word("seat-field-organisation"), organisation),
    ];
    let area = content.area.as_ref().map(|area| places.name_of(area).to_owned());
    facts.extend(area.map(|area| (state.word("seat-field-area"), area)));
    let topic = content.topic.as_ref().map(|topic| state.vocabularies().topics.name_of(topic).to_owned());
    facts.extend(topic.map(|topic| (state.word("seat-field-topic"), topic)));
    Ok(facts)
}

fn line(state: &AppState, number: usize, seat: &BodySeat) -> Line {
    let day = |day: chrono::NaiveDate| day.format("%-d %B %Y").to_string();
    let today = state.store.today();
    Line {
        id: seat.id.to_string(),
        number,
        capacity: state.word(&format!("seat-capacity-{}", seat.term.capacity)),
        from: day(seat.term.from),
        until: seat.term.until.map(day).unwrap_or_default(),
        open: seat.term.until.is_none_or(|until| until >= today),
    }
}

impl Page for ShowPage {
    const TEMPLATE: &'static str = "seat/show.html";

    fn samples() -> Vec<Self> {
        let line = |id: &str, number, until: &str| Line {
            id: id.to_owned(),
            number,
            capacity: "For <themselves>".to_owned(),
            from: "1 March 2026".to_owned(),
            until: until.to_owned(),
            open: until.is_empty(),
        };
        let page = Self {
            trail: vec![Crumb::new("/seats", "Seats")],
            errors: Vec::new(),
            href: "/seats/1".to_owned(),
            name: "Quality <b>board</b>".to_owned(),
            facts: vec![("Kind".to_owned(), "Board".to_owned())],
            seats: vec![line("1", 1, ""), line("2", 2, "31 May 2026")],
            fields: samples(None),
            keep_days: 365,
            today: "22 November 2026".to_owned(),
        };
        let wrong = vec![FieldError::new("line", "Give one.")];
        let again =
            Self { seats: Vec::new(), errors: wrong, fields: samples(Some("Give one.")), ..page.clone() };
        vec![page, again]
    }
}
