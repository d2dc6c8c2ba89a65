//! Who looked before asking, what they chose, and why.

mod row;

use axum::response::Html;
use convenor_domain::overlap::Choice;
use convenor_domain::{Action, Resource, ResourceKind};
use convenor_store::{OverlapCheckCounts, OverlapCheckFilter, Settlement};
use serde::Serialize;

use super::tabs::{Tab, TabLink, organisation, sample};
use crate::error::PageError;
use crate::form::Fields;
use crate::paging::{Pager, Paging};
use crate::reader::Visit;
use crate::theme::Page;
use row::CheckRow;

/// The list of checks.
#[derive(Debug, Serialize)]
pub(crate) struct ChecksPage {
    tabs: Vec<TabLink>,
    /// The ways in which checks are settled, with how many there are of each.
    ways: Vec<WayLink>,
    rows: Vec<CheckRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pager: Option<Pager>,
    /// Whether only the reader's own organisation's checks are listed.
    own: bool,
}

/// A way in which checks are settled.
#[derive(Debug, Clone, Serialize)]
struct WayLink {
    /// `all`, a choice, or `open`.
    key: &'static str,
    href: String,
    count: u64,
    chosen: bool,
}

/// Which checks are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    All,
    Open,
    Settled(Choice),
}

/// `GET /overlaps/checks?choice=ask-anyway`
pub(super) async fn show(visit: Visit) -> Result<Html<String>, PageError> {
    visit.require(Action::Read, Resource::any(ResourceKind::Overlap))?;
    let (system, own) = (visit.system()?, organisation(&visit));
    let asked = Asked::read(Fields::parse(visit.query.as_bytes()).get("choice"));
    let filter = OverlapCheckFilter {
        system,
        organisation: own,
        choice: asked.choice(),
        settlement: asked.settlement(),
    };
    let store = &visit.state.store;
    let counts = store.count_overlap_checks(system, own).await?;
    let paging = Paging::read(&visit.query).within(asked.count(&counts));
    let (checks, total) = store.list_overlap_checks(&filter, paging.rows, paging.offset()).await?;
    let page = ChecksPage {
        tabs: Tab::Checks.links(&visit).await?,
        ways: Asked::all().map(|one| one.link(&counts, asked)).collect(),
        rows: row::read(&visit, &checks).await?,
        pager: (total > 0).then(|| Pager::new(&visit.state, paging, total, &visit.path, &visit.query)),
        own: own.is_some(),
    };
    visit.show(&page).await
}

impl Asked {
    fn all() -> impl Iterator<Item = Self> {
        let settled = Choice::ALL.iter().copied().map(Self::Settled);
        std::iter::once(Self::All).chain(settled).chain([Self::Open])
    }

    fn read(key: &str) -> Self {
        Self::all().find(|one| one.key() == key).unwrap_or(Self::All)
    }

    fn key(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Open => "open",
            Self::Settled(choice) => choice.key(),
        }
    }

    fn choice(self) -> Option<Choice> {
        match self {
            Self::Settled(choice) => Some(choice),
            Self::All | Self::Open => None,
        }
    }

    fn settlement(self) -> Option<Settlement> {
        (self == Self::Open).then_some(Settlement::Open)
    }

    fn link(self, counts: &OverlapCheckCounts, chosen: Self) -> WayLink {
        let href = match self {
            Self::All => "/overlaps/checks".to_owned(),
            other => format!("/overlaps/checks?choice={}", other.key()),
        };
        WayLink { key: self.key(), href, count: self.count(counts), chosen: self == chosen }
    }

    fn count(self, counts: &OverlapCheckCounts) -> u64 {
        match self {
            Self::All => counts.open + counts.settled.values().sum::<u64>(),
            Self::Open => counts.open,
            Self::Settled(choice) => counts.settled.get(&choice).copied().unwrap_or_default(),
        }
    }
}

impl Page for ChecksPage {
    const TEMPLATE: &'static str = "overlap/checks.html";

    fn samples() -> Vec<Self> {
        let counts = OverlapCheckCounts::default();
        let page = |asked: Asked, rows: Vec<CheckRow>| Self {
            tabs: sample(Tab::Checks),
            ways: Asked::all().map(|one| one.link(&counts, asked)).collect(),
            pager: (!rows.is_empty()).then(Pager::sample),
            own: rows.is_empty(),
            rows,
        };
        vec![page(Asked::Settled(Choice::AskAnyway), CheckRow::samples()), page(Asked::All, Vec::new())]
    }
}
