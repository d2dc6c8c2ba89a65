//! The look-up index: find what was already heard before anyone asks again.
//!
//! The index is a cache of the register, kept beside the database and rebuilt from it at any time. It knows words,
//! meanings, filters and who may read what; records themselves stay in the store.

pub mod lookup;
pub mod meaning;
mod redact;

pub use lookup::{
    Aftermath, Change, CloseReader, FacetCount, Facets, FindQuery, Found, Hit, IndexError, IndexedRecord,
    LookupIndex, Marker, PeriodCount, Piece, REREAD, Surroundings, Why, ZeroHelp, reread,
};
pub use meaning::{Embedder, Embedding, ModelError, ModelIdentity, Pieces, StaticTable};
pub use redact::redact;
