//! What a text means, as a vector: texts that say alike things in other words point the same way.
//!
//! An [`Embedder`] makes the vectors. The one that ships, [`StaticTable`], knows a vector for every word piece and takes
//! their mean: no network, no other process, tens of thousands of texts a second. Looking vectors up is `lookup`'s.

mod embedding;
mod packed;
mod passage;
mod pieces;
mod shipped;
mod spelt;
mod split;
mod table;

pub use embedding::{DIMENSIONS, Embedding};
pub(crate) use packed::{Packed, SIGN_WORDS, VECTOR_WORDS, cosine};
pub(crate) use passage::passages;
pub use pieces::Pieces;
pub use shipped::shipped;
pub(crate) use spelt::spelt_out;
pub use table::{ModelError, StaticTable};

/// Turns texts into vectors.
pub trait Embedder: Send + Sync {
    /// Which model this is: vectors of different models do not compare.
    fn identity(&self) -> &ModelIdentity;

    /// The vector of a text; [`Embedding::is_nothing`] when the model knows none of it.
    fn embed(&self, text: &str) -> Embedding;
}

/// Which model made a vector.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelIdentity {
    /// What it is called.
    pub name: String,
    /// SHA-256 of its files, in hexadecimal.
    pub sha256: String,
    /// Numbers in each vector.
    pub dimensions: usize,
}
