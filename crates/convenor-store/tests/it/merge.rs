//! Merging records of the same piece of work: nothing is lost, old links lead on, and it can be taken back.

mod import;

use convenor_domain::overlap::{Choice, NewSettled, PairKind};
use convenor_domain::{
    Engagement, EngagementContent, EngagementId, Influence, InsightStatus, ReadScope, RegisterFilter,
    Visibility,
};
use convenor_store::{AuditAction, Clock, InsightList, Settlement, Store, StoreError};
use convenor_testkit::*;

use crate::overlap::{add_check, choose, note, pairs, settle, similar};

on_both!(
    one_record_is_left_with_all_that_was_heard,
    the_way_is_kept_for_those_who_could_see_it,
    old_links_and_references_lead_on,
    checks_and_pairs_follow,
    taken_apart_all_is_as_it_was,
    merges_of_merges_lead_to_the_last_and_come_apart_singly,
    what_changed_hands_since_stays_there,
    what_cannot_be_merged_is_refused,
    who_reads_a_merged_record_is_told,
);

const ALL: ReadScope = ReadScope::Everything;

/// Merges as the engagement lead would, with what the kept record says and a purpose of its own.
pub(crate) async fn merge(
    store: &Store,
    keep: EngagementId,
    away: EngagementId,
) -> Result<Engagement, StoreError> {
    let keep = store.lookup_engagement(ALL, keep).await?.unwrap();
    let away = store.lookup_engagement(ALL, away).await?.unwrap();
    let content = EngagementContent { purpose: "Said together.".to_owned(), ..keep.content };
    let mut writing = store.begin(&lead_at_icb().actor()).await?;
    let merged = writing.merge_engagements(keep.id, keep.version, away.id, away.version, content).await?;
    writing.commit().await?;
    Ok(merged)
}

pub(crate) async fn take_apart(store: &Store, away: EngagementId) -> Result<Engagement, StoreError> {
    let mut writing = store.begin(&lead_at_icb().actor()).await?;
    let apart = writing.take_apart(away).await?;
    writing.commit().await?;
    Ok(apart)
}

/// What was heard in an engagement, in the order of the alphabet.
async fn heard(store: &Store, engagement: EngagementId) -> Vec<String> {
    let of = InsightList { engagement: Some(engagement), ..InsightList::all(ALL, 100) };
    let insights = store.list_insights(&of).await.unwrap();
    let mut findings: Vec<_> = insights.into_iter().map(|insight| insight.content.finding).collect();
    findings.sort();
    findings
}

async fn titles(store: &Store) -> Vec<String> {
    let listed = crate::list::all(store, ALL, RegisterFilter::default()).await;
    let mut titles: Vec<_> = listed.into_iter().map(|row| row.engagement.content.title).collect();
    titles.sort();
    titles
}

async fn one_record_is_left_with_all_that_was_heard(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let keep = engagement("Winter clinics").topic("gp").add_to(store).await;
    let away = engagement("Clinics in winter").topic("dentistry").add_to(store).await;
    insight("Evenings suit.").heard_in(keep.id).add_to(store).await;
    let moved = insight("Buses stop at six.").heard_in(away.id).add_to(store).await;
    decision("Open until eight").weighed(moved.id, Influence::Changed).add_to(store).await;
    let before = store.audit_sequence().await.unwrap();
    let merged = merge(store, keep.id, away.id).await.unwrap();
    assert_eq!((merged.version, merged.content.purpose.as_str()), (2, "Said together."));
    assert_eq!(store.lookup_engagement(ALL, keep.id).await.unwrap(), Some(merged));
    assert_eq!(titles(store).await, ["Winter clinics"]);
    assert_eq!(heard(store, keep.id).await, ["Buses stop at six.", "Evenings suit."]);
    let now = store.lookup_insight(ALL, moved.id).await.unwrap().unwrap();
    assert_eq!(
        (now.version, now.status),
        (moved.version + 1, InsightStatus::Published),
        "nobody checks it again"
    );
    assert_eq!(store.list_decisions_of_engagement(ALL, keep.id).await.unwrap().len(), 1);
    let changes = store.changes_after(before, 10).await.unwrap();
    let told: Vec<_> = changes.into_iter().map(|change| change.record).collect();
    assert_eq!(told, [moved.id.into(), away.id.into(), keep.id.into()]);
    let history = async |id: EngagementId| store.history(id.into(), 1).await.unwrap().remove(0);
    let (of_away, of_keep) = (history(away.id).await, history(keep.id).await);
    assert_eq!((of_away.action, of_away.fields.join(" ")), (AuditAction::Remove, "merged".to_owned()));
    assert_eq!((of_keep.action, of_keep.fields.join(" ")), (AuditAction::Edit, "purpose merged".to_owned()));
    assert_eq!(store.verify_audit().await.unwrap(), None);
}

