//! How fast the look-up is: `cargo run --release -p convenor-text --example lookup_speed [RECORDS]`.
//!
//! Made-up records with words spread as in real text (Zipf), on disk, for a member of one system.
#![expect(clippy::print_stdout, reason = "the figures are what the program is for")]

use std::error::Error;
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};
use convenor_domain::{
    Access, AreaCode, InsightId, OrganisationId, Outcome, ReadScope, Stage, SystemId, Visibility,
};
use convenor_text::{FindQuery, IndexedRecord, LookupIndex};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use uuid::Uuid;

const WORDS: u32 = 40_000;
const ROUNDS: usize = 200;

fn main() -> Result<(), Box<dyn Error>> {
    let records = std::env::args().nth(1).map_or(Ok(100_000), |count| count.parse())?;
    let folder = tempfile::tempdir()?;
    let index = LookupIndex::open(folder.path())?;
    let mut random = ChaCha8Rng::seed_from_u64(1);
    let started = Instant::now();
    index.rebuild((0..records).map(|number| record(number, &mut random)), 1)?;
    let took = started.elapsed();
    println!(
        "{records} records indexed in {took:.1?}: {:.0} a minute",
        60.0 * f64::from(records) / took.as_secs_f64()
    );
    drop(index);
    let started = Instant::now();
    let index = LookupIndex::open(folder.path())?;
    println!("opened in {:.1?}", started.elapsed());
    for (name, words) in [("blank", 0), ("one word", 1), ("four words", 4), ("ten words", 10)] {
        measure(&index, name, words, "", &mut random)?;
    }
    measure(&index, "a slip of the pen", 1, "q", &mut random)
}

fn measure(
    index: &LookupIndex,
    name: &str,
    words: u32,
    slip: &str,
    random: &mut ChaCha8Rng,
) -> Result<(), Box<dyn Error>> {
    let mut times: Vec<Duration> = Vec::new();
    for _ in 0..ROUNDS {
        let scope = ReadScope::Member { system: SystemId(Uuid::from_u128(1)), organisation: None };
        let words = text(words, random).trim().to_owned() + slip;
        let query =
            FindQuery { words, today: NaiveDate::from_ymd_opt(2026, 1, 1), ..FindQuery::within(scope) };
        let started = Instant::now();
        index.find(&query)?;
        times.push(started.elapsed());
    }
    times.sort_unstable();
    let at = |share: usize| times.get(times.len() * share / 100).copied().unwrap_or_default();
    println!("{name}: p50 {:.1?}, p95 {:.1?}, p99 {:.1?}", at(50), at(95), at(99));
    Ok(())
}

/// Words of a made-up language, the common ones far more often than the rare.
fn text(words: u32, random: &mut ChaCha8Rng) -> String {
    const SYLLABLES: [&str; 10] = ["ba", "do", "fe", "gi", "ka", "lu", "me", "no", "pa", "re"];
    let mut text = String::new();
    for _ in 0..words {
        // Each draw below the last one: small numbers come up far more often.
        let rank = (0..3).fold(WORDS, |below, _| random.random_range(0..below.max(1)));
        for digit in (rank + 10).to_string().bytes() {
            text.push_str(SYLLABLES.get(usize::from(digit - b'0')).copied().unwrap_or_default());
        }
        text.push(' ');
    }
    text
}

fn record(number: u32, random: &mut ChaCha8Rng) -> IndexedRecord {
    let id = InsightId(Uuid::from_u128(u128::from(number)));
    let mut pick = |prefix: &str, count: u32| format!("{prefix}-{}", random.random_range(0..count));
    let topics = vec![pick("topic", 40), pick("broad-topic", 8)];
    let groups = vec![pick("group", 60), pick("dimension", 9)];
    let areas = vec![AreaCode(pick("X", 300)), AreaCode(pick("Y", 10))];
    let (methods, source_type) = (vec![pick("method", 30)], Some(pick("source", 12)));
    let day =
        NaiveDate::from_ymd_opt(2020, 1, 1).map(|first| first + Days::new(random.random_range(0..2_200)));
    IndexedRecord {
        id: id.into(),
        reference: id.reference(),
        access: Access {
            system: SystemId(Uuid::from_u128(random.random_range(1..3))),
            organisations: vec![OrganisationId(Uuid::from_u128(random.random_range(0..40)))],
            visibility: Visibility::ALL.get(random.random_range(0..3)).copied().unwrap_or_default(),
            stage: Stage::Live,
        },
        title: text(12, random),
        summary: text(30, random),
        names: text(10, random),
        text: text(120, random),
        topics,
        groups,
        areas,
        methods,
        levels: Vec::new(),
        source_type,
        status: Some("published"),
        engagement_kind: None,
        first_day: day,
        last_day: day,
        outcome: Outcome::NotRecorded,
        gaps: Vec::new(),
    }
}
