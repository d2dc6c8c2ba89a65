//! The audit trail: in the transaction of what it tells of, and tampering shows.

use convenor_domain::EngagementContent;
use convenor_store::AuditFault;
use convenor_testkit::*;

on_both!(
    a_sound_trail_holds,
    tampering_with_any_column_shows,
    a_missing_row_shows,
    a_row_put_at_the_end_shows,
    what_is_abandoned_or_dropped_leaves_nothing,
    writers_take_turns_and_the_chain_holds,
);

async fn three_entries(fresh: &FreshStore) {
    a_system(&fresh.store).await;
    let lena = lead_at_icb().sign_up(&fresh.store).await;
    let winter = engagement("Winter clinics").add_to(&fresh.store).await;
    for (held, title) in [(1, "Spring clinics"), (2, "Summer clinics")] {
        let mut writing = fresh.store.begin(&lena.actor()).await.unwrap();
        let content = EngagementContent { title: title.to_owned(), ..winter.content.clone() };
        writing.update_engagement(winter.id, held, content).await.unwrap();
        writing.commit().await.unwrap();
    }
}

async fn a_sound_trail_holds(fresh: FreshStore) {
    assert_eq!(fresh.store.verify_audit().await.unwrap(), None, "an empty trail is sound");
    three_entries(&fresh).await;
    assert_eq!(fresh.store.audit_sequence().await.unwrap(), 3);
    assert_eq!(fresh.store.verify_audit().await.unwrap(), None);
}

async fn tampering_with_any_column_shows(fresh: FreshStore) {
    three_entries(&fresh).await;
    // An identifier is kept in each database's own way: take one that is there.
    let tampered = [
        ("sequence", "9"),
        ("happened_at", "'2020-01-01 00:00:00+00:00'"),
        ("account_id", "NULL"),
        ("action", "'add'"),
        ("kind", "'insight'"),
        ("record_id", "(SELECT id FROM system WHERE slug = 'fernshire')"),
        ("fields", "'summary'"),
        ("previous_hash", "'x'"),
        ("hash", "'x'"),
    ];
    for (column, value) in tampered {
        for sequence in [2, 3] {
            crate::raw::run(&fresh.location, "DROP TABLE IF EXISTS kept").await;
            crate::raw::run(&fresh.location, "CREATE TABLE kept AS SELECT * FROM audit").await;
            let sql = format!("UPDATE audit SET {column} = {value} WHERE sequence = {sequence}");
            crate::raw::run(&fresh.location, &sql).await;
            let fault = fresh.store.verify_audit().await.unwrap();
            assert!(fault.is_some(), "{column} of entry {sequence} was tampered with and nobody noticed");
            crate::raw::run(&fresh.location, "DELETE FROM audit").await;
            crate::raw::run(&fresh.location, "INSERT INTO audit SELECT * FROM kept").await;
            assert_eq!(fresh.store.verify_audit().await.unwrap(), None, "{column} is mended again");
        }
    }
}

async fn a_missing_row_shows(fresh: FreshStore) {
    three_entries(&fresh).await;
    crate::raw::run(&fresh.location, "DELETE FROM audit WHERE sequence = 3").await;
    assert_eq!(fresh.store.verify_audit().await.unwrap(), Some(AuditFault { sequence: 3 }));
    crate::raw::run(&fresh.location, "DELETE FROM audit WHERE sequence = 1").await;
    assert_eq!(fresh.store.verify_audit().await.unwrap(), Some(AuditFault { sequence: 2 }));
    crate::raw::run(&fresh.location, "DELETE FROM audit").await;
    assert_eq!(fresh.store.verify_audit().await.unwrap(), Some(AuditFault { sequence: 1 }));
}

async fn a_row_put_at_the_end_shows(fresh: FreshStore) {
    three_entries(&fresh).await;
    crate::raw::run(&fresh.location, "UPDATE audit_head SET sequence = 2").await;
    assert!(fresh.store.verify_audit().await.unwrap().is_some());
    crate::raw::run(&fresh.location, "UPDATE audit_head SET sequence = 3, hash = 'x'").await;
    assert!(fresh.store.verify_audit().await.unwrap().is_some());
}

async fn what_is_abandoned_or_dropped_leaves_nothing(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let abandoned = writing.add_engagement(engagement("Abandoned").build()).await.unwrap();
    writing.abandon().await.unwrap();
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let dropped = writing.add_engagement(engagement("Dropped").build()).await.unwrap();
    drop(writing);
    let kept = engagement("Kept").add_to(store).await;
    let scope = convenor_domain::ReadScope::Everything;
    assert_eq!(store.lookup_engagement(scope, abandoned.id).await.unwrap(), None);
    assert_eq!(store.lookup_engagement(scope, dropped.id).await.unwrap(), None);
    let changes = store.changes_after(0, 10).await.unwrap();
    assert_eq!(changes.iter().map(|change| change.record).collect::<Vec<_>>(), [kept.id.into()]);
    assert_eq!(store.verify_audit().await.unwrap(), None);
}

async fn writers_take_turns_and_the_chain_holds(fresh: FreshStore) {
    a_system(&fresh.store).await;
    let other = fresh.open_again().await;
    let mut tasks = Vec::new();
    for number in 0..20 {
        let store = if number % 2 == 0 { fresh.store.clone() } else { other.clone() };
        tasks.push(tokio::spawn(
            async move { engagement(&format!("One of many {number}")).add_to(&store).await },
        ));
    }
    for task in tasks {
        task.await.unwrap();
    }
    assert_eq!(fresh.store.audit_sequence().await.unwrap(), 20);
    assert_eq!(fresh.store.verify_audit().await.unwrap(), None);
}
