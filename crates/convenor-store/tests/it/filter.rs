//! The register's filters in SQL against the same filters in plain Rust, on records and filters drawn at random.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use convenor_domain::filter::Gap;
use convenor_domain::{
    AreaCode, Engagement, EngagementId, EngagementKind, EngagementStatus, OrganisationId, ReadScope,
    RegisterFilter, Vocabularies,
};
use convenor_store::Clock;
use convenor_testkit::*;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

on_both!(filters_as_the_model_says);

const TOPICS: [&str; 4] = ["health-services", "gp", "dentistry", "social-care"];
const GROUPS: [&str; 4] = ["age", "age-80-plus", "age-16-24", "sex-female"];
const AREAS: [&str; 4] = ["T-ICB", "T-DISTRICT", "T-WARD", "T-FAR"];
const METHODS: [&str; 3] = ["survey", "workshop", "citizens-jury"];
const SOURCES: [&str; 2] = ["notes", "research"];
const LEVELS: [&str; 2] = ["consult", "involve"];
const ORGANISATIONS: [OrganisationId; 3] = [ICB, TRUST, VCSE];

fn some<T: Clone>(dice: &mut ChaCha8Rng, all: &[T], most: usize) -> Vec<T> {
    let count = dice.random_range(0..=most);
    all.sample(dice, count).cloned().collect()
}

fn texts(dice: &mut ChaCha8Rng, all: &[&str], most: usize) -> Vec<String> {
    some(dice, all, most).into_iter().map(ToOwned::to_owned).collect()
}

fn any_day(dice: &mut ChaCha8Rng) -> NaiveDate {
    // Often one of the days on which an answer turns: today is 2 November.
    let turning = [day(2026, 11, 2), day(2026, 11, 1), day(2026, 9, 3), day(2026, 9, 2)];
    let any = day(2026, 6, 1) + Days::new(dice.random_range(0..180));
    if dice.random_bool(0.2) { *turning.choose(dice).unwrap() } else { any }
}

fn drawn(dice: &mut ChaCha8Rng, number: usize) -> EngagementBuilder {
    let mut one =
        engagement(&format!("Engagement {number}")).status(*EngagementStatus::ALL.choose(dice).unwrap());
    one = texts(dice, &TOPICS, 2).iter().fold(one, |one, topic| one.topic(topic));
    one = texts(dice, &GROUPS, 2).iter().fold(one, |one, group| one.group(group));
    one = texts(dice, &AREAS, 2).iter().fold(one, |one, area| one.area(area));
    one = texts(dice, &METHODS, 2).iter().fold(one, |one, method| one.method(method));
    one = some(dice, &ORGANISATIONS, 2).iter().fold(one, |one, id| one.partner(*id));
    if dice.random_bool(0.5) {
        one = one.lead(*ORGANISATIONS.choose(dice).unwrap());
    }
    if dice.random_bool(0.8) {
        let starts = any_day(dice);
        one = one.dates(starts, starts + Days::new(dice.random_range(0..3) * 20));
    }
    one.with(|content| {
        content.source_type = texts(dice, &SOURCES, 1).pop();
        content.level_promised = texts(dice, &LEVELS, 1).pop();
        content.kind = some(dice, EngagementKind::ALL, 1).pop();
    })
}

fn asked(dice: &mut ChaCha8Rng) -> RegisterFilter {
    let mut filter = RegisterFilter::default();
    // Few filters at a time: otherwise almost nothing would ever be found.
    for _ in 0..dice.random_range(1..=3) {
        match dice.random_range(0..12) {
            0 => filter.since = Some(any_day(dice)),
            1 => filter.until = Some(any_day(dice)),
            2 => filter.areas = texts(dice, &AREAS, 2).into_iter().map(AreaCode).collect(),
            3 => filter.groups = texts(dice, &GROUPS, 2),
            4 => filter.topics = texts(dice, &TOPICS, 2),
            5 => filter.organisations = some(dice, &ORGANISATIONS, 2),
            6 => filter.source_types = texts(dice, &SOURCES, 2),
            7 => filter.methods = texts(dice, &METHODS, 2),
            8 => filter.levels = texts(dice, &LEVELS, 2),
            9 => filter.ends_by = Some(any_day(dice)),
            10 => filter.statuses = some(dice, EngagementStatus::ALL, 4),
            _ => filter.gaps = some(dice, Gap::ALL, 2),
        }
    }
    filter
}

/// What the filters mean, without SQL.
struct Model<'a> {
    vocabularies: &'a Vocabularies,
    heard: &'a BTreeSet<EngagementId>,
    today: NaiveDate,
}

