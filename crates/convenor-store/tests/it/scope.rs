//! Who may see what: the conditions in SQL against the rule in the domain, on records drawn at random.

use convenor_domain::{
    Access, EngagementStatus, InsightStatus, OrganisationId, ReadScope, RegisterFilter, SystemId, Visibility,
};
use convenor_store::{InsightList, Store};
use convenor_testkit::*;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

on_both!(
    engagements_as_the_rule_says,
    insights_as_the_rule_says,
    decisions_as_the_rule_says,
    imports_are_for_those_who_work_in_the_system,
);

const SYSTEMS: [SystemId; 2] = [SYSTEM, NEIGHBOUR];
const ORGANISATIONS: [OrganisationId; 3] = [ICB, TRUST, VCSE];

fn scopes() -> Vec<ReadScope> {
    let mut scopes = vec![ReadScope::Everything, ReadScope::Public];
    for system in SYSTEMS {
        scopes.push(ReadScope::WholeSystem { system });
        scopes.push(ReadScope::Member { system, organisation: None });
        scopes.extend(ORGANISATIONS.map(|own| ReadScope::Member { system, organisation: Some(own) }));
    }
    scopes
}

fn any<T: Copy>(dice: &mut ChaCha8Rng, all: &[T]) -> T {
    *all.choose(dice).unwrap()
}

async fn engagements_as_the_rule_says(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let mut dice = ChaCha8Rng::seed_from_u64(1);
    let mut saved = Vec::new();
    for number in 0..60 {
        let mut one = engagement(&format!("Engagement {number}"))
            .system(any(&mut dice, &SYSTEMS))
            .status(any(&mut dice, &[EngagementStatus::Draft, EngagementStatus::Open]))
            .visibility(any(&mut dice, Visibility::ALL));
        if dice.random_bool(0.5) {
            one = one.lead(any(&mut dice, &ORGANISATIONS));
        }
        if dice.random_bool(0.5) {
            one = one.partner(any(&mut dice, &ORGANISATIONS));
        }
        saved.push(one.add_to(store).await);
    }
    for scope in scopes() {
        for only in [None, Some(SYSTEM), Some(NEIGHBOUR)] {
            let asked = |system: SystemId| only.is_none_or(|only| only == system);
            let allowed: Vec<_> =
                saved.iter().filter(|one| asked(one.system) && scope.allows(&one.access())).collect();
            let filter = RegisterFilter { system: only, ..Default::default() };
            let count = store.count_engagements(scope, &filter, store.today()).await.unwrap();
            assert_eq!(count, u64::try_from(allowed.len()).unwrap(), "{scope:?} {only:?}");
            let mut listed: Vec<_> =
                crate::list::all(store, scope, filter).await.iter().map(|row| row.engagement.id).collect();
            listed.sort();
            assert_eq!(listed, allowed.iter().map(|one| one.id).collect::<Vec<_>>(), "{scope:?} {only:?}");
        }
        for one in &saved {
            let seen = store.lookup_engagement(scope, one.id).await.unwrap().is_some();
            assert_eq!(seen, scope.allows(&one.access()), "{scope:?} {:?}", one.access());
        }
    }
}

async fn insights_as_the_rule_says(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let mut dice = ChaCha8Rng::seed_from_u64(2);
    let mut saved = Vec::new();
    for number in 0..60 {
        let mut one = insight(&format!("Finding {number}"))
            .system(any(&mut dice, &SYSTEMS))
            .status(any(&mut dice, InsightStatus::ALL))
            .visibility(any(&mut dice, Visibility::ALL));
        if dice.random_bool(0.6) {
            one = one.organisation(any(&mut dice, &ORGANISATIONS));
        }
        saved.push(one.add_to(store).await);
    }
    for scope in scopes() {
        let mut allowed: Vec<_> =
            saved.iter().filter(|one| scope.allows(&one.access())).map(|one| one.id).collect();
        let list = InsightList::all(scope, 100);
        let mut listed: Vec<_> = store.list_insights(&list).await.unwrap().iter().map(|one| one.id).collect();
        listed.sort();
        allowed.sort();
        assert_eq!(listed, allowed, "{scope:?}");
        assert_eq!(store.count_insights(&list).await.unwrap(), u64::try_from(allowed.len()).unwrap());
        for one in &saved {
            assert_eq!(
                store.lookup_insight(scope, one.id).await.unwrap().is_some(),
                allowed.contains(&one.id)
            );
        }
    }
}

async fn decisions_as_the_rule_says(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let mut dice = ChaCha8Rng::seed_from_u64(3);
    let mut saved = Vec::new();
    for number in 0..40 {
        let mut one = decision(&format!("Decision {number}"))
            .system(any(&mut dice, &SYSTEMS))
            .visibility(any(&mut dice, Visibility::ALL));
        if dice.random_bool(0.6) {
            one = one.organisation(any(&mut dice, &ORGANISATIONS));
        }
        saved.push(one.add_to(store).await);
    }
    for scope in scopes() {
        let allows = |access: &Access| scope.allows(access);
        let allowed: Vec<_> = saved.iter().filter(|one| allows(&one.access())).map(|one| one.id).collect();
        let mut listed: Vec<_> =
            store.list_decisions(scope, 100, 0).await.unwrap().iter().map(|one| one.id).collect();
        listed.sort();
        assert_eq!(listed, allowed, "{scope:?}");
        assert_eq!(store.count_decisions(scope).await.unwrap(), u64::try_from(allowed.len()).unwrap());
        for one in &saved {
            assert_eq!(store.lookup_decision(scope, one.id).await.unwrap().is_some(), allows(&one.access()));
        }
    }
}

async fn imports_are_for_those_who_work_in_the_system(fresh: FreshStore) {
    let store: &Store = &fresh.store;
    a_system(store).await;
    let id = store.add_import(crate::import::new_import()).await.unwrap();
    let cases = [
        (ReadScope::Everything, true),
        (ReadScope::WholeSystem { system: SYSTEM }, true),
        (ReadScope::WholeSystem { system: NEIGHBOUR }, false),
        (ReadScope::Public, false),
    ];
    for (scope, seen) in cases {
        assert_eq!(store.lookup_import(scope, id).await.unwrap().is_some(), seen, "{scope:?}");
    }
}
