//! Records: everything written is read back, and nobody writes over what they have not read.

mod full;

use convenor_domain::{
    EngagementContent, EngagementId, EngagementStatus as Status, InsightContent, InsightStatus, ReadScope,
    Record, RecordId, Reference, Visibility,
};
use convenor_store::{AuditAction, StoreError};
use convenor_testkit::*;

on_both!(
    every_field_of_an_engagement_is_read_back,
    every_field_of_an_insight_and_a_decision_is_read_back,
    a_stale_version_is_refused,
    a_change_is_saved_with_the_names_of_its_fields,
    statuses_move_only_as_they_may,
    what_was_checked_is_checked_again_after_a_change,
    what_breaks_the_rules_is_not_saved,
    a_record_is_found_by_its_reference_by_those_who_may_see_it,
    records_by_identifier_come_in_any_number,
);

const ALL: ReadScope = ReadScope::Everything;

async fn every_field_of_an_engagement_is_read_back(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let made = engagement("").status(Status::Reported).with(|content| *content = full::engagement());
    let added = made.add_to(store).await;
    let found = store.lookup_engagement(ALL, added.id).await.unwrap().unwrap();
    assert_eq!((&found, &found.content), (&added, &full::engagement()));
    assert_eq!(store.list_engagements_by_id(ALL, &[added.id]).await.unwrap(), [added]);
    assert_eq!(store.lookup_engagement(ALL, EngagementId(ICB.0)).await.unwrap(), None);
}

async fn every_field_of_an_insight_and_a_decision_is_read_back(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let winter = engagement("Winter clinics").add_to(store).await;
    let heard = insight("").with(|content| *content = full::insight(winter.id)).add_to(store).await;
    assert_eq!(heard.content, full::insight(winter.id));
    assert_eq!(store.lookup_insight(ALL, heard.id).await.unwrap().as_ref(), Some(&heard));
    let decided = decision("").with(|content| *content = full::decision(heard.id)).add_to(store).await;
    assert_eq!(decided.content, full::decision(heard.id));
    assert_eq!(store.lookup_decision(ALL, decided.id).await.unwrap().as_ref(), Some(&decided));
    assert_eq!(store.list_insights_by_id(ALL, &[heard.id]).await.unwrap(), [heard]);
    assert_eq!(store.list_decisions_by_id(ALL, &[decided.id]).await.unwrap().as_slice(), [decided]);
}

async fn a_stale_version_is_refused(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let (lead, team) = (lead_at_icb().actor(), service_team().actor());
    let winter = engagement("Winter clinics").add_to(store).await;
    let longer = EngagementContent { purpose: "To choose hours.".to_owned(), ..winter.content.clone() };
    let mut writing = store.begin(&lead).await.unwrap();
    let saved = writing.update_engagement(winter.id, 1, longer.clone()).await.unwrap();
    writing.commit().await.unwrap();
    assert_eq!(saved.version, 2);
    let mut writing = store.begin(&team).await.unwrap();
    let refused = writing.update_engagement(winter.id, 1, winter.content.clone()).await;
    assert!(matches!(refused, Err(StoreError::Stale { saved: 2, held: 1 })), "{refused:?}");
    let refused = writing.move_engagement(winter.id, 1, Status::ClosedAnalysing).await;
    assert!(matches!(refused, Err(StoreError::Stale { .. })), "{refused:?}");
    let refused = writing.update_engagement(EngagementId(ICB.0), 1, winter.content).await;
    assert!(matches!(refused, Err(StoreError::Missing(_))), "{refused:?}");
    writing.abandon().await.unwrap();
    assert_eq!(store.lookup_engagement(ALL, winter.id).await.unwrap().unwrap().content, longer);
}

async fn a_change_is_saved_with_the_names_of_its_fields(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let lena = lead_at_icb().sign_up(store).await;
    let winter = engagement("Winter clinics").add_to(store).await;
    let before = store.audit_sequence().await.unwrap();
    let mut writing = store.begin(&lena.actor()).await.unwrap();
    let same = writing.update_engagement(winter.id, 1, winter.content.clone()).await.unwrap();
    assert_eq!(same.version, 1, "nothing changed, nothing is saved");
    let changed =
        EngagementContent { title: "Spring clinics".to_owned(), people_heard: Some(3), ..winter.content };
    writing.update_engagement(winter.id, 1, changed).await.unwrap();
    let sequence = writing.commit().await.unwrap();
    assert_eq!(sequence, before + 1);
    let history = store.history(winter.id.into(), 10).await.unwrap();
    assert_eq!(history.len(), 2);
    assert_eq!((history[0].action, history[0].account), (AuditAction::Edit, Some(lena.id)));
    assert_eq!(history[0].fields, ["people_heard", "title"]);
    assert_eq!((history[1].action, history[1].account), (AuditAction::Add, None));
    let after = store.changes_after(before, 10).await.unwrap();
    assert_eq!(after.iter().map(|change| change.record).collect::<Vec<_>>(), [RecordId::from(winter.id)]);
}

