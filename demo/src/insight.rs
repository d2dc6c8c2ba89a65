//! Fifteen hundred insights: what people said in the engagements, and some from other sources.

mod finding;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use convenor_domain::engagement::Document;
use convenor_domain::system::slug;
use convenor_domain::{
    Decision, EngagementStatus, ImpreciseDate, Insight, InsightContent, InsightId, InsightStatus, Precision,
    Visibility,
};

use crate::DemoError;
use crate::dice::{Dice, day_after, day_before};
use crate::engagement::{HISTORY_DAYS, Scene, Staged};
use crate::phrase::fill;
use crate::words::{HeardAs, Issue, Theme};

use finding::Said;

const INSIGHTS: usize = 1_500;
/// Insights from reports and notes outside any recorded engagement.
const STANDALONE: usize = 60;
const MOST_FROM_ONE: usize = 10;
/// Days after which nothing more is expected to be said about what happens next.
const SOON_DAYS: i64 = 130;

/// An insight with what the decisions need to know of it.
pub(crate) struct Heard<'w> {
    pub(crate) insight: Insight,
    pub(crate) theme: &'w Theme,
    pub(crate) issue: &'w Issue,
    /// Which of the staged engagements it comes from.
    pub(crate) from: Option<usize>,
    pub(crate) day: NaiveDate,
}

/// Writes up what was heard, all but what happened next.
pub(crate) fn write_up<'w>(
    scene: &Scene<'w>,
    staged: &[Staged<'w>],
    dice: &mut Dice,
) -> Result<Vec<Heard<'w>>, DemoError> {
    let mut taken = BTreeSet::new();
    let mut heard = Vec::with_capacity(INSIGHTS);
    for (index, count) in shared_out(staged, INSIGHTS - STANDALONE, dice)? {
        if let Some(one) = staged.get(index) {
            for _ in 0..count {
                heard.push(from_engagement(scene, one, index, &mut taken, dice)?);
            }
        }
    }
    for _ in 0..STANDALONE {
        heard.push(from_elsewhere(scene, &mut taken, dice)?);
    }
    Ok(heard)
}

/// How many insights each engagement gives, by its index; those only just closed give few.
fn shared_out(staged: &[Staged], total: usize, dice: &mut Dice) -> Result<BTreeMap<usize, usize>, DemoError> {
    use EngagementStatus as S;
    let mut counts = BTreeMap::new();
    let mut reported = Vec::new();
    for (index, one) in staged.iter().enumerate() {
        match one.engagement.status {
            S::Reported | S::DecisionMade | S::FedBack | S::Complete => reported.push(index),
            S::ClosedAnalysing if dice.chance(60) => _ = counts.insert(index, 1),
            _ => {}
        }
    }
    counts.extend(reported.iter().map(|index| (*index, 2)));
    while counts.values().sum::<usize>() < total {
        let index = dice.pick("reported engagements", &reported)?;
        let count = counts.entry(*index).or_default();
        if *count < MOST_FROM_ONE || counts.values().all(|count| *count >= MOST_FROM_ONE) {
            *counts.entry(*index).or_default() += 1;
        }
    }
    Ok(counts)
}

fn from_engagement<'w>(
    scene: &Scene<'w>,
    one: &Staged<'w>,
    index: usize,
    taken: &mut BTreeSet<String>,
    dice: &mut Dice,
) -> Result<Heard<'w>, DemoError> {
    let engagement = &one.engagement;
    let said = Said::choose(scene, one.theme, one.group, one.place, taken, dice)?;
    let people = (one.heard * dice.between(18, 92) / 100).max(3);
    let latest = day_before(scene.today, 1)?;
    let day = day_after(one.closes, dice.between(12, 70))?.min(latest);
    let status = status(engagement.status, day, scene.today, dice)?;
    let content = InsightContent {
        detail: said.detail(scene, one.approach.heard, dice)?,
        finding: said.finding,
        topics: engagement.content.topics.clone(),
        groups: vec![one.group.to_owned()],
        areas: engagement.content.areas.clone(),
        starts: engagement.content.starts.clone(),
        ends: engagement.content.ends.clone(),
        people: (!dice.chance(9)).then_some(people),
        recruitment: engagement.content.recruitment.clone(),
        strength: finding::strength(people, dice)?,
        engagement: Some(engagement.id),
        organisation: engagement.content.lead,
        source_type: engagement.content.source_type.clone(),
        visibility: narrower(engagement.content.visibility, dice),
        ..InsightContent::default()
    };
    let insight = saved(scene, content, status, day, dice)?;
    Ok(Heard { insight, theme: one.theme, issue: said.issue, from: Some(index), day })
}

