//! Short digests that tell texts apart.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// The first bytes of a text's SHA-256, as hexadecimal digits.
pub(crate) fn short(text: &str, bytes: usize) -> String {
    Sha256::digest(text.as_bytes()).iter().take(bytes).fold(String::new(), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