async fn the_way_is_kept_for_those_who_could_see_it(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let lena = lead_at_icb().sign_up(store).await;
    let keep = engagement("Winter clinics").add_to(store).await;
    let away = engagement("Clinics in winter")
        .visibility(Visibility::Organisation)
        .lead(ICB)
        .with(|content| "A long story.".clone_into(&mut content.narrative))
        .add_to(store)
        .await;
    let mut writing = store.begin(&lena.actor()).await.unwrap();
    writing.merge_engagements(keep.id, 1, away.id, 1, keep.content.clone()).await.unwrap();
    writing.commit().await.unwrap();
    let merged = store.merged_from(lena.actor().read_scope(), keep.id).await.unwrap().remove(0);
    assert_eq!((&merged.engagement, merged.into, merged.account), (&away, keep.id, Some(lena.id)));
    assert_eq!(merged.at, fresh.clock.now());
    let sam = service_team().actor().read_scope();
    assert!(store.merged_from(sam, keep.id).await.unwrap().is_empty(), "not theirs to read before, nor now");
    assert_eq!(store.lookup_engagement(ALL, keep.id).await.unwrap().map(|kept| kept.version), Some(2));
}

async fn old_links_and_references_lead_on(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let keep = engagement("Winter clinics").add_to(store).await;
    let away = engagement("Clinics in winter").visibility(Visibility::Public).add_to(store).await;
    assert_eq!(store.merged_into(away.id).await.unwrap(), None);
    merge(store, keep.id, away.id).await.unwrap();
    assert_eq!(store.merged_into(away.id).await.unwrap(), Some(keep.id));
    assert_eq!(store.merged_into(keep.id).await.unwrap(), None);
    assert_eq!(store.lookup_engagement(ALL, away.id).await.unwrap(), None);
    let reference = away.reference();
    assert_eq!(store.lookup_reference(ALL, &reference).await.unwrap(), Some(keep.id.into()));
    assert_eq!(
        store.lookup_reference(ReadScope::Public, &reference).await.unwrap(),
        None,
        "the kept one is not public"
    );
}

async fn checks_and_pairs_follow(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let keep = engagement("Winter clinics").add_to(store).await.id;
    let away = engagement("Clinics in winter").add_to(store).await.id;
    let third = engagement("Third").add_to(store).await.id;
    let fourth = engagement("Fourth").add_to(store).await.id;
    let check = add_check(store, vec![similar(away, 0.9), similar(keep, 0.8), similar(third, 0.7)]).await;
    let with = vec![away.into(), keep.into(), third.into()];
    settle(store, check.id, NewSettled { with, engagement: Some(away), ..choose(Choice::BuildOn) })
        .await
        .unwrap();
    let found = [(keep, away, 0.9), (away, third, 0.8), (keep, third, 0.7), (fourth, away, 0.6)];
    note(store, PairKind::Duplicate, &found).await;
    merge(store, keep, away).await.unwrap();
    let now = store.lookup_overlap_check(check.id).await.unwrap().unwrap();
    let shown: Vec<_> = now.shown.similar.iter().map(|one| (one.engagement, one.score)).collect();
    assert_eq!(shown, [(keep, 0.9), (third, 0.7)]);
    let settled = now.settled.clone().unwrap();
    assert_eq!((settled.engagement, settled.with), (Some(keep), vec![keep.into(), third.into()]));
    assert_eq!(store.lookup_check_of_engagement(keep).await.unwrap(), Some(now));
    let open = pairs(store, PairKind::Duplicate, Settlement::Open).await;
    assert_eq!(open, [(keep, third), (keep, fourth)]);
    take_apart(store, away).await.unwrap();
    let again = store.lookup_overlap_check(check.id).await.unwrap().unwrap();
    assert_eq!(again.settled.and_then(|settled| settled.engagement), Some(away));
    assert_eq!(store.lookup_check_of_engagement(keep).await.unwrap(), None);
}

async fn taken_apart_all_is_as_it_was(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let keep = engagement("Winter clinics").add_to(store).await.id;
    let away = engagement("Clinics in winter").topic("gp").area("F01").lead(TRUST).add_to(store).await;
    insight("Evenings suit.").heard_in(keep).add_to(store).await;
    insight("Buses stop at six.").heard_in(away.id).add_to(store).await;
    let own = store.lookup_engagement(ALL, keep).await.unwrap().unwrap();
    let (kept_responses, responses) =
        (crate::response::import(store, &own).await, crate::response::import(store, &away).await);
    let merged = merge(store, keep, away.id).await.unwrap();
    assert_eq!(store.list_response_imports(keep).await.unwrap().len(), 2);
    let before = store.audit_sequence().await.unwrap();
    assert_eq!(take_apart(store, away.id).await.unwrap(), away);
    assert_eq!(store.lookup_engagement(ALL, away.id).await.unwrap(), Some(away.clone()));
    let by_topic = RegisterFilter { topics: vec!["gp".to_owned()], ..RegisterFilter::default() };
    assert_eq!(crate::list::all(store, ALL, by_topic).await.len(), 1, "it is found by its facets again");
    assert_eq!(heard(store, away.id).await, ["Buses stop at six."]);
    assert_eq!(heard(store, keep).await, ["Evenings suit."]);
    assert_eq!(store.list_response_imports(away.id).await.unwrap(), [responses]);
    assert_eq!(store.list_response_imports(keep).await.unwrap(), [kept_responses]);
    assert_eq!(
        store.lookup_engagement(ALL, keep).await.unwrap(),
        Some(merged),
        "what it says is left to people"
    );
    assert_eq!(
        (store.merged_into(away.id).await.unwrap(), store.merged_from(ALL, keep).await.unwrap().len()),
        (None, 0)
    );
    assert_eq!(store.lookup_reference(ALL, &away.reference()).await.unwrap(), Some(away.id.into()));
    let changes = store.changes_after(before, 10).await.unwrap();
    assert!(
        changes.iter().any(|change| change.record == keep.into()),
        "the index counts again what was heard"
    );
    assert!(matches!(take_apart(store, away.id).await, Err(StoreError::Missing(_))));
    assert_eq!(store.verify_audit().await.unwrap(), None);
}