fn from_elsewhere<'w>(
    scene: &Scene<'w>,
    taken: &mut BTreeSet<String>,
    dice: &mut Dice,
) -> Result<Heard<'w>, DemoError> {
    let theme = dice.pick("themes", &scene.words.themes)?;
    let group = dice.pick("groups", &theme.who)?;
    let member = dice.pick("organisations", scene.members)?;
    let site = *dice.pick("areas", &scene.geography.within(&member.words.area))?;
    let said = Said::choose(scene, theme, group, &site.name, taken, dice)?;
    let sources: &[(&str, u32)] = match member.organisation.kind.as_str() {
        "healthwatch" => &[("healthwatch", 100)],
        "vcse" => &[("vcse-report", 70), ("notes", 30)],
        "nhs-trust" => &[("patient-experience", 80), ("research", 20)],
        _ => &[("needs-assessment", 45), ("notes", 35), ("research", 20)],
    };
    let day = day_before(scene.today, dice.between(10, HISTORY_DAYS - 20))?;
    let people = dice.between(4, 60);
    let report = slug(&format!("{} {}", theme.key, site.name));
    let content = InsightContent {
        detail: said.detail(scene, HeardAs::People, dice)?,
        finding: said.finding,
        topics: theme.topics.clone(),
        groups: vec![group.clone()],
        areas: vec![site.code.clone()],
        starts: ImpreciseDate::period(day, Precision::Month),
        people: dice.chance(50).then_some(people),
        strength: finding::strength(people, dice)?,
        organisation: Some(member.organisation.id),
        source_type: Some(dice.weighted("sources", sources)?.to_owned()),
        documents: vec![Document {
            title: "Source".to_owned(),
            url: format!("https://{}.example.org/{report}.pdf", member.organisation.slug),
        }],
        visibility: narrower(Visibility::Public, dice),
        ..InsightContent::default()
    };
    let insight = saved(scene, content, InsightStatus::Published, day, dice)?;
    Ok(Heard { insight, theme, issue: said.issue, from: None, day })
}

fn saved(
    scene: &Scene,
    content: InsightContent,
    status: InsightStatus,
    day: NaiveDate,
    dice: &mut Dice,
) -> Result<Insight, DemoError> {
    let created_at = dice.moment(day);
    let later = day_after(day, dice.between(0, 20))?.min(day_before(scene.today, 1)?).max(day);
    Ok(Insight {
        id: InsightId(dice.id(created_at)),
        system: scene.system,
        status,
        content,
        provenance: None,
        version: dice.between(1, 3),
        created_at,
        updated_at: dice.moment(later).max(created_at),
    })
}

fn status(
    engagement: EngagementStatus,
    day: NaiveDate,
    today: NaiveDate,
    dice: &mut Dice,
) -> Result<InsightStatus, DemoError> {
    use InsightStatus as S;
    let weights: &[(S, u32)] = if engagement == EngagementStatus::ClosedAnalysing {
        &[(S::Submitted, 60), (S::Checked, 40)]
    } else if (today - day).num_days() > 500 {
        &[(S::Published, 86), (S::Superseded, 11), (S::Withdrawn, 3)]
    } else {
        &[(S::Published, 91), (S::Checked, 4), (S::Submitted, 3), (S::Withdrawn, 2)]
    };
    dice.weighted("insight statuses", weights)
}

/// As visible as its engagement, or one step less.
fn narrower(visibility: Visibility, dice: &mut Dice) -> Visibility {
    match visibility {
        Visibility::Public if dice.chance(20) => Visibility::System,
        other => other,
    }
}

/// Says what happened next where no decision does; leaves most of the rest unsaid, as it is in life.
pub(crate) fn follow_up(
    scene: &Scene,
    heard: Vec<Heard>,
    decisions: &[Decision],
    dice: &mut Dice,
) -> Result<Vec<Insight>, DemoError> {
    let weighed: BTreeSet<InsightId> = decisions
        .iter()
        .flat_map(|decision| &decision.content.influences)
        .map(|influence| influence.insight)
        .collect();
    let mut insights = Vec::with_capacity(heard.len());
    for mut one in heard {
        let published = one.insight.status == InsightStatus::Published;
        if published && !weighed.contains(&one.insight.id) {
            one.insight.content.what_happened_next = next(scene, &one, dice)?;
        }
        insights.push(one.insight);
    }
    insights.sort_by_key(|insight| insight.id);
    Ok(insights)
}

fn next(scene: &Scene, one: &Heard, dice: &mut Dice) -> Result<String, DemoError> {
    let sentences = &scene.words.sentences;
    let soon = (scene.today - one.day).num_days() < SOON_DAYS;
    let choices = match dice.between(1, 100) {
        1..=60 if soon => &sentences.next_soon,
        1..=6 => &sentences.next_done,
        7..=20 => &sentences.next_none,
        _ => return Ok(String::new()),
    };
    let came = fill(&one.issue.came, &[], dice)?;
    fill(dice.pick("sentences", choices)?, &[("body", &one.theme.body), ("came", &came)], dice)
}
