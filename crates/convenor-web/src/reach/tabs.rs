//! The parts of “Who we hear from”, each with an address of its own.

use serde::Serialize;

use crate::state::AppState;

/// A part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tab {
    /// Groups beside the population.
    Groups,
    /// Repeat voices, and how much is asked.
    Voices,
    /// How people were reached.
    Route,
    /// Where engagement is needed.
    Needs,
}

/// A link to a part.
#[derive(Debug, Clone, Serialize)]
pub(super) struct TabLink {
    href: &'static str,
    text: String,
    chosen: bool,
}

impl Tab {
    const ALL: [Self; 4] = [Self::Groups, Self::Voices, Self::Route, Self::Needs];

    fn key(self) -> &'static str {
        match self {
            Self::Groups => "groups",
            Self::Voices => "voices",
            Self::Route => "route",
            Self::Needs => "needs",
        }
    }

    fn href(self) -> &'static str {
        match self {
            Self::Groups => "/reach",
            Self::Voices => "/reach/voices",
            Self::Route => "/reach/route",
            Self::Needs => "/reach/needs",
        }
    }

    /// Links to all parts.
    pub(super) fn links(self, state: &AppState) -> Vec<TabLink> {
        self.named(|tab| state.word(&format!("reach-tab-{}", tab.key())))
    }

    /// Made-up links, for samples of pages.
    pub(super) fn sample(self) -> Vec<TabLink> {
        self.named(|tab| tab.key().to_owned())
    }

    fn named(self, name: impl Fn(Self) -> String) -> Vec<TabLink> {
        let link = |tab: Self| TabLink { href: tab.href(), text: name(tab), chosen: tab == self };
        Self::ALL.into_iter().map(link).collect()
    }
}
