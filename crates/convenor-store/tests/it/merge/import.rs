//! Imports and merged records: a source row never makes the record anew, and undoing never tears a merge.

use convenor_domain::{EngagementId, ImportId, InsightId};
use convenor_store::{InsightList, Store, StoreError};
use convenor_testkit::*;

use super::{ALL, merge, take_apart};
use crate::import::{counts, import, record, titles};

on_both!(
    its_source_row_never_makes_it_anew,
    what_the_source_says_meanwhile_is_there_when_taken_apart,
    an_import_that_brought_a_merged_record_stays,
    an_import_that_changed_the_copy_can_be_undone,
    taken_apart_the_import_can_be_undone_again,
    what_an_import_added_is_listed_in_order_merged_or_not,
    an_organisation_that_a_merged_record_names_stays,
);

async fn undo(store: &Store, id: ImportId) -> Result<(), StoreError> {
    let mut writing = store.begin(&lead_at_icb().actor()).await?;
    writing.undo_import(id).await?;
    writing.commit().await.map(|_| ())
}

/// Imports one record each in two imports and merges the second into the first.
async fn two_merged(store: &Store) -> ([ImportId; 2], [EngagementId; 2]) {
    a_system(store).await;
    let (first, _) = import(store, vec![record("1", "One")]).await;
    let (second, _) = import(store, vec![record("2", "Two")]).await;
    let added = async |id| store.list_engagements_added_by(id).await.unwrap().remove(0);
    let ids = [added(first).await, added(second).await];
    merge(store, ids[0], ids[1]).await.unwrap();
    ([first, second], ids)
}

async fn insights(store: &Store) -> Vec<InsightId> {
    store.list_insights(&InsightList::all(ALL, 100)).await.unwrap().iter().map(|insight| insight.id).collect()
}

async fn its_source_row_never_makes_it_anew(fresh: FreshStore) {
    let store = &fresh.store;
    let (_, [keep, away]) = two_merged(store).await;
    let kept = store.lookup_engagement(ALL, keep).await.unwrap();
    let heard = insights(store).await;
    let (_, same) = import(store, vec![record("2", "Two")]).await;
    assert_eq!(counts(&same), (0, 0, 1));
    let (_, changed) = import(store, vec![record("2", "Two, said better"), record("1", "One")]).await;
    assert_eq!(counts(&changed), (0, 1, 1));
    let (_, same) = import(store, vec![record("2", "Two, said better")]).await;
    assert_eq!(counts(&same), (0, 0, 1));
    assert_eq!(titles(store).await, ["One"]);
    assert_eq!(insights(store).await, heard);
    assert_eq!(store.lookup_engagement(ALL, keep).await.unwrap(), kept);
    let copy = store.merged_from(ALL, keep).await.unwrap().remove(0).engagement;
    assert_eq!((copy.id, copy.version, copy.content.title.as_str()), (away, 2, "Two, said better"));
    assert_eq!(store.verify_audit().await.unwrap(), None);
}

async fn what_the_source_says_meanwhile_is_there_when_taken_apart(fresh: FreshStore) {
    let store = &fresh.store;
    let (_, [_, away]) = two_merged(store).await;
    import(store, vec![record("2", "Two, said better")]).await;
    assert_eq!(take_apart(store, away).await.unwrap().content.title, "Two, said better");
    let (_, same) = import(store, vec![record("2", "Two, said better")]).await;
    assert_eq!(counts(&same), (0, 0, 1), "it is known to say the same as its source");
    let (_, changed) = import(store, vec![record("2", "Two")]).await;
    assert_eq!(counts(&changed), (0, 1, 0));
    assert_eq!(titles(store).await, ["One", "Two"]);
}

async fn an_import_that_brought_a_merged_record_stays(fresh: FreshStore) {
    let store = &fresh.store;
    let ([first, second], _) = two_merged(store).await;
    for id in [first, second] {
        let refused = undo(store, id).await;
        assert!(matches!(refused, Err(StoreError::UsedSince { .. })), "{refused:?}");
    }
    assert_eq!(titles(store).await, ["One"]);
}

async fn an_import_that_changed_the_copy_can_be_undone(fresh: FreshStore) {
    let store = &fresh.store;
    let ([_, second], [keep, away]) = two_merged(store).await;
    let (third, _) = import(store, vec![record("2", "Two, said better")]).await;
    undo(store, third).await.unwrap();
    let copy = store.merged_from(ALL, keep).await.unwrap().remove(0).engagement;
    assert_eq!((copy.content.title.as_str(), copy.version), ("Two", 3));
    assert_eq!(titles(store).await, ["One"]);
    assert!(matches!(undo(store, second).await, Err(StoreError::UsedSince { .. })), "what was merged stays");
    let (fourth, _) = import(store, vec![record("2", "Two, said best")]).await;
    take_apart(store, away).await.unwrap();
    undo(store, fourth).await.unwrap();
    assert_eq!(titles(store).await, ["One", "Two"], "also when they were taken apart meanwhile");
}

async fn taken_apart_the_import_can_be_undone_again(fresh: FreshStore) {
    let store = &fresh.store;
    let ([_, second], [_, away]) = two_merged(store).await;
    take_apart(store, away).await.unwrap();
    undo(store, second).await.unwrap();
    assert_eq!(titles(store).await, ["One"]);
}

async fn what_an_import_added_is_listed_in_order_merged_or_not(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let (id, _) = import(store, vec![record("1", "One"), record("2", "Two")]).await;
    let (later, _) = import(store, vec![record("2", "Two, said better")]).await;
    let mut added = Vec::new();
    for engagement in store.list_engagements_added_by(id).await.unwrap() {
        added.push(store.lookup_engagement(ALL, engagement).await.unwrap().unwrap());
    }
    assert_eq!(
        added.iter().map(|one| one.content.title.as_str()).collect::<Vec<_>>(),
        ["One", "Two, said better"]
    );
    assert_eq!(store.list_engagements_added_by(later).await.unwrap(), [], "changed is not added");
    merge(store, added[0].id, added[1].id).await.unwrap();
    assert_eq!(store.list_engagements_added_by(id).await.unwrap(), [added[0].id, added[1].id]);
}

async fn an_organisation_that_a_merged_record_names_stays(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let (first, _) = import(store, vec![record("1", "One")]).await;
    let organisations = store.list_organisations(Some(SYSTEM)).await.unwrap();
    let allotment = organisations.iter().find(|one| one.slug == "the-allotment-society").unwrap().id;
    let keep = engagement("Digging").add_to(store).await.id;
    let away = engagement("Digging together").lead(allotment).add_to(store).await;
    merge(store, keep, away.id).await.unwrap();
    undo(store, first).await.unwrap();
    assert_eq!(store.lookup_organisation(allotment).await.unwrap().map(|one| one.id), Some(allotment));
    assert_eq!(take_apart(store, away.id).await.unwrap(), away);
}
