//! Seats for programs: what the API and the command line answer. The same numbers as on “Repeat voices”.

use convenor_domain::seat::{SeatPart, SeatRow, SeatVoices};
use convenor_domain::{OrganisationId, SystemId};
use convenor_statistics::Disclosure;
use convenor_store::{Store, StoreError};
use serde::Serialize;
use utoipa::ToSchema;

/// Seats on boards, panels, groups and forums that are held today, as far as they may be told.
#[derive(Debug, Serialize, ToSchema)]
pub struct SeatsAnswer {
    /// The rule for small numbers.
    rule: String,
    /// Whether any seat is recorded that somebody holds for themselves or for a VCSE organisation.
    recorded: bool,
    /// By capacity.
    capacities: Vec<CapacityAnswer>,
    /// Capacities that are recorded, but held by too few people to be told of.
    too_few: Vec<&'static str>,
}

/// Seats held in one capacity.
#[derive(Debug, Serialize, ToSchema)]
struct CapacityAnswer {
    /// `public` or `vcse`.
    capacity: &'static str,
    /// All of them.
    all: SeatNumbers,
    /// By kind of body.
    kinds: Vec<PartAnswer>,
    /// By organisation; without a name for bodies of the system as a whole.
    organisations: Vec<PartAnswer>,
    /// Kinds and organisations that are left out, since few people sit there.
    left_out: usize,
}

/// Seats of some bodies.
#[derive(Debug, Serialize, ToSchema)]
struct PartAnswer {
    /// The kind, or the organisation's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(flatten)]
    numbers: SeatNumbers,
}

/// Numbers of seats.
#[derive(Debug, Serialize, ToSchema)]
struct SeatNumbers {
    /// Places that are held.
    seats: u64,
    /// Different people who hold them; nothing where it is hidden.
    people: Option<u64>,
    /// Share of places held by people with exactly two roles, 0 to 1, in hundredths; nothing where it is hidden.
    share_two_roles: Option<f64>,
    /// Share of places held by people with three roles or more.
    share_three_roles: Option<f64>,
}

impl SeatsAnswer {
    /// What may be told of a system today.
    pub async fn read(store: &Store, system: SystemId, disclosure: &Disclosure) -> Result<Self, StoreError> {
        let organisations = store.list_organisations(Some(system)).await?;
        let name = |id: OrganisationId| {
            organisations.iter().find(|one| one.id == id).map(|one| one.name.clone()).unwrap_or_default()
        };
        let seats = store.list_held_seats(system, store.today()).await?;
        let voices = SeatVoices::tell(&seats, disclosure);
        Ok(Self {
            rule: disclosure.rule().name.clone(),
            recorded: !(voices.parts.is_empty() && voices.too_few.is_empty()),
            capacities: voices.parts.iter().map(|part| CapacityAnswer::new(part, &name)).collect(),
            too_few: voices.too_few.iter().map(|capacity| capacity.key()).collect(),
        })
    }

    /// The answer as lines for people.
    pub fn lines(&self) -> Vec<String> {
        if !self.recorded {
            return vec!["No seat is recorded that somebody holds today.".to_owned()];
        }
        let mut lines = Vec::new();
        for part in &self.capacities {
            lines.push(format!("{}: {}", part.capacity, part.all.line()));
            for one in part.kinds.iter().chain(&part.organisations) {
                let name = one.name.as_deref().unwrap_or("the system as a whole");
                lines.push(format!("  {name}: {}", one.numbers.line()));
            }
        }
        lines.extend(self.too_few.iter().map(|capacity| format!("{capacity}: too few people to be told of")));
        lines.push(format!("Small numbers: rule {}.", self.rule));
        lines
    }
}

impl CapacityAnswer {
    fn new(part: &SeatPart, name: &impl Fn(OrganisationId) -> String) -> Self {
        let kind = |(kind, row): &(convenor_domain::seat::BodyKind, SeatRow)| PartAnswer {
            name: Some(kind.key().to_owned()),
            numbers: SeatNumbers::new(row),
        };
        let organisation = |(id, row): &(Option<OrganisationId>, SeatRow)| PartAnswer {
            name: id.map(name),
            numbers: SeatNumbers::new(row),
        };
        Self {
            capacity: part.capacity.key(),
            all: SeatNumbers::new(&part.all),
            kinds: part.kinds.iter().map(kind).collect(),
            organisations: part.organisations.iter().map(organisation).collect(),
            left_out: part.left_out,
        }
    }
}

impl SeatNumbers {
    fn new(row: &SeatRow) -> Self {
        Self {
            seats: row.seats,
            people: row.people.people(),
            share_two_roles: row.share_two,
            share_three_roles: row.share_three,
        }
    }

    fn line(&self) -> String {
        let share = |share: Option<f64>| {
            share.map_or_else(|| "hidden".to_owned(), |share| format!("{:.0} %", share * 100.0))
        };
        let people = self.people.map_or_else(|| "a hidden number of".to_owned(), |people| people.to_string());
        format!(
            "{} seats, {people} people; held by people with two roles: {}, with three or more: {}",
            self.seats,
            share(self.share_two_roles),
            share(self.share_three_roles)
        )
    }
}