impl Model<'_> {
    fn admits(&self, filter: &RegisterFilter, one: &Engagement) -> bool {
        let (c, v) = (&one.content, self.vocabularies);
        let ends = c.ends.latest().or(c.starts.latest());
        let broader = |vocabulary: &convenor_domain::Vocabulary, keys: Vec<&String>| -> Vec<String> {
            keys.into_iter().flat_map(|key| vocabulary.with_broader(key)).map(ToOwned::to_owned).collect()
        };
        filter.since.is_none_or(|since| ends.is_some_and(|ends| ends >= since))
            && filter.until.is_none_or(|until| c.starts.earliest().is_some_and(|starts| starts <= until))
            && filter.ends_by.is_none_or(|by| ends.is_some_and(|ends| ends <= by))
            && meets(&filter.areas, &c.areas.iter().flat_map(with_around).collect::<Vec<_>>())
            && meets(&filter.groups, &broader(&v.groups, c.groups.iter().map(|reach| &reach.group).collect()))
            && meets(&filter.topics, &broader(&v.topics, c.topics.iter().collect()))
            && meets(&filter.organisations, &c.organisations().collect::<Vec<_>>())
            && meets(&filter.methods, &c.methods)
            && meets(&filter.source_types, c.source_type.as_slice())
            && meets(&filter.levels, c.level_promised.as_slice())
            && meets(&filter.statuses, &[one.status])
            && meets(&filter.kinds, c.kind.as_slice())
            && (filter.gaps.is_empty() || filter.gaps.iter().any(|gap| self.lacks(*gap, one)))
    }

    fn lacks(&self, gap: Gap, one: &Engagement) -> bool {
        use EngagementStatus as S;
        let closed = matches!(one.status, S::ClosedAnalysing | S::Reported | S::DecisionMade);
        let ends = one.content.ends.latest().or(one.content.starts.latest());
        let over_for = |days: i64| ends.is_some_and(|ends| (self.today - ends).num_days() > days);
        closed
            && match gap {
                Gap::NoFeedback => over_for(0),
                Gap::NoInsight => over_for(60) && !self.heard.contains(&one.id),
            }
    }
}

fn meets<T: PartialEq>(wanted: &[T], found: &[T]) -> bool {
    wanted.is_empty() || wanted.iter().any(|value| found.contains(value))
}

fn with_around(code: &AreaCode) -> Vec<AreaCode> {
    let codes: &[&str] = match code.0.as_str() {
        "T-WARD" => &["T-WARD", "T-DISTRICT", "T-ICB"],
        "T-DISTRICT" => &["T-DISTRICT", "T-ICB"],
        "T-ICB" => &["T-ICB"],
        _ => &["T-FAR"],
    };
    codes.iter().map(|code| AreaCode((*code).to_owned())).collect()
}

/// Saves so many engagements that some filters find few and some find many, and insights for some of them.
async fn many(
    fresh: &FreshStore,
    dice: &mut ChaCha8Rng,
    count: usize,
) -> (Vec<Engagement>, BTreeSet<EngagementId>) {
    let mut writing = fresh.store.begin(&lead_at_icb().actor()).await.unwrap();
    let template = writing.add_engagement(engagement("Template").build()).await.unwrap();
    let mut saved: Vec<_> = (1..count)
        .map(|number| {
            let drawn = drawn(dice, number).build();
            let id = EngagementId(fresh.clock.new_id());
            Engagement { id, status: drawn.status, content: drawn.content, ..template.clone() }
        })
        .collect();
    writing.put_engagements(&saved).await.unwrap();
    saved.insert(0, template);
    let heard: BTreeSet<_> = saved.iter().map(|one| one.id).filter(|_| dice.random_bool(0.3)).collect();
    for id in &heard {
        writing.add_insight(insight("Something.").heard_in(*id).build()).await.unwrap();
    }
    writing.commit().await.unwrap();
    (saved, heard)
}

async fn filters_as_the_model_says(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    crate::area::add_links(store, &[("T-WARD", "T-DISTRICT", 1_000), ("T-DISTRICT", "T-ICB", 1_000)]).await;
    let mut dice = ChaCha8Rng::seed_from_u64(4);
    let (saved, heard) = many(&fresh, &mut dice, 1_200).await;
    let model = Model { vocabularies: store.vocabularies(), heard: &heard, today: store.today() };
    let mut found_in_all = 0;
    for _ in 0..120 {
        let filter = asked(&mut dice);
        let wanted: Vec<_> =
            saved.iter().filter(|one| model.admits(&filter, one)).map(|one| one.id).collect();
        let rows = crate::list::all(store, ReadScope::Everything, filter.clone()).await;
        let mut found: Vec<_> = rows.iter().map(|row| row.engagement.id).collect();
        found.sort();
        assert_eq!(found, wanted, "{filter:?}");
        let count = store.count_engagements(ReadScope::Everything, &filter, store.today()).await.unwrap();
        assert_eq!(usize::try_from(count).unwrap(), wanted.len(), "{filter:?}");
        found_in_all += wanted.len();
    }
    assert!(found_in_all > 10_000, "the filters drawn find too little to show anything: {found_in_all}");
}
