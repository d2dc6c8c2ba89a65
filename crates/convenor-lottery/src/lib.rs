//! The democratic lottery: panels that look like the place, drawn as fairly as can be, with proof.
//!
//! Plain tables and a seed go in; chances, numbered panels and a certificate come out. No I/O and no clock.
//! People who are alike in everything the quotas ask are one [`Kind`], and have the same chance: the search is over kinds,
//! never over people, so that two thousand volunteers are as quick as twenty.

mod audit;
mod bounds;
mod certificate;
mod conflict;
mod cut;
mod dice;
mod distribution;
mod draw;
mod fair;
mod kinds;
mod legacy;
mod level;
mod mixture;
mod nash;
mod panel;
mod peel;
mod pool;
mod pricing;
mod quotas;
mod relaxed;
mod replace;
mod rule;
mod seed;
mod solve;
mod solver;
mod spread;
mod table;
mod uniform;

pub use audit::{
    AUDIT_FORMAT, AUDIT_FORMAT_ANY, Audit, AuditDraw, DrawnBy, ReplacementRound, ValueSeats, value_seats,
};
pub use certificate::{Certificate, CertifiedKind, Chance, Flaw, Proof, Verified};
pub use conflict::{Bound, Conflict, Move, Reach, Relaxation, Side, conflicts};
pub use distribution::{Distribution, WHOLE};
pub use draw::{
    NumberedPanels, PanelListError, commitment, list_hash, number_panels, panel_list, pick_by_number,
    pick_by_seed, read_panel_list,
};
pub use kinds::{Kind, KindId, Kinds, KindsError};
pub use legacy::{LegacyStuck, legacy};
pub use level::Level;
pub use panel::Panel;
pub use pool::{Person, Pool, Standing};
pub use quotas::{Feature, Quotas, Seats, Value};
pub use replace::{ReplaceError, Replacement, Shortfall, Vacancies, replace};
pub use rule::{Rule, RuleOf};
pub use seed::Seed;
pub use solve::{Algorithm, Progress, Solution, SolveError, UnknownAlgorithm, solve};
pub use solver::SolverFault;
pub use spread::{Spread, tenths};
pub use table::{
    Entry, PoolOptions, Problem, ProblemKind, ReadPool, Sheet, Table, TableRow, read_entry, read_pool,
    read_quotas, seat_problems,
};
pub use uniform::{EveryPanel, UniformError, uniform};
