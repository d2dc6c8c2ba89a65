//! The wrapper that says "this has passed disclosure control".

use serde::Serialize;

/// A value about people that has passed disclosure control and may leave the system.
///
/// There is no public constructor: only the rules of this crate make one, so a page, a file or the API that
/// asks for `Disclosed<T>` cannot be handed a raw count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Disclosed<T>(T);

impl<T> Disclosed<T> {
    pub(crate) fn new(value: T) -> Self {
        Self(value)
    }

    /// The value, for showing.
    pub fn get(&self) -> &T {
        &self.0
    }
}
