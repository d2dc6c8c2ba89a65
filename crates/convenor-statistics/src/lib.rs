//! Pure algorithms on slices: what may be shown of numbers about people, and how.
//!
//! No I/O, no clock, no randomness of its own. A number about people reaches a page, a file or the API only
//! as [`Disclosed`], which only this crate can make.

mod band;
mod cell_key;
mod concentration;
mod disclosed;
mod disclosure;
mod interval;
mod isolation;
mod joint;
mod raking;
mod reach;
mod real;
mod rule;
mod shown;
mod table;

pub use band::{BandRule, PeopleBand, disclose_people};
pub use cell_key::{CellKey, Count, KEYS, Perturbation, PerturbationError, PerturbationTable};
pub use concentration::{
    Concentration, Contributors, ShownConcentration, concentration, disclose_concentration,
};
pub use disclosed::Disclosed;
pub use disclosure::{Disclosure, DisclosureError, ShownTable};
pub use interval::{Interval, poisson, wilson};
pub use isolation::{SharedPeople, isolates};
pub use joint::{JointError, JointTable, joint_from_margins, round_keeping_total};
pub use raking::{
    CategoryBalance, Collapsed, DesignEffect, ProfileId, Profiles, Raked, RakingError, RakingSettings,
    RakingWarning, Trim, VariableBalance, rake, share_difference,
};
pub use reach::{
    Contacts, GroupCount, PartialRepresentativity, PopulationCell, ReachLabel, ReachSettings, Representation,
    Representativity, Shrunk, benjamini_hochberg, contact_rate, dissimilarity, rate_ratio, representation,
    representativity, share_differs, shrink,
};
pub use rule::{Method, Rule};
pub use shown::ShownCount;
pub use table::{
    Audit, AuditError, AuditedCell, CELLS_MAX, CountRow, CountTable, DIMENSIONS_MAX, Depth, Finding,
    HiddenWhy, Link, PEOPLE_MAX, Patience, ProtectError, ProtectedCell, ProtectedCount, ProtectedTable,
    Protection, PublishedCell, PublishedCount, PublishedTable, TOTAL, TableError, audit, protect,
};
