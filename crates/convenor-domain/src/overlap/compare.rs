//! Compares a plan with one piece of work: causes, score, risk.
//!
//! What is not known is no cause: a missing date, group or place is never guessed. Which work to compare with is left
//! to the caller.

mod period;
mod shared;

use std::collections::{BTreeSet, HashMap};

use super::rules::{Otherwise, Rules};
use super::words::{self, Commonplaces};
use super::{Cause, Plan, Similar};
use crate::area::AreaCode;
use crate::engagement::EngagementContent;
use crate::id::EngagementId;
use crate::vocabulary::Vocabularies;
use shared::{Shared, shared_areas, shared_terms};

/// A piece of work that a plan is compared with.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// The engagement.
    pub engagement: EngagementId,
    /// What it says.
    pub content: &'a EngagementContent,
    /// How close its meaning is to the plan's: a cosine, 0 to 1. `None` where it is not known.
    pub closeness: Option<f64>,
    /// How it comes up when the plan's words are looked up; `None` for all but the first few.
    pub first: Option<&'a ComingUp>,
}

/// How a piece of work comes up when a plan's words are looked up.
#[derive(Debug, Clone, PartialEq)]
pub struct ComingUp {
    /// How well it fits, by words and meaning together, 0 to 1.
    pub score: f64,
    /// The plan's words that stand in it, as typed.
    pub typed: Vec<String>,
}

/// What one comparison alone cannot know: which terms and areas lie inside which, and which words everybody uses.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    /// Trees of topics and groups.
    pub vocabularies: &'a Vocabularies,
    /// Every area around an area, at any distance, for the areas of plan and candidates.
    pub wider: &'a HashMap<AreaCode, Vec<AreaCode>>,
    /// Runs of words that many of the candidates have.
    pub commonplaces: &'a Commonplaces,
}

/// A cause, and how far it takes the score by itself.
struct Weighed {
    cause: Cause,
    worth: f64,
}

/// How a piece of work is like a plan; `None` when it is not.
pub fn compare(plan: &Plan, other: &Candidate<'_>, around: Around<'_>, rules: &Rules) -> Option<Similar> {
    let content = other.content;
    let vocabularies = around.vocabularies;
    let their_groups: Vec<String> = content.groups.iter().map(|reach| reach.group.clone()).collect();
    let topics = shared_terms(&plan.topics, &content.topics, &vocabularies.topics);
    let groups = shared_terms(&plan.groups, &their_groups, &vocabularies.groups);
    let areas = shared_areas(&plan.areas, &content.areas, around.wider);
    let mut otherwise = BTreeSet::new();
    otherwise.extend(groups.is_other().then_some(Otherwise::OtherPeople));
    otherwise.extend(areas.is_other().then_some(Otherwise::OtherPlace));
    let causes = [
        said(topics, |topics| Cause::SameTopic { topics }),
        said(groups, |groups| Cause::SamePeople { groups }),
        said(areas, |areas| Cause::SamePlace { areas }),
        close_in_time(plan, content, rules),
        same_words(plan, content, around.commonplaces, rules),
        similar_meaning(other.closeness, rules),
        comes_up_first(other.first, rules),
    ];
    let mut weighed: Vec<Weighed> = causes.into_iter().flatten().map(|cause| weigh(cause, rules)).collect();
    let kinds = weighed.iter().map(|one| one.cause.kind()).collect();
    let risk = rules.risk_of(&kinds, &otherwise)?;
    weighed.sort_by(|a, b| b.worth.total_cmp(&a.worth));
    let score = 1.0 - weighed.iter().map(|one| 1.0 - one.worth).product::<f64>();
    let causes = weighed.into_iter().map(|one| one.cause).collect();
    Some(Similar { engagement: other.engagement, score, risk, causes })
}

/// A cause with how much of it there is, 0 to 1.
type Found = (Cause, f64);

fn weigh((cause, strength): Found, rules: &Rules) -> Weighed {
    let worth = rules.worth.get(&cause.kind()).copied().unwrap_or_default();
    Weighed { cause, worth: (worth * strength).clamp(0.0, 1.0) }
}

fn said<T>(shared: Shared<T>, cause: impl FnOnce(Vec<T>) -> Cause) -> Option<Found> {
    let strength = shared.strength()?;
    Some((cause(shared.terms), strength))
}

fn close_in_time(plan: &Plan, content: &EngagementContent, rules: &Rules) -> Option<Found> {
    let mine = period::surely(&plan.starts, &plan.ends)?;
    let theirs = period::surely(&content.starts, &content.ends)?;
    let days = period::days_between(mine, theirs);
    let strength = 1.0 - f64::from(days) / (2.0 * f64::from(rules.days_max.max(1)));
    (days <= rules.days_max).then_some((Cause::CloseInTime { days }, strength))
}

fn same_words(
    plan: &Plan,
    content: &EngagementContent,
    common: &Commonplaces,
    rules: &Rules,
) -> Option<Found> {
    let mine = plan.words();
    // A short summary within a long plan counts as well as the plan within a long account.
    let short = format!("{}\n{}", content.title, content.summary);
    let whole = (!content.narrative.is_empty()).then(|| words::whole(content));
    let shares = [Some(short), whole].into_iter().flatten();
    let share = shares.filter_map(|theirs| words::share_pct(&mine, &theirs, common, rules)).max();
    let same = words::same_text(&plan.title, &content.title, rules)
        || words::same_text(&plan.summary, &content.summary, rules);
    let share_pct = share.max(same.then_some(100)).filter(|share| *share >= rules.words.share_pct_min)?;
    Some((Cause::SameWords { share_pct }, f64::from(share_pct) / 100.0))
}

fn similar_meaning(closeness: Option<f64>, rules: &Rules) -> Option<Found> {
    let closeness = closeness.filter(|closeness| *closeness >= rules.closeness_min)?;
    Some((Cause::SimilarMeaning, closeness))
}

fn comes_up_first(first: Option<&ComingUp>, rules: &Rules) -> Option<Found> {
    let first = first.filter(|first| first.score >= rules.first.score_min)?;
    Some((Cause::ComesUpFirst { typed: first.typed.clone() }, first.score))
}

#[cfg(test)]
mod tests;
