//! Keys that tell responses apart, and pseudonyms that count repeat voices: both one-way.

use sha2::{Digest, Sha256};

/// What pseudonyms are made with. Without it nobody can tell which person one stands for; it never leaves the instance.
#[derive(Clone)]
pub struct Secret([u8; 32]);

impl Secret {
    /// A secret of 32 random bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The pseudonym of a person by something that only they have, such as an e-mail address, however it is written.
    pub(crate) fn pseudonym(&self, what: &str, written: &str) -> i64 {
        let plain: String =
            written.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
        self.sign(&[what.as_bytes(), &[0], plain.as_bytes()])
    }

    /// The key of a response: of the tool's identifier.
    pub(super) fn by_identifier(&self, identifier: &str) -> i64 {
        self.sign(&[b"identifier", &[0], identifier.as_bytes()])
    }

    /// The key of the so-manieth row that says the same.
    pub(super) fn by_content(&self, content: [u8; 16], nth: u32) -> i64 {
        self.sign(&[b"content", &[0], &content, &nth.to_le_bytes()])
    }

    /// HMAC (RFC 2104) with SHA-256, whose blocks are 64 bytes: the first eight bytes.
    fn sign(&self, parts: &[&[u8]]) -> i64 {
        let pad = |sign: u8| {
            let mut block = [sign; 64];
            block.iter_mut().zip(self.0).for_each(|(byte, key)| *byte ^= key);
            block
        };
        let inner = parts.iter().fold(Sha256::new().chain_update(pad(0x36)), Digest::chain_update);
        let digest = Sha256::new().chain_update(pad(0x5c)).chain_update(inner.finalize()).finalize();
        let mut bytes = [0; 8];
        bytes.iter_mut().zip(digest).for_each(|(byte, digest)| *byte = digest);
        i64::from_le_bytes(bytes)
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret")
    }
}

/// What a row without an identifier is known by: all that it says.
pub(super) fn content<'a>(cells: impl Iterator<Item = &'a str>) -> [u8; 16] {
    let mut hash = Sha256::new();
    for cell in cells {
        hash.update((cell.len() as u64).to_le_bytes());
        hash.update(cell);
    }
    let mut start = [0; 16];
    start.iter_mut().zip(hash.finalize()).for_each(|(byte, digest)| *byte = digest);
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_has_one_pseudonym_however_written_and_another_elsewhere() {
        let (here, there) = (Secret::new([7; 32]), Secret::new([8; 32]));
        assert_eq!(here.pseudonym("email", "Ann@Example.org "), here.pseudonym("email", "ann@example.org"));
        assert_ne!(here.pseudonym("email", "ann@example.org"), there.pseudonym("email", "ann@example.org"));
        assert_ne!(here.pseudonym("email", "07700900123"), here.pseudonym("telephone", "07700900123"));
    }

    #[test]
    fn pseudonyms_are_hmac_sha256() {
        // Reckoned with Python: hmac.new(b"\x0b" * 32, b"email\0a@b.c", "sha256"), first eight bytes, little end first.
        assert_eq!(Secret::new([0x0b; 32]).pseudonym("email", "a@b.c"), 6_348_445_433_430_177_622);
    }
}
