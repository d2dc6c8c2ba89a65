//! Exercises that stand in both of Participedia's files, read as the shipped mappings read them.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Context;
use chrono::NaiveDate;
use convenor_domain::EngagementContent;
use convenor_import::{Limits, open, read_records, shipped};

use crate::record::Around;

const EARLIER: (&str, &str) = ("participedia_2016_structured_cases.jsonl.gz", "participedia-2016");
const LATER: (&str, &str) = ("participedia_cases.jsonl.gz", "participedia-cases");

/// Both files, and the places of the same exercise in each.
pub(crate) struct Twins {
    pub(crate) earlier: Vec<EngagementContent>,
    pub(crate) later: Vec<EngagementContent>,
    pub(crate) pairs: Vec<(usize, usize)>,
}

impl Twins {
    pub(crate) fn read(data: &Path, around: &Around) -> anyhow::Result<Self> {
        let earlier = read(data, EARLIER, around)?;
        let later = read(data, LATER, around)?;
        let places = by_title(&later);
        let pairs = by_title(&earlier).into_iter().filter_map(|(title, place)| {
            let pair = (place, *places.get(&title)?);
            let summarised =
                |content: Option<&EngagementContent>| content.is_some_and(|one| !one.summary.is_empty());
            (summarised(earlier.get(pair.0)) && summarised(later.get(pair.1))).then_some(pair)
        });
        let pairs = pairs.collect();
        Ok(Self { earlier, later, pairs })
    }
}

fn read(
    data: &Path,
    (name, mapping): (&str, &str),
    around: &Around,
) -> anyhow::Result<Vec<EngagementContent>> {
    let source = open(name, &data.join("engagement").join(name), &Limits::default())?;
    let mapping = shipped(mapping).context("a shipped mapping is missing")?;
    let today = NaiveDate::from_ymd_opt(2026, 1, 1).context("no such day")?;
    let records = read_records(source.table(None)?, &mapping, &around.0, &|_| None, today)?;
    Ok(records.filter_map(Result::ok).map(|record| record.engagement).collect())
}

/// Places by title, where a title stands once.
fn by_title(contents: &[EngagementContent]) -> BTreeMap<String, usize> {
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, content) in contents.iter().enumerate() {
        places.entry(content.title.trim().to_lowercase()).or_default().push(place);
    }
    let once = places.into_iter().filter_map(|(title, places)| match places.as_slice() {
        [place] => Some((title, *place)),
        _ => None,
    });
    once.collect()
}
