//! Accounts and passwords, sessions, the throttle, saved views, kept mappings, organisations.

use chrono::Duration;
use convenor_domain::Role;
use convenor_store::{Clock, KeptMapping, NewAccount, NewOrganisation, SignInGate, StoreError};
use convenor_testkit::*;

on_both!(
    a_password_opens_its_own_account_only,
    an_address_belongs_to_one_system,
    a_session_lasts_until_it_expires,
    guessing_is_slowed_down,
    saved_views_are_ones_own,
    mappings_are_kept_by_their_columns,
    organisations_have_names_of_their_own,
    systems_are_found_by_their_names,
);

async fn a_password_opens_its_own_account_only(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let lena = lead_at_icb().sign_up(store).await;
    let sam = service_team().sign_up(store).await;
    let verify = async |email: &str, password: &str| store.verify_password(email, password).await.unwrap();
    assert_eq!(verify(" Lena@Example.ORG ", lead_at_icb().password).await, Some(lena.clone()));
    assert_eq!(verify("lena@example.org", "another password").await, None);
    assert_eq!(verify("nobody@example.org", lead_at_icb().password).await, None);
    assert_eq!(store.list_accounts(Some(SYSTEM)).await.unwrap(), [lena.clone(), sam]);
    assert!(store.list_accounts(Some(NEIGHBOUR)).await.unwrap().is_empty());
    let promoted = Persona { role: Role::Leader, password: "a new password for tests", ..lead_at_icb() };
    let again = promoted.sign_up(store).await;
    assert_eq!((again.id, again.role), (lena.id, Role::Leader), "the same account, changed");
    assert_eq!(verify("lena@example.org", lead_at_icb().password).await, None);
    assert_eq!(verify("lena@example.org", promoted.password).await, Some(again));
}

async fn an_address_belongs_to_one_system(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    lead_at_icb().sign_up(store).await;
    let taken = NewAccount {
        system: NEIGHBOUR,
        organisation: None,
        email: lead_at_icb().email.to_owned(),
        name: "Somebody else".to_owned(),
        role: Role::Administrator,
        password: "another password".to_owned(),
    };
    let mut writing = store.begin(&administrator().actor()).await.unwrap();
    assert!(matches!(writing.add_account(taken).await, Err(StoreError::Taken(_))));
}

async fn a_session_lasts_until_it_expires(fresh: FreshStore) {
    let (store, clock) = (&fresh.store, &fresh.clock);
    let expires = clock.now() + Duration::hours(1);
    store.save_session("one", "{}", expires).await.unwrap();
    store.save_session("one", "{\"a\":1}", expires).await.unwrap();
    store.save_session("two", "{}", expires + Duration::hours(1)).await.unwrap();
    assert_eq!(store.lookup_session("one").await.unwrap(), Some(("{\"a\":1}".to_owned(), expires)));
    clock.advance(Duration::hours(1));
    assert_eq!(store.lookup_session("one").await.unwrap(), None);
    store.remove_expired_sessions().await.unwrap();
    clock.set(expires - Duration::minutes(1));
    assert_eq!(store.lookup_session("one").await.unwrap(), None, "what has expired is gone for good");
    assert!(store.lookup_session("two").await.unwrap().is_some());
    store.remove_session("two").await.unwrap();
    assert_eq!(store.lookup_session("two").await.unwrap(), None);
}

async fn guessing_is_slowed_down(fresh: FreshStore) {
    let (store, clock) = (&fresh.store, &fresh.clock);
    let gate = async || store.sign_in_gate("Lena@example.org ").await.unwrap();
    for _ in 0..4 {
        store.note_sign_in_failure("lena@example.org").await.unwrap();
        assert_eq!(gate().await, SignInGate::Open);
    }
    store.note_sign_in_failure(" LENA@example.org").await.unwrap();
    assert_eq!(gate().await, SignInGate::Wait { seconds: 30 });
    assert_eq!(store.sign_in_gate("sam@example.org").await.unwrap(), SignInGate::Open);
    clock.advance(Duration::seconds(30));
    assert_eq!(gate().await, SignInGate::Open);
    store.note_sign_in_failure("lena@example.org").await.unwrap();
    assert_eq!(gate().await, SignInGate::Wait { seconds: 60 });
    store.forget_sign_in_failures("lena@example.org").await.unwrap();
    assert_eq!(gate().await, SignInGate::Open);
}

