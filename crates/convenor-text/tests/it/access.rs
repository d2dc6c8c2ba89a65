//! Only what the reader may see is found, counted, suggested or weighed.

use std::collections::{BTreeMap, BTreeSet};

use convenor_domain::{ReadScope, RecordId, Stage, Visibility};
use convenor_text::{FacetCount, FindQuery, IndexedRecord, LookupIndex, Why};

use crate::register::{asking, put, random_register, record, scopes, words_only};

fn counted<'a>(values: impl Iterator<Item = &'a String>) -> BTreeMap<String, u64> {
    values.fold(BTreeMap::new(), |mut counts, value| {
        *counts.entry(value.clone()).or_default() += 1;
        counts
    })
}

fn as_map(counts: &[FacetCount]) -> BTreeMap<String, u64> {
    counts.iter().map(|facet| (facet.key.clone(), facet.count)).collect()
}

#[test]
fn every_reader_finds_and_counts_exactly_what_the_rule_allows() {
    for seed in 0..4 {
        let (index, records) = random_register(seed, 250);
        for scope in scopes() {
            let allowed: Vec<&IndexedRecord> =
                records.iter().filter(|record| scope.allows(&record.access)).collect();
            let found = index.find(&FindQuery { limit: 1_000, ..FindQuery::within(scope) }).unwrap();
            let ids: BTreeSet<RecordId> = found.hits.iter().map(|hit| hit.id).collect();
            assert_eq!(ids, allowed.iter().map(|record| record.id).collect(), "{scope:?}");
            assert_eq!(found.hits.len(), allowed.len(), "a record twice");
            assert_eq!(found.total, u64::try_from(allowed.len()).unwrap());
            let topics = counted(allowed.iter().flat_map(|record| &record.topics));
            assert_eq!(as_map(&found.facets.topics), topics, "{scope:?}");
            let outcomes: Vec<String> = allowed.iter().map(|record| record.outcome.to_string()).collect();
            assert_eq!(as_map(&found.facets.outcomes), counted(outcomes.iter()), "{scope:?}");
        }
    }
}

#[test]
fn words_find_exactly_the_readable_records_that_hold_them() {
    let (index, records) = random_register(9, 250);
    for scope in scopes() {
        let query = FindQuery { scope, ..asking("dentists") };
        let found: BTreeSet<RecordId> = index.find(&query).unwrap().hits.iter().map(|hit| hit.id).collect();
        let holds = |record: &&IndexedRecord| {
            [&record.title, &record.summary, &record.text].iter().any(|text| text.contains("dentist"))
        };
        let allowed = records.iter().filter(holds).filter(|record| scope.allows(&record.access));
        assert_eq!(found, allowed.map(|record| record.id).collect(), "{scope:?}");
    }
}

fn hidden(number: u128, title: &str) -> IndexedRecord {
    let mut record = record(number, title, "", "");
    record.access.visibility = Visibility::Organisation;
    record
}

fn index_with(records: Vec<IndexedRecord>) -> LookupIndex {
    let index = words_only();
    index.apply(records.into_iter().map(put), 1).unwrap();
    index
}

#[test]
fn hidden_records_move_no_score() {
    let open = vec![record(1, "Carers and buses", "", ""), record(2, "Buses at night in winter", "", "")];
    let secret = (10..60).map(|number| hidden(number, "Carers, carers and still more carers by bus"));
    let query = FindQuery { scope: ReadScope::Public, ..asking("carers buses") };
    let alone = index_with(open.clone()).find(&query).unwrap();
    let among = index_with(open.into_iter().chain(secret).collect()).find(&query).unwrap();
    assert_eq!(alone, among);
    assert_eq!(alone.total, 2);
}

#[test]
fn a_slip_never_suggests_a_hidden_word() {
    let index = index_with(vec![record(1, "A plan for the ward", "", ""), hidden(2, "Secret relocation")]);
    let ask = |scope| index.find(&FindQuery { scope, ..asking("relocetion") }).unwrap();
    assert_eq!(ask(ReadScope::Everything).total, 1);
    assert_eq!(ask(ReadScope::Public).total, 0);
}

#[test]
fn a_reference_finds_its_record_only_for_those_who_may_see_it() {
    let mut draft = record(7, "Being written", "", "");
    draft.access.stage = Stage::Draft;
    let reference = draft.reference.0.to_lowercase();
    let index = index_with(vec![draft, record(8, "Another", "", "")]);
    let found = index.find(&asking(&reference)).unwrap();
    assert_eq!(found.hits.iter().map(|hit| hit.id.id.as_u128()).collect::<Vec<_>>(), [7]);
    assert_eq!(found.hits[0].why, [Why::Reference], "a hit says why, words or none");
    assert_eq!(index.find(&FindQuery { scope: ReadScope::Public, ..asking(&reference) }).unwrap().total, 0);
}
