//! The product's own look-up, timed whole: ranking, counts and the page.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use convenor_domain::{ReadScope, RecordKind};
use convenor_text::{FindQuery, LookupIndex};

use super::corpus::{Corpus, system};
use super::memory;
use super::questions::Asked;
use super::timing::Line;
use crate::measure::Known;

/// Questions that are asked before the clock runs.
const WARM_UP: usize = 50;
/// Long questions are asked less often.
const LONG_SHARE: usize = 5;

/// Times every kind of question.
pub(super) fn measure(corpus: &Corpus, asked: &[Asked], folder: &Path) -> anyhow::Result<Vec<Line>> {
    let (index, [build_s, build_cpu_s]) = open(corpus, &folder.join("index"))?;
    memory::forget_peak();
    let everything = |words: &str| query(words, ReadScope::Everything);
    for asked in asked.iter().take(WARM_UP) {
        index.find(&everything(&asked.words))?;
    }
    let mut known = Known::default();
    let mut times = Vec::new();
    let cpu_before_s = memory::cpu_s();
    for asked in asked {
        let (took, places) = find(&index, &everything(&asked.words), asked.sought)?;
        times.push(took);
        if asked.sought.is_some() {
            known.add(places);
        }
    }
    let cpu_s = memory::cpu_s() - cpu_before_s;
    let [_, in_five, in_twenty, _] = known.measured().map(|measured| measured.mean());
    let whole = Line {
        cpu_ms: cpu_ms(cpu_s, times.len()),
        recall_5: Some(in_five),
        recall_20: Some(in_twenty),
        build_s,
        build_cpu_s,
        ..Line::of("Convenor, hits and counts", times)
    };
    let member = ReadScope::Member { system: system(1), organisation: None };
    let as_member = asked.iter().map(|asked| query(&asked.words, member));
    let long = (0..asked.len() / LONG_SHARE).filter_map(|number| u32::try_from(number).ok());
    let long = long.map(|number| everything(&corpus.texts(number * 7 + 3).summary));
    let mut lines = vec![
        whole,
        ranking_only(&index, asked)?,
        Line::of("Convenor, for a member of a system", time(&index, as_member)?),
        Line::of("Convenor, a summary as question", time(&index, long)?),
        Line::of("Convenor, no words", time(&index, (0..WARM_UP).map(|_| everything("")))?),
    ];
    if let Some(first) = lines.first_mut() {
        first.memory_mb = Some(memory::peak_mb());
    }
    Ok(lines)
}

/// What peers do: the first 20 and nothing else.
fn ranking_only(index: &LookupIndex, asked: &[Asked]) -> anyhow::Result<Line> {
    let cpu_before_s = memory::cpu_s();
    let mut times = Vec::new();
    for asked in asked {
        let query = query(&asked.words, ReadScope::Everything);
        let started = Instant::now();
        index.best(&query)?;
        times.push(started.elapsed());
    }
    let cpu_ms = cpu_ms(memory::cpu_s() - cpu_before_s, times.len());
    Ok(Line { cpu_ms, ..Line::of("Convenor, ranking only", times) })
}

/// Processor time of one question, from that of all.
fn cpu_ms(all_s: f64, questions: usize) -> Option<f64> {
    u32::try_from(questions).ok().map(|questions| all_s * 1_000.0 / f64::from(questions))
}

/// A question as put by a reader.
pub(super) fn query(words: &str, scope: ReadScope) -> FindQuery {
    let today = NaiveDate::from_ymd_opt(2026, 1, 1);
    FindQuery { words: words.to_owned(), today, ..FindQuery::within(scope) }
}

fn time(index: &LookupIndex, queries: impl Iterator<Item = FindQuery>) -> anyhow::Result<Vec<Duration>> {
    queries.map(|query| Ok(find(index, &query, None)?.0)).collect()
}

/// How long it took, and the place of what was sought.
fn find(
    index: &LookupIndex,
    query: &FindQuery,
    sought: Option<u32>,
) -> anyhow::Result<(Duration, Option<usize>)> {
    let started = Instant::now();
    let found = index.find(query)?;
    let took = started.elapsed();
    let is_sought = |number: u32| {
        found
            .hits
            .iter()
            .position(|hit| hit.id.kind == RecordKind::Insight && hit.id.id.as_u128() == u128::from(number))
    };
    Ok((took, sought.and_then(is_sought)))
}

/// The index of the corpus, and how many seconds it took to build, now or when it was built: by the clock, and of all
/// processors.
fn open(corpus: &Corpus, folder: &Path) -> anyhow::Result<(LookupIndex, [Option<f64>; 2])> {
    let index = LookupIndex::open(folder)?;
    let note = folder.join("seconds");
    if index.applied()? != u64::from(corpus.records) {
        let (started, cpu_before_s) = (Instant::now(), memory::cpu_s());
        index.rebuild((0..corpus.records).map(|number| corpus.record(number)), u64::from(corpus.records))?;
        let (took_s, cpu_s) = (started.elapsed().as_secs_f64(), memory::cpu_s() - cpu_before_s);
        fs::write(&note, format!("{took_s} {cpu_s}"))?;
        println!("{} records indexed in {:.0?}", corpus.records, started.elapsed());
    }
    // What was opened anew holds nothing of the building.
    drop(index);
    let noted = fs::read_to_string(&note)?;
    let mut seconds = noted.split_whitespace().map(|seconds| seconds.parse().ok());
    let seconds = [seconds.next().flatten(), seconds.next().flatten()];
    Ok((LookupIndex::open(folder)?, seconds))
}
