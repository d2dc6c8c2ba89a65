//! Records: everything written is read back, and nobody writes over what they have not read.

use convenor_testkit::*;

crate::on_both!(an_engagement);

async fn an_engagement(fresh: FreshStore) {
    a_system(&fresh.store).await;
    let added = engagement("Winter clinics").add_to(&fresh.store).await;
    let found = fresh.store.lookup_engagement(lead_at_icb().actor().read_scope(), added.id).await.unwrap();
    assert_eq!(found, Some(added));
}
