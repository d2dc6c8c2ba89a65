//! Three hundred decisions, each about an issue that people raised, with what it did about it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use convenor_domain::engagement::Document;
use convenor_domain::system::slug;
use convenor_domain::{
    AreaKind, Decision, DecisionContent, DecisionId, DecisionInfluence, EngagementStatus, ImpreciseDate,
    Influence, InsightStatus, Precision, Visibility,
};

use crate::DemoError;
use crate::dice::{Dice, day_after, day_before};
use crate::engagement::{Scene, Staged};
use crate::geography::Site;
use crate::insight::Heard;
use crate::phrase::{fill, small};
use crate::words::Issue;

const DECISIONS: usize = 300;
/// Days before anybody can say what came of a decision.
const TOO_SOON_DAYS: i64 = 70;

/// An issue raised in an engagement that led to a decision: what a decision can be about.
#[derive(Clone, Copy)]
struct Matter<'a, 'w> {
    staged: usize,
    one: &'a Staged<'w>,
    issue: &'w Issue,
    /// Where it is tried or done: never the whole, so that “a trial in …” makes sense.
    place: &'w str,
}

/// Takes all decisions.
pub(crate) fn take<'w>(
    scene: &Scene<'w>,
    staged: &[Staged<'w>],
    heard: &[Heard<'w>],
    dice: &mut Dice,
) -> Result<Vec<Decision>, DemoError> {
    let mut titles = BTreeSet::new();
    let mut decisions = Vec::with_capacity(DECISIONS);
    for matter in matters(scene, staged, heard, dice)? {
        decisions.push(decide(scene, matter, heard, &mut titles, dice)?);
    }
    decisions.sort_by_key(|decision: &Decision| decision.id);
    Ok(decisions)
}

/// One matter of every engagement that led to a decision, then further ones by chance.
fn matters<'a, 'w>(
    scene: &Scene<'w>,
    staged: &'a [Staged<'w>],
    heard: &[Heard<'w>],
    dice: &mut Dice,
) -> Result<Vec<Matter<'a, 'w>>, DemoError> {
    use EngagementStatus as S;
    let (mut first, mut more) = (Vec::new(), Vec::new());
    for (index, one) in staged.iter().enumerate() {
        if !matches!(one.engagement.status, S::DecisionMade | S::FedBack | S::Complete) {
            continue;
        }
        let raised = |issue: &&Issue| heard.iter().any(|heard| is_raised(heard, index, issue));
        let place = trial_place(scene, one, dice)?;
        let matter = |issue| Matter { staged: index, one, issue, place };
        let mut issues: Vec<_> = one.theme.issues.iter().filter(raised).collect();
        if !issues.is_empty() {
            let leading = issues.remove(usize::from(dice.chance(50)).min(issues.len() - 1));
            first.push(matter(leading));
        }
        more.extend(issues.into_iter().map(matter));
    }
    first.truncate(DECISIONS);
    while first.len() < DECISIONS {
        let index = dice.between(0, u32::try_from(more.len()).unwrap_or(1).saturating_sub(1));
        let index = usize::try_from(index).unwrap_or(0);
        if more.is_empty() {
            return Err(DemoError::Nothing { what: "issues to decide on" });
        }
        first.push(more.swap_remove(index));
    }
    Ok(first)
}

/// The engagement's own place, or one of the three where it was about more than one of them.
fn trial_place<'w>(scene: &Scene<'w>, one: &Staged<'w>, dice: &mut Dice) -> Result<&'w str, DemoError> {
    let sites = &scene.geography.sites;
    let wide = |site: &Site| site.name == one.place && matches!(site.kind, AreaKind::Icb | AreaKind::SubIcb);
    if !sites.iter().any(wide) {
        return Ok(one.place);
    }
    let places: Vec<_> = sites.iter().filter(|site| site.kind == AreaKind::UpperTier).collect();
    dice.pick("places", &places).map(|site| site.name.as_str())
}

/// Whether this is a published insight on the issue from that engagement.
fn is_raised(heard: &Heard, staged: usize, issue: &Issue) -> bool {
    heard.from == Some(staged) && is_published(heard) && std::ptr::eq(heard.issue, issue)
}

fn is_published(heard: &Heard) -> bool {
    heard.insight.status == InsightStatus::Published
}

fn decide(
    scene: &Scene,
    matter: Matter,
    heard: &[Heard],
    titles: &mut BTreeSet<String>,
    dice: &mut Dice,
) -> Result<Decision, DemoError> {
    use Influence as I;
    let weights =
        [(I::Changed, 40), (I::Partly, 22), (I::Confirmed, 15), (I::NotAdopted, 17), (I::NotStated, 6)];
    let verdict = dice.weighted("verdicts", &weights)?;
    let own = heard.iter().filter(|one| is_raised(one, matter.staged, matter.issue));
    let written = own.map(|one| one.day).max().unwrap_or(matter.one.closes);
    let latest = day_before(scene.today, 1)?;
    let day = day_after(matter.one.closes, dice.between(60, 170))?.min(latest).max(written);
    let known = (scene.today - day).num_days() > TOO_SOON_DAYS && !dice.chance(8);
    let content = DecisionContent {
        title: title(scene, matter, verdict, titles, dice)?,
        body: matter.one.theme.body.clone(),
        date: date(day, dice)?,
        outcome: if known { outcome(scene, matter, verdict, dice)? } else { String::new() },
        organisation: matter.one.engagement.content.lead,
        influences: influences(scene, matter, verdict, heard, day, dice)?,
        documents: minutes(matter, day, dice),
        visibility: visibility(matter, dice),
    };
    let recorded = day_after(day, dice.between(1, 20))?.min(day_before(scene.today, 1)?);
    let created_at = dice.moment(recorded);
    Ok(Decision {
        id: DecisionId(dice.id(created_at)),
        system: scene.system,
        content,
        provenance: None,
        version: dice.between(1, 3),
        created_at,
        updated_at: created_at,
    })
}

fn title(
    scene: &Scene,
    matter: Matter,
    verdict: Influence,
    taken: &mut BTreeSet<String>,
    dice: &mut Dice,
) -> Result<String, DemoError> {
    let sentences = &scene.words.sentences;
    let lower = small(&matter.issue.decision);
    let place = matter.place;
    let slots = [("decision", matter.issue.decision.as_str()), ("decision_lower", &lower), ("place", place)];
    let title = match verdict {
        Influence::Partly => fill(dice.pick("titles", &sentences.partly_titles)?, &slots, dice)?,
        Influence::NotAdopted => fill(dice.pick("titles", &sentences.not_adopted_titles)?, &slots, dice)?,
        Influence::Changed | Influence::Confirmed | Influence::NotStated => matter.issue.decision.clone(),
    };
    let title =
        if taken.contains(&title) && !title.contains(place) { format!("{title} ({place})") } else { title };
    taken.insert(title.clone());
    Ok(title)
}

fn outcome(scene: &Scene, matter: Matter, verdict: Influence, dice: &mut Dice) -> Result<String, DemoError> {
    let sentences = &scene.words.sentences;
    let came = fill(&matter.issue.came, &[], dice)?;
    let choices = match verdict {
        Influence::Changed | Influence::NotStated => return Ok(came),
        Influence::Partly => &sentences.partly_outcomes,
        Influence::Confirmed => &sentences.confirmed_outcomes,
        Influence::NotAdopted => &sentences.not_adopted_outcomes,
    };
    fill(dice.pick("outcomes", choices)?, &[("came", &came), ("place", matter.place)], dice)
}

/// The insights on this issue from this engagement, and some that others had heard before.
fn influences(
    scene: &Scene,
    matter: Matter,
    verdict: Influence,
    heard: &[Heard],
    day: NaiveDate,
    dice: &mut Dice,
) -> Result<Vec<DecisionInfluence>, DemoError> {
    let mut influences = Vec::new();
    for one in heard.iter().filter(|one| is_published(one) && std::ptr::eq(one.issue, matter.issue)) {
        let own = one.from == Some(matter.staged);
        let earlier = one.from.is_some() && one.day < day && (day - one.day).num_days() < 400;
        if own || (earlier && dice.chance(15)) {
            let softened = verdict == Influence::Changed && !own && dice.chance(50);
            let influence = if softened { Influence::Confirmed } else { verdict };
            let reason = reason(scene, matter, influence, dice)?;
            influences.push(DecisionInfluence { insight: one.insight.id, influence, reason });
        }
    }
    Ok(influences)
}

fn reason(scene: &Scene, matter: Matter, influence: Influence, dice: &mut Dice) -> Result<String, DemoError> {
    match influence {
        Influence::NotAdopted => fill(&matter.issue.not, &[], dice),
        Influence::Partly if dice.chance(70) => {
            dice.pick("reasons", &scene.words.sentences.partly_reasons).cloned()
        }
        _ => Ok(String::new()),
    }
}

fn date(day: NaiveDate, dice: &mut Dice) -> Result<ImpreciseDate, DemoError> {
    let precisions =
        [(Precision::Day, 86), (Precision::Month, 9), (Precision::Quarter, 3), (Precision::Unknown, 2)];
    Ok(ImpreciseDate::period(day, dice.weighted("precisions", &precisions)?))
}

fn minutes(matter: Matter, day: NaiveDate, dice: &mut Dice) -> Vec<Document> {
    if !dice.chance(62) {
        return Vec::new();
    }
    let body = slug(&matter.one.theme.body);
    let url = format!("https://papers.example.org/{body}/{}.pdf", day.format("%Y-%m-%d"));
    vec![Document { title: format!("Minutes of the {}", matter.one.theme.body), url }]
}

fn visibility(matter: Matter, dice: &mut Dice) -> Visibility {
    match matter.one.engagement.content.visibility {
        Visibility::Organisation => Visibility::System,
        _ if dice.chance(60) => Visibility::Public,
        _ => Visibility::System,
    }
}
