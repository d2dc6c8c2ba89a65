//! Whether somebody looked before asking, as the record's own pages tell it: what was chosen, when, and whether the plan
//! has changed since.

use axum::response::Redirect;
use convenor_domain::overlap::{OverlapCheck, Plan, Settled};
use convenor_domain::{
    Action, Engagement, EngagementId, EngagementStatus, RecordKind, Resource, ResourceKind,
};
use serde::Serialize;

use super::check::{address, may_see};
use crate::error::PageError;
use crate::reader::Visit;
use crate::theme::FlashKind;
use crate::words::Value;

/// Whether somebody looked before asking.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Looked {
    /// The choice in words; “Not yet” where nobody looked.
    choice: String,
    /// The colour's name for it.
    tone: &'static str,
    /// When, and whether the plan has changed since.
    note: String,
    /// Why; empty when nothing was written.
    reason: String,
    /// The records that it builds on or uses, as far as the reader may see them.
    with: Vec<LookedLink>,
    /// The check, for those who may see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    href: Option<String>,
    /// Where to look again, for those who may while the record is being planned.
    #[serde(skip_serializing_if = "Option::is_none")]
    look: Option<String>,
    /// The key of the words of that button.
    look_word: &'static str,
}

/// A record that it builds on or uses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct LookedLink {
    href: String,
    title: String,
}

impl Looked {
    /// Whether somebody looked before this engagement.
    pub(crate) async fn of(visit: &Visit, engagement: &Engagement) -> Result<Self, PageError> {
        let check = visit.state.store.lookup_check_of_engagement(engagement.id).await?;
        let settled = check.as_ref().and_then(|check| Some((check, check.settled.as_ref()?)));
        let look = may_look(visit, engagement).then(|| format!("/engagements/{}/edit/look", engagement.id));
        let Some((check, settled)) = settled else { return Ok(Self::not_yet(visit, look)) };
        let changed = differs(&check.shown.plan, &Plan::of(&engagement.content));
        Ok(Self {
            choice: visit.state.word(&format!("overlap-chosen-{}", settled.choice)),
            tone: if changed { "warn" } else { "good" },
            note: note(visit, check, changed),
            reason: settled.reason.clone(),
            with: with(visit, settled).await?,
            href: may_see(visit, check).then(|| address(check)),
            look: look.filter(|_| changed),
            look_word: "overlap-look-again",
        })
    }

    /// The same, for people of the record's own system who may read checks; nothing where nobody looked.
    pub(crate) async fn for_record(
        visit: &Visit,
        engagement: &Engagement,
    ) -> Result<Option<Self>, PageError> {
        let may_read = visit.may(Action::Read, Resource::any(ResourceKind::Overlap))
            && visit.actor().system == Some(engagement.system);
        if !may_read {
            return Ok(None);
        }
        let looked = Self::of(visit, engagement).await?;
        Ok(Some(looked).filter(|looked| looked.tone != NOT_YET))
    }

    fn not_yet(visit: &Visit, look: Option<String>) -> Self {
        Self {
            choice: visit.state.word("overlap-looked-not-yet"),
            tone: NOT_YET,
            note: visit.state.word("overlap-looked-not"),
            reason: String::new(),
            with: Vec::new(),
            href: None,
            look,
            look_word: "overlap-look-first",
        }
    }
}

/// The colour's name where nobody has looked.
const NOT_YET: &str = "none";

/// Whether what is meant has changed: topics, people, places, times, or most of the words. A few other words ask nobody
/// else.
fn differs(then: &Plan, now: &Plan) -> bool {
    now.says_other_than(then)
        || then.topics != now.topics
        || then.groups != now.groups
        || then.areas != now.areas
        || (&then.starts, &then.ends) != (&now.starts, &now.ends)
}

/// Where somebody who takes a record on has to look again first: it says something else by now than what was looked with.
/// Nothing where nobody looked, as for records that were brought in.
pub(crate) async fn look_first(
    visit: &Visit,
    engagement: &Engagement,
    to: EngagementStatus,
) -> Result<Option<Redirect>, PageError> {
    use EngagementStatus as S;
    let goes_on = matches!(engagement.status, S::Draft | S::SubmittedForAdvice | S::Planned)
        && matches!(to, S::SubmittedForAdvice | S::Planned | S::Open);
    let check = visit.state.store.lookup_check_of_engagement(engagement.id).await?;
    let is_other = |check: OverlapCheck| Plan::of(&engagement.content).says_other_than(&check.shown.plan);
    if !goes_on || !check.is_some_and(is_other) {
        return Ok(None);
    }
    visit.flash(FlashKind::Notice, visit.state.word("overlap-look-before-going-on")).await;
    Ok(Some(Redirect::to(&format!("/engagements/{}/edit", engagement.id))))
}

/// Whether the reader may look again: while it is being planned.
fn may_look(visit: &Visit, engagement: &Engagement) -> bool {
    use EngagementStatus as S;
    let access = engagement.access();
    matches!(engagement.status, S::Draft | S::SubmittedForAdvice | S::Planned)
        && visit.may(Action::Create, Resource::any(ResourceKind::Overlap))
        && visit.may(Action::Edit, Resource::one(ResourceKind::Engagement, &access))
}

fn note(visit: &Visit, check: &OverlapCheck, changed: bool) -> String {
    let day = Value::from(check.at.format("%-d %B %Y").to_string());
    let on = visit.state.engine.words().t("overlap-looked-on", &[("day", day)]);
    if changed { format!("{on} {}", visit.state.word("overlap-looked-changed")) } else { on }
}

async fn with(visit: &Visit, settled: &Settled) -> Result<Vec<LookedLink>, PageError> {
    let ids = settled.with.iter().filter(|id| id.kind == RecordKind::Engagement);
    let ids: Vec<_> = ids.map(|id| EngagementId(id.id)).collect();
    let records = visit.state.store.list_engagements_by_id(visit.scope(), &ids).await?;
    let link = |id: &EngagementId| {
        let record = records.iter().find(|record| record.id == *id)?;
        Some(LookedLink { href: format!("/engagements/{id}"), title: record.content.title.clone() })
    };
    Ok(ids.iter().filter_map(link).collect())
}

impl Looked {
    /// Made-up ones, for samples of pages: settled, changed since, not yet.
    pub(crate) fn samples() -> [Self; 3] {
        let link = LookedLink { href: "/engagements/1".to_owned(), title: "Warm <rooms>".to_owned() };
        let whole = Self {
            choice: "Ask anyway".to_owned(),
            tone: "good",
            note: "Looked on 2 November 2026.".to_owned(),
            reason: "They are younger.".to_owned(),
            with: vec![link],
            href: Some("/engagements/new/1".to_owned()),
            look: None,
            look_word: "overlap-look-again",
        };
        let look = Some("/engagements/1/edit/look".to_owned());
        let changed = Self { tone: "warn", look: look.clone(), href: None, ..whole.clone() };
        let not_yet = Self {
            tone: NOT_YET,
            reason: String::new(),
            with: Vec::new(),
            look,
            look_word: "overlap-look-first",
            ..changed.clone()
        };
        [whole, changed, not_yet]
    }
}
