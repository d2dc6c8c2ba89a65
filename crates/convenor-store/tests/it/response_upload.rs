//! Files of responses from the upload to the import.

use chrono::Duration;
use convenor_domain::response::{ResponseImportSummary, ResponsePreview};
use convenor_domain::{EngagementId, ImportId};
use convenor_store::{
    Clock, ImportStage, NewResponseImport, NewResponseUpload, ResponseUpload, Store, UploadFor, UploadReading,
};
use convenor_testkit::*;

on_both!(
    an_upload_is_read_tried_and_imported_under_one_identifier,
    what_is_imported_is_neither_changed_nor_forgotten,
    the_last_import_of_a_tool_is_remembered_until_it_is_taken_back,
    untouched_uploads_grow_stale,
    an_upload_follows_a_merged_engagement,
);

async fn upload(store: &Store, engagement: UploadFor) -> ImportId {
    let new = NewResponseUpload {
        system: SYSTEM,
        account: None,
        file_name: "survey.csv".to_owned(),
        file_hash: "ab".to_owned(),
        engagement,
    };
    store.add_response_upload(new).await.unwrap()
}

async fn get(store: &Store, id: ImportId) -> ResponseUpload {
    store.lookup_response_upload(id).await.unwrap().unwrap()
}

fn reading(tool: &str) -> UploadReading {
    UploadReading {
        sheet: Some("Data".to_owned()),
        corrections: "columns: {Q1: open}".to_owned(),
        columns: vec![("Q1".to_owned(), "What matters?".to_owned())],
        tool: tool.to_owned(),
    }
}

fn preview() -> ResponsePreview {
    let summary = ResponseImportSummary { new: 3, duplicate: 1, ..ResponseImportSummary::default() };
    ResponsePreview { summary, ..ResponsePreview::default() }
}

async fn import(store: &Store, id: ImportId, engagement: EngagementId) {
    let new = NewResponseImport {
        file_name: "survey.csv".to_owned(),
        file_hash: "ab".to_owned(),
        tool: "qualtrics".to_owned(),
        summary: ResponseImportSummary::default(),
        file: None,
    };
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    writing.add_response_import(id, (SYSTEM, engagement), new).await.unwrap();
    writing.commit().await.unwrap();
}

async fn an_upload_is_read_tried_and_imported_under_one_identifier(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let asked = engagement("Winter survey").add_to(store).await;
    let id = upload(store, UploadFor::New("Winter survey".to_owned())).await;
    store.read_response_upload(id, &reading("qualtrics")).await.unwrap();
    store.note_response_upload_work(id).await.unwrap();
    store.stage_response_upload(id, ImportStage::Previewed, Some(&preview())).await.unwrap();
    let tried = get(store, id).await;
    assert_eq!((tried.reading.clone(), tried.preview), (reading("qualtrics"), Some(preview())));
    assert_eq!((tried.stage, tried.working_since), (ImportStage::Previewed, Some(tried.created_at)));
    assert_eq!(tried.engagement, UploadFor::New("Winter survey".to_owned()));
    store.read_response_upload(id, &reading("other")).await.unwrap();
    let again = get(store, id).await;
    assert_eq!((again.stage, again.preview), (ImportStage::Uploaded, None), "it has to be tried anew");
    assert_eq!(store.list_response_uploads(SYSTEM, 9).await.unwrap().len(), 1);
    assert_eq!(store.list_response_uploads(NEIGHBOUR, 9).await.unwrap(), []);

    import(store, id, asked.id).await;
    let done = get(store, id).await;
    assert_eq!((done.stage, done.engagement), (ImportStage::Imported, UploadFor::Known(asked.id)));
    assert!(done.finished_at.is_some());
    assert_eq!(store.list_response_uploads(SYSTEM, 9).await.unwrap(), []);
    assert_eq!(store.list_response_imports_of_system(SYSTEM, 9).await.unwrap()[0].id, id);
    assert_eq!(store.list_response_imports_of_system(NEIGHBOUR, 9).await.unwrap(), []);
}

async fn what_is_imported_is_neither_changed_nor_forgotten(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let asked = engagement("Winter survey").add_to(store).await;
    let id = upload(store, UploadFor::Known(asked.id)).await;
    import(store, id, asked.id).await;
    let done = get(store, id).await;
    store.read_response_upload(id, &reading("other")).await.unwrap();
    store.stage_response_upload(id, ImportStage::Failed, Some(&preview())).await.unwrap();
    store.remove_response_upload(id).await.unwrap();
    assert_eq!(get(store, id).await, done);
    let unsaved = upload(store, UploadFor::Known(asked.id)).await;
    store.remove_response_upload(unsaved).await.unwrap();
    assert_eq!(store.lookup_response_upload(unsaved).await.unwrap(), None);
}

async fn the_last_import_of_a_tool_is_remembered_until_it_is_taken_back(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let asked = engagement("Winter survey").add_to(store).await;
    let mut ids = Vec::new();
    for _ in 0..2 {
        let id = upload(store, UploadFor::Known(asked.id)).await;
        store.read_response_upload(id, &reading("qualtrics")).await.unwrap();
        import(store, id, asked.id).await;
        ids.push(id);
        fresh.clock.advance(Duration::hours(1));
    }
    let unfinished = upload(store, UploadFor::Known(asked.id)).await;
    store.read_response_upload(unfinished, &reading("qualtrics")).await.unwrap();
    let last = async |system, tool| {
        store.lookup_last_response_upload(system, tool).await.unwrap().map(|upload| upload.id)
    };
    assert_eq!(last(SYSTEM, "qualtrics").await, Some(ids[1]));
    assert_eq!((last(SYSTEM, "other").await, last(NEIGHBOUR, "qualtrics").await), (None, None));
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    writing.undo_response_import(ids[1]).await.unwrap();
    writing.commit().await.unwrap();
    assert_eq!(get(store, ids[1]).await.stage, ImportStage::Undone);
    assert_eq!(last(SYSTEM, "qualtrics").await, Some(ids[0]));
}

async fn untouched_uploads_grow_stale(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let asked = engagement("Winter survey").add_to(store).await;
    let (old, touched, imported) = (
        upload(store, UploadFor::Known(asked.id)).await,
        upload(store, UploadFor::Known(asked.id)).await,
        upload(store, UploadFor::Known(asked.id)).await,
    );
    import(store, imported, asked.id).await;
    fresh.clock.advance(Duration::days(5));
    store.read_response_upload(touched, &reading("other")).await.unwrap();
    fresh.clock.advance(Duration::days(3));
    let since = fresh.clock.now() - Duration::days(7);
    assert_eq!(store.list_stale_response_uploads(since).await.unwrap(), [old]);
}

async fn an_upload_follows_a_merged_engagement(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let (keep, away) =
        (engagement("Survey").add_to(store).await, engagement("Survey again").add_to(store).await);
    let id = upload(store, UploadFor::Known(away.id)).await;
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let content = keep.content.clone();
    writing.merge_engagements(keep.id, keep.version, away.id, away.version, content).await.unwrap();
    writing.commit().await.unwrap();
    assert_eq!(get(store, id).await.engagement, UploadFor::Known(keep.id));
}
