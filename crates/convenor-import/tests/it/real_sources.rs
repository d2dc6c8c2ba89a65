//! The shipped mappings on the sources that they are for. Skipped where those are not on the machine.

use std::path::PathBuf;

use convenor_domain::{EngagementStatus, ImportedRecord, Precision, RejectedRow};
use convenor_import::{Limits, Source, guess, open, shipped};

use crate::support::all;

fn source(name: &str) -> Option<Source> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/engagement").join(name);
    if !path.exists() {
        println!("skipped: {name} is not in ../shared/data/engagement");
        return None;
    }
    Some(open(name, &path, &Limits::default()).unwrap())
}

/// The records of a source, and that its columns alone lead to its mapping.
fn read(name: &str, mapping: &str) -> Option<(Vec<ImportedRecord>, Vec<RejectedRow>)> {
    let source = source(name)?;
    let mapping = shipped(mapping).unwrap();
    let table = source.table(None).unwrap();
    let vocabularies = convenor_domain::Vocabularies::shipped().unwrap();
    assert_eq!(guess(&table.columns, &[], &vocabularies).name, mapping.name);
    let (good, bad): (Vec<_>, Vec<_>) = all(table, &mapping).into_iter().partition(Result::is_ok);
    let good: Vec<_> = good.into_iter().filter_map(Result::ok).collect();
    report(&mapping.name, &good);
    Some((good, bad.into_iter().filter_map(Result::err).collect()))
}

/// How complete a source is, for whoever works on its mapping: `cargo test -- --nocapture`.
fn report(name: &str, records: &[ImportedRecord]) {
    let share = |what: &str, has: &dyn Fn(&ImportedRecord) -> bool| {
        println!(
            "{name}: {} of {} {what}",
            records.iter().filter(|record| has(record)).count(),
            records.len()
        );
    };
    share("summary", &|r| !r.engagement.summary.is_empty());
    share("narrative", &|r| !r.engagement.narrative.is_empty());
    share("place", &|r| !r.engagement.place.is_empty());
    share("topics", &|r| !r.engagement.topics.is_empty());
    share("groups", &|r| !r.engagement.groups.is_empty());
    share("methods", &|r| !r.engagement.methods.is_empty());
    share("level", &|r| r.engagement.level_promised.is_some());
    share("recruitment", &|r| !r.engagement.recruitment.is_empty());
    share("formats", &|r| !r.engagement.formats.is_empty());
    share("start", &|r| r.engagement.starts.earliest().is_some());
    share("end", &|r| r.engagement.ends.earliest().is_some());
    share("people heard", &|r| r.engagement.people_heard.is_some());
    share("responses", &|r| r.engagement.responses.is_some());
    share("cost", &|r| r.engagement.cost.money.is_some());
    share("lead", &|r| r.lead_name.is_some());
    share("documents", &|r| !r.engagement.documents.is_empty());
    share("insights", &|r| !r.insights.is_empty());
    share("decisions", &|r| !r.decisions.is_empty());
    let kept: usize = records.iter().map(|record| record.kept_as_written.len()).sum();
    println!("{name}: {kept} texts kept as written");
}

fn count(records: &[ImportedRecord], has: impl Fn(&ImportedRecord) -> bool) -> usize {
    records.iter().filter(|record| has(record)).count()
}

#[test]
fn participedia_2016_comes_in_whole() {
    let Some((records, rejected)) = read("participedia_2016_structured_cases.jsonl.gz", "participedia-2016")
    else {
        return;
    };
    assert_eq!((records.len(), rejected), (495, vec![]));
    assert_eq!(count(&records, |r| r.engagement.starts.precision() == Precision::Day), 205);
    assert_eq!(count(&records, |r| r.engagement.cost.money.is_some()), 121);
    assert_eq!(count(&records, |r| r.engagement.people_heard.is_some()), 192);
    assert!(count(&records, |r| !r.engagement.place.is_empty()) >= 469);
    assert_eq!(count(&records, |r| r.engagement.place.contains("See map")), 0);
}

#[test]
fn participedia_cases_come_in_whole() {
    let Some((records, rejected)) = read("participedia_cases.jsonl.gz", "participedia-cases") else { return };
    assert_eq!((records.len(), rejected), (1_595, vec![]));
    assert_eq!(count(&records, |r| r.engagement.people_heard.is_some()), 196);
    // Of 364 with a start, 4 end before they start: none of those dates can be believed.
    assert_eq!(count(&records, |r| r.engagement.starts.earliest().is_some()), 360);
    assert!(count(&records, |r| !r.engagement.place.is_empty()) > 1_500);
}

#[test]
fn eu_consultations_come_in_whole() {
    let Some((records, rejected)) = read("eu_have_your_say_consultations_2016_2026.csv", "eu-have-your-say")
    else {
        return;
    };
    assert_eq!((records.len(), rejected), (657, vec![]));
    assert_eq!(count(&records, |r| r.status == EngagementStatus::Reported), 388);
    assert_eq!(count(&records, |r| r.engagement.ends.precision() == Precision::Day), 657);
    assert_eq!(count(&records, |r| r.engagement.responses.is_some()), 578);
    assert_eq!(count(&records, |r| r.engagement.people_heard.is_some()), 0, "feedback is not people");
}

#[test]
fn govuk_items_come_in_whole() {
    let Some((records, rejected)) = read("govuk_consultation_examples", "govuk-content") else { return };
    // Two of the eight files are editions of one consultation: the later one is told to be the same.
    assert_eq!((records.len(), rejected.len()), (7, 1));
    assert_eq!(
        rejected.first().map(|rejected| (rejected.row, rejected.field.as_str())),
        Some((5, "identifier"))
    );
    assert_eq!(
        (count(&records, |r| !r.insights.is_empty()), count(&records, |r| !r.decisions.is_empty())),
        (2, 3)
    );
    assert_eq!(
        count(&records, |r| r.engagement.ends.earliest().is_none()),
        3,
        "years after 2100 are no dates"
    );
    assert_eq!(
        count(&records, |r| r.engagement.narrative.contains("</") || r.engagement.narrative.is_empty()),
        0
    );
}
