//! How well the thresholds of overlap tell like work from other work, on pairs whose answer is known.
//!
//! Exercises under the same title in both of Participedia's files are one piece of work; titles are hidden from the
//! comparison. Thresholds are chosen on one half of the titles and judged on the other.

mod judged;

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use convenor_domain::overlap::{
    Around as Whole, Candidate, Cause, CauseKind, Commonplaces, Plan, Risk, RiskRule, Rules, compare,
};
use convenor_domain::{EngagementContent, EngagementId, ReadScope, Vocabularies};
use convenor_text::{Change, FindQuery, Hit, LookupIndex};
use uuid::Uuid;

use crate::record::{Around, engagement};
use crate::sets::Twins;
use judged::{Judged, Judgements, half_of};

/// Records that a plan is compared with, as many as the product takes.
const CANDIDATES: usize = 50;
/// The stretch of an account that tells of an exercise in other words than its summary does, in characters.
const FROM: usize = 1_500;
const CHARACTERS: usize = 3_000;

/// Prints precision and recall by threshold.
pub(crate) fn run(data: &Path) -> anyhow::Result<()> {
    let around = Around(Vocabularies::shipped()?);
    let rules = Rules::shipped()?;
    let twins = Twins::read(data, &around)?;
    println!("Similar meaning: closeness in percent, of a summary and a later stretch of the same account");
    let meaning = similar_meaning(&twins, &around)?;
    meaning.print((30..100).step_by(2), |one| one.closeness_pct);
    meaning.print_judged(&[percent(rules.closeness_min)], |one| one.closeness_pct);
    println!("Comes up first: score in percent of the first few, of a title and the account under it");
    let first = comes_up_first(&twins, &around, rules)?;
    first.print((0..80).step_by(5), |one| one.score_pct);
    first.print_judged(&[percent(rules.first.score_min)], |one| one.score_pct);
    println!("Nearly the same words: share of the shorter text's runs of three words, in percent");
    let words = same_words(&twins, &around, rules)?;
    words.print((5..100).step_by(5), |one| one.share_pct);
    words.print_judged(&[rules.words.share_pct_min, rules.words.duplicate_pct_min], |one| one.share_pct);
    Ok(())
}

/// Every record's summary as a plan, against the other file.
fn same_words(twins: &Twins, around: &Around, rules: &Rules) -> anyhow::Result<Judgements> {
    let rules = open(rules);
    let mut judgements = Judgements::default();
    let directions = [(&twins.earlier, &twins.later), (&twins.later, &twins.earlier)];
    for (asking, indexed) in directions {
        let hidden: Vec<_> = indexed.iter().map(untitled).collect();
        let index = index(&hidden, around)?;
        for asked in asking.iter().filter(|content| !content.summary.is_empty()) {
            let there = indexed.iter().any(|other| same_title(asked, other));
            judgements.ask(half_of(&asked.title), there);
            let plan = Plan { summary: asked.summary.clone(), ..Plan::default() };
            let found = candidates(&index, &asked.summary)?;
            let contents = found.iter().filter_map(|(place, _)| hidden.get(*place));
            let commonplaces = Commonplaces::of(&plan, contents, &rules);
            for (place, hit) in found {
                let (Some(other), Some(content)) = (indexed.get(place), hidden.get(place)) else { continue };
                let share_pct = share_pct(&plan, content, &commonplaces, around, &rules);
                let closeness_pct = percent(hit.closeness.unwrap_or_default());
                let alike = same_title(asked, other);
                let half = half_of(&asked.title);
                judgements.add(Judged { share_pct, closeness_pct, ..Judged::of(half, alike) });
            }
        }
    }
    Ok(judgements)
}

