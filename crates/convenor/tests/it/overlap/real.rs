//! Exercises that stand in both of Participedia's files find their twin by summary alone, as a user would ask.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use convenor_domain::{EngagementContent, Vocabularies};
use convenor_import::{Limits, open, read_records, shipped};
use serde_json::json;

use super::overlap;
use crate::instance::Instance;

const EARLIER: (&str, &str) = ("participedia_2016_structured_cases.jsonl.gz", "participedia-2016");
const LATER: (&str, &str) = ("participedia_cases.jsonl.gz", "participedia-cases");
/// Every so many exercises are asked for: a command each takes its time. `lookup overlap` in `bench` asks for all.
const EVERY: usize = 5;

fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/engagement");
    folder.exists().then_some(folder)
}

fn records(folder: &Path, (file, mapping): (&str, &str)) -> Vec<EngagementContent> {
    let source = open(file, &folder.join(file), &Limits::default()).unwrap();
    let (mapping, vocabularies) = (shipped(mapping).unwrap(), Vocabularies::shipped().unwrap());
    let today = "2026-11-01".parse().unwrap();
    let records =
        read_records(source.table(None).unwrap(), &mapping, &vocabularies, &|_| None, today).unwrap();
    records.filter_map(Result::ok).map(|record| record.engagement).collect()
}

/// Titles that both have, with the earlier one's summary.
fn twins(folder: &Path) -> Vec<(String, String)> {
    let title = |content: &EngagementContent| content.title.trim().to_lowercase();
    let later: BTreeMap<String, EngagementContent> =
        records(folder, LATER).into_iter().map(|content| (title(&content), content)).collect();
    let both = records(folder, EARLIER).into_iter().filter(|content| later.contains_key(&title(content)));
    both.map(|content| (title(&content), content.summary)).collect()
}

#[test]
fn exercises_in_both_files_find_their_twin_by_summary_alone() {
    let Some(folder) = folder() else {
        println!("skipped: the records of real engagement are not beside the project");
        return;
    };
    let instance = Instance::new();
    // The earlier file stays out, so that nothing can be found but the twin.
    let (file, mapping) = LATER;
    let file = folder.join(file).display().to_string();
    let ended = instance.run(&["engagements", "import", &file, "--mapping", mapping]);
    assert_eq!(ended.status, 0, "{}", ended.complained);
    let twins = twins(&folder);
    assert!(twins.len() > 100, "{} exercises stand in both", twins.len());
    let (mut asked, mut found) = (0, 0);
    for (title, summary) in twins.iter().step_by(EVERY) {
        let answer = overlap(&instance, &json!({ "title": "", "summary": summary }).to_string()).json();
        let first_five = answer["similar"].as_array().unwrap().iter().take(5);
        asked += 1;
        let is_twin = |one: &serde_json::Value| {
            one["title"].as_str().is_some_and(|found| found.trim().to_lowercase() == *title)
        };
        found += usize::from(first_five.into_iter().any(is_twin));
    }
    assert!(found * 100 >= asked * 96, "{found} of {asked} found their twin");
}
