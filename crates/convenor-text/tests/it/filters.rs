//! Filters against a plain model of what they mean.

use std::collections::BTreeSet;

use chrono::Days;
use convenor_domain::filter::Gap;
use convenor_domain::{
    AreaCode, EngagementKind, EngagementStatus, Outcome, ReadScope, RecordKind, RegisterFilter,
};
use convenor_text::{FindQuery, IndexedRecord};
use rand::{Rng, RngExt};

use crate::register::{day, one_of, organisation, random, random_day, random_register, some_of, system};

fn any<T: PartialEq>(wanted: &[T], has: &[T]) -> bool {
    wanted.is_empty() || wanted.iter().any(|value| has.contains(value))
}

fn passes(record: &IndexedRecord, query: &FindQuery) -> bool {
    let filter = &query.filter;
    let statuses: Vec<_> = filter.statuses.iter().map(|status| status.key()).collect();
    let optional = |value: &Option<String>| value.iter().cloned().collect::<Vec<_>>();
    filter.system.is_none_or(|system| record.access.system == system)
        && filter.since.is_none_or(|since| record.last_day.is_some_and(|last| last >= since))
        && filter.until.is_none_or(|until| record.first_day.is_some_and(|first| first <= until))
        && filter.ends_by.is_none_or(|by| record.last_day.is_some_and(|last| last <= by))
        && any(&filter.areas, &record.areas)
        && any(&filter.groups, &record.groups)
        && any(&filter.topics, &record.topics)
        && any(&filter.organisations, &record.access.organisations)
        && any(&filter.source_types, &optional(&record.source_type))
        && any(&filter.methods, &record.methods)
        && any(&filter.levels, &record.levels)
        && any(&statuses, record.status.as_slice())
        && any(&filter.kinds, record.engagement_kind.as_slice())
        && any(&query.record_kinds, &[record.id.kind])
        && any(&query.outcomes, &[record.outcome])
        && lacks(record, query)
}

fn lacks(record: &IndexedRecord, query: &FindQuery) -> bool {
    let over =
        |days| record.last_day.zip(query.today).is_some_and(|(last, today)| last < today - Days::new(days));
    let lacks = |gap: &Gap| record.gaps.contains(gap) && over(if *gap == Gap::NoInsight { 60 } else { 0 });
    query.filter.gaps.is_empty() || query.filter.gaps.iter().any(lacks)
}

fn sometimes<T>(random: &mut impl Rng, value: impl FnOnce(&mut dyn Rng) -> T) -> Vec<T> {
    if random.random_bool(0.15) { vec![value(random)] } else { Vec::new() }
}

fn random_query(random: &mut impl Rng) -> FindQuery {
    let mut query = FindQuery { limit: 1_000, ..FindQuery::within(ReadScope::Everything) };
    query.today = random.random_bool(0.9).then(|| day(2025, 6, 1));
    query.record_kinds = sometimes(random, |mut random| one_of(&mut random, RecordKind::ALL));
    query.outcomes = sometimes(random, |mut random| one_of(&mut random, Outcome::ALL));
    query.filter = RegisterFilter {
        system: sometimes(random, |_| system(1)).pop(),
        since: sometimes(random, |mut random| random_day(&mut random)).pop().flatten(),
        until: sometimes(random, |mut random| random_day(&mut random)).pop().flatten(),
        ends_by: sometimes(random, |mut random| random_day(&mut random)).pop().flatten(),
        areas: sometimes(random, |_| AreaCode("X1".to_owned())),
        groups: sometimes(random, |mut random| some_of(&mut random, &["carers", "age"])).concat(),
        topics: sometimes(random, |_| "access".to_owned()),
        organisations: sometimes(random, |_| organisation(1)),
        source_types: sometimes(random, |_| "survey".to_owned()),
        methods: sometimes(random, |_| "survey".to_owned()),
        levels: sometimes(random, |_| "involve".to_owned()),
        statuses: sometimes(random, |_| EngagementStatus::ALL.iter().copied().take(6).collect::<Vec<_>>())
            .concat(),
        kinds: sometimes(random, |_| EngagementKind::ALL.iter().copied().take(3).collect::<Vec<_>>())
            .concat(),
        gaps: sometimes(random, |mut random| one_of(&mut random, Gap::ALL)),
    };
    query
}

#[test]
fn every_filter_means_what_the_model_says() {
    let (index, records) = random_register(77, 400);
    let mut random = random(78);
    let mut narrowed = 0;
    for _ in 0..400 {
        let query = random_query(&mut random);
        let found: BTreeSet<_> = index.find(&query).unwrap().hits.iter().map(|hit| hit.id).collect();
        let expected: BTreeSet<_> =
            records.iter().filter(|record| passes(record, &query)).map(|record| record.id).collect();
        narrowed += usize::from(!expected.is_empty() && expected.len() < records.len());
        assert_eq!(found, expected, "{query:?}");
    }
    assert!(narrowed > 100, "the filters tried were all or nothing: {narrowed}");
}

#[test]
fn without_words_the_newest_come_first_page_by_page() {
    let (index, mut records) = random_register(5, 300);
    records.sort_by_key(|record| std::cmp::Reverse((record.last_day, record.id)));
    let mut paged = Vec::new();
    for offset in (0..400).step_by(50) {
        let query = FindQuery { limit: 50, offset, ..FindQuery::within(ReadScope::Everything) };
        paged.extend(index.find(&query).unwrap().hits.into_iter().map(|hit| hit.id));
    }
    assert_eq!(paged, records.iter().map(|record| record.id).collect::<Vec<_>>());
}
