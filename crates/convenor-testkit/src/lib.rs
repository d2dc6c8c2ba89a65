//! What tests share: a clock that stands still, a private PostgreSQL, a small system with its people, and
//! records in a line. Only ever a dev-dependency.
//!
//! Everything here stops the test with a plain message when it cannot do its work; nothing is skipped silently.

#![expect(
    clippy::panic,
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a test that cannot be set up must fail"
)]

mod clock;
mod fresh;
mod persona;
mod postgres;
mod record;
mod responses;
mod system;

pub use clock::{FixedClock, fixed_clock};
pub use fresh::{FreshStore, fresh_postgres, fresh_sqlite};
pub use persona::{
    Persona, administrator, assessor, lead_at_icb, leader, member_of_public, service_team, vcse_partner,
};
pub use postgres::private_postgres;
pub use record::{DecisionBuilder, EngagementBuilder, InsightBuilder, day, decision, engagement, insight};
pub use responses::{RememberedResponses, SurveyBuilder, survey};
pub use system::{COUNCIL, ICB, NEIGHBOUR, SYSTEM, TRUST, VCSE, a_system};
