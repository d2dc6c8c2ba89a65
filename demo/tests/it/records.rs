//! Every record passes the domain's checks, and everything that it speaks of is there.

use std::collections::{BTreeMap, BTreeSet};

use convenor_domain::{EngagementStatus, Influence, InsightStatus, Outcome, Vocabularies};

use crate::{demo, demos, today};

#[test]
fn every_record_passes_its_checks() {
    let vocabularies = Vocabularies::shipped().unwrap();
    for demo in demos() {
        for engagement in &demo.engagements {
            assert_eq!(engagement.content.check(&vocabularies), Ok(()), "{}", engagement.content.title);
        }
        for insight in &demo.insights {
            assert_eq!(insight.content.check(&vocabularies), Ok(()), "{}", insight.content.finding);
        }
        for decision in &demo.decisions {
            assert_eq!(decision.content.check(), Ok(()), "{}", decision.content.title);
        }
        for organisation in &demo.organisations {
            assert!(vocabularies.organisation_kinds.lookup(&organisation.kind).is_some());
        }
    }
}

#[test]
fn everything_that_a_record_speaks_of_is_there() {
    for demo in demos() {
        let organisations: BTreeSet<_> = demo.organisations.iter().map(|one| one.id).collect();
        let areas: BTreeSet<_> = demo.areas.iter().map(|area| &area.code).collect();
        let engagements: BTreeSet<_> = demo.engagements.iter().map(|one| one.id).collect();
        let insights: BTreeSet<_> = demo.insights.iter().map(|one| one.id).collect();
        for engagement in &demo.engagements {
            assert!(engagement.content.organisations().all(|id| organisations.contains(&id)));
            assert!(engagement.content.areas.iter().all(|code| areas.contains(code)));
        }
        for insight in &demo.insights {
            assert!(insight.content.engagement.is_none_or(|id| engagements.contains(&id)));
            assert!(insight.content.organisation.is_some_and(|id| organisations.contains(&id)));
            assert!(insight.content.areas.iter().all(|code| areas.contains(code)));
        }
        for influence in demo.decisions.iter().flat_map(|decision| &decision.content.influences) {
            assert!(insights.contains(&influence.insight));
        }
    }
}

#[test]
fn identifiers_are_unique_and_follow_the_time_of_the_record() {
    let demo = demo();
    let millis = |id: uuid::Uuid| u64::try_from(id.as_u128() >> 80).unwrap();
    let mut seen = BTreeSet::new();
    let engagements = demo.engagements.iter().map(|one| (one.id.0, one.created_at, one.updated_at));
    let insights = demo.insights.iter().map(|one| (one.id.0, one.created_at, one.updated_at));
    let decisions = demo.decisions.iter().map(|one| (one.id.0, one.created_at, one.updated_at));
    for (id, created, updated) in engagements.chain(insights).chain(decisions) {
        assert_eq!(i64::try_from(millis(id)).unwrap(), created.timestamp_millis());
        assert_eq!(id.get_version_num(), 7);
        assert!(created <= updated && updated.date_naive() < today());
        assert!(seen.insert(id));
    }
}

#[test]
fn statuses_agree_with_the_day() {
    use EngagementStatus as S;
    let demo = demo();
    for engagement in &demo.engagements {
        let (starts, ends) = (engagement.content.starts.earliest(), engagement.content.ends.latest());
        match engagement.status {
            S::Open => {
                assert!(starts.is_none_or(|day| day <= today()) && ends.is_none_or(|day| day >= today()));
            }
            S::Reported | S::FedBack | S::Complete => {
                assert!(starts.is_none_or(|day| day < today()));
                assert!(
                    engagement.content.level_delivered.is_some()
                        || engagement.content.level_promised.is_none()
                );
            }
            S::Draft | S::Planned => assert!(engagement.content.people_heard.is_none()),
            _ => {}
        }
    }
    let statuses: BTreeSet<_> = demo.engagements.iter().map(|one| one.status).collect();
    assert_eq!(statuses.len(), S::ALL.len(), "every status is there");
}

#[test]
fn decisions_weigh_published_insights_heard_before() {
    let demo = demo();
    let insights: BTreeMap<_, _> = demo.insights.iter().map(|one| (one.id, one)).collect();
    let mut influences = BTreeSet::new();
    for decision in &demo.decisions {
        assert!(!decision.content.influences.is_empty(), "{}", decision.content.title);
        for influence in &decision.content.influences {
            let insight = insights[&influence.insight];
            assert_eq!(insight.status, InsightStatus::Published);
            let decided = decision.content.date.latest();
            assert!(decided.is_none_or(|day| insight.created_at.date_naive() <= day));
            influences.insert(influence.influence);
        }
    }
    assert_eq!(influences.len(), Influence::ALL.len(), "every influence is there");
}

#[test]
fn insights_end_in_every_outcome() {
    let demo = demo();
    let outcome = |insight: &convenor_domain::Insight| {
        let weighed = demo.decisions.iter().flat_map(|decision| &decision.content.influences);
        Outcome::of(weighed.filter(|one| one.insight == insight.id).map(|one| one.influence))
    };
    let mut counts: BTreeMap<_, u32> = BTreeMap::new();
    for insight in &demo.insights {
        *counts.entry(outcome(insight)).or_default() += 1;
    }
    assert!(
        Outcome::ALL.iter().all(|outcome| counts.get(outcome).is_some_and(|count| *count > 50)),
        "{counts:?}"
    );
}

#[test]
fn all_parts_of_a_mixed_life_are_there() {
    let demo = demo();
    let contents = || demo.engagements.iter().map(|one| &one.content);
    let kinds: BTreeSet<_> = contents().filter_map(|content| content.kind).collect();
    assert_eq!(kinds.len(), 6);
    assert!(contents().any(|content| content.cost.money.is_none()));
    assert!(contents().any(|content| content.starts.is_unknown()));
    assert!(contents().any(|content| content.starts.as_written().is_some()));
    assert!(contents().any(|content| content.coproduction.is_some()));
    let levels = contents().filter(|content| content.level_delivered.is_some());
    assert!(levels.into_iter().any(|content| content.level_delivered != content.level_promised));
    let statuses: BTreeSet<_> = demo.insights.iter().map(|one| one.status).collect();
    assert_eq!(statuses.len(), InsightStatus::ALL.len());
    let ahead = contents().filter(|content| content.starts.earliest().is_some_and(|day| day > today()));
    assert!(ahead.count() > 10, "some are planned ahead");
}

#[test]
fn some_ask_the_same_people_the_same_thing_within_months() {
    let demo = demo();
    let about = |one: &convenor_domain::EngagementContent| {
        (one.topics.clone(), one.groups.first().map(|reach| reach.group.clone()), one.areas.clone())
    };
    let mut pairs = 0;
    for (index, one) in demo.engagements.iter().enumerate() {
        for other in &demo.engagements[index + 1..] {
            let days = |one: &convenor_domain::Engagement| one.content.starts.earliest();
            let (Some(first), Some(second)) = (days(one), days(other)) else { continue };
            let near = (first - second).num_days().abs() < 160;
            pairs += usize::from(near && about(&one.content) == about(&other.content));
        }
    }
    assert!(pairs >= 8, "{pairs}");
}