async fn merges_of_merges_lead_to_the_last_and_come_apart_singly(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let one = engagement("One").add_to(store).await.id;
    let two = engagement("Two").add_to(store).await.id;
    let three = engagement("Three").add_to(store).await.id;
    insight("Heard in one.").heard_in(one).add_to(store).await;
    merge(store, two, one).await.unwrap();
    merge(store, three, two).await.unwrap();
    assert_eq!(store.merged_into(one).await.unwrap(), Some(three));
    assert_eq!(store.lookup_reference(ALL, &one.reference()).await.unwrap(), Some(three.into()));
    let way: Vec<_> = store
        .merged_from(ALL, three)
        .await
        .unwrap()
        .iter()
        .map(|one| (one.engagement.id, one.into))
        .collect();
    assert_eq!(way, [(two, three), (one, two)]);
    assert_eq!(heard(store, three).await, ["Heard in one."]);
    take_apart(store, one).await.unwrap();
    assert_eq!((heard(store, one).await.len(), heard(store, three).await.len()), (1, 0));
    assert_eq!(store.merged_into(two).await.unwrap(), Some(three));
    merge(store, one, three).await.unwrap();
    assert_eq!(store.merged_into(two).await.unwrap(), Some(one), "a circle of names has an end");
    take_apart(store, two).await.unwrap();
    assert_eq!(titles(store).await, ["One", "Two"]);
}

async fn what_changed_hands_since_stays_there(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let keep = engagement("Winter clinics").add_to(store).await.id;
    let away = engagement("Clinics in winter").add_to(store).await.id;
    let third = engagement("Third").add_to(store).await.id;
    let moved = insight("Buses stop at six.").heard_in(away).add_to(store).await;
    merge(store, keep, away).await.unwrap();
    let mut content = store.lookup_insight(ALL, moved.id).await.unwrap().unwrap().content;
    content.engagement = Some(third);
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    writing.update_insight(moved.id, moved.version + 1, content).await.unwrap();
    writing.commit().await.unwrap();
    take_apart(store, away).await.unwrap();
    assert_eq!((heard(store, third).await.len(), heard(store, away).await.len()), (1, 0));
}

async fn what_cannot_be_merged_is_refused(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let keep = engagement("Winter clinics").add_to(store).await;
    let elsewhere = engagement("Elsewhere").system(NEIGHBOUR).add_to(store).await;
    let field = |refused: Result<Engagement, StoreError>| match refused {
        Err(StoreError::Problems(problems)) => problems[0].field,
        other => panic!("{other:?}"),
    };
    assert_eq!(field(merge(store, keep.id, keep.id).await), "away");
    assert_eq!(field(merge(store, keep.id, elsewhere.id).await), "away");
    let away = engagement("Clinics in winter").add_to(store).await;
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let untitled = writing.merge_engagements(keep.id, 1, away.id, 1, EngagementContent::default()).await;
    assert_eq!(field(untitled), "title");
    for (held_keep, held_away) in [(2, 1), (1, 2)] {
        let content = keep.content.clone();
        let refused = writing.merge_engagements(keep.id, held_keep, away.id, held_away, content).await;
        assert!(matches!(refused, Err(StoreError::Stale { saved: 1, held: 2 })), "{refused:?}");
    }
    writing.commit().await.unwrap();
    assert_eq!(titles(store).await, ["Clinics in winter", "Elsewhere", "Winter clinics"]);
}

async fn who_reads_a_merged_record_is_told(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let keep = engagement("Winter clinics").add_to(store).await;
    let away = engagement("Clinics in winter").add_to(store).await;
    merge(store, keep.id, away.id).await.unwrap();
    let mut writing = store.begin(&service_team().actor()).await.unwrap();
    let refused = writing.update_engagement(away.id, 1, away.content.clone()).await;
    let Err(error @ StoreError::Merged { .. }) = refused else { panic!("{refused:?}") };
    let words = error.to_string();
    assert!(words.contains(&away.reference().0) && words.contains(&keep.reference().0), "{words}");
    let again = writing.merge_engagements(away.id, 1, keep.id, 2, keep.content).await;
    assert!(matches!(again, Err(StoreError::Merged { into, .. }) if into == keep.id), "{again:?}");
}
