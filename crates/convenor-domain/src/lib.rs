//! Nouns and rules of public engagement: types, validation, state changes, permissions, filters.
//!
//! Cannot fail for outside reasons: no I/O, no clock, no randomness of its own. Time and identifiers come in
//! as arguments.

mod key;

pub mod access;
pub mod area;
pub mod cost;
pub mod date;
pub mod decision;
pub mod disclosure;
pub mod engagement;
pub mod filter;
pub mod id;
pub mod import;
pub mod insight;
pub mod lottery;
pub mod organisation;
pub mod outcome;
pub mod overlap;
pub mod permission;
pub mod population;
pub mod problem;
pub mod provenance;
pub mod reach;
pub mod record;
pub mod response;
pub mod seat;
pub mod system;
pub mod vocabulary;
pub mod weighting;

pub use access::{Access, Actor, ReadScope, Role, Stage, Visibility};
pub use area::{Area, AreaChange, AreaCode, AreaKind, AreaLink, SmallArea};
pub use cost::{Cost, Money};
pub use date::{ImpreciseDate, Precision, YEARS};
pub use decision::{Decision, DecisionContent, DecisionInfluence, Influence};
pub use engagement::{Engagement, EngagementContent, EngagementKind, EngagementStatus};
pub use filter::RegisterFilter;
pub use id::{
    AccountId, BodySeatId, DecisionId, EngagementId, ImportId, InsightId, LotteryId, OrganisationId,
    OverlapCheckId, OverlapPairId, Reference, SeatBodyId, SystemId,
};
pub use import::{ImportSummary, ImportedRecord, KeptWords, RejectedRow};
pub use insight::{Insight, InsightContent, InsightStatus, Strength};
pub use organisation::Organisation;
pub use outcome::Outcome;
pub use permission::{Action, Resource, ResourceKind, permits};
pub use problem::{FieldProblem, Reason};
pub use provenance::Provenance;
pub use record::{Record, RecordId, RecordKind};
pub use system::{System, SystemKind};
pub use vocabulary::{Term, Vocabularies, Vocabulary};
