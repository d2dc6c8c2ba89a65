//! Ranks of random registers, beside the formula written down plainly.

use std::collections::BTreeMap;

use convenor_domain::{
    Access, EngagementId, OrganisationId, Outcome, ReadScope, Stage, SystemId, Visibility,
};
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use uuid::Uuid;

use super::*;
use crate::lookup::analysis::{forms, stems, tokens};
use crate::lookup::readable::Views;
use crate::lookup::{Change, IndexedRecord, LookupIndex};

const WORDS: [&str; 8] =
    ["carers", "dentist", "payment", "ward", "transport", "maternity", "clinics", "budget"];
const QUESTIONS: [&str; 6] = [
    "carers",
    "dentists payments",
    "ward transport budget clinic",
    "\"maternity ward\" carer",
    "budget budget what about a carer",
    "carers dentist payment ward transport maternity clinics budget",
];

fn words(random: &mut ChaCha8Rng, most: usize) -> String {
    let count = random.random_range(0..=most);
    let words: Vec<&str> = (0..count).filter_map(|_| WORDS.choose(random)).copied().collect();
    words.join(" ")
}

fn record(number: u128, random: &mut ChaCha8Rng) -> IndexedRecord {
    let id = EngagementId(Uuid::from_u128(number));
    let public = random.random_bool(0.5);
    IndexedRecord {
        id: id.into(),
        reference: id.reference(),
        access: Access {
            system: SystemId(Uuid::from_u128(1)),
            organisations: vec![OrganisationId(Uuid::from_u128(2))],
            visibility: if public { Visibility::Public } else { Visibility::Organisation },
            stage: Stage::Live,
        },
        title: words(random, 4),
        summary: words(random, 6),
        names: words(random, 2),
        text: words(random, 12),
        topics: Vec::new(),
        groups: Vec::new(),
        areas: Vec::new(),
        methods: Vec::new(),
        levels: Vec::new(),
        source_type: None,
        status: None,
        engagement_kind: None,
        first_day: None,
        last_day: None,
        outcome: Outcome::NotRecorded,
        gaps: Vec::new(),
    }
}

/// An index in several pieces, with removals, and the records that it holds in its order.
fn register(seed: u64) -> (LookupIndex, Vec<IndexedRecord>) {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    let index = LookupIndex::open_in_memory().unwrap();
    let records: Vec<IndexedRecord> = (0..120).map(|number| record(number, &mut random)).collect();
    for some in records.chunks(37) {
        let puts = some.iter().map(|record| Change::Put(Box::new(record.clone())));
        index.apply(puts.collect::<Vec<_>>(), 1).unwrap();
    }
    let (gone, kept): (Vec<_>, Vec<_>) = records.into_iter().partition(|_| random.random_bool(0.2));
    index.apply(gone.iter().map(|record| Change::Remove(record.id)), 2).unwrap();
    (index, kept)
}

/// What was ranked, by how well: no two records are alike enough for the order among equals to matter here.
fn ranked(index: &LookupIndex, scope: ReadScope, question: &Question) -> Vec<f64> {
    let views = Views::default();
    let readable = Readable::new(index.searcher(), index.fields(), scope, &views).unwrap();
    let mut scores: Vec<f64> = rank(&readable, &readable.all(), question)
        .unwrap()
        .ranked
        .iter()
        .map(|ranked| ranked.score)
        .collect();
    scores.sort_by(f64::total_cmp);
    scores
}

/// The words of a record's fields: four of stems, then all its forms.
fn texts(record: &IndexedRecord) -> [Vec<String>; 5] {
    let own = [&record.title, &record.names, &record.summary, &record.text];
    let read = |analyser, text: &str| tokens(analyser, text).into_iter().map(|token| token.text).collect();
    let all: Vec<String> = own.iter().flat_map(|text| read(forms(), text) as Vec<String>).collect();
    let [title, names, summary, text] = own.map(|text| read(stems(), text));
    [title, names, summary, text, all]
}

/// How much of it a record holds, over all fields.
fn held(texts: &[Vec<String>; 5], means: [f64; 5], wanted: &Wanted) -> f64 {
    let counted = texts.iter().zip(means).zip([3.0, 2.0, 1.5, 1.0, 0.5]).enumerate();
    let sum: f64 = counted
        .map(|(place, ((text, mean), weight))| {
            let sought = if place == 4 { &wanted.forms } else { &wanted.stems };
            let times = text.windows(sought.len()).filter(|run| run == sought).count();
            let times = match sought.len() {
                1 => number(times as u64),
                _ if place == 4 => 0.0,
                _ => number(times.min(1) as u64),
            };
            weight * times / (0.25 + 0.75 * number(text.len() as u64) / mean)
        })
        .sum();
    sum * 2.2 / (1.2 + sum)
}

fn expected(records: &[IndexedRecord], scope: ReadScope, question: &Question) -> Vec<f64> {
    let readable: Vec<_> = records.iter().filter(|record| scope.allows(&record.access)).map(texts).collect();
    let mean = |field: usize| {
        let lengths: Vec<usize> =
            readable.iter().map(|texts| texts[field].len()).filter(|length| *length > 0).collect();
        (number(lengths.iter().sum::<usize>() as u64) / number(lengths.len() as u64)).max(1.0)
    };
    let means = [mean(0), mean(1), mean(2), mean(3), mean(4)];
    let asked: Vec<&Wanted> = question.wanted.iter().chain(&question.neighbours).collect();
    let rarities = asked.iter().map(|wanted| {
        let holding = readable.iter().filter(|texts| held(texts, means, wanted) > 0.0).count() as u64;
        (1.0 + (number(readable.len() as u64 - holding) + 0.5) / (number(holding) + 0.5)).ln()
    });
    let rarities: BTreeMap<usize, f64> = rarities.enumerate().collect();
    let all = question.wanted.len();
    let every: f64 = (0..all).map(|place| rarities[&place]).sum();
    let rate = |texts: &[Vec<String>; 5]| {
        let worths: Vec<f64> =
            (0..asked.len()).map(|place| rarities[&place] * held(texts, means, asked[place])).collect();
        let there = worths[..all].iter().filter(|worth| **worth > 0.0).count();
        let quoted = question
            .wanted
            .iter()
            .zip(&worths)
            .all(|(wanted, worth)| wanted.quoted == crate::lookup::question::Quoted::No || *worth > 0.0);
        let worth = worths[..all].iter().sum::<f64>() + worths[all..].iter().sum::<f64>() * 0.5;
        let held = (0..all).filter(|place| worths[*place] > 0.0).map(|place| rarities[&place]).sum::<f64>();
        let enough = there >= question.needed() || held >= every * SHARE_HELD_MIN;
        (there > 0 && quoted).then_some((worth, enough))
    };
    let scores: Vec<(f64, bool)> = readable.iter().filter_map(rate).collect();
    let found = scores.into_iter().filter(|(_, enough)| *enough);
    let mut scores: Vec<f64> = found.map(|(worth, _)| worth).collect();
    scores.sort_by(f64::total_cmp);
    scores
}

#[test]
fn ranks_are_what_the_formula_says() {
    for seed in 0..6 {
        let (index, records) = register(seed);
        for scope in [ReadScope::Everything, ReadScope::Public] {
            for asked in QUESTIONS {
                let question = Question::read(asked);
                let (found, expected) =
                    (ranked(&index, scope, &question), expected(&records, scope, &question));
                assert_eq!(found.len(), expected.len(), "{asked}");
                for (found, expected) in found.iter().zip(&expected) {
                    assert!((found - expected).abs() < 1e-5, "{asked}: {found} is not {expected}");
                }
            }
        }
    }
}
