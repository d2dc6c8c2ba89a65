//! Identifiers: one newtype a noun, and the short permanent reference that people cite.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

id! {
    /// A system: an integrated care system or a local authority.
    SystemId,
    /// An organisation within a system.
    OrganisationId,
    /// A person's account.
    AccountId,
    /// One engagement activity.
    EngagementId,
    /// One finding.
    InsightId,
    /// One decision.
    DecisionId,
    /// One import of a file.
    ImportId,
    /// One check before asking.
    OverlapCheckId,
    /// Two records found alike.
    OverlapPairId,
    /// One lottery.
    LotteryId,
    /// A board, panel, group or forum that people have seats on.
    SeatBodyId,
    /// One seat of such a body.
    BodySeatId,
}

/// Crockford's base 32: no I, L, O or U, so that a reference survives being read aloud and typed again.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A permanent reference for citing, such as `I-7K2M9-QXD4F`: kind letter and the last 50 bits of the identifier.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Reference(pub String);

impl Reference {
    fn new(kind: char, id: Uuid) -> Self {
        let mut text = format!("{kind}-");
        for place in (0..10).rev() {
            let index = (id.as_u128() >> (place * 5)) & 31;
            let letter = usize::try_from(index).ok().and_then(|i| ALPHABET.get(i)).copied().unwrap_or(b'0');
            text.push(char::from(letter));
            if place == 5 {
                text.push('-');
            }
        }
        Self(text)
    }

    /// The reference as people may type it: any case, with or without hyphens, O for 0 and I or L for 1.
    pub fn parse(text: &str) -> Option<Self> {
        let mut letters = text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase());
        let kind = letters.next().filter(|kind| matches!(kind, 'E' | 'I' | 'D'))?;
        let code: String = letters
            .map(|letter| match letter {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            })
            .collect();
        let (first, last) = code.split_at_checked(5)?;
        (last.len() == 5).then(|| Self(format!("{kind}-{first}-{last}")))
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl EngagementId {
    /// The permanent reference: `E-…`.
    pub fn reference(self) -> Reference {
        Reference::new('E', self.0)
    }
}

impl InsightId {
    /// The permanent reference: `I-…`.
    pub fn reference(self) -> Reference {
        Reference::new('I', self.0)
    }
}

impl DecisionId {
    /// The permanent reference: `D-…`.
    pub fn reference(self) -> Reference {
        Reference::new('D', self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_survives_being_read_aloud() {
        let reference = InsightId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0123_4567_89ab)).reference();
        assert_eq!(reference.0.len(), 13);
        assert_eq!(Reference::parse(&reference.0.to_lowercase().replace('-', " ")), Some(reference));
    }

    #[test]
    fn what_is_no_reference_is_none() {
        for text in ["", "X-00000-00000", "I-0000", "I-00000-000000"] {
            assert_eq!(Reference::parse(text), None, "{text}");
        }
    }
}
