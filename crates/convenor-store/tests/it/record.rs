//! Records: everything written is read back, and nobody writes over what they have not read.

use convenor_domain::engagement::{Contact, Coproduction, Document, GroupReach};
use convenor_domain::{
    AreaCode, Cost, EngagementContent, EngagementId, EngagementKind, EngagementStatus as Status,
    ImpreciseDate, Influence, InsightContent, InsightStatus, Money, Precision, ReadScope, Record, RecordId,
    Reference, Strength, Visibility,
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

fn full(content: &mut EngagementContent) {
    content.summary = "What matters to people in winter’s “long” nights; it's a test — ☃.".to_owned();
    content.narrative = "Ünïcode, quotes ' \" and a line\nbreak. ".repeat(4_000);
    content.purpose = "To choose opening hours.".to_owned();
    content.kind = Some(EngagementKind::ShapeService);
    content.decision_informed = "Opening hours from April.".to_owned();
    content.decided_by = "The care board.".to_owned();
    content.can_change = "Hours.".to_owned();
    content.cannot_change = "The budget.".to_owned();
    content.questions = vec!["When?".to_owned(), "Where?".to_owned()];
    content.place = "the old town".to_owned();
    content.groups = vec![GroupReach { group: "age-80-plus".to_owned(), planned: Some(40), actual: Some(0) }];
    (content.people_planned, content.people_heard, content.responses) = (Some(100), Some(80), Some(u32::MAX));
    content.level_promised = Some("involve".to_owned());
    content.level_delivered = Some("consult".to_owned());
    content.coproduction = Some(Coproduction { step: "engagement".to_owned(), features: vec![] });
    content.starts = ImpreciseDate::period(day(2026, 4, 3), Precision::Quarter).with_words("spring 2026");
    content.ends = ImpreciseDate::kept_as_written("when the leaves fall");
    content.cost = Cost { money: Some(Money::pence(-640_050)), as_written: Some("about six".to_owned()) };
    content.contact = Contact { team: "Engagement".to_owned(), email: "team@example.org".to_owned() };
    content.source_type = Some("notes".to_owned());
    content.documents = vec![Document { title: "Plan".to_owned(), url: "/files/plan.pdf".to_owned() }];
    content.visibility = Visibility::Public;
}

async fn every_field_of_an_engagement_is_read_back(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let made = engagement("Winter clinics").topic("gp").area("T1").method("survey").lead(ICB).partner(VCSE);
    let added = made.status(Status::Reported).with(full).add_to(store).await;
    let found = store.lookup_engagement(ALL, added.id).await.unwrap().unwrap();
    assert_eq!(found, added);
    assert_eq!(found.content.narrative.chars().count(), 38 * 4_000, "the long account is whole");
    assert_eq!(store.list_engagements_by_id(ALL, &[added.id]).await.unwrap(), [added]);
    assert_eq!(store.lookup_engagement(ALL, EngagementId(ICB.0)).await.unwrap(), None);
}

async fn every_field_of_an_insight_and_a_decision_is_read_back(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let winter = engagement("Winter clinics").add_to(store).await;
    let full = |content: &mut InsightContent| {
        content.detail = "In detail.".to_owned();
        content.topics = vec!["gp".to_owned()];
        content.groups = vec!["age-80-plus".to_owned()];
        content.areas = vec![AreaCode("T1".to_owned())];
        content.place = "the old town".to_owned();
        content.starts = ImpreciseDate::period(day(2026, 4, 3), Precision::Year);
        content.ends = ImpreciseDate::day(day(2026, 12, 31));
        content.people = Some(0);
        content.strength = Some(Strength::Tentative);
        content.source_type = Some("notes".to_owned());
        content.documents =
            vec![Document { title: "Notes".to_owned(), url: "https://example.org".to_owned() }];
        content.what_happened_next = "Nothing yet.".to_owned();
    };
    let heard = insight("Evenings suit people who work.").heard_in(winter.id).organisation(ICB).with(full);
    let heard = heard.add_to(store).await;
    assert_eq!(store.lookup_insight(ALL, heard.id).await.unwrap(), Some(heard.clone()));
    assert_eq!(store.list_insights_by_id(ALL, &[heard.id]).await.unwrap(), [heard.clone()]);
    let decided = decision("Open until eight").weighed(heard.id, Influence::Changed).with(|content| {
        content.body = "The board".to_owned();
        content.date = ImpreciseDate::period(day(2026, 9, 1), Precision::Month);
        content.outcome = "Two evenings a week.".to_owned();
        content.organisation = Some(ICB);
        content.documents = vec![Document { title: "Minutes".to_owned(), url: "/files/m.pdf".to_owned() }];
    });
    let decided = decided.add_to(store).await;
    assert_eq!(store.lookup_decision(ALL, decided.id).await.unwrap(), Some(decided.clone()));
    assert_eq!(store.list_decisions_by_id(ALL, &[decided.id]).await.unwrap(), [decided.clone()]);
    assert_eq!(store.list_decisions(ALL, 10, 0).await.unwrap(), [decided]);
    assert_eq!(store.count_decisions(ALL).await.unwrap(), 1);
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
    let changes = store.changes_after(before, 10).await.unwrap();
    assert_eq!(changes.iter().map(|change| change.record).collect::<Vec<_>>(), [RecordId::from(winter.id)]);
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
