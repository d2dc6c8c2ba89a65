//! The answer: each hit with who, where, when, and what happened next.

use std::collections::HashMap;

use convenor_domain::{OrganisationId, Outcome, ReadScope, Record, RecordId, RecordKind, Vocabularies};
use convenor_statistics::{BandRule, Disclosed, PeopleBand, disclose_people};
use convenor_store::Store;
use convenor_text::{Found, Hit, Why, ZeroHelp};
use serde::Serialize;

/// Most characters of a summary.
const SUMMARY_CHARS: usize = 300;

/// What was found.
#[derive(Debug, Serialize)]
pub(crate) struct Answer {
    total: u64,
    hits: Vec<AnswerHit>,
}

/// One hit.
#[derive(Debug, Serialize)]
struct AnswerHit {
    kind: RecordKind,
    id: String,
    reference: String,
    title: String,
    summary: String,
    score: f64,
    why: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    organisation: Option<String>,
    #[serde(rename = "where")]
    place: Vec<String>,
    when: String,
    who: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    people: Option<Disclosed<PeopleBand>>,
    what_happened_next: Outcome,
}

impl Answer {
    pub(crate) fn is_empty(&self) -> bool {
        self.hits.is_empty()
    }

    /// The answer for people.
    pub(crate) fn lines(&self) -> Vec<String> {
        let mut lines = vec![match self.total {
            0 => "Nothing found.".to_owned(),
            1 => "1 record. Best match first.".to_owned(),
            total if total > self.hits.len() as u64 => {
                format!("{total} records, the best {} first.", self.hits.len())
            }
            total => format!("{total} records. Best match first."),
        }];
        for (index, hit) in self.hits.iter().enumerate() {
            lines.push(String::new());
            lines.push(format!("{}. {}  [{}, {}]", index + 1, hit.title, hit.kind, hit.reference));
            lines.push(format!("   {}", hit.facts().join(" · ")));
            if !hit.summary.is_empty() && hit.summary != hit.title {
                lines.push(format!("   {}", hit.summary));
            }
            lines.push(format!("   What happened next: {}", in_words(hit.what_happened_next)));
            if !hit.why.is_empty() {
                lines.push(format!("   {}", hit.why.join("; ")));
            }
        }
        lines
    }
}

impl AnswerHit {
    fn facts(&self) -> Vec<String> {
        let who = (!self.who.is_empty()).then(|| self.who.join(", "));
        let place = (!self.place.is_empty()).then(|| self.place.join(", "));
        let facts = [who, place, Some(self.when.clone()), self.organisation.clone()];
        facts.into_iter().flatten().collect()
    }
}

/// What came of it, for people.
pub(crate) fn in_words(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Changed => "something changed",
        Outcome::Partly => "part of it was taken up",
        Outcome::Decided => "a decision was made; what it changed is not recorded",
        Outcome::NoChange => "a decision was made, and nothing changed",
        Outcome::NotRecorded => "no decision recorded",
    }
}

/// What there is a step further, for people.
pub(crate) fn further(help: &ZeroHelp) -> Vec<String> {
    let steps = [
        (help.older, "at any time: leave out --months"),
        (help.nearby, "in the areas around: widen --area"),
        (help.any_place, "in any place: leave out --area"),
        (help.any_group, "about any group: leave out --group"),
        (help.any_topic, "on any topic: leave out --topic"),
        (help.unfiltered, "without any filter"),
    ];
    let said = steps.into_iter().filter_map(|(count, how)| {
        let count = count.filter(|count| *count > 0)?;
        Some(format!("  {count} {how}"))
    });
    said.collect()
}

/// Fetches the records behind the hits.
pub(crate) async fn read(store: &Store, scope: ReadScope, found: &Found) -> anyhow::Result<Answer> {
    let records = store.list_records_by_id(scope, found.hits.iter().map(|hit| hit.id)).await?;
    let records: HashMap<RecordId, Record> =
        records.into_iter().map(|record| (record.id(), record)).collect();
    let organisations = store.list_organisations(None).await?;
    let organisations: HashMap<OrganisationId, String> =
        organisations.into_iter().map(|one| (one.id, one.name)).collect();
    let mut hits = Vec::with_capacity(found.hits.len());
    for hit in &found.hits {
        // A record that went away between the two questions is left out.
        let Some(record) = records.get(&hit.id) else { continue };
        let mut answered = describe(store.vocabularies(), &organisations, record, hit);
        answered.what_happened_next = outcome(store, scope, record).await?;
        name_areas(store, record, &mut answered.place).await?;
        hits.push(answered);
    }
    Ok(Answer { total: found.total, hits })
}

