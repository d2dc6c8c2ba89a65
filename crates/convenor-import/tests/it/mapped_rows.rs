//! Rows through mappings: what becomes a record, what is kept as words, what is rejected and why.

use convenor_domain::engagement::Document;
use convenor_domain::{
    AreaCode, EngagementKind, EngagementStatus as S, ImpreciseDate, InsightStatus, Money, Precision,
    Visibility,
};
use convenor_import::{Mapping, MappingError, Target, guess, read_records};

use crate::support::{Folder, all, day, records};

const FULL: &str = "
name: log
credit: Northwick Council
key: [ref]
insights_published: true
fields:
  title: title
  summary: { from: text, read: html, clip: first-paragraph }
  narrative: { from: text, read: html }
  kind: { from: kind, values: { change: shape-service } }
  topics: { from: topics, values: { Buses: transport } }
  methods: methods
  groups: groups
  areas: place
  place: place
  dates: when
  people_heard: people
  cost: cost
  lead: lead
  partners: { from: partners, split: ';' }
  documents: { from: link, title: Report }
  finding: { from: heard, read: html, clip: first-sentence }
  detail: { from: heard, read: html }
  decision_title: { from: decided }
  decision_date: decided_on
  visibility: { constant: public }
";

const HEADINGS: &str = "ref,title,text,kind,topics,methods,groups,place,when,people,cost,lead,partners,link,heard,decided,decided_on\n";

#[test]
fn a_full_row_becomes_a_full_record() {
    let row = "7,Bus stops,<p>We asked riders.</p><p>More.</p>,change,\"Buses; General practice, Tea\",Survey | Focus groups,\
               Young people,Northwick,3 May to 2 June 2024,\"1,570\",\"£6,400\",Northwick Council,Riders; Depot,\
               https://example.org/report,<p>Most want seats. Some want roofs.</p>,Seats at forty stops,Sep 2024\n";
    let record = records(FULL, &format!("{HEADINGS}{row}")).remove(0).unwrap();
    let engagement = &record.engagement;
    assert_eq!((record.row, record.provenance.external_id.as_str()), (2, "7"));
    assert_eq!(record.provenance.credit.as_deref(), Some("Northwick Council"));
    assert_eq!(
        (engagement.summary.as_str(), engagement.narrative.as_str()),
        ("We asked riders.", "We asked riders.\n\nMore.")
    );
    assert_eq!(engagement.kind, Some(EngagementKind::ShapeService));
    assert_eq!(engagement.topics, ["transport", "gp"]);
    assert_eq!(engagement.methods, ["survey", "focus-group"]);
    assert_eq!(engagement.groups[0].group, "age-16-24");
    assert_eq!(engagement.areas, [AreaCode("E99000001".into())]);
    assert_eq!(
        (&engagement.starts, &engagement.ends),
        (&ImpreciseDate::day(day(2024, 5, 3)), &ImpreciseDate::day(day(2024, 6, 2)))
    );
    assert_eq!(
        (engagement.people_heard, &engagement.cost.money),
        (Some(1_570), &Some(Money::pence(640_000)))
    );
    assert_eq!(
        engagement.documents,
        [Document { title: "Report".into(), url: "https://example.org/report".into() }]
    );
    assert_eq!(engagement.visibility, Visibility::Public);
    assert_eq!(record.lead_name.as_deref(), Some("Northwick Council"));
    assert_eq!(
        record.partner_names,
        [("Riders".into(), "partner".into()), ("Depot".into(), "partner".into())]
    );
    assert_eq!(record.insights[0].finding, "Most want seats.");
    assert_eq!(record.insights[0].detail, "Most want seats. Some want roofs.");
    assert_eq!(
        (record.insights[0].place.as_str(), record.insight_status),
        ("Northwick", InsightStatus::Published)
    );
    assert_eq!(record.decisions[0].date.precision(), Precision::Month);
    assert_eq!(record.status, S::DecisionMade);
    assert_eq!(record.kept_as_written, [("topics", "Tea".into())]);
}

#[test]
fn what_cannot_be_read_exactly_is_kept_in_its_own_words() {
    let row = "8,Talk,,party,,Telepathy,,Elsewhere,next spring,about 300,$500,,,ask Jo,,,\n";
    let record = records(FULL, &format!("{HEADINGS}{row}")).remove(0).unwrap();
    let kept = [
        ("starts", "next spring"),
        ("kind", "party"),
        ("people_heard", "about 300"),
        ("methods", "Telepathy"),
        ("cost", "$500"),
        ("documents", "ask Jo"),
    ];
    assert_eq!(record.kept_as_written.len(), kept.len(), "{:?}", record.kept_as_written);
    for (field, words) in kept {
        assert!(record.kept_as_written.contains(&(field, words.to_owned())), "{field}");
    }
    assert_eq!(record.engagement.starts, ImpreciseDate::kept_as_written("next spring"));
    assert_eq!(record.engagement.cost.as_written.as_deref(), Some("$500"));
    assert_eq!((record.engagement.people_heard, record.insights.len()), (None, 0));
}

