//! Counts beside the hits.

use convenor_text::{FacetCount, FindQuery, LookupIndex, PeriodCount};

use crate::register::{asking, day, put, record, words_only};

fn index() -> LookupIndex {
    let days =
        [Some(day(2025, 5, 1)), Some(day(2024, 9, 1)), Some(day(2024, 2, 1)), Some(day(2020, 1, 1)), None];
    let index = words_only();
    let records = (1..).zip(days).map(|(number, last_day)| {
        let mut record = record(number, "Bus fares", "", "");
        record.last_day = last_day;
        record.groups = vec!["carers".to_owned(), format!("group-{number}")];
        record
    });
    index.apply(records.map(put), 1).unwrap();
    index
}

fn count(key: &str, count: u64) -> FacetCount {
    FacetCount { key: key.to_owned(), count }
}

#[test]
fn periods_count_back_from_today_whatever_the_period_asked_for() {
    let query = FindQuery { today: Some(day(2025, 6, 1)), ..asking("bus") };
    let mut recent = query.clone();
    recent.filter.since = Some(day(2025, 1, 1));
    let months = |months, count| PeriodCount { months, count };
    let expected = [months(6, 1), months(12, 2), months(18, 3), months(36, 3)];
    assert_eq!(index().find(&query).unwrap().facets.periods, expected);
    let recent = index().find(&recent).unwrap();
    assert_eq!(recent.facets.periods, expected);
    assert_eq!((recent.total, recent.facets.groups), (1, vec![count("carers", 1), count("group-1", 1)]));
}

#[test]
fn the_commonest_values_come_first_and_no_count_is_without_today() {
    let facets = index().find(&asking("bus")).unwrap().facets;
    assert_eq!(facets.groups.first(), Some(&count("carers", 5)));
    assert_eq!(facets.record_kinds, [count("engagement", 5)]);
    assert_eq!(facets.statuses, [count("open", 5)]);
    assert!(facets.periods.is_empty());
}

#[test]
fn what_many_commits_brought_is_counted_together() {
    let index = words_only();
    for number in 1..=5 {
        let mut record = record(number, "Bus fares", "", "");
        record.groups = vec![format!("group-{}", number % 2), "carers".to_owned()];
        index.apply([put(record)], u64::try_from(number).unwrap()).unwrap();
    }
    let found = index.find(&asking("bus")).unwrap();
    assert_eq!(found.facets.groups, [count("carers", 5), count("group-1", 3), count("group-0", 2)]);
    assert_eq!(index.best(&asking("bus")).unwrap(), found.hits);
}

#[test]
fn at_most_twenty_values_are_given() {
    let mut many = record(1, "Everything", "", "");
    many.topics = (0..50).map(|number| format!("topic-{number}")).collect();
    let index = words_only();
    index.apply([put(many)], 1).unwrap();
    assert_eq!(index.find(&asking("")).unwrap().facets.topics.len(), 20);
}
