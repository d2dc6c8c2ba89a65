//! The page that a public meeting watches: how many panels there are, the hash of their list, what decides, the number that was
//! drawn, and the panel as counts. Nobody's identifier or name is on it.

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use convenor_domain::lottery::{DrawnBy, Lottery, QuotaFeature, QuotaValue};
use convenor_domain::{Action, LotteryId, Resource, ResourceKind};
use serde::Serialize;
use uuid::Uuid;

use super::check::seats;
use super::draw::NUMBER;
use super::found::decided;
use super::{address, lookup};
use crate::error::PageError;
use crate::form::Fields;
use crate::reader::Visit;
use crate::theme::{Crumb, FieldError, Page};
use crate::words::grouped;

/// The name of what opens the page to those who have not signed in.
pub(super) const TOKEN: &str = "token";

/// What a public meeting watches.
#[derive(Debug, Serialize)]
pub(crate) struct CeremonyPage {
    trail: Vec<Crumb>,
    errors: Vec<FieldError>,
    href: String,
    name: String,
    seats: u32,
    people: u32,
    /// How many numbered panels there are; empty before they are listed.
    panels: String,
    hash: String,
    /// How the number is decided; empty before that is settled.
    by: &'static str,
    commitment: String,
    /// The text of the seed, once the panel is drawn.
    seed: String,
    /// The number that was read out, where it is not the panel's own.
    read_out: String,
    /// The number that was drawn; 0 before.
    number: u32,
    /// Whether the reader may draw.
    draws: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<String>,
    features: Vec<Feature>,
    /// What the page of one's own chance is opened with; empty for those who have signed in.
    token: String,
}

/// One feature of the panel in counts.
#[derive(Debug, Serialize)]
struct Feature {
    name: String,
    /// Value, quota, seats.
    rows: Vec<(String, String, u32)>,
}

/// `GET /lottery/{id}/ceremony`
pub(super) async fn show(visit: Visit, Path(id): Path<Uuid>) -> Result<Response, PageError> {
    let fields = Fields::parse(visit.query.as_bytes());
    let lottery = watched(&visit, id, fields.get(TOKEN)).await?;
    let draws = visit.may(Action::Publish, Resource::one(ResourceKind::Lottery, &lottery.access()));
    let page = CeremonyPage::new(&visit, &lottery, draws, Vec::new());
    Ok(visit.show(&page).await?.into_response())
}

/// The lottery, for those who run it and, while it is open, for everybody who has its link.
pub(super) async fn watched(visit: &Visit, id: Uuid, token: &str) -> Result<Lottery, PageError> {
    let open = match visit.state.store.lookup_lottery(LotteryId(id)).await? {
        Some(lottery) if !token.is_empty() && lottery.public_token.as_deref() == Some(token) => Some(lottery),
        _ => None,
    };
    match open {
        Some(lottery) => Ok(lottery),
        None if token.is_empty() => lookup::get(visit, Action::Read, id).await,
        None => Err(PageError::NotFound),
    }
}

impl CeremonyPage {
    /// The page as it stands.
    pub(super) fn new(visit: &Visit, lottery: &Lottery, draws: bool, errors: Vec<FieldError>) -> Self {
        let state = &visit.state;
        let (by, commitment) = decided(lottery);
        let outcome = lottery.outcome.as_ref();
        let seated = outcome.map(|outcome| outcome.drawn_seats.as_slice()).unwrap_or_default();
        let feature = |(feature, seats_of): (&QuotaFeature, &Vec<u32>)| Feature {
            name: feature.name.clone(),
            rows: feature
                .values
                .iter()
                .zip(seats_of)
                .map(|(value, count): (&QuotaValue, &u32)| {
                    (value.name.clone(), seats(state, value.seats), *count)
                })
                .collect(),
        };
        let (seed, read_out) = revealed(lottery);
        Self {
            trail: if draws { lookup::trail(state, lottery) } else { Vec::new() },
            error: errors.iter().find(|error| error.field == NUMBER).map(|error| error.message.clone()),
            errors,
            href: address(lottery.id),
            name: lottery.name.clone(),
            seats: lottery.plan.seats,
            people: lottery.plan.people,
            panels: outcome.map(|outcome| grouped(&outcome.panels.to_string())).unwrap_or_default(),
            hash: outcome.map(|outcome| outcome.hash.clone()).unwrap_or_default(),
            by,
            commitment,
            seed,
            read_out,
            number: lottery.drawn.unwrap_or_default(),
            draws,
            features: lottery.plan.quotas.iter().zip(seated).map(feature).collect(),
            token: if draws { String::new() } else { lottery.public_token.clone().unwrap_or_default() },
        }
    }
}

/// The seed, and the number that was read out where it is not the panel's own: both only once the panel is drawn.
fn revealed(lottery: &Lottery) -> (String, String) {
    let Some(drawn) = lottery.drawn else { return (String::new(), String::new()) };
    match &lottery.plan.drawn_by {
        Some(DrawnBy::Seed { text, .. }) => (text.clone(), String::new()),
        Some(DrawnBy::PublicNumber { number: Some(number) }) if *number != u64::from(drawn) => {
            (String::new(), number.to_string())
        }
        _ => (String::new(), String::new()),
    }
}

impl Page for CeremonyPage {
    const TEMPLATE: &'static str = "lottery/ceremony.html";

    fn samples() -> Vec<Self> {
        let feature = || Feature {
            name: "Age".to_owned(),
            rows: vec![("<b>Ash</b>".to_owned(), "5 to 6".to_owned(), 5)],
        };
        let page = |by, number, draws| Self {
            trail: Vec::new(),
            errors: Vec::new(),
            href: "/lottery/1".to_owned(),
            name: "Winter <b>Ash</b> panel".to_owned(),
            seats: 40,
            people: 1_727,
            panels: "1,000".to_owned(),
            hash: "00ff".to_owned(),
            by,
            commitment: "ff00".to_owned(),
            seed: "seven".to_owned(),
            read_out: String::new(),
            number,
            draws,
            error: None,
            features: if number > 0 { vec![feature()] } else { Vec::new() },
            token: if draws { String::new() } else { "1".to_owned() },
        };
        let wrong = FieldError::new(NUMBER, "Write 417.");
        vec![
            Self { panels: String::new(), ..page("", 0, true) },
            page("public-number", 0, true),
            Self {
                error: Some(wrong.message.clone()),
                errors: vec![wrong],
                ..page("public-number", 0, true)
            },
            page("seed", 0, true),
            page("seed", 0, false),
            Self { read_out: "1417".to_owned(), ..page("public-number", 417, false) },
            page("seed", 417, true),
        ]
    }
}
