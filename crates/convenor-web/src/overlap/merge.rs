//! Merging two records of the same piece of work: both side by side, what the merged one would say, and where they
//! differ. What is proposed is the domain's; what is kept is for people to choose.

mod apart;
mod choice;
mod rows;

use axum::extract::Path;
use axum::response::{Html, IntoResponse, Redirect, Response};
use convenor_domain::engagement::merge_content;
use convenor_domain::overlap::OverlapPair;
use convenor_domain::{Action, Engagement, EngagementId, Resource, ResourceKind};
use convenor_store::StoreError;
use serde::Serialize;

use super::pair::{address, get, trail};
use crate::error::PageError;
use crate::form::Fields;
use crate::reader::Visit;
use crate::theme::{Crumb, FlashKind, Page};
pub(super) use apart::take_apart;
use choice::with_chosen;
use rows::Row;

/// Both records side by side, and what the merged one would say.
#[derive(Debug, Serialize)]
pub(crate) struct MergePage {
    trail: Vec<Crumb>,
    /// Where the form is sent.
    action: String,
    /// Which of the pair is kept: `first`, `second`.
    keep: &'static str,
    /// The same page with the other one kept.
    other_way: String,
    kept: Head,
    away: Head,
    rows: Vec<Row>,
    /// How many fields say different things.
    conflicts: usize,
}

/// One of the two records.
#[derive(Debug, Serialize)]
struct Head {
    title: String,
    href: String,
    reference: String,
    /// The version that the reader sees.
    version: u32,
}

/// Which of a pair is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keep {
    First,
    Second,
}

/// The two records of a pair, the one kept first.
struct Two {
    keep: Keep,
    kept: Engagement,
    away: Engagement,
}

/// `GET /overlaps/pairs/{id}/merge?keep=second`
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Html<String>, PageError> {
    let pair = get(&visit, &id).await?;
    let two = Two::read(&visit, &pair, &Fields::parse(visit.query.as_bytes())).await?;
    let page = MergePage::new(&visit, &pair, &two).await?;
    visit.show(&page).await
}

/// `POST /overlaps/pairs/{id}/merge`
pub(super) async fn merge(visit: Visit, Path(id): Path<String>, sent: Fields) -> Result<Response, PageError> {
    let pair = get(&visit, &id).await?;
    let two = Two::read(&visit, &pair, &sent).await?;
    let content = with_chosen(&two.kept.content, &two.away.content, &sent.choices("take"));
    let held = |name| sent.get(name).parse().map_err(|_| PageError::BadRequest(String::new()));
    let (held_kept, held_away) = (held("held_kept")?, held("held_away")?);
    let mut writing = visit.state.store.begin(visit.actor()).await?;
    let merged = writing.merge_engagements(two.kept.id, held_kept, two.away.id, held_away, content).await;
    match merged {
        Ok(merged) => {
            writing.commit().await?;
            let to = format!("/engagements/{}", merged.id);
            Ok(visit.done(&to, visit.state.word("overlap-merge-done")).await?.into_response())
        }
        Err(StoreError::Stale { .. }) => {
            writing.abandon().await?;
            visit.flash(FlashKind::Notice, visit.state.word("overlap-merge-stale")).await;
            Ok(Redirect::to(&two.keep.address(&pair)).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

impl Keep {
    fn key(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
        }
    }

    fn other(self) -> Self {
        match self {
            Self::First => Self::Second,
            Self::Second => Self::First,
        }
    }

    fn address(self, pair: &OverlapPair) -> String {
        format!("{}/merge?keep={}", address(pair), self.key())
    }
}

impl Two {
    /// Reads both records, for somebody who may change both. The first is kept unless it is asked otherwise.
    async fn read(visit: &Visit, pair: &OverlapPair, asked: &Fields) -> Result<Self, PageError> {
        visit.require(Action::Edit, Resource::any(ResourceKind::Overlap))?;
        let first = editable(visit, pair.first).await?;
        let second = editable(visit, pair.similar.engagement).await?;
        Ok(match asked.get("keep") {
            "second" => Self { keep: Keep::Second, kept: second, away: first },
            _ => Self { keep: Keep::First, kept: first, away: second },
        })
    }
}

/// The record, for somebody who may change it.
async fn editable(visit: &Visit, id: EngagementId) -> Result<Engagement, PageError> {
    let found = visit.state.store.lookup_engagement(visit.scope(), id).await?;
    let engagement = found.ok_or(PageError::NotFound)?;
    visit.require(Action::Edit, Resource::one(ResourceKind::Engagement, &engagement.access()))?;
    Ok(engagement)
}

impl MergePage {
    async fn new(visit: &Visit, pair: &OverlapPair, two: &Two) -> Result<Self, PageError> {
        let proposal = merge_content(&two.kept.content, &two.away.content);
        let mut trail = trail(visit, pair.kind);
        trail.push(Crumb::new(address(pair), visit.state.word(&format!("overlap-pair-title-{}", pair.kind))));
        Ok(Self {
            trail,
            action: format!("{}/merge", address(pair)),
            keep: two.keep.key(),
            other_way: two.keep.other().address(pair),
            kept: Head::new(&two.kept),
            away: Head::new(&two.away),
            conflicts: proposal.conflicts.len(),
            rows: rows::read(visit, &two.kept, &two.away, proposal).await?,
        })
    }
}

impl Head {
    fn new(engagement: &Engagement) -> Self {
        Self {
            title: engagement.content.title.clone(),
            href: format!("/engagements/{}", engagement.id),
            reference: engagement.reference().0,
            version: engagement.version,
        }
    }
}

impl Page for MergePage {
    const TEMPLATE: &'static str = "overlap/merge.html";

    fn samples() -> Vec<Self> {
        let head = |title: &str| Head {
            title: title.to_owned(),
            href: "/engagements/1".to_owned(),
            reference: "E-7K2M9-QXD4F".to_owned(),
            version: 2,
        };
        let page = |rows: Vec<Row>| Self {
            trail: vec![Crumb::new("/overlaps/duplicates", "Possible duplicates")],
            action: "/overlaps/pairs/1/merge".to_owned(),
            keep: "first",
            other_way: "/overlaps/pairs/1/merge?keep=second".to_owned(),
            kept: head("Winter clinics"),
            away: head("Clinics in winter"),
            conflicts: rows.len().min(1),
            rows,
        };
        vec![page(Row::samples()), page(Vec::new())]
    }
}
