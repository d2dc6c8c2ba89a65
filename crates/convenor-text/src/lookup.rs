//! Looking up records by words, meaning, filters and reader.
//!
//! A look-up runs in steps, each a module: `readable` keeps what the reader may see, `narrow` applies the filters,
//! `words` and `similar` rank side by side what is left, `fuse` makes one ranking of both, `facet` counts, `page` picks
//! the page, and `find` puts it all together.

mod analysis;
mod best;
mod document;
mod error;
mod facet;
mod find;
mod found;
mod fuse;
mod home;
mod index;
mod lean;
mod lengths;
mod mark;
mod narrow;
mod page;
mod part;
mod passage;
mod query;
mod question;
mod ranking;
mod readable;
mod readers;
mod record;
mod reread;
mod schema;
mod score;
mod sheet;
mod similar;
mod slip;
mod stop;
mod surroundings;
mod tally;
mod weigh;
mod window;
mod words;
mod zero;

pub use error::IndexError;
pub use found::{FacetCount, Facets, Found, Hit, PeriodCount, Why};
pub use index::{Change, LookupIndex};
pub use mark::{Marker, Piece};
pub use query::FindQuery;
pub use record::{Aftermath, IndexedRecord};
pub use reread::{CloseReader, REREAD, reread};
pub use surroundings::Surroundings;
pub use zero::ZeroHelp;
