//! Undoing imports: as a whole, and never what others have built on.

use convenor_domain::{EngagementContent, ImportId, Influence, InsightId};
use convenor_store::{ImportStage, InsightList, Store, StoreError};
use convenor_testkit::*;

use super::{ALL, counts, engagements, import, record, titles};

on_both!(
    what_was_added_goes_and_what_was_changed_is_as_before,
    what_people_changed_or_used_since_stays,
    a_newer_import_is_undone_first,
    an_edit_between_two_imports_keeps_the_older_from_being_undone,
    organisations_in_use_stay,
    only_what_was_imported_is_undone,
);

async fn undo(store: &Store, id: ImportId) -> Result<(), StoreError> {
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let done = writing.undo_import(id).await;
    if done.is_ok() {
        writing.commit().await.unwrap();
    }
    done
}

async fn an_insight_of(store: &Store, title: &str) -> InsightId {
    let insights = store.list_insights(&InsightList::all(ALL, 100)).await.unwrap();
    insights.iter().find(|one| one.content.finding.contains(title)).unwrap().id
}

async fn what_was_added_goes_and_what_was_changed_is_as_before(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    import(store, vec![record("1", "One")]).await;
    let one = engagements(store).await[0].engagement.id;
    let before = store.lookup_engagement(ALL, one).await.unwrap().unwrap();
    let (second, _) = import(store, vec![record("1", "One, said better"), record("2", "Two")]).await;
    undo(store, second).await.unwrap();
    assert_eq!(titles(store).await, ["One"]);
    let after = store.lookup_engagement(ALL, one).await.unwrap().unwrap();
    assert_eq!((after.version, &after.content, &after.provenance), (3, &before.content, &before.provenance));
    assert_eq!(store.count_insights(&InsightList::all(ALL, 10)).await.unwrap(), 1);
    assert_eq!(store.count_decisions(ALL).await.unwrap(), 1);
    let undone = store.lookup_import(ALL, second).await.unwrap().unwrap();
    assert_eq!(undone.stage, ImportStage::Undone);
    let (_, again) = import(store, vec![record("1", "One"), record("2", "Two")]).await;
    assert_eq!(counts(&again), (1, 0, 1), "what was restored is known to say the same as its source");
    assert_eq!(store.verify_audit().await.unwrap(), None);
}

async fn what_people_changed_or_used_since_stays(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let (edited, _) = import(store, vec![record("1", "One"), record("2", "Two")]).await;
    let one = engagements(store).await[0].engagement.clone();
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let content = EngagementContent { summary: "Said by us.".to_owned(), ..one.content };
    writing.update_engagement(one.id, 1, content).await.unwrap();
    writing.commit().await.unwrap();
    assert!(matches!(undo(store, edited).await, Err(StoreError::UsedSince { count: 1 })));
    let (used, _) = import(store, vec![record("3", "Three"), record("4", "Four")]).await;
    decision("Ours").weighed(an_insight_of(store, "Three").await, Influence::Changed).add_to(store).await;
    let four = engagements(store).await[3].engagement.id;
    insight("Ours").heard_in(four).add_to(store).await;
    assert!(matches!(undo(store, used).await, Err(StoreError::UsedSince { count: 2 })));
    assert_eq!(titles(store).await.len(), 4, "nothing was taken back");
}

async fn a_newer_import_is_undone_first(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let (older, _) = import(store, vec![record("1", "One")]).await;
    let (middle, _) = import(store, vec![record("1", "One, better")]).await;
    let (newer, _) = import(store, vec![record("1", "One, best")]).await;
    assert!(matches!(undo(store, older).await, Err(StoreError::UsedSince { count: 1 })));
    assert!(matches!(undo(store, middle).await, Err(StoreError::UsedSince { count: 1 })));
    assert_eq!(titles(store).await, ["One, best"]);
    undo(store, newer).await.unwrap();
    assert_eq!(titles(store).await, ["One, better"]);
    undo(store, middle).await.unwrap();
    assert_eq!(titles(store).await, ["One"]);
    undo(store, older).await.unwrap();
    assert!(titles(store).await.is_empty());
    assert_eq!(store.list_organisations(Some(SYSTEM)).await.unwrap().len(), 4, "what it added went too");
}

async fn an_edit_between_two_imports_keeps_the_older_from_being_undone(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let (older, _) = import(store, vec![record("1", "One")]).await;
    let one = engagements(store).await[0].engagement.clone();
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let content = EngagementContent { summary: "Said by us.".to_owned(), ..one.content };
    writing.update_engagement(one.id, 1, content).await.unwrap();
    writing.commit().await.unwrap();
    let (newer, _) = import(store, vec![record("1", "One, better")]).await;
    undo(store, newer).await.unwrap();
    let after = store.lookup_engagement(ALL, one.id).await.unwrap().unwrap();
    assert_eq!(after.content.summary, "Said by us.");
    assert!(matches!(undo(store, older).await, Err(StoreError::UsedSince { count: 1 })));
}

async fn organisations_in_use_stay(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let (id, _) = import(store, vec![record("1", "One")]).await;
    let organisations = store.list_organisations(Some(SYSTEM)).await.unwrap();
    let allotment = organisations.iter().find(|one| one.slug == "the-allotment-society").unwrap().id;
    engagement("Digging").partner(allotment).add_to(store).await;
    undo(store, id).await.unwrap();
    assert_eq!(store.lookup_organisation(allotment).await.unwrap().map(|one| one.id), Some(allotment));
}

async fn only_what_was_imported_is_undone(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let id = store.add_import(super::new_import()).await.unwrap();
    undo(store, id).await.unwrap();
    let stage = store.lookup_import(ALL, id).await.unwrap().map(|import| import.stage);
    assert_eq!(stage, Some(ImportStage::Uploaded));
}
