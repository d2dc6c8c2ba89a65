//! One check in a row of the list.

use std::collections::HashMap;

use convenor_domain::overlap::{Choice, OverlapCheck};
use convenor_domain::{AccountId, Engagement, EngagementId, RecordKind};
use serde::Serialize;

use crate::error::PageError;
use crate::reader::Visit;
use crate::words::Value;

/// One check.
#[derive(Debug, Clone, Serialize)]
pub(super) struct CheckRow {
    href: String,
    title: String,
    /// Who looked, for which organisation, when.
    about: Vec<String>,
    /// What they chose, in words.
    choice: String,
    /// The colour's name for it.
    tone: &'static str,
    /// Why; empty when nothing was written.
    reason: String,
    /// How many pieces of work were similar, of those that the reader may see.
    similar: String,
    /// The records used or built on, and the one begun, as far as the reader may see them.
    records: Vec<RecordLink>,
}

/// A link to a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct RecordLink {
    href: String,
    title: String,
    /// `with` for what is used or built on, `begun` for what was begun.
    part: &'static str,
}

/// The rows of some checks.
pub(super) async fn read(visit: &Visit, checks: &[OverlapCheck]) -> Result<Vec<CheckRow>, PageError> {
    let similar = checks.iter().flat_map(|check| &check.shown.similar).map(|one| one.engagement);
    let ids: Vec<_> = checks.iter().flat_map(named).map(|(id, _)| id).chain(similar).collect();
    let records = visit.state.store.list_engagements_by_id(visit.scope(), &ids).await?;
    let records: HashMap<_, _> = records.into_iter().map(|one| (one.id, one)).collect();
    let accounts = visit.state.store.list_accounts(Some(visit.system()?)).await?;
    let names: HashMap<_, _> = accounts.into_iter().map(|one| (one.id, one.name)).collect();
    let directory = visit.state.directory().await?;
    let row = |check: &OverlapCheck| {
        let organisation = check.shown.organisation.map(|id| directory.name_of(id).to_owned());
        CheckRow::new(visit, check, organisation.unwrap_or_default(), &names, &records)
    };
    Ok(checks.iter().map(row).collect())
}

/// The engagements that a check names, each with the part that it has.
fn named(check: &OverlapCheck) -> Vec<(EngagementId, &'static str)> {
    let Some(settled) = &check.settled else { return Vec::new() };
    let with = settled.with.iter().filter(|id| id.kind == RecordKind::Engagement);
    let with = with.map(|id| (EngagementId(id.id), "with"));
    with.chain(settled.engagement.map(|id| (id, "begun"))).collect()
}

impl CheckRow {
    fn new(
        visit: &Visit,
        check: &OverlapCheck,
        organisation: String,
        names: &HashMap<AccountId, String>,
        records: &HashMap<EngagementId, Engagement>,
    ) -> Self {
        let words = visit.state.engine.words();
        let settled = check.settled.as_ref();
        let who = check.account.and_then(|id| names.get(&id).cloned()).unwrap_or_default();
        let about = [who, organisation, check.at.format("%-d %B %Y").to_string()];
        let seen = check.shown.similar.iter().filter(|one| records.contains_key(&one.engagement));
        let count = Value::from(seen.count());
        let link = |(id, part): (EngagementId, &'static str)| {
            let title = records.get(&id)?.content.title.clone();
            Some(RecordLink { href: format!("/engagements/{id}"), title, part })
        };
        Self {
            href: super::super::address(check),
            title: check.shown.plan.title.clone(),
            about: about.into_iter().filter(|text| !text.is_empty()).collect(),
            choice: words.t(&format!("overlap-way-{}", settled.map_or("open", |one| one.choice.key())), &[]),
            tone: tone(settled.map(|one| one.choice)),
            reason: settled.map(|one| one.reason.clone()).unwrap_or_default(),
            similar: words.t("overlap-similar-count", &[("count", count)]),
            records: named(check).into_iter().filter_map(link).collect(),
        }
    }

    /// Made-up ones, for samples of pages.
    pub(super) fn samples() -> Vec<Self> {
        let row = |reason: &str, records: Vec<RecordLink>| Self {
            href: "/engagements/new/1".to_owned(),
            title: "Rooms for carers <b>Ash</b>".to_owned(),
            about: vec!["Sam Ward".to_owned(), "2 November 2026".to_owned()],
            choice: "Asked anyway".to_owned(),
            tone: "warn",
            reason: reason.to_owned(),
            similar: "3 like it".to_owned(),
            records,
        };
        let link =
            |part| RecordLink { href: "/engagements/1".to_owned(), title: "Warm rooms".to_owned(), part };
        vec![row("They are younger.", vec![link("with"), link("begun")]), row("", Vec::new())]
    }
}

/// The colour's name for a choice, which says no more than the words do.
fn tone(choice: Option<Choice>) -> &'static str {
    match choice {
        Some(Choice::Reuse) => "good",
        Some(Choice::BuildOn) => "info",
        Some(Choice::AskAnyway) => "warn",
        Some(Choice::NothingSimilar) | None => "none",
    }
}