fn describe(
    v: &Vocabularies,
    organisations: &HashMap<OrganisationId, String>,
    record: &Record,
    hit: &Hit,
) -> AnswerHit {
    let name = |id: Option<OrganisationId>| id.and_then(|id| organisations.get(&id).cloned());
    let people = |count: Option<u32>| count.map(|count| disclose_people(count, BandRule::default()));
    let place = |place: &str| if place.is_empty() { Vec::new() } else { vec![place.to_owned()] };
    let blank = AnswerHit {
        kind: hit.id.kind,
        id: hit.id.id.to_string(),
        reference: String::new(),
        title: String::new(),
        summary: String::new(),
        score: hit.score,
        why: hit.why.iter().map(why).collect(),
        organisation: None,
        place: Vec::new(),
        when: String::new(),
        who: Vec::new(),
        people: None,
        what_happened_next: Outcome::NotRecorded,
    };
    match record {
        Record::Engagement(one) => AnswerHit {
            reference: one.reference().0,
            title: one.content.title.clone(),
            summary: shortened(&one.content.summary),
            organisation: name(one.content.lead),
            place: place(&one.content.place),
            when: period(&one.content.starts, &one.content.ends),
            who: one.content.groups.iter().map(|reach| v.groups.name_of(&reach.group).to_owned()).collect(),
            people: people(one.content.people_heard),
            ..blank
        },
        Record::Insight(one) => AnswerHit {
            reference: one.reference().0,
            title: one.content.finding.clone(),
            summary: shortened(&one.content.detail),
            organisation: name(one.content.organisation),
            place: place(&one.content.place),
            when: period(&one.content.starts, &one.content.ends),
            who: one.content.groups.iter().map(|group| v.groups.name_of(group).to_owned()).collect(),
            people: people(one.content.people),
            ..blank
        },
        Record::Decision(one) => AnswerHit {
            reference: one.reference().0,
            title: one.content.title.clone(),
            summary: shortened(&one.content.outcome),
            organisation: name(one.content.organisation),
            when: one.content.date.to_string(),
            ..blank
        },
    }
}

async fn name_areas(store: &Store, record: &Record, place: &mut Vec<String>) -> anyhow::Result<()> {
    let areas = match record {
        Record::Engagement(one) => &one.content.areas,
        Record::Insight(one) => &one.content.areas,
        Record::Decision(_) => return Ok(()),
    };
    let names = store.list_areas(areas).await?.into_iter().map(|area| area.name);
    let new: Vec<_> = names.filter(|name| !place.iter().any(|known| known.contains(name.as_str()))).collect();
    place.extend(new);
    Ok(())
}

async fn outcome(store: &Store, scope: ReadScope, record: &Record) -> anyhow::Result<Outcome> {
    Ok(match record {
        Record::Engagement(one) => {
            let found = store.outcomes_of_engagements(scope, &[one.id]).await?;
            found.get(&one.id).map_or(Outcome::NotRecorded, |(_, outcome)| *outcome)
        }
        Record::Insight(one) => {
            let found = store.what_happened(scope, &[one.id]).await?;
            Outcome::of(found.into_values().flatten().map(|decision| decision.influence))
        }
        Record::Decision(one) => {
            Outcome::of(one.content.influences.iter().map(|influence| influence.influence))
        }
    })
}

fn why(why: &Why) -> String {
    match why {
        Why::Reference => "its reference".to_owned(),
        Why::Words { typed } => format!("matched the words {}", typed.join(", ")),
        Why::Typo { typed, found } => format!("“{typed}” was read as “{found}”"),
        Why::SimilarMeaning => "similar meaning".to_owned(),
    }
}

/// A period as exactly as it is known, for people.
pub(crate) fn period(
    starts: &convenor_domain::ImpreciseDate,
    ends: &convenor_domain::ImpreciseDate,
) -> String {
    match (starts.is_unknown(), ends.is_unknown()) {
        (true, true) => "date not recorded".to_owned(),
        (false, true) => starts.to_string(),
        (true, false) => format!("until {ends}"),
        (false, false) if starts == ends => starts.to_string(),
        (false, false) => format!("{starts} to {ends}"),
    }
}

fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SUMMARY_CHARS) {
        None => line,
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or(&line).trim_end()),
    }
}
