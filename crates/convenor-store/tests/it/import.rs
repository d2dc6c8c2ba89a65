//! Imports: new, changed and same told apart; all or nothing.

mod undo;

use convenor_domain::{
    DecisionContent, EngagementContent, EngagementStatus, ImportId, ImportSummary, ImportedRecord,
    InsightContent, InsightStatus, Provenance, ReadScope, RegisterFilter, RejectedRow, Visibility,
};
use convenor_store::{EngagementSummary, ImportStage, InsightList, NewImport, Store};
use convenor_testkit::*;

on_both!(
    the_same_file_twice_changes_nothing,
    what_the_source_says_becomes_linked_records,
    changed_rows_replace_and_keep_what_was_heard,
    edits_by_people_survive_an_unchanged_import,
    rejected_rows_are_kept_with_their_reasons,
    killed_before_the_end_it_leaves_nothing,
    stages_and_mappings_of_an_import,
    many_records_in_chunks,
    what_was_written_is_put_into_its_place,
);

const ALL: ReadScope = ReadScope::Everything;

pub(crate) fn new_import() -> NewImport {
    NewImport {
        system: SYSTEM,
        account: None,
        file_name: "list.csv".to_owned(),
        file_hash: "00".to_owned(),
        mapping: "title: Title".to_owned(),
    }
}

/// A record as a file might bring it: with one insight and one decision.
pub(crate) fn record(external_id: &str, title: &str) -> ImportedRecord {
    ImportedRecord {
        row: 2,
        provenance: Provenance {
            source: "a list".to_owned(),
            external_id: external_id.to_owned(),
            url: None,
            import: None,
            imported_at: None,
            credit: Some("Made up".to_owned()),
        },
        engagement: EngagementContent {
            title: title.to_owned(),
            narrative: "Long.".repeat(100),
            visibility: Visibility::System,
            ..Default::default()
        },
        lead_name: Some("Good Neighbours".to_owned()),
        partner_names: vec![("The Allotment Society".to_owned(), "partner".to_owned())],
        status: EngagementStatus::Complete,
        insights: vec![InsightContent { finding: format!("Heard at {title}"), ..Default::default() }],
        insight_status: InsightStatus::Published,
        decisions: vec![DecisionContent { title: format!("Decided after {title}"), ..Default::default() }],
        kept_as_written: vec![],
    }
}

/// Imports some records and commits.
pub(crate) async fn import(store: &Store, records: Vec<ImportedRecord>) -> (ImportId, ImportSummary) {
    let id = store.add_import(new_import()).await.unwrap();
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let mut batch = writing.begin_import(SYSTEM, id).await.unwrap();
    writing.apply_import(&mut batch, records).await.unwrap();
    let summary = writing.finish_import(batch).await.unwrap();
    writing.commit().await.unwrap();
    (id, summary)
}

/// (new, changed, same)
pub(crate) fn counts(summary: &ImportSummary) -> (u64, u64, u64) {
    (summary.new, summary.changed, summary.same)
}

pub(crate) async fn engagements(store: &Store) -> Vec<EngagementSummary> {
    crate::list::all(store, ALL, RegisterFilter::default()).await
}

pub(crate) async fn titles(store: &Store) -> Vec<String> {
    let mut titles: Vec<_> =
        engagements(store).await.into_iter().map(|row| row.engagement.content.title).collect();
    titles.sort();
    titles
}

async fn the_same_file_twice_changes_nothing(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let file = || vec![record("1", "One"), record("2", "Two")];
    let (_, first) = import(store, file()).await;
    assert_eq!(counts(&first), (2, 0, 0));
    let (before, sequence) = (engagements(store).await, store.audit_sequence().await.unwrap());
    let (_, second) = import(store, file()).await;
    assert_eq!(counts(&second), (0, 0, 2));
    assert_eq!(engagements(store).await, before);
    assert_eq!(store.audit_sequence().await.unwrap(), sequence, "nothing to tell");
    assert_eq!(store.list_organisations(Some(SYSTEM)).await.unwrap().len(), 5, "one was new, once");
}

async fn what_the_source_says_becomes_linked_records(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let (id, _) = import(store, vec![record("1", "One")]).await;
    let row = engagements(store).await.remove(0);
    let one = store.lookup_engagement(ALL, row.engagement.id).await.unwrap().unwrap();
    assert_eq!((one.content.lead, one.status), (Some(VCSE), EngagementStatus::Complete));
    assert_eq!(one.content.partners.len(), 1);
    assert_eq!(one.content.narrative.len(), 500);
    let from = one.provenance.unwrap();
    assert_eq!(
        (from.source.as_str(), from.import, from.imported_at),
        ("a list", Some(id), Some(one.created_at))
    );
    assert_eq!((row.insights, row.outcome), (1, convenor_domain::Outcome::Decided));
    let insights = store.list_insights(&InsightList::all(ALL, 10)).await.unwrap();
    assert_eq!(
        (insights[0].content.engagement, insights[0].content.organisation),
        (Some(one.id), Some(VCSE))
    );
    assert_eq!(insights[0].status, InsightStatus::Published);
    assert_eq!(store.list_decisions_of_engagement(ALL, one.id).await.unwrap().len(), 1);
}

