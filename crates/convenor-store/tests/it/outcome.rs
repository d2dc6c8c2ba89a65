//! What came of what people said, as far as the reader may see it.

use convenor_domain::{Influence, InsightStatus, Outcome, ReadScope, Visibility};
use convenor_store::InsightList;
use convenor_testkit::*;

on_both!(
    outcomes_tell_only_what_may_be_seen,
    insights_are_listed_by_what_they_are_about,
    an_insight_that_a_decision_lets_go_has_changed
);

async fn outcomes_tell_only_what_may_be_seen(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let winter = engagement("Winter clinics").visibility(Visibility::Public).add_to(store).await;
    let open =
        insight("Evenings suit.").heard_in(winter.id).visibility(Visibility::Public).add_to(store).await;
    let inner = insight("Staff are tired.").heard_in(winter.id).add_to(store).await;
    insight("Not checked.").heard_in(winter.id).status(InsightStatus::Submitted).add_to(store).await;
    decision("Keep the building")
        .visibility(Visibility::Public)
        .weighed(open.id, Influence::Confirmed)
        .add_to(store)
        .await;
    let evenings =
        decision("Two evenings").weighed(open.id, Influence::Partly).weighed(inner.id, Influence::Changed);
    let evenings = evenings.add_to(store).await;
    let member = ReadScope::Member { system: SYSTEM, organisation: None };
    let cases = [
        (ReadScope::Everything, 3, Outcome::Changed),
        (member, 2, Outcome::Changed),
        (ReadScope::Public, 1, Outcome::NoChange),
    ];
    for (scope, insights, outcome) in cases {
        let found = store.outcomes_of_engagements(scope, &[winter.id]).await.unwrap();
        assert_eq!(found.get(&winter.id), Some(&(insights, outcome)), "{scope:?}");
    }
    let public = store.what_happened(ReadScope::Public, &[open.id, inner.id]).await.unwrap();
    assert_eq!(public.len(), 1);
    assert_eq!(public[&open.id][0].title, "Keep the building");
    let member = store.what_happened(member, &[open.id]).await.unwrap();
    assert_eq!(member[&open.id].len(), 2);
    let of_winter = store.list_decisions_of_engagement(ReadScope::Everything, winter.id).await.unwrap();
    assert_eq!(of_winter.len(), 2);
    assert_eq!(store.decisions_on(inner.id).await.unwrap(), [evenings.id]);
}

async fn insights_are_listed_by_what_they_are_about(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let winter = engagement("Winter clinics").add_to(store).await;
    let about_gp = insight("About the surgery.").heard_in(winter.id).with(|content| {
        content.topics = vec!["gp".to_owned()];
        content.groups = vec!["age-80-plus".to_owned()];
    });
    let about_gp = about_gp.add_to(store).await;
    let other = insight("About nothing.").add_to(store).await;
    let all = InsightList::all(ReadScope::Everything, 10);
    let found = async |list: InsightList| -> Vec<_> {
        store.list_insights(&list).await.unwrap().into_iter().map(|one| one.id).collect()
    };
    assert_eq!(found(all.clone()).await, [other.id, about_gp.id], "newest first");
    let cases = [
        InsightList { topic: Some("gp".to_owned()), ..all.clone() },
        InsightList { topic: Some("health-services".to_owned()), ..all.clone() },
        InsightList { group: Some("age".to_owned()), ..all.clone() },
        InsightList { engagement: Some(winter.id), system: Some(SYSTEM), ..all.clone() },
    ];
    for list in cases {
        assert_eq!(store.count_insights(&list).await.unwrap(), 1);
        assert_eq!(found(list).await, [about_gp.id]);
    }
    assert!(found(InsightList { system: Some(NEIGHBOUR), ..all.clone() }).await.is_empty());
    assert!(found(InsightList { statuses: vec![InsightStatus::Withdrawn], ..all }).await.is_empty());
}

async fn an_insight_that_a_decision_lets_go_has_changed(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let heard = insight("Evenings suit.").add_to(store).await;
    let decided = decision("Two evenings").weighed(heard.id, Influence::Changed).add_to(store).await;
    let before = store.audit_sequence().await.unwrap();
    let mut content = decided.content.clone();
    content.influences.clear();
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    writing.update_decision(decided.id, decided.version, content).await.unwrap();
    writing.commit().await.unwrap();
    let changed = store.changes_after(before, 10).await.unwrap();
    let changed: Vec<_> = changed.into_iter().map(|change| change.record).collect();
    assert_eq!(changed, [decided.id.into(), heard.id.into()]);
}
