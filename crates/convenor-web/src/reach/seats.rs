//! Seats on boards and panels, as “Repeat voices” shows them: places held by people with several roles.

use convenor_domain::seat::{SeatPart, SeatRow, SeatVoices};
use convenor_domain::{Action, Resource, ResourceKind, System};
use serde::Serialize;

use super::line::{people, whole_per_cent};
use crate::directory::Directory;
use crate::error::PageError;
use crate::reader::Visit;
use crate::state::AppState;
use crate::words::Value;

/// Seats as they are drawn.
#[derive(Debug, Clone, Default, Serialize)]
pub(super) struct Seats {
    /// By capacity.
    parts: Vec<Part>,
    /// Why a capacity, or everything, is not told of.
    notes: Vec<String>,
    /// Whether the reader may go to the register.
    may_record: bool,
}

/// Seats held in one capacity.
#[derive(Debug, Clone, Serialize)]
struct Part {
    key: &'static str,
    title: String,
    rows: Vec<Row>,
    /// Rows that are left out, in words; empty where none are.
    left_out: String,
}

/// Seats of some bodies.
#[derive(Debug, Clone, Serialize)]
struct Row {
    name: String,
    seats: u64,
    people: String,
    two: String,
    three: String,
}

impl Seats {
    /// What may be told of a system's seats today.
    pub(super) async fn read(
        visit: &Visit,
        system: &System,
        directory: &Directory,
    ) -> Result<Self, PageError> {
        let (state, store) = (&visit.state, &visit.state.store);
        let seats = store.list_held_seats(system.id, store.today()).await?;
        let told = SeatVoices::tell(&seats, &state.convened.disclosure);
        let few =
            told.too_few.iter().map(|capacity| state.word(&format!("reach-seats-few-{capacity}"))).collect();
        let none = told.parts.is_empty() && told.too_few.is_empty();
        Ok(Self {
            parts: told.parts.iter().map(|part| draw(state, directory, part)).collect(),
            notes: if none { vec![state.word("reach-seats-none")] } else { few },
            may_record: visit.may(Action::Read, Resource::any(ResourceKind::Seat)),
        })
    }

    /// Made-up seats, for samples of pages.
    pub(super) fn sample() -> Self {
        let row = |name: &str| Row {
            name: name.to_owned(),
            seats: 40,
            people: "20 to 29".to_owned(),
            two: "hidden".to_owned(),
            three: "31%".to_owned(),
        };
        let part = Part {
            key: "public",
            title: "For <themselves>".to_owned(),
            rows: vec![row("All"), row("Board")],
            left_out: "2 more".to_owned(),
        };
        Self { parts: vec![part], notes: vec!["Too few.".to_owned()], may_record: true }
    }
}

fn draw(state: &AppState, directory: &Directory, part: &SeatPart) -> Part {
    let mut rows = vec![row(state, state.word("reach-seats-all"), &part.all)];
    let kinds = part.kinds.iter().map(|(kind, of)| row(state, state.word(&format!("seat-kind-{kind}")), of));
    rows.extend(kinds);
    rows.extend(part.organisations.iter().map(|(id, of)| {
        let name = id.map_or_else(|| state.word("seat-of-system"), |id| directory.name_of(id).to_owned());
        row(state, name, of)
    }));
    Part {
        key: part.capacity.key(),
        title: state.word(&format!("reach-seats-{}", part.capacity)),
        rows,
        left_out: if part.left_out == 0 {
            String::new()
        } else {
            state.engine.words().t("reach-seats-left-out", &[("count", Value::from(part.left_out))])
        },
    }
}

fn row(state: &AppState, name: String, of: &SeatRow) -> Row {
    let share = |share: Option<f64>| share.map_or_else(|| state.word("reach-hidden"), whole_per_cent);
    Row {
        name,
        seats: of.seats,
        people: people(state, of.people),
        two: share(of.share_two),
        three: share(of.share_three),
    }
}
