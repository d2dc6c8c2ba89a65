//! Systems: the places whose engagement is convened.

use serde::{Deserialize, Serialize};

use crate::area::AreaCode;
use crate::id::SystemId;
use crate::key::keyed_enum;

keyed_enum! {
    /// The two kinds of system, which differ in structure and duties.
    SystemKind {
        /// Integrated care system.
        Ics = "ics",
        /// Local authority.
        LocalAuthority = "local-authority",
        /// Another grouping, such as a national body or a collection of case studies.
        Other = "other",
    }
}

/// A system.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct System {
    /// Identifier.
    pub id: SystemId,
    /// Name in addresses: lower-case letters, digits and hyphens.
    pub slug: String,
    /// Name.
    pub name: String,
    /// Integrated care system, local authority or other.
    pub kind: SystemKind,
    /// The area it serves, where it has one.
    pub area: Option<AreaCode>,
}

/// A name in addresses: lower-case letters and digits, everything else folded to single hyphens.
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(80);
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_slug_is_plain() {
        assert_eq!(super::slug("  St. Ives & Dale Council! "), "st-ives-dale-council");
    }
}
