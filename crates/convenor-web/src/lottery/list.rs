//! The lotteries of a system.

use axum::response::{IntoResponse, Response};
use convenor_domain::lottery::{Lottery, LotteryStatus};
use convenor_domain::{Action, Resource, ResourceKind};
use serde::Serialize;

use super::address;
use crate::error::PageError;
use crate::reader::Visit;
use crate::state::AppState;
use crate::theme::Page;

/// Lotteries on the page.
const SHOWN_MAX: u64 = 200;

/// The lotteries of a system.
#[derive(Debug, Default, Serialize)]
pub(crate) struct ListPage {
    rows: Vec<Row>,
}

/// One lottery.
#[derive(Debug, Serialize)]
struct Row {
    href: String,
    name: String,
    day: String,
    seats: u32,
    people: u32,
    /// Where it stands, in words.
    status: String,
    /// The class of its tag.
    tag: &'static str,
    /// Whether its pool is erased.
    erased: bool,
}

/// `GET /lottery`
pub(super) async fn show(visit: Visit) -> Result<Response, PageError> {
    visit.require(Action::Read, Resource::any(ResourceKind::Lottery))?;
    let lotteries = visit.state.store.list_lotteries(visit.system()?, SHOWN_MAX).await?;
    let rows = lotteries.iter().map(|lottery| row(&visit.state, lottery)).collect();
    Ok(visit.show(&ListPage { rows }).await?.into_response())
}

fn row(state: &AppState, lottery: &Lottery) -> Row {
    Row {
        href: address(lottery.id),
        name: lottery.name.clone(),
        day: lottery.created_at.format("%-d %B %Y").to_string(),
        seats: lottery.plan.seats,
        people: lottery.plan.people,
        status: state.word(&format!("lottery-status-{}", lottery.status)),
        tag: tag(lottery.status),
        erased: lottery.erased_at.is_some(),
    }
}

fn tag(status: LotteryStatus) -> &'static str {
    match status {
        LotteryStatus::Preparing => "",
        LotteryStatus::Searching => "tag--warn",
        LotteryStatus::Listed => "tag--info",
        LotteryStatus::Drawn => "tag--good",
    }
}

impl Page for ListPage {
    const TEMPLATE: &'static str = "lottery/list.html";

    fn samples() -> Vec<Self> {
        let row = |erased| Row {
            href: "/lottery/1".to_owned(),
            name: "Winter <b>Ash</b> panel".to_owned(),
            day: "2 November 2026".to_owned(),
            seats: 40,
            people: 1_727,
            status: "Drawn".to_owned(),
            tag: "tag--good",
            erased,
        };
        vec![Self::default(), Self { rows: vec![row(false), row(true)] }]
    }
}
