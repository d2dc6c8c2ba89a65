//! The parts of the page about overlaps, each with an address of its own and how much waits there.

use convenor_domain::overlap::PairKind;
use convenor_domain::{OrganisationId, SystemId};
use convenor_store::PairFilter;
use serde::Serialize;

use super::{decides, sees_all};
use crate::error::PageError;
use crate::reader::Visit;

/// A part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tab {
    /// Planned work that overlaps.
    Planned,
    /// Records that may be of the same piece of work.
    Duplicates,
    /// Who looked before asking, and what they chose.
    Checks,
    /// How much asking is right.
    Budget,
}

/// A link to a part.
#[derive(Debug, Clone, Serialize)]
pub(super) struct TabLink {
    key: &'static str,
    href: &'static str,
    /// How much there is, where it can be counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u64>,
    chosen: bool,
}

impl Tab {
    const ALL: [Self; 4] = [Self::Planned, Self::Duplicates, Self::Checks, Self::Budget];

    fn key(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Duplicates => "duplicates",
            Self::Checks => "checks",
            Self::Budget => "budget",
        }
    }

    fn href(self) -> &'static str {
        match self {
            Self::Planned => "/overlaps",
            Self::Duplicates => "/overlaps/duplicates",
            Self::Checks => "/overlaps/checks",
            Self::Budget => "/overlaps/budget",
        }
    }

    async fn count(self, visit: &Visit, system: SystemId) -> Result<Option<u64>, PageError> {
        let store = &visit.state.store;
        let open = |kind| store.count_overlap_pairs(visit.scope(), PairFilter::open(system, kind));
        Ok(match self {
            Self::Planned => Some(open(PairKind::Planned).await?),
            Self::Duplicates => Some(open(PairKind::Duplicate).await?),
            Self::Checks => {
                let counts = store.count_overlap_checks(system, organisation(visit)).await?;
                Some(counts.open + counts.settled.values().sum::<u64>())
            }
            Self::Budget => None,
        })
    }

    /// Links to all parts that are for the reader.
    pub(super) async fn links(self, visit: &Visit) -> Result<Vec<TabLink>, PageError> {
        let system = visit.system()?;
        let mut links = Vec::new();
        for tab in Self::ALL.into_iter().filter(|tab| *tab != Self::Budget || decides(visit)) {
            let count = tab.count(visit, system).await?;
            links.push(TabLink { key: tab.key(), href: tab.href(), count, chosen: tab == self });
        }
        Ok(links)
    }
}

/// The organisation whose checks the reader sees; `None` for those who see all of their system.
pub(super) fn organisation(visit: &Visit) -> Option<OrganisationId> {
    visit.actor().organisation.filter(|_| !sees_all(visit))
}

/// Made-up links, for samples of pages.
pub(super) fn sample(chosen: Tab) -> Vec<TabLink> {
    let link = |tab: Tab| TabLink {
        key: tab.key(),
        href: tab.href(),
        count: (tab != Tab::Budget).then_some(2),
        chosen: tab == chosen,
    };
    Tab::ALL.into_iter().map(link).collect()
}
