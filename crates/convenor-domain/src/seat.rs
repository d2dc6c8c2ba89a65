//! Seats on boards, panels, reference groups and forums: how many there are and how many different people hold them. Who holds
//! one is known by a key that nobody can turn back; making the key is left to whoever has the secret.

mod roles;
mod told;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::access::{Access, Stage, Visibility};
use crate::area::AreaCode;
use crate::id::{BodySeatId, OrganisationId, SeatBodyId, SystemId};
use crate::key::keyed_enum;
use crate::problem::{FieldProblem, Problems, Reason};

pub use roles::HeldSeat;
pub use told::{SeatPart, SeatRow, SeatVoices};

/// Most characters of a body's name.
const NAME_CHARS_MAX: usize = 200;
/// Days for which a seat is remembered after its end.
pub const SEAT_KEEP_DAYS: u64 = 365;

keyed_enum! {
    /// What kind of body it is.
    BodyKind {
        /// A board or committee that decides.
        Board = "board",
        /// A panel: citizens, patients, readers.
        Panel = "panel",
        /// A reference or steering group.
        ReferenceGroup = "reference-group",
        /// A forum or network that meets.
        Forum = "forum",
    }
}

keyed_enum! {
    /// In what capacity somebody holds a seat.
    Capacity {
        /// For themselves: a member of the public, a patient, a carer.
        Public = "public",
        /// For a voluntary, community or social enterprise organisation.
        Vcse = "vcse",
        /// As part of their work for a health or care organisation.
        Staff = "staff",
        /// Anything else: elected members, other services.
        Other = "other",
    }
}

impl Capacity {
    /// Whether these people are a voice from outside, so that it matters whether they are always the same.
    pub fn is_voice(self) -> bool {
        matches!(self, Self::Public | Self::Vcse)
    }
}

/// A board, panel, group or forum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SeatBody {
    /// Identifier.
    pub id: SeatBodyId,
    /// The system.
    pub system: SystemId,
    /// What it is.
    pub content: SeatBodyContent,
    /// Goes up by one with each change.
    pub version: u32,
}

/// What is recorded of a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SeatBodyContent {
    /// What people call it.
    pub name: String,
    /// What it is.
    pub kind: BodyKind,
    /// Whose it is; `None` for the system as a whole.
    pub organisation: Option<OrganisationId>,
    /// The place that it is for.
    pub area: Option<AreaCode>,
    /// Term of `topics`.
    pub topic: Option<String>,
}

/// Who holds a seat: the same number for the same person on every body of the instance, and nothing else about them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SeatPerson(pub i64);

/// One seat of a body, held by one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BodySeat {
    /// Identifier.
    pub id: BodySeatId,
    /// The body.
    pub body: SeatBodyId,
    /// Who holds it.
    pub person: SeatPerson,
    /// What it is held as, and when.
    pub term: SeatTerm,
}

/// What a seat is held as, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SeatTerm {
    /// In what capacity.
    pub capacity: Capacity,
    /// First day.
    pub from: NaiveDate,
    /// Last day; `None` while nobody has said.
    pub until: Option<NaiveDate>,
}

impl SeatBody {
    /// Who may see it: whoever works for its organisation, and those who convene.
    pub fn access(&self) -> Access {
        self.content.access(self.system)
    }
}

impl SeatBodyContent {
    /// Who may see a body of this content.
    pub fn access(&self, system: SystemId) -> Access {
        Access {
            system,
            organisations: self.organisation.into_iter().collect(),
            visibility: Visibility::Organisation,
            stage: Stage::Live,
        }
    }

    /// Checks what is recorded. Errors: every field that has to be mended.
    pub fn check(&self) -> Result<(), Vec<FieldProblem>> {
        let mut problems = Problems::default();
        problems.required("name", &self.name);
        problems.text("name", &self.name, NAME_CHARS_MAX);
        problems.into_result()
    }
}

impl SeatTerm {
    /// Checks the days.
    pub fn check(&self) -> Result<(), Vec<FieldProblem>> {
        let mut problems = Problems::default();
        if self.until.is_some_and(|until| until < self.from) {
            problems.add("until", Reason::EndsBeforeStart);
        }
        problems.into_result()
    }

    /// Whether it is held on a day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| until >= day)
    }
}

/// The first day on which a seat may have ended without being forgotten yet.
pub fn forgotten_before(today: NaiveDate) -> NaiveDate {
    today.checked_sub_days(Days::new(SEAT_KEEP_DAYS)).unwrap_or(today)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seat_is_held_from_its_first_day_to_its_last() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let term = |until: Option<&str>| SeatTerm {
            capacity: Capacity::Public,
            from: day("2026-03-01"),
            until: until.map(day),
        };
        assert!(!term(None).holds_on(day("2026-02-28")) && term(None).holds_on(day("2026-03-01")));
        assert!(term(Some("2026-05-31")).holds_on(day("2026-05-31")));
        assert!(!term(Some("2026-05-31")).holds_on(day("2026-06-01")));
        assert!(term(Some("2026-02-01")).check().is_err() && term(None).check().is_ok());
        assert_eq!(forgotten_before(day("2026-11-22")), day("2025-11-22"));
    }
}
