//! Lists of records found alike: planned work that overlaps, and records that may be of the same piece of work.

mod row;

use axum::response::Html;
use convenor_domain::overlap::{PairKind, Risk};
use convenor_domain::{Action, Resource, ResourceKind, SystemId};
use convenor_store::{PairFilter, Settlement};
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
    /// Links to those of each risk, where there are several.
    risks: Vec<RiskLink>,
    rows: Vec<PairRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pager: Option<Pager>,
    /// Whether the reader may have all planned work compared now.
    may_look: bool,
    /// How far the comparison is, while it goes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    comparing: Option<String>,
}

/// Pairs of one risk, or of any.
#[derive(Debug, Clone, Serialize)]
struct RiskLink {
    /// `all` or a risk.
    key: &'static str,
    href: String,
    count: u64,
    chosen: bool,
}

/// `GET /overlaps?risk=high`
pub(super) async fn planned(visit: Visit) -> Result<Html<String>, PageError> {
    show(&visit, PairKind::Planned, Tab::Planned).await
}

/// `GET /overlaps/duplicates`
pub(super) async fn duplicates(visit: Visit) -> Result<Html<String>, PageError> {
    show(&visit, PairKind::Duplicate, Tab::Duplicates).await
}

async fn show(visit: &Visit, kind: PairKind, tab: Tab) -> Result<Html<String>, PageError> {
    visit.require(Action::Read, Resource::any(ResourceKind::Overlap))?;
    let (store, scope, system) = (&visit.state.store, visit.scope(), visit.system()?);
    let (filter, others) = asked(visit, system, kind);
    let settled = filter.settlement == Settlement::Settled;
    let total = store.count_overlap_pairs(scope, filter).await?;
    let paging = Paging::read(&visit.query).within(total);
    let pairs = store.list_overlap_pairs(scope, filter, paging.rows, paging.offset()).await?;
    let page = PairsPage {
        tabs: tab.links(visit).await?,
        kind: kind.key(),
        settled,
        others: store.count_overlap_pairs(scope, others).await?,
        others_href: if settled { visit.path.clone() } else { format!("{}?show=settled", visit.path) },
        risks: risks(visit, filter).await?,
        rows: read(visit, &pairs).await?,
        pager: (total > 0).then(|| Pager::new(&visit.state, paging, total, &visit.path, &visit.query)),
        may_look: kind == PairKind::Planned && decides(visit),
        comparing: if kind == PairKind::Planned { now::progress(visit).await? } else { None },
    };
    visit.show(&page).await
}

/// Which pairs are asked for, and those on the other side of a decision.
fn asked(visit: &Visit, system: SystemId, kind: PairKind) -> (PairFilter, PairFilter) {
    let fields = Fields::parse(visit.query.as_bytes());
    let (open, settled) = (PairFilter::open(system, kind), PairFilter::settled(system, kind));
    if fields.has("show", "settled") {
        return (settled, open);
    }
    let risk = fields.get("risk").parse().ok().filter(|_| kind == PairKind::Planned);
    (PairFilter { risk, ..open }, settled)
}

/// Planned work can be narrowed to a risk, while it waits and where there are several.
async fn risks(visit: &Visit, filter: PairFilter) -> Result<Vec<RiskLink>, PageError> {
    if filter.kind != PairKind::Planned || filter.settlement == Settlement::Settled {
        return Ok(Vec::new());
    }
    let mut links = Vec::new();
    for risk in std::iter::once(None).chain(Risk::ALL.iter().rev().copied().map(Some)) {
        let count =
            visit.state.store.count_overlap_pairs(visit.scope(), PairFilter { risk, ..filter }).await?;
        let (key, href) = risk
            .map_or(("all", visit.path.clone()), |risk| (risk.key(), format!("{}?risk={risk}", visit.path)));
        let chosen = risk == filter.risk;
        links.extend((count > 0 || chosen).then_some(RiskLink { key, href, count, chosen }));
    }
    // One risk alone is the same as all.
    Ok(if links.len() > 2 { links } else { Vec::new() })
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
            risks: if settled { Vec::new() } else { RiskLink::samples() },
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

impl RiskLink {
    /// Made-up ones, for samples of pages.
    fn samples() -> Vec<Self> {
        let link = |key| Self { key, href: "/overlaps?risk=high".to_owned(), count: 2, chosen: key == "all" };
        ["all", Risk::High.key(), Risk::Medium.key()].map(link).to_vec()
    }
}