async fn saved_views_are_ones_own(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let (lena, sam) = (lead_at_icb().sign_up(store).await, service_team().sign_up(store).await);
    store.add_view(lena.id, "Open now", "/engagements", "status=open").await.unwrap();
    store.add_view(lena.id, "Open now", "/engagements", "status=open&sort=title").await.unwrap();
    store.add_view(lena.id, "All", "/engagements", "").await.unwrap();
    let views = store.list_views(lena.id).await.unwrap();
    let shown: Vec<_> = views.iter().map(|view| (view.name.as_str(), view.query.as_str())).collect();
    assert_eq!(shown, [("All", ""), ("Open now", "status=open&sort=title")]);
    assert!(store.list_views(sam.id).await.unwrap().is_empty());
    store.remove_view(sam.id, views[0].id).await.unwrap();
    assert_eq!(store.list_views(lena.id).await.unwrap().len(), 2, "nobody removes another's view");
    store.remove_view(lena.id, views[0].id).await.unwrap();
    assert_eq!(store.list_views(lena.id).await.unwrap().len(), 1);
}

async fn mappings_are_kept_by_their_columns(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let columns = ["Title".to_owned(), "When".to_owned()];
    let mapping = |yaml: &str| KeptMapping { name: "our list".to_owned(), yaml: yaml.to_owned() };
    store.keep_mapping(SYSTEM, &columns, &mapping("title: Title")).await.unwrap();
    store.keep_mapping(SYSTEM, &columns, &mapping("title: [Title]")).await.unwrap();
    assert_eq!(store.list_mappings(SYSTEM).await.unwrap(), [mapping("title: [Title]")]);
    assert_eq!(store.lookup_mapping_for(SYSTEM, &columns).await.unwrap(), Some(mapping("title: [Title]")));
    assert_eq!(store.lookup_mapping_for(SYSTEM, &columns[..1]).await.unwrap(), None);
    assert_eq!(store.lookup_mapping_for(NEIGHBOUR, &columns).await.unwrap(), None);
}

async fn organisations_have_names_of_their_own(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let new = |name: &str| NewOrganisation { system: SYSTEM, name: name.to_owned(), kind: "vcse".to_owned() };
    let mut writing = store.begin(&administrator().actor()).await.unwrap();
    let taken = writing.add_organisation(new("good  neighbours!")).await;
    assert!(matches!(taken, Err(StoreError::Taken(_))), "{taken:?}");
    let added = writing.add_organisation(new("Allotment Society")).await.unwrap();
    writing.commit().await.unwrap();
    assert_eq!(store.lookup_organisation(added.id).await.unwrap().as_ref(), Some(&added));
    let listed = store.list_organisations(Some(SYSTEM)).await.unwrap();
    assert_eq!((listed.len(), &listed[0]), (5, &added));
    assert!(store.list_organisations(Some(NEIGHBOUR)).await.unwrap().is_empty());
}

async fn systems_are_found_by_their_names(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    store.ping().await.unwrap();
    let names: Vec<_> = store.list_systems().await.unwrap().into_iter().map(|system| system.name).collect();
    assert_eq!(names, ["Fernshire", "Neighbourdale"]);
    assert_eq!(store.lookup_system("fernshire").await.unwrap().map(|system| system.id), Some(SYSTEM));
    assert_eq!(store.lookup_system("nowhere").await.unwrap(), None);
}
