//! The register of bodies with seats, with the ways in and out.

use std::collections::HashMap;

use axum::response::{IntoResponse, Response};
use convenor_domain::seat::{Capacity, SeatBody};
use convenor_domain::{Access, Action, RejectedRow, Resource, ResourceKind, SeatBodyId, Stage, Visibility};
use serde::Serialize;

use super::{address, lookup};
use crate::directory::Directory;
use crate::error::PageError;
use crate::reader::Visit;
use crate::state::AppState;
use crate::theme::{FieldError, Page};
use crate::upload::INPUT;

/// The register.
#[derive(Debug, Clone, Default, Serialize)]
pub(crate) struct ListPage {
    errors: Vec<FieldError>,
    rows: Vec<Row>,
    /// What is wrong with a file.
    #[serde(skip_serializing_if = "Option::is_none")]
    file_error: Option<String>,
    /// Rows of a file that have to be mended.
    rejected: Vec<RejectedRow>,
    /// Whether the reader may erase people from all bodies.
    may_erase: bool,
    /// What is wrong with whom to erase.
    #[serde(skip_serializing_if = "Option::is_none")]
    erase_error: Option<String>,
}

/// One body.
#[derive(Debug, Clone, Serialize)]
struct Row {
    href: String,
    name: String,
    kind: String,
    organisation: String,
    /// Seats held today: for themselves, for a VCSE organisation, others.
    held: [usize; 3],
}

/// `GET /seats`
pub(super) async fn show(visit: Visit) -> Result<Response, PageError> {
    visit.require(Action::Read, Resource::any(ResourceKind::Seat))?;
    Ok(visit.show(&ListPage::read(&visit).await?).await?.into_response())
}

/// Whether the reader writes for every body of their system.
pub(super) fn may_erase(visit: &Visit) -> Result<bool, PageError> {
    let access = Access {
        system: visit.system()?,
        organisations: Vec::new(),
        visibility: Visibility::Organisation,
        stage: Stage::Live,
    };
    Ok(visit.may(Action::Withdraw, Resource::one(ResourceKind::Seat, &access)))
}

impl ListPage {
    pub(super) async fn read(visit: &Visit) -> Result<Self, PageError> {
        let store = &visit.state.store;
        let bodies = lookup::all(visit).await?;
        let directory = visit.state.directory().await?;
        let mut held: HashMap<SeatBodyId, [usize; 3]> = HashMap::new();
        for seat in store.list_held_seats(visit.system()?, store.today()).await? {
            let [public, vcse, others] = held.entry(seat.body).or_default();
            *match seat.capacity {
                Capacity::Public => public,
                Capacity::Vcse => vcse,
                Capacity::Staff | Capacity::Other => others,
            } += 1;
        }
        let rows = bodies.iter().map(|body| row(&visit.state, &directory, body, &held)).collect();
        Ok(Self { rows, may_erase: may_erase(visit)?, ..Self::default() })
    }

    /// The same after a file that could not be taken.
    pub(super) fn refusing(self, reason: String) -> Self {
        let errors = vec![FieldError::new(INPUT, reason.clone())];
        Self { errors, file_error: Some(reason), ..self }
    }

    /// The same after a file with rows to mend.
    pub(super) fn with_rejected(self, rejected: Vec<RejectedRow>) -> Self {
        Self { rejected, ..self }
    }

    /// The same after an erasure of nobody.
    pub(super) fn erasing_nobody(self, reason: String) -> Self {
        let errors = vec![FieldError::new("erase", reason.clone())];
        Self { errors, erase_error: Some(reason), ..self }
    }
}

fn row(
    state: &AppState,
    directory: &Directory,
    body: &SeatBody,
    held: &HashMap<SeatBodyId, [usize; 3]>,
) -> Row {
    Row {
        href: address(body.id),
        name: body.content.name.clone(),
        kind: state.word(&format!("seat-kind-{}", body.content.kind)),
        organisation: body.content.organisation.map_or_else(
            || state.word("seat-of-system"),
            |organisation| directory.name_of(organisation).to_owned(),
        ),
        held: held.get(&body.id).copied().unwrap_or_default(),
    }
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "seat/list.html";

    fn samples() -> Vec<Self> {
        let row = Row {
            href: "/seats/1".to_owned(),
            name: "Quality <b>board</b>".to_owned(),
            kind: "Board".to_owned(),
            organisation: "Fernshire & Co".to_owned(),
            held: [4, 2, 0],
        };
        let rejected =
            RejectedRow {
                row: 7, field: "kind".to_owned(), reason: "“<circle>” is not known".to_owned()
            };
        let page = Self { rows: vec![row], may_erase: true, ..Self::default() };
        vec![
            Self::default(),
            page.clone(),
            page.clone().refusing("The <file> is empty.".to_owned()),
            page.clone().with_rejected(vec![rejected]),
            page.erasing_nobody("Give it.".to_owned()),
        ]
    }
}
