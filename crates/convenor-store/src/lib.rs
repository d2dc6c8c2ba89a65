//! All SQL: entities, migrations, audit trail, job queue; SQLite and PostgreSQL from the same code.
//!
//! Reading is asked of [`Store`]; writing goes through one door, [`Store::begin`], which appends the audit rows
//! in the same transaction.

mod account;
mod area;
mod audit;
mod clock;
mod condition;
mod decision;
mod dialect;
mod engagement;
mod entity;
mod error;
mod facet;
mod import;
mod insight;
mod job;
mod lottery;
mod mapping;
mod merge;
mod migration;
mod open;
mod organisation;
mod outcome;
mod overlap;
mod population;
mod query_log;
mod reach_log;
mod record;
mod records;
mod response;
mod seat;
mod session;
mod system;
mod tally;
mod throttle;
mod view;
mod writing;

pub use account::{Account, NewAccount};
pub use audit::{AuditAction, AuditEntry, AuditFault, Change};
pub use clock::{Clock, SystemClock};
pub use decision::NewDecision;
pub use engagement::{AskedAbout, EngagementList, EngagementSort, EngagementSummary, NewEngagement};
pub use error::StoreError;
pub use import::{Import, ImportBatch, ImportStage, NewImport};
pub use insight::{InsightList, NewInsight};
pub use job::{Job, JobState};
pub use lottery::{FoundPanels, NewLottery, NewSeat, PoolRow, SeatedBy};
pub use mapping::KeptMapping;
pub use merge::MergedEngagement;
pub use open::{Location, Store};
pub use organisation::NewOrganisation;
pub use outcome::WhatHappened;
pub use overlap::{OverlapCheckCounts, OverlapCheckFilter, PairFilter, Settlement};
pub use population::{KeptFigure, KeptList, MadeUp, NewList};
pub use query_log::{AnsweredFilter, QueryStage};
pub use records::RecordsByKind;
pub use response::{
    NamedColumn, NewResponseImport, NewResponseUpload, ResponseImport, ResponseUpload, UNDO_DAYS, UploadFor,
    UploadReading,
};
pub use tally::{Tallied, Tally};
pub use throttle::SignInGate;
pub use view::SavedView;
pub use writing::Writing;

/// Which end of a sorted list comes first.
pub use sea_orm::Order;