#[test]
fn rows_that_break_a_rule_are_rejected_with_number_field_and_mend() {
    let mapping = "name: log\nkey: [id]\nfields: {title: Name, summary: About, starts: Start, ends: End}\n";
    let csv = format!(
        "id,Name,About,Start,End\n1,Good,,2024-01-01,2024-02-01\n2,,,,\n3,{},,,\n4,Late,,2024-02-01,2024-01-01\n,No id,,,\n1,Twice,,,\n5,Long,{},,\n6,Last,,,\n",
        "t".repeat(301),
        "s".repeat(100_000),
    );
    let results = records(mapping, &csv);
    let rejected: Vec<(u64, String, String)> = results
        .iter()
        .filter_map(|result| result.as_ref().err())
        .map(|rejected| (rejected.row, rejected.field.clone(), rejected.reason.clone()))
        .collect();
    let expected = [
        (3, "title", "is missing: give it a value (column “Name”)"),
        (4, "title", "has 301 characters: shorten it to 300 or fewer (column “Name”)"),
        (5, "ends", "is before the start: change one of the two dates (column “End”)"),
        (6, "id", "is missing, so the record cannot be known again: give it an identifier"),
        (
            7,
            "identifier",
            "row 7 has the same identifier as row 2: leave one of them out, or give each its own",
        ),
        (8, "summary", "has 100000 characters: shorten it to 10000 or fewer (column “About”)"),
    ];
    let expected = expected.map(|(row, field, reason)| (row, field.to_owned(), reason.to_owned()));
    assert_eq!(rejected, expected);
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 2);
}

#[test]
fn a_published_source_that_contradicts_itself_keeps_both_dates_as_words() {
    let mapping = "name: log\ncontradicting_dates: keep-words\nfields: {title: t, starts: a, ends: b}\n";
    let record = records(mapping, "t,a,b\nTalk,2024-02-01,2024-01-01\n").remove(0).unwrap();
    assert_eq!(record.engagement.starts.earliest(), None);
    assert_eq!(record.engagement.starts.as_written(), Some("1 February 2024"));
}

#[test]
fn without_a_key_the_same_title_start_and_lead_are_the_same_record() {
    let mapping = "name: log\nfields: {title: t, starts: a, lead: l, summary: s}\n";
    let results =
        records(mapping, "t,a,l,s\nTalk,2024,Library,one\ntalk ,2024,library,two\nTalk,2025,Library,one\n");
    let ids: Vec<_> = results.iter().flatten().map(|record| record.provenance.external_id.clone()).collect();
    assert_eq!((ids.len(), results[1].as_ref().unwrap_err().row), (2, 3));
    let again = records(mapping, "l,t,a\nLibrary,Talk,2024\n");
    assert_eq!(again[0].as_ref().unwrap().provenance.external_id, ids[0], "columns may move, records stay");
}

#[test]
fn the_status_follows_the_words_and_else_the_dates() {
    let mapping = "name: log\nfields: {title: t, starts: a, ends: b, status: s}\n";
    let csv = "t,a,b,s\nA,,,Completed\nB,2024-01-01,2024-02-01,\nC,2025-12-01,2026-02-01,\nD,2027,,\nE,2024-01-01,,\nF,,,resting\n";
    let statuses: Vec<_> = records(mapping, csv).into_iter().map(|record| record.unwrap().status).collect();
    assert_eq!(statuses, [S::Complete, S::ClosedAnalysing, S::Open, S::Planned, S::Draft, S::Draft]);
}

#[test]
fn a_mapping_for_another_file_says_so_instead_of_rejecting_every_row() {
    let folder = Folder::new();
    let table = folder.open("rows.csv", b"name,when\nTalk,2024\n").table(None).unwrap();
    let mapping = Mapping::from_yaml("name: log\nfields: {title: heading}\n").unwrap();
    let vocabularies = convenor_domain::Vocabularies::shipped().unwrap();
    let refused = read_records(table, &mapping, &vocabularies, &|_| None, day(2026, 1, 1)).err();
    assert!(matches!(&refused, Some(MappingError::NoColumn { .. })));
    let message = refused.unwrap().to_string();
    assert!(message.contains("“heading”") && message.contains("“name”, “when”"), "{message}");
}

#[test]
fn a_file_nobody_has_mapped_reads_by_guessing() {
    let folder = Folder::new();
    let csv = "Project name;Start date;End date;Method;Participants;Topic\nTea and talk;01/03/2024;02/03/2024;Survey;12;Housing\n";
    let source = folder.open("log.csv", csv.as_bytes());
    let table = source.table(None).unwrap();
    let columns = table.columns.clone();
    let samples: Vec<_> = table.map(Result::unwrap).collect();
    let mapping = guess(&columns, &samples, &convenor_domain::Vocabularies::shipped().unwrap());
    assert_eq!(mapping.column_of(Target::Title), Some("Project name"));
    let record = all(source.table(None).unwrap(), &mapping).remove(0).unwrap();
    assert_eq!(record.engagement.starts, ImpreciseDate::day(day(2024, 3, 1)));
    assert_eq!(
        (record.engagement.people_heard, record.engagement.topics),
        (Some(12), vec!["housing".to_owned()])
    );
}
