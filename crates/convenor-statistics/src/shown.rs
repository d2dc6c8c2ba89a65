//! A count of people as it may be shown.

use serde::Serialize;

/// A count of people as it may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ShownCount {
    /// So many people; nobody is shown as nobody.
    People {
        /// How many.
        count: u64,
    },
    /// About so many, rounded.
    Rounded {
        /// The multiple that it was rounded to.
        count: u64,
    },
    /// About so many: changed a little by its cell key, or not at all, which nobody can tell.
    Changed {
        /// The number after that.
        count: u64,
    },
    /// Hidden, because it is small or would give a small one away.
    Hidden,
}

impl ShownCount {
    /// The number, where one is shown.
    pub fn people(self) -> Option<u64> {
        match self {
            Self::People { count } | Self::Rounded { count } | Self::Changed { count } => Some(count),
            Self::Hidden => None,
        }
    }

    /// Whether it says that there is nobody.
    pub fn is_nobody(self) -> bool {
        self.people() == Some(0)
    }

    /// Its name in tables: `shown`, `rounded`, `changed` or `hidden`.
    pub fn key(self) -> &'static str {
        match self {
            Self::People { .. } => "shown",
            Self::Rounded { .. } => "rounded",
            Self::Changed { .. } => "changed",
            Self::Hidden => "hidden",
        }
    }
}
