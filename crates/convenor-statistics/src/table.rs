//! Fixed tables of people: small counts hidden, and with them whatever would let somebody work one out.
//!
//! [`protect`] decides what is hidden, [`audit`] attacks what was published. Both see a table as cells and sums
//! ([`frame`]); neither reads a file, and nothing is left to chance: the same tables always give the same answer.

mod attack;
mod attacked;
mod audit;
mod cost;
mod count;
mod dimension;
mod frame;
mod hide;
mod lattice;
mod proof;
mod protect;
mod protected;
mod prover;
mod real;
mod release;
mod search;
mod slim;
mod step;

pub use audit::{
    Audit, AuditError, AuditedCell, Depth, Finding, Patience, PublishedCell, PublishedCount, PublishedTable,
    audit,
};
pub use count::{CELLS_MAX, CountRow, CountTable, DIMENSIONS_MAX, PEOPLE_MAX, TableError};
pub use dimension::{Link, TOTAL};
pub use protect::{ProtectError, Protection, protect};
pub use protected::{HiddenWhy, ProtectedCell, ProtectedCount, ProtectedTable};