/// Every summary as a plan, against later stretches of all accounts.
fn similar_meaning(twins: &Twins, around: &Around) -> anyhow::Result<Judgements> {
    let long: Vec<&EngagementContent> = twins
        .earlier
        .iter()
        .filter(|content| !content.summary.is_empty())
        .filter(|content| content.narrative.chars().nth(FROM + CHARACTERS).is_some())
        .collect();
    let stretches: Vec<EngagementContent> = long.iter().map(|content| stretch(content)).collect();
    let index = index(&stretches, around)?;
    let mut judgements = Judgements::default();
    for (own, asked) in long.iter().enumerate() {
        judgements.ask(half_of(&asked.title), true);
        for (place, hit) in candidates(&index, &asked.summary)? {
            let of = Judged::of(half_of(&asked.title), place == own);
            judgements.add(Judged { closeness_pct: percent(hit.closeness.unwrap_or_default()), ..of });
        }
    }
    Ok(judgements)
}

/// Every title as a plan, against all accounts without their titles.
fn comes_up_first(twins: &Twins, around: &Around, rules: &Rules) -> anyhow::Result<Judgements> {
    let hidden: Vec<_> = twins.earlier.iter().map(untitled).collect();
    let index = index(&hidden, around)?;
    let mut judgements = Judgements::default();
    for (own, asked) in twins.earlier.iter().enumerate() {
        let half = half_of(&asked.title);
        judgements.ask(half, true);
        for (place, hit) in candidates(&index, &asked.title)?.into_iter().take(rules.first.most) {
            judgements.add(Judged { score_pct: percent(hit.score), ..Judged::of(half, place == own) });
        }
    }
    Ok(judgements)
}

fn stretch(content: &EngagementContent) -> EngagementContent {
    let narrative = content.narrative.chars().skip(FROM).take(CHARACTERS).collect();
    EngagementContent { narrative, ..EngagementContent::default() }
}

fn untitled(content: &EngagementContent) -> EngagementContent {
    EngagementContent { title: String::new(), ..content.clone() }
}

fn same_title(one: &EngagementContent, other: &EngagementContent) -> bool {
    one.title.trim().to_lowercase() == other.title.trim().to_lowercase()
}

/// Rules that let every share through.
fn open(rules: &Rules) -> Rules {
    let mut open = rules.clone();
    open.words.share_pct_min = 0;
    let when = BTreeSet::from([CauseKind::SameWords]);
    open.risk = vec![RiskRule { risk: Risk::Low, when, unless: BTreeSet::new() }];
    open
}

/// The share of common words, titles hidden; 0 where a text is too short to tell.
fn share_pct(
    plan: &Plan,
    content: &EngagementContent,
    commonplaces: &Commonplaces,
    around: &Around,
    rules: &Rules,
) -> u8 {
    let candidate =
        Candidate { engagement: EngagementId(Uuid::nil()), content, closeness: None, first: None };
    let whole = Whole { vocabularies: &around.0, wider: &HashMap::new(), commonplaces };
    let similar = compare(plan, &candidate, whole, rules);
    let shares = similar.iter().flat_map(|similar| &similar.causes).map(|cause| match cause {
        Cause::SameWords { share_pct } => *share_pct,
        _ => 0,
    });
    shares.max().unwrap_or(0)
}

fn index(contents: &[EngagementContent], around: &Around) -> anyhow::Result<LookupIndex> {
    let index = LookupIndex::open_in_memory()?;
    let records = (0..).zip(contents).map(|(number, content)| engagement(number, content.clone(), around));
    index.apply(records.map(|record| Change::Put(Box::new(record))), 1)?;
    Ok(index)
}

/// What the look-up finds, with its places.
fn candidates(index: &LookupIndex, words: &str) -> anyhow::Result<Vec<(usize, Hit)>> {
    let words = words.to_owned();
    let query = FindQuery { words, limit: CANDIDATES, ..FindQuery::within(ReadScope::Everything) };
    let hits = index.find(&query)?.hits;
    let place = |hit: &Hit| usize::try_from(hit.id.id.as_u128()).ok();
    Ok(hits.into_iter().filter_map(|hit| Some((place(&hit)?, hit))).collect())
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "kept between 0 and 100")]
fn percent(closeness: f64) -> u8 {
    (closeness * 100.0).clamp(0.0, 100.0) as u8
}
