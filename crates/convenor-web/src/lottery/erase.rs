//! Erasing a pool, and removing a lottery with everything: both after asking once more.

use axum::extract::Path;
use axum::response::{Html, Redirect};
use convenor_domain::Action;
use convenor_domain::lottery::Lottery;
use serde::Serialize;
use uuid::Uuid;

use super::{address, lookup};
use crate::error::PageError;
use crate::reader::Visit;
use crate::theme::{Crumb, Page};

/// Asks what is to go.
#[derive(Debug, Serialize)]
pub(crate) struct ErasePage {
    trail: Vec<Crumb>,
    href: String,
    name: String,
    people: u32,
    /// Whether the pool is still there.
    has_pool: bool,
    /// Whether a panel was drawn.
    drawn: bool,
}

/// `GET /lottery/{id}/remove`
pub(super) async fn show(visit: Visit, Path(id): Path<Uuid>) -> Result<Html<String>, PageError> {
    let lottery = lookup::get(&visit, Action::Withdraw, id).await?;
    let has_pool = visit.state.store.lookup_lottery_pool(lottery.id).await?.is_some();
    visit.show(&ErasePage::new(&visit, &lottery, has_pool)).await
}

/// `POST /lottery/{id}/erase`
pub(super) async fn erase(visit: Visit, Path(id): Path<Uuid>) -> Result<Redirect, PageError> {
    let lottery = lookup::get(&visit, Action::Withdraw, id).await?;
    let to = address(lottery.id);
    let mut writing = visit.state.store.begin(visit.actor()).await?;
    writing.erase_lottery_pool(lottery).await?;
    writing.commit().await?;
    visit.state.store.settle().await?;
    visit.done(&to, visit.state.word("lottery-erased-news")).await
}

/// `POST /lottery/{id}/remove`
pub(super) async fn remove(visit: Visit, Path(id): Path<Uuid>) -> Result<Redirect, PageError> {
    let lottery = lookup::get(&visit, Action::Withdraw, id).await?;
    let mut writing = visit.state.store.begin(visit.actor()).await?;
    writing.remove_lottery(lottery.id).await?;
    writing.commit().await?;
    visit.state.store.settle().await?;
    visit.done("/lottery", visit.state.word("lottery-removed-news")).await
}

impl ErasePage {
    fn new(visit: &Visit, lottery: &Lottery, has_pool: bool) -> Self {
        Self {
            trail: lookup::trail(&visit.state, lottery),
            href: address(lottery.id),
            name: lottery.name.clone(),
            people: lottery.plan.people,
            has_pool,
            drawn: lottery.drawn.is_some(),
        }
    }
}

impl Page for ErasePage {
    const TEMPLATE: &'static str = "lottery/erase.html";

    fn samples() -> Vec<Self> {
        let page = |has_pool, drawn| Self {
            trail: vec![Crumb::new("/lottery", "Lottery"), Crumb::new("/lottery/1", "<b>Ash</b>")],
            href: "/lottery/1".to_owned(),
            name: "Winter <b>Ash</b> panel".to_owned(),
            people: 1_727,
            has_pool,
            drawn,
        };
        vec![page(true, true), page(true, false), page(false, true)]
    }
}
