//! Made-up records, and a register of random ones.

use std::sync::Arc;

use chrono::NaiveDate;
use convenor_domain::filter::Gap;
use convenor_domain::{
    Access, AreaCode, EngagementId, EngagementKind, EngagementStatus, OrganisationId, Outcome, ReadScope,
    RecordId, RecordKind, Reference, Stage, SystemId, Visibility,
};
use convenor_text::{Change, Embedder, Embedding, FindQuery, IndexedRecord, LookupIndex, ModelIdentity};
use rand::seq::IndexedRandom;
use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use uuid::Uuid;

pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub(crate) fn system(number: u128) -> SystemId {
    SystemId(Uuid::from_u128(100 + number))
}

pub(crate) fn organisation(number: u128) -> OrganisationId {
    OrganisationId(Uuid::from_u128(200 + number))
}

/// A live public engagement of the first system, with words.
pub(crate) fn record(number: u128, title: &str, summary: &str, text: &str) -> IndexedRecord {
    let id = EngagementId(Uuid::from_u128(number));
    IndexedRecord {
        id: id.into(),
        reference: id.reference(),
        access: Access {
            system: system(1),
            organisations: vec![organisation(1)],
            visibility: Visibility::Public,
            stage: Stage::Live,
        },
        title: title.to_owned(),
        summary: summary.to_owned(),
        names: String::new(),
        text: text.to_owned(),
        topics: Vec::new(),
        groups: Vec::new(),
        areas: Vec::new(),
        methods: Vec::new(),
        levels: Vec::new(),
        source_type: None,
        status: Some(EngagementStatus::Open.key()),
        engagement_kind: None,
        first_day: None,
        last_day: None,
        outcome: Outcome::NotRecorded,
        gaps: Vec::new(),
    }
}

pub(crate) fn put(record: IndexedRecord) -> Change {
    Change::Put(Box::new(record))
}

/// A model that knows no word: what is looked up with it is found by words alone.
struct NoMeaning(ModelIdentity);

impl Embedder for NoMeaning {
    fn identity(&self) -> &ModelIdentity {
        &self.0
    }

    fn embed(&self, _: &str) -> Embedding {
        Embedding::NOTHING
    }
}

/// An empty index that finds by words alone.
pub(crate) fn words_only() -> LookupIndex {
    let identity = ModelIdentity { name: "none".into(), sha256: "00000000".into(), dimensions: 256 };
    LookupIndex::open_in_memory_with(Arc::new(NoMeaning(identity))).unwrap()
}

/// An index by words alone of these records, numbered from 1, by title.
pub(crate) fn index_of(titles: &[&str]) -> LookupIndex {
    let index = words_only();
    index.apply((1..).zip(titles).map(|(number, title)| put(record(number, title, "", ""))), 1).unwrap();
    index
}

pub(crate) fn asking(words: &str) -> FindQuery {
    FindQuery { words: words.to_owned(), limit: 1_000, ..FindQuery::within(ReadScope::Everything) }
}

/// Numbers of the records found, best first.
pub(crate) fn numbers(index: &LookupIndex, query: &FindQuery) -> Vec<u128> {
    index.find(query).unwrap().hits.iter().map(|hit| hit.id.id.as_u128()).collect()
}

const WORDS: [&str; 8] =
    ["carer", "dentist", "payment", "ward", "transport", "maternity", "clinic", "budget"];

pub(crate) fn random(seed: u64) -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(seed)
}

pub(crate) fn one_of<T: Copy>(random: &mut impl Rng, values: &[T]) -> T {
    *values.choose(random).unwrap()
}

pub(crate) fn some_of(random: &mut impl Rng, values: &[&str]) -> Vec<String> {
    values.iter().filter(|_| random.random_bool(0.3)).map(|value| (*value).to_owned()).collect()
}

pub(crate) fn random_words(random: &mut impl Rng, count: usize) -> String {
    (0..count).map(|_| one_of(random, &WORDS)).collect::<Vec<_>>().join(" ")
}

pub(crate) fn random_day(random: &mut impl Rng) -> Option<NaiveDate> {
    random.random_bool(0.8).then(|| day(2023, 1, 1) + chrono::Days::new(random.random_range(0..1_000)))
}

/// A record with random values in every field.
pub(crate) fn random_record(number: u128, random: &mut impl Rng) -> IndexedRecord {
    let count = random.random_range(0..3);
    let organisations = (0..count).map(|_| organisation(random.random_range(0..3))).collect();
    let id = Uuid::from_u128(number);
    let kind = one_of(random, RecordKind::ALL);
    let first_day = random_day(random);
    let status = one_of(random, EngagementStatus::ALL);
    IndexedRecord {
        id: RecordId { kind, id },
        reference: Reference(format!("{number}")),
        access: Access {
            system: system(random.random_range(0..3)),
            organisations,
            visibility: one_of(random, Visibility::ALL),
            stage: one_of(random, Stage::ALL),
        },
        title: random_words(random, 4),
        summary: random_words(random, 6),
        names: String::new(),
        text: random_words(random, 12),
        topics: some_of(random, &["access", "money", "mental-health"]),
        groups: some_of(random, &["carers", "age", "sex"]),
        areas: some_of(random, &["X1", "X2", "X3"]).into_iter().map(AreaCode).collect(),
        methods: some_of(random, &["survey", "interview"]),
        levels: some_of(random, &["inform", "involve"]),
        source_type: random.random_bool(0.5).then(|| "survey".to_owned()),
        status: (kind == RecordKind::Engagement).then(|| status.key()),
        engagement_kind: random.random_bool(0.5).then(|| one_of(random, EngagementKind::ALL)),
        first_day,
        last_day: first_day.map(|day| day + chrono::Days::new(random.random_range(0..90))),
        outcome: one_of(random, Outcome::ALL),
        gaps: Gap::ALL.iter().copied().filter(|_| random.random_bool(0.3)).collect(),
    }
}

/// An index in several pieces, some of them with removals, and the records that it holds.
pub(crate) fn random_register(seed: u64, count: u128) -> (LookupIndex, Vec<IndexedRecord>) {
    let mut random = random(seed);
    let index = words_only();
    let old: Vec<_> = (1..=count).map(|number| random_record(number, &mut random)).collect();
    let records: Vec<_> = (1..=count).map(|number| random_record(number, &mut random)).collect();
    for (old, new) in old.chunks(70).zip(records.chunks(70)) {
        index.apply(old.iter().cloned().map(put), 1).unwrap();
        let removals = old.iter().map(|record| Change::Remove(record.id));
        index.apply(removals.chain(new.iter().cloned().map(put)), 2).unwrap();
    }
    (index, records)
}

/// Every kind of reader of the random register.
pub(crate) fn scopes() -> Vec<ReadScope> {
    let mut scopes = vec![ReadScope::Everything, ReadScope::Public];
    for system in (0..3).map(system) {
        scopes.push(ReadScope::WholeSystem { system });
        scopes.push(ReadScope::Member { system, organisation: None });
        scopes.extend(
            (0..3).map(|number| ReadScope::Member { system, organisation: Some(organisation(number)) }),
        );
    }
    scopes
}