async fn changed_rows_replace_and_keep_what_was_heard(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    import(store, vec![record("1", "One"), record("2", "Two")]).await;
    let before = engagements(store).await;
    let mut file = vec![record("1", "One, said better"), record("2", "Two"), record("3", "Three")];
    file[0].engagement.topics = vec!["gp".to_owned()];
    let (_, summary) = import(store, file).await;
    assert_eq!(counts(&summary), (1, 1, 1));
    assert_eq!(titles(store).await, ["One, said better", "Three", "Two"]);
    let one = store.lookup_engagement(ALL, before[0].engagement.id).await.unwrap().unwrap();
    assert_eq!(
        (one.version, one.created_at),
        (2, before[0].engagement.created_at),
        "the same record, changed"
    );
    let gp = RegisterFilter { topics: vec!["gp".to_owned()], ..Default::default() };
    assert_eq!(store.count_engagements(ALL, &gp, store.today()).await.unwrap(), 1);
    let heard = InsightList { engagement: Some(one.id), ..InsightList::all(ALL, 10) };
    assert_eq!(store.count_insights(&heard).await.unwrap(), 1, "what was heard is not heard twice");
    assert_eq!(store.verify_audit().await.unwrap(), None);
}

async fn edits_by_people_survive_an_unchanged_import(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    import(store, vec![record("1", "One")]).await;
    let one = engagements(store).await.remove(0).engagement;
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let content = EngagementContent { summary: "Said by us.".to_owned(), ..one.content };
    let edited = writing.update_engagement(one.id, 1, content).await.unwrap();
    writing.commit().await.unwrap();
    let (_, summary) = import(store, vec![record("1", "One")]).await;
    assert_eq!(counts(&summary), (0, 0, 1));
    assert_eq!(store.lookup_engagement(ALL, one.id).await.unwrap(), Some(edited));
}

async fn rejected_rows_are_kept_with_their_reasons(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let id = store.add_import(new_import()).await.unwrap();
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let mut batch = writing.begin_import(SYSTEM, id).await.unwrap();
    writing.apply_import(&mut batch, vec![record("1", "One")]).await.unwrap();
    let rejected = RejectedRow { row: 3, field: "title".to_owned(), reason: "is missing".to_owned() };
    batch.reject(rejected.clone());
    assert_eq!(batch.rows(), 2);
    writing.finish_import(batch).await.unwrap();
    writing.commit().await.unwrap();
    let kept = store.lookup_import(ALL, id).await.unwrap().unwrap();
    assert_eq!((kept.stage, counts(&kept.summary)), (ImportStage::Imported, (1, 0, 0)));
    assert_eq!(kept.summary.rejected, [rejected]);
}

async fn killed_before_the_end_it_leaves_nothing(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let id = store.add_import(new_import()).await.unwrap();
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let mut batch = writing.begin_import(SYSTEM, id).await.unwrap();
    writing.apply_import(&mut batch, vec![record("1", "One")]).await.unwrap();
    writing.apply_import(&mut batch, vec![record("2", "Two")]).await.unwrap();
    writing.finish_import(batch).await.unwrap();
    drop(writing);
    let again = fresh.open_again().await;
    assert!(engagements(&again).await.is_empty());
    assert_eq!(again.audit_sequence().await.unwrap(), 0);
    assert_eq!(again.list_organisations(Some(SYSTEM)).await.unwrap().len(), 4);
    assert_eq!(
        again.lookup_import(ALL, id).await.unwrap().map(|import| import.stage),
        Some(ImportStage::Uploaded)
    );
    let (_, summary) = import(&again, vec![record("1", "One"), record("2", "Two")]).await;
    assert_eq!(counts(&summary), (2, 0, 0));
}

async fn stages_and_mappings_of_an_import(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let id = store.add_import(new_import()).await.unwrap();
    store.map_import(id, "title: Name").await.unwrap();
    let preview = ImportSummary { new: 3, ..Default::default() };
    store.stage_import(id, ImportStage::Previewed, Some(&preview)).await.unwrap();
    store.stage_import(id, ImportStage::Importing, None).await.unwrap();
    let found = store.lookup_import(ALL, id).await.unwrap().unwrap();
    assert_eq!(
        (found.stage, found.summary.new, found.mapping.as_str()),
        (ImportStage::Importing, 3, "title: Name")
    );
    fresh.clock.advance(chrono::Duration::seconds(1));
    let newer = store.add_import(new_import()).await.unwrap();
    let listed: Vec<_> =
        store.list_imports(SYSTEM, 10).await.unwrap().iter().map(|import| import.id).collect();
    assert_eq!(listed, [newer, id]);
}

async fn many_records_in_chunks(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let file = || {
        (0..1_100).map(|number| record(&number.to_string(), &format!("Record {number}"))).collect::<Vec<_>>()
    };
    let (id, summary) = import(store, file()).await;
    assert_eq!(counts(&summary), (1_100, 0, 0));
    let (_, again) = import(store, file()).await;
    assert_eq!(counts(&again), (0, 0, 1_100));
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    writing.undo_import(id).await.unwrap();
    writing.commit().await.unwrap();
    assert!(titles(store).await.is_empty());
    assert_eq!(store.verify_audit().await.unwrap(), None);
}

async fn what_was_written_is_put_into_its_place(fresh: FreshStore) {
    a_system(&fresh.store).await;
    fresh.store.add_import(new_import()).await.unwrap();
    fresh.store.settle().await.unwrap();
    if let convenor_store::Location::Sqlite(path) = &fresh.location {
        let log = path.with_extension("sqlite-wal");
        assert_eq!(std::fs::metadata(log).unwrap().len(), 0);
    }
    assert_eq!(fresh.store.list_imports(SYSTEM, 10).await.unwrap().len(), 1);
}
