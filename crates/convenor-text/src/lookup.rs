//! Looking up records by words, filters and reader.
//!
//! A look-up runs in five steps, each a module: `readable` keeps what the reader may see, `narrow` applies the
//! filters, a ranker scores (`words`, for now the only one), `facet` counts, and `find` puts the page together.
//! A second ranker gives its own list of `ranking::Ranked` for the same readable records, and `find` fuses the lists.

mod analysis;
mod document;
mod error;
mod facet;
mod find;
mod found;
mod index;
mod mark;
mod narrow;
mod page;
mod query;
mod question;
mod ranking;
mod readable;
mod readers;
mod record;
mod schema;
mod slip;
mod stop;
mod surroundings;
mod words;
mod zero;

pub use error::IndexError;
pub use found::{FacetCount, Facets, Found, Hit, PeriodCount, Why};
pub use index::{Change, LookupIndex};
pub use mark::{Marker, Piece};
pub use query::FindQuery;
pub use record::{Aftermath, IndexedRecord};
pub use surroundings::Surroundings;
pub use zero::ZeroHelp;