async fn statuses_move_only_as_they_may(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let winter = engagement("Winter clinics").add_to(store).await;
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let refused = writing.move_engagement(winter.id, 1, Status::FedBack).await;
    assert!(matches!(&refused, Err(StoreError::Problems(all)) if all[0].field == "status"), "{refused:?}");
    let moved = writing.move_engagement(winter.id, 1, Status::ClosedAnalysing).await.unwrap();
    writing.commit().await.unwrap();
    assert_eq!((moved.status, moved.version), (Status::ClosedAnalysing, 2));
    assert_eq!(store.lookup_engagement(ALL, winter.id).await.unwrap(), Some(moved));
    let history = store.history(winter.id.into(), 1).await.unwrap();
    assert_eq!((history[0].action, history[0].fields.join(" ")), (AuditAction::Move, "status".to_owned()));
    let heard = insight("Evenings suit.").status(InsightStatus::Submitted).add_to(store).await;
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let refused = writing.move_insight(heard.id, 1, InsightStatus::Published).await;
    assert!(matches!(refused, Err(StoreError::Problems(_))), "nothing is published unchecked");
}

async fn what_was_checked_is_checked_again_after_a_change(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let heard = insight("Evenings suit.").add_to(store).await;
    assert_eq!(heard.status, InsightStatus::Published);
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let content = InsightContent { detail: "Ask Pat at number 7.".to_owned(), ..heard.content };
    let saved = writing.update_insight(heard.id, heard.version, content).await.unwrap();
    writing.commit().await.unwrap();
    assert_eq!(saved.status, InsightStatus::Submitted);
    assert_eq!(store.history(heard.id.into(), 1).await.unwrap()[0].fields, ["detail", "status"]);
    assert_eq!(store.lookup_insight(ReadScope::Public, heard.id).await.unwrap(), None);
}

async fn what_breaks_the_rules_is_not_saved(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let refused = writing.add_engagement(engagement(" ").build()).await;
    assert!(matches!(refused, Err(StoreError::Problems(_))), "{refused:?}");
    let refused = writing.add_insight(insight("").build()).await;
    assert!(matches!(refused, Err(StoreError::Problems(_))), "{refused:?}");
    let refused = writing.add_decision(decision("").build()).await;
    assert!(matches!(refused, Err(StoreError::Problems(_))), "{refused:?}");
    writing.commit().await.unwrap();
    assert_eq!(store.audit_sequence().await.unwrap(), 0);
}

async fn a_record_is_found_by_its_reference_by_those_who_may_see_it(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let winter = engagement("Winter clinics").add_to(store).await;
    let heard = insight("Evenings suit.").visibility(Visibility::Public).add_to(store).await;
    let decided = decision("Open until eight").add_to(store).await;
    let references = [winter.reference(), heard.reference(), decided.reference()];
    let ids = [RecordId::from(winter.id), heard.id.into(), decided.id.into()];
    for (reference, id) in references.iter().zip(ids) {
        assert_eq!(store.lookup_reference(ALL, reference).await.unwrap(), Some(id));
        assert_eq!(store.lookup_record(ALL, id).await.unwrap().map(|record| record.id()), Some(id));
    }
    assert_eq!(store.lookup_reference(ReadScope::Public, &winter.reference()).await.unwrap(), None);
    assert_eq!(store.lookup_reference(ReadScope::Public, &heard.reference()).await.unwrap(), Some(ids[1]));
    assert_eq!(store.lookup_reference(ALL, &Reference("X-1".to_owned())).await.unwrap(), None);
    let public = store.lookup_record(ReadScope::Public, ids[1]).await.unwrap();
    assert!(matches!(public, Some(Record::Insight(found)) if *found == heard));
}

async fn records_by_identifier_come_in_any_number(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let template = engagement("Clinic").add_to(store).await;
    let many: Vec<_> = (0..1_203_u128)
        .map(|number| {
            let mut one = template.clone();
            one.id = EngagementId(uuid_of(5_000 + number));
            one
        })
        .collect();
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    writing.put_engagements(&many).await.unwrap();
    writing.commit().await.unwrap();
    let ids: Vec<_> = many.iter().map(|one| one.id).collect();
    assert_eq!(store.list_engagements_by_id(ALL, &ids).await.unwrap().len(), 1_203);
    assert_eq!(store.outcomes_of_engagements(ALL, &ids).await.unwrap().len(), 0);
    assert_eq!(store.audit_sequence().await.unwrap(), 1_204);
    assert_eq!(store.verify_audit().await.unwrap(), None);
}

fn uuid_of(number: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(0x0190_0000_0000_7000_9000_0000_0000_0000 | number)
}
