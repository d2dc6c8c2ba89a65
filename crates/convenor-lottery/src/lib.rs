//! The democratic lottery: panels that look like the place, drawn as fairly as can be, with proof.
//!
//! Plain tables and a seed go in; chances, numbered panels and a certificate come out. No I/O and no clock.
//! People who are alike in everything the quotas ask are one [`Kind`], and have the same chance: the search is over kinds,
//! never over people, so that two thousand volunteers are as quick as twenty.

mod distribution;
mod kinds;
mod panel;
mod pool;
mod quotas;
mod rule;
mod seed;

pub use distribution::{Distribution, WHOLE};
pub use kinds::{Kind, KindId, Kinds, KindsError};
pub use panel::Panel;
pub use pool::{Person, Pool, Standing};
pub use quotas::{Feature, Quotas, Seats, Value};
pub use rule::{Rule, RuleOf};
pub use seed::Seed;
