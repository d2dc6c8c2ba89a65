//! The two trees, and their terms with counts of what the reader may see.

use std::collections::HashMap;

use convenor_domain::{Term, Vocabularies, Vocabulary};
use convenor_store::{Tallied, Tally};
use serde::Serialize;

/// Which tree of terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tree {
    /// What engagement is about.
    Topics,
    /// Population groups by dimension.
    Groups,
}

impl Tree {
    /// Where its list is.
    pub(super) fn path(self) -> &'static str {
        match self {
            Self::Topics => "/topics",
            Self::Groups => "/groups",
        }
    }

    /// The name of its filter in addresses.
    pub(super) fn filter(self) -> &'static str {
        match self {
            Self::Topics => "topic",
            Self::Groups => "group",
        }
    }

    /// The key of its name in the catalogue.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::Topics => "topic-topics",
            Self::Groups => "topic-groups",
        }
    }

    /// The key of what the list says of itself.
    pub(super) fn lede(self) -> &'static str {
        match self {
            Self::Topics => "topic-topics-lede",
            Self::Groups => "topic-groups-lede",
        }
    }

    /// Its terms.
    pub(super) fn vocabulary(self, vocabularies: &Vocabularies) -> &Vocabulary {
        match self {
            Self::Topics => &vocabularies.topics,
            Self::Groups => &vocabularies.groups,
        }
    }

    /// What the store counts it by.
    pub(super) fn tallied(self) -> Tallied {
        match self {
            Self::Topics => Tallied::Topics,
            Self::Groups => Tallied::Groups,
        }
    }
}

/// A term with its counts and everything narrower.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Branch {
    href: String,
    name: String,
    activities: u64,
    insights: u64,
    narrower: Vec<Branch>,
}

impl Branch {
    /// A made-up one, for samples of pages.
    pub(super) fn sample() -> Self {
        let leaf = Self {
            href: "/topics/gp".to_owned(),
            name: "General <practice>".to_owned(),
            activities: 0,
            insights: 1,
            narrower: Vec::new(),
        };
        Self {
            href: "/topics/health".to_owned(),
            name: "Health".to_owned(),
            activities: 1_204,
            insights: 3,
            narrower: vec![leaf],
        }
    }
}

/// The terms directly below `parent`, each with all that is narrower; below nothing, the whole tree.
pub(super) fn branches(
    tree: Tree,
    terms: &Vocabulary,
    parent: Option<&str>,
    tallies: &HashMap<String, Tally>,
) -> Vec<Branch> {
    let branch = |term: &Term| {
        let tally = tallies.get(&term.key).copied().unwrap_or_default();
        Branch {
            href: format!("{}/{}", tree.path(), term.key),
            name: term.name.clone(),
            activities: tally.engagements,
            insights: tally.insights,
            narrower: branches(tree, terms, Some(&term.key), tallies),
        }
    };
    terms.children(parent).map(branch).collect()
}
