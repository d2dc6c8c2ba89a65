//! Imports of responses and the manifest of the lake.

use chrono::Duration;
use convenor_domain::response::{ResponseFile, ResponseImportSummary};
use convenor_domain::{Engagement, EngagementId, ImportId, ReadScope};
use convenor_store::{AuditAction, NewResponseImport, ResponseImport, Store, StoreError, UNDO_DAYS};
use convenor_testkit::*;

on_both!(
    an_import_is_read_back_whole_and_its_file_counts,
    an_import_taken_back_has_no_file_any_more,
    after_a_month_nothing_is_taken_back,
    responses_follow_a_merged_engagement,
    an_engagement_with_responses_stays_when_its_import_is_undone,
);

fn file(engagement: EngagementId, import: ImportId) -> ResponseFile {
    ResponseFile {
        system: SYSTEM,
        engagement,
        import,
        path: format!("responses/{import}.parquet"),
        responses: 3,
        key_sum: i64::MIN,
        sha256: "00ff".to_owned(),
        questions: Vec::new(),
        cubes: None,
        dimensions: vec!["age".to_owned()],
    }
}

pub(crate) async fn import(store: &Store, engagement: &Engagement) -> ResponseImport {
    let id = ImportId(store.clock().new_id());
    let new = NewResponseImport {
        file_name: "survey.csv".to_owned(),
        file_hash: "ab".to_owned(),
        tool: "qualtrics".to_owned(),
        summary: ResponseImportSummary { new: 3, header_rows: 3, ..ResponseImportSummary::default() },
        file: Some(file(engagement.id, id)),
    };
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let kept = writing.add_response_import(id, (SYSTEM, engagement.id), new).await.unwrap();
    writing.commit().await.unwrap();
    kept
}

async fn undo(store: &Store, id: ImportId) -> Result<Option<ResponseFile>, StoreError> {
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let file = writing.undo_response_import(id).await?;
    writing.commit().await.unwrap();
    Ok(file)
}

async fn an_import_is_read_back_whole_and_its_file_counts(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let asked = engagement("Winter survey").add_to(store).await;
    assert_eq!(store.list_response_files(asked.id).await.unwrap(), []);
    let first = import(store, &asked).await;
    fresh.clock.advance(Duration::hours(1));
    let second = import(store, &asked).await;
    assert_eq!(store.list_response_imports(asked.id).await.unwrap(), [second.clone(), first.clone()]);
    assert_eq!(store.lookup_response_import(first.id).await.unwrap(), Some(first.clone()));
    let files = store.list_response_files(asked.id).await.unwrap();
    assert_eq!(
        files,
        [file(asked.id, first.id), file(asked.id, second.id)],
        "in the order in which they came"
    );
    assert_eq!(store.list_all_response_files().await.unwrap().len(), 2);
    let trail = store.history(asked.id.into(), 9).await.unwrap();
    let told =
        trail.iter().filter(|entry| entry.action == AuditAction::Edit && entry.fields == ["responses"]);
    assert_eq!(told.count(), 2);
}

async fn an_import_taken_back_has_no_file_any_more(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let asked = engagement("Winter survey").add_to(store).await;
    let kept = import(store, &asked).await;
    assert_eq!(undo(store, kept.id).await.unwrap(), kept.file);
    assert_eq!(store.list_response_files(asked.id).await.unwrap(), []);
    let left = store.lookup_response_import(kept.id).await.unwrap().unwrap();
    assert_eq!((left.undone_at.is_some(), left.summary.new), (true, 3), "what it did stays told");
    assert_eq!(undo(store, kept.id).await.unwrap(), None, "once more changes nothing");
}

async fn after_a_month_nothing_is_taken_back(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let asked = engagement("Winter survey").add_to(store).await;
    let kept = import(store, &asked).await;
    fresh.clock.advance(Duration::days(UNDO_DAYS) + Duration::minutes(1));
    assert!(matches!(undo(store, kept.id).await, Err(StoreError::TooLate { days: 30 })));
    assert_eq!(store.list_response_files(asked.id).await.unwrap().len(), 1);
}

async fn responses_follow_a_merged_engagement(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let (keep, away) =
        (engagement("Survey").add_to(store).await, engagement("Survey again").add_to(store).await);
    import(store, &away).await;
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let content = keep.content.clone();
    writing.merge_engagements(keep.id, keep.version, away.id, away.version, content).await.unwrap();
    writing.commit().await.unwrap();
    assert!(store.lookup_engagement(ReadScope::Everything, away.id).await.unwrap().is_none());
    assert_eq!(store.list_response_files(keep.id).await.unwrap().len(), 1);
}

async fn an_engagement_with_responses_stays_when_its_import_is_undone(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let (records, _) = crate::import::import(store, vec![crate::import::record("1", "Winter survey")]).await;
    let asked = crate::import::engagements(store).await[0].engagement.clone();
    let responses = import(store, &asked).await;
    let undo_records = async || {
        let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
        writing.undo_import(records).await?;
        writing.commit().await
    };
    assert!(matches!(undo_records().await, Err(StoreError::UsedSince { count: 1 })));
    undo(store, responses.id).await.unwrap();
    undo_records().await.unwrap();
    assert!(crate::import::engagements(store).await.is_empty());
}
