//! Lists of records found alike: planned work that overlaps, and records that may be of the same piece of work.

mod row;

use axum::response::Html;
use convenor_domain::overlap::PairKind;
use convenor_domain::{Action, Resource, ResourceKind};
use convenor_store::Settlement;
use serde::Serialize;

pub(super) use row::{PairRow, read};

use super::tabs::{Tab, TabLink, sample};
use super::{decides, now};
use crate::error::PageError;
use crate::form::Fields;
use crate::paging::{Pager, Paging};
use crate::reader::Visit;
use crate::theme::Page;

/// A list of pairs.
#[derive(Debug, Serialize)]
pub(crate) struct PairsPage {
    tabs: Vec<TabLink>,
    /// What the pairs are to each other: `planned`, `duplicate`.
    kind: &'static str,
    /// Whether those are shown that somebody has decided about.
    settled: bool,
    /// How many there are of the others.
    others: u64,
    /// Where the others are.
    others_href: String,
    rows: Vec<PairRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pager: Option<Pager>,
    /// Whether the reader may have all planned work compared now.
    may_look: bool,
    /// How far the comparison is, while it goes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    comparing: Option<String>,
}

/// `GET /overlaps`
pub(super) async fn planned(visit: Visit) -> Result<Html<String>, PageError> {
    show(&visit, PairKind::Planned, Tab::Planned).await
}

/// `GET /overlaps/duplicates`
pub(super) async fn duplicates(visit: Visit) -> Result<Html<String>, PageError> {
    show(&visit, PairKind::Duplicate, Tab::Duplicates).await
}

async fn show(visit: &Visit, kind: PairKind, tab: Tab) -> Result<Html<String>, PageError> {
    visit.require(Action::Read, Resource::any(ResourceKind::Overlap))?;
    let (store, scope, of) = (&visit.state.store, visit.scope(), (visit.system()?, kind));
    let settled = Fields::parse(visit.query.as_bytes()).has("show", "settled");
    let (shown, others) = if settled {
        (Settlement::Settled, Settlement::Open)
    } else {
        (Settlement::Open, Settlement::Settled)
    };
    let paging = Paging::read(&visit.query);
    let pairs = store.list_overlap_pairs(scope, of, shown, paging.rows, paging.offset()).await?;
    let total = store.count_overlap_pairs(scope, of, shown).await?;
    let page = PairsPage {
        tabs: tab.links(visit).await?,
        kind: kind.key(),
        settled,
        others: store.count_overlap_pairs(scope, of, others).await?,
        others_href: if settled { visit.path.clone() } else { format!("{}?show=settled", visit.path) },
        rows: read(visit, &pairs).await?,
        pager: (total > 0).then(|| Pager::new(&visit.state, paging, total, &visit.path, &visit.query)),
        may_look: kind == PairKind::Planned && decides(visit),
        comparing: if kind == PairKind::Planned { now::progress(visit).await? } else { None },
    };
    visit.show(&page).await
}

impl Page for PairsPage {
    const TEMPLATE: &'static str = "overlap/pairs.html";

    fn samples() -> Vec<Self> {
        let page = |kind: PairKind, tab, settled, rows: Vec<PairRow>| Self {
            tabs: sample(tab),
            kind: kind.key(),
            settled,
            others: 3,
            others_href: "/overlaps?show=settled".to_owned(),
            pager: (!rows.is_empty()).then(Pager::sample),
            rows,
            may_look: true,
            comparing: settled.then(|| "Comparing".to_owned()),
        };
        vec![
            page(PairKind::Planned, Tab::Planned, false, vec![PairRow::sample(false)]),
            page(PairKind::Planned, Tab::Planned, false, Vec::new()),
            page(PairKind::Duplicate, Tab::Duplicates, true, vec![PairRow::sample(true)]),
            Self {
                others: 0,
                may_look: false,
                ..page(PairKind::Duplicate, Tab::Duplicates, false, Vec::new())
            },
        ]
    }
}
