//! Checks before asking, pairs found alike, and how much asking is right.

use std::collections::BTreeMap;

use chrono::Duration;
use convenor_domain::overlap::{
    Budget, Cause, Choice, Load, NewOverlapCheck, NewOverlapPair, NewSettled, OverlapCheck, PairChoice,
    PairKind, Plan, Risk, Similar,
};
use convenor_domain::{EngagementId, OverlapCheckId, ReadScope, Role, Visibility};
use convenor_store::{Clock, OverlapCheckFilter, PairFilter, Settlement, Store, StoreError};
use convenor_testkit::*;

on_both!(
    a_check_is_read_back_whole_and_settled_once,
    a_choice_without_what_it_needs_is_refused_by_field,
    checks_are_listed_and_counted_by_how_they_were_settled,
    the_last_check_of_an_engagement_is_found,
    open_checks_are_forgotten_after_90_days,
    nothing_of_a_plan_stands_in_the_trail,
    a_budget_is_kept_and_checked,
    a_pair_is_one_whatever_its_order,
    the_highest_risk_comes_first_and_can_be_listed_alone,
    what_was_decided_about_a_pair_stays,
    pairs_not_found_again_are_forgotten,
    pairs_go_with_their_records_and_are_seen_by_those_who_see_both,
    an_overlap_is_accepted_for_a_reason_only,
);

const ALL: ReadScope = ReadScope::Everything;
/// Planned work that nobody has decided about.
fn planned() -> PairFilter {
    PairFilter::open(SYSTEM, PairKind::Planned)
}

pub(crate) fn similar(engagement: EngagementId, score: f64) -> Similar {
    let causes = vec![Cause::SameTopic { topics: vec!["gp".to_owned()] }, Cause::SimilarMeaning];
    Similar { engagement, score, risk: Risk::Medium, causes }
}

pub(crate) fn new_check(similar: Vec<Similar>) -> NewOverlapCheck {
    let plan =
        Plan { title: "Evening clinics".to_owned(), summary: "Ring Pat.".to_owned(), ..Plan::default() };
    let load = vec![Load { group: Some("carers".to_owned()), area: None, asked: 3, budget: Some(4) }];
    NewOverlapCheck { system: SYSTEM, organisation: Some(TRUST), plan, similar, load }
}

pub(crate) fn choose(choice: Choice) -> NewSettled {
    NewSettled { choice, with: Vec::new(), reason: String::new(), engagement: None }
}

pub(crate) async fn add_check(store: &Store, similar: Vec<Similar>) -> OverlapCheck {
    let mut writing = store.begin(&service_team().actor()).await.unwrap();
    let check = writing.add_overlap_check(new_check(similar)).await.unwrap();
    writing.commit().await.unwrap();
    check
}

pub(crate) async fn settle(
    store: &Store,
    id: OverlapCheckId,
    settled: NewSettled,
) -> Result<OverlapCheck, StoreError> {
    let mut writing = store.begin(&service_team().actor()).await.unwrap();
    let check = writing.settle_overlap_check(id, settled).await?;
    writing.commit().await.unwrap();
    Ok(check)
}

fn fields(refused: &Result<OverlapCheck, StoreError>) -> Vec<&'static str> {
    match refused {
        Err(StoreError::Problems(problems)) => problems.iter().map(|problem| problem.field).collect(),
        other => panic!("{other:?}"),
    }
}

async fn a_check_is_read_back_whole_and_settled_once(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let sam = service_team().sign_up(store).await;
    let older = engagement("Winter clinics").add_to(store).await;
    let mut writing = store.begin(&sam.actor()).await.unwrap();
    let check = writing.add_overlap_check(new_check(vec![similar(older.id, 0.7)])).await.unwrap();
    writing.commit().await.unwrap();
    assert_eq!((check.account, check.settled.as_ref()), (Some(sam.id), None));
    assert_eq!(check.shown, new_check(vec![similar(older.id, 0.7)]));
    assert_eq!(store.lookup_overlap_check(check.id).await.unwrap(), Some(check.clone()));
    let reuse = NewSettled { with: vec![older.id.into()], ..choose(Choice::Reuse) };
    let settled = settle(store, check.id, reuse.clone()).await.unwrap();
    let kept = settled.settled.clone().unwrap();
    assert_eq!((kept.choice, kept.with.len(), kept.at), (Choice::Reuse, 1, fresh.clock.now()));
    assert_eq!(store.lookup_overlap_check(check.id).await.unwrap(), Some(settled));
    assert_eq!(fields(&settle(store, check.id, reuse).await), ["choice"]);
    let nowhere = OverlapCheckId(older.id.0);
    assert_eq!(store.lookup_overlap_check(nowhere).await.unwrap(), None);
    let absent = settle(store, nowhere, choose(Choice::NothingSimilar)).await;
    assert!(matches!(absent, Err(StoreError::Absent("check"))), "{absent:?}");
}

async fn a_choice_without_what_it_needs_is_refused_by_field(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let older = engagement("Winter clinics").add_to(store).await;
    let check = add_check(store, vec![similar(older.id, 0.7)]).await;
    let cases = [
        (Choice::AskAnyway, "reason"),
        (Choice::Reuse, "with"),
        (Choice::BuildOn, "with"),
        (Choice::NothingSimilar, "choice"),
    ];
    for (choice, field) in cases {
        assert_eq!(fields(&settle(store, check.id, choose(choice)).await), [field]);
    }
    assert_eq!(store.lookup_overlap_check(check.id).await.unwrap(), Some(check));
}

fn filter() -> OverlapCheckFilter {
    OverlapCheckFilter { system: SYSTEM, organisation: None, choice: None, settlement: None }
}

async fn checks_are_listed_and_counted_by_how_they_were_settled(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let older = engagement("Winter clinics").add_to(store).await;
    let mut made = Vec::new();
    for _ in 0..4 {
        fresh.clock.advance(Duration::minutes(1));
        made.push(add_check(store, vec![similar(older.id, 0.7)]).await.id);
    }
    let anyway = NewSettled { reason: "It is old.".to_owned(), ..choose(Choice::AskAnyway) };
    settle(store, made[0], anyway.clone()).await.unwrap();
    settle(store, made[1], anyway).await.unwrap();
    settle(store, made[2], NewSettled { with: vec![older.id.into()], ..choose(Choice::Reuse) })
        .await
        .unwrap();
    let ids = async |filter: &OverlapCheckFilter| {
        let (checks, total) = store.list_overlap_checks(filter, 2, 0).await.unwrap();
        (checks.iter().map(|check| check.id).collect::<Vec<_>>(), total)
    };
    assert_eq!(ids(&filter()).await, (vec![made[3], made[2]], 4));
    let anyway = OverlapCheckFilter { choice: Some(Choice::AskAnyway), ..filter() };
    assert_eq!(ids(&anyway).await, (vec![made[1], made[0]], 2));
    let open = OverlapCheckFilter { settlement: Some(Settlement::Open), ..filter() };
    assert_eq!(ids(&open).await, (vec![made[3]], 1));
    let settled = OverlapCheckFilter { settlement: Some(Settlement::Settled), ..filter() };
    assert_eq!(ids(&settled).await.1, 3);
    assert_eq!(ids(&OverlapCheckFilter { organisation: Some(ICB), ..filter() }).await.1, 0);
    assert_eq!(ids(&OverlapCheckFilter { system: NEIGHBOUR, ..filter() }).await.1, 0);
    let counts = store.count_overlap_checks(SYSTEM, Some(TRUST)).await.unwrap();
    assert_eq!((counts.open, counts.settled), (1, [(Choice::Reuse, 1), (Choice::AskAnyway, 2)].into()));
}

async fn the_last_check_of_an_engagement_is_found(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let begun = engagement("Evening clinics").add_to(store).await;
    assert_eq!(store.lookup_check_of_engagement(begun.id).await.unwrap(), None);
    let mut last = None;
    for _ in 0..2 {
        fresh.clock.advance(Duration::minutes(1));
        let check = add_check(store, Vec::new()).await;
        let begins = NewSettled { engagement: Some(begun.id), ..choose(Choice::NothingSimilar) };
        last = Some(settle(store, check.id, begins).await.unwrap());
    }
    assert_eq!(store.lookup_check_of_engagement(begun.id).await.unwrap(), last);
}

async fn open_checks_are_forgotten_after_90_days(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let (open, settled) = (add_check(store, Vec::new()).await, add_check(store, Vec::new()).await);
    settle(store, settled.id, choose(Choice::NothingSimilar)).await.unwrap();
    let sweep = async || {
        let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
        let removed = writing.remove_stale_overlap_checks().await.unwrap();
        writing.commit().await.unwrap();
        removed
    };
    fresh.clock.advance(Duration::days(90));
    assert_eq!(sweep().await, 0);
    fresh.clock.advance(Duration::seconds(1));
    assert_eq!(sweep().await, 1);
    assert_eq!(store.lookup_overlap_check(open.id).await.unwrap(), None);
    assert!(store.lookup_overlap_check(settled.id).await.unwrap().is_some());
}

async fn nothing_of_a_plan_stands_in_the_trail(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let before = store.audit_sequence().await.unwrap();
    let check = add_check(store, Vec::new()).await;
    settle(store, check.id, choose(Choice::NothingSimilar)).await.unwrap();
    assert_eq!(store.audit_sequence().await.unwrap(), before);
}

async fn a_budget_is_kept_and_checked(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    assert_eq!(store.overlap_budget(SYSTEM).await.unwrap(), None);
    let set = async |budget: &Budget| {
        let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
        writing.set_overlap_budget(SYSTEM, budget).await?;
        writing.commit().await
    };
    let first = Budget { asks: 4, groups: BTreeMap::new() };
    let second = Budget { asks: 6, groups: [("carers".to_owned(), 2)].into() };
    for budget in [first, second] {
        set(&budget).await.unwrap();
        assert_eq!(store.overlap_budget(SYSTEM).await.unwrap(), Some(budget));
    }
    let refused = set(&Budget { asks: 0, groups: [("martians".to_owned(), 2)].into() }).await;
    let Err(StoreError::Problems(problems)) = refused else { panic!("{refused:?}") };
    assert_eq!(problems.iter().map(|problem| problem.field).collect::<Vec<_>>(), ["asks", "groups"]);
    assert_eq!(store.overlap_budget(SYSTEM).await.unwrap().map(|budget| budget.of("carers")), Some(2));
    assert_eq!(store.overlap_budget(NEIGHBOUR).await.unwrap(), None);
}

pub(crate) async fn note(store: &Store, kind: PairKind, pairs: &[(EngagementId, EngagementId, f64)]) {
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let new = |&(first, second, score): &(EngagementId, EngagementId, f64)| NewOverlapPair {
        system: SYSTEM,
        kind,
        first,
        similar: similar(second, score),
    };
    writing.note_overlap_pairs(pairs.iter().map(new).collect()).await.unwrap();
    writing.commit().await.unwrap();
}

pub(crate) async fn pairs(
    store: &Store,
    of: PairKind,
    settlement: Settlement,
) -> Vec<(EngagementId, EngagementId)> {
    let of = PairFilter { settlement, ..PairFilter::open(SYSTEM, of) };
    let found = store.list_overlap_pairs(ALL, of, 100, 0).await.unwrap();
    assert_eq!(store.count_overlap_pairs(ALL, of).await.unwrap(), found.len() as u64);
    found.iter().map(|pair| (pair.first, pair.similar.engagement)).collect()
}

async fn a_pair_is_one_whatever_its_order(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let one = engagement("One").add_to(store).await.id;
    let two = engagement("Two").add_to(store).await.id;
    let three = engagement("Three").add_to(store).await.id;
    note(store, PairKind::Planned, &[(two, one, 0.6), (one, two, 0.6), (one, one, 1.0), (two, three, 0.9)])
        .await;
    assert_eq!(pairs(store, PairKind::Planned, Settlement::Open).await, [(two, three), (one, two)]);
    let found_at = fresh.clock.now();
    fresh.clock.advance(Duration::days(1));
    note(store, PairKind::Planned, &[(one, two, 0.95)]).await;
    let listed = store.list_overlap_pairs(ALL, planned(), 1, 0).await.unwrap().remove(0);
    assert_eq!((listed.first, listed.similar.clone()), (one, similar(two, 0.95)));
    assert_eq!(listed.found_at, found_at, "it is known since then");
    assert_eq!(store.lookup_overlap_pair(ALL, listed.id).await.unwrap(), Some(listed));
    note(store, PairKind::Duplicate, &[(one, two, 0.95)]).await;
    assert_eq!(pairs(store, PairKind::Duplicate, Settlement::Open).await, [(one, two)]);
}

async fn the_highest_risk_comes_first_and_can_be_listed_alone(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let mut ids = Vec::new();
    for title in ["One", "Two", "Three", "Four"] {
        ids.push(engagement(title).add_to(store).await.id);
    }
    let of = |place: usize, risk, score| {
        let similar = Similar { risk, ..similar(ids[place], score) };
        NewOverlapPair { system: SYSTEM, kind: PairKind::Planned, first: ids[0], similar }
    };
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let found = vec![of(1, Risk::Low, 0.9), of(2, Risk::High, 0.5), of(3, Risk::Medium, 0.8)];
    writing.note_overlap_pairs(found).await.unwrap();
    writing.commit().await.unwrap();
    let seconds = async |filter: PairFilter| {
        let listed = store.list_overlap_pairs(ALL, filter, 9, 0).await.unwrap();
        assert_eq!(store.count_overlap_pairs(ALL, filter).await.unwrap(), listed.len() as u64);
        listed.iter().map(|pair| pair.similar.engagement).collect::<Vec<_>>()
    };
    assert_eq!(seconds(planned()).await, [ids[2], ids[3], ids[1]]);
    assert_eq!(seconds(PairFilter { risk: Some(Risk::High), ..planned() }).await, [ids[2]]);
}

async fn what_was_decided_about_a_pair_stays(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let lena = lead_at_icb().sign_up(store).await;
    let (one, two) = (engagement("One").add_to(store).await.id, engagement("Two").add_to(store).await.id);
    note(store, PairKind::Planned, &[(one, two, 0.6)]).await;
    let pair = store.list_overlap_pairs(ALL, planned(), 1, 0).await.unwrap().remove(0);
    let mut writing = store.begin(&lena.actor()).await.unwrap();
    let settled = writing.settle_overlap_pair(pair.id, PairChoice::Stagger, " Two in May. ").await.unwrap();
    writing.commit().await.unwrap();
    let decided = settled.settled.clone().unwrap();
    assert_eq!((decided.choice, decided.account), (PairChoice::Stagger, Some(lena.id)));
    assert_eq!(decided.reason, "Two in May.");
    note(store, PairKind::Planned, &[(two, one, 0.6)]).await;
    assert!(pairs(store, PairKind::Planned, Settlement::Open).await.is_empty());
    let listed =
        store.list_overlap_pairs(ALL, PairFilter::settled(SYSTEM, PairKind::Planned), 9, 0).await.unwrap();
    assert_eq!(listed, [settled]);
}

async fn pairs_not_found_again_are_forgotten(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let one = engagement("One").add_to(store).await.id;
    let two = engagement("Two").add_to(store).await.id;
    let three = engagement("Three").add_to(store).await.id;
    note(store, PairKind::Planned, &[(one, two, 0.6), (two, three, 0.6)]).await;
    note(store, PairKind::Duplicate, &[(one, two, 0.6)]).await;
    fresh.clock.advance(Duration::days(1));
    note(store, PairKind::Planned, &[(one, two, 0.6)]).await;
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let since = writing.now();
    assert_eq!(writing.forget_pairs_not_found_since(NEIGHBOUR, PairKind::Planned, since).await.unwrap(), 0);
    assert_eq!(writing.forget_pairs_not_found_since(SYSTEM, PairKind::Planned, since).await.unwrap(), 1);
    writing.commit().await.unwrap();
    assert_eq!(pairs(store, PairKind::Planned, Settlement::Open).await, [(one, two)]);
    assert_eq!(pairs(store, PairKind::Duplicate, Settlement::Open).await, [(one, two)]);
}

async fn pairs_go_with_their_records_and_are_seen_by_those_who_see_both(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let shared = engagement("Shared").add_to(store).await.id;
    let also = engagement("Also shared").add_to(store).await.id;
    let own = engagement("Own").visibility(Visibility::Organisation).lead(ICB).add_to(store).await.id;
    let gone = EngagementId(SYSTEM.0);
    note(store, PairKind::Planned, &[(shared, also, 0.6), (shared, own, 0.9), (shared, gone, 0.9)]).await;
    let seen = async |scope| {
        let found = store.list_overlap_pairs(scope, planned(), 9, 0).await.unwrap();
        let count = store.count_overlap_pairs(scope, planned()).await.unwrap();
        assert_eq!(count, found.len() as u64);
        found.iter().map(|pair| pair.similar.engagement).collect::<Vec<_>>()
    };
    assert_eq!(seen(lead_at_icb().actor().read_scope()).await, [own, also]);
    assert_eq!(seen(service_team().actor().read_scope()).await, [also]);
    assert_eq!(seen(member_of_public().actor().read_scope()).await, []);
    let hidden = store.list_overlap_pairs(ALL, planned(), 1, 0).await.unwrap().remove(0);
    let sam = service_team().actor();
    assert_eq!(sam.role, Role::ServiceTeam);
    assert_eq!(store.lookup_overlap_pair(sam.read_scope(), hidden.id).await.unwrap(), None);
}

async fn an_overlap_is_accepted_for_a_reason_only(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let (one, two) = (engagement("One").add_to(store).await.id, engagement("Two").add_to(store).await.id);
    note(store, PairKind::Planned, &[(one, two, 0.6)]).await;
    let pair = store.list_overlap_pairs(ALL, planned(), 1, 0).await.unwrap().remove(0);
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let refused = writing.settle_overlap_pair(pair.id, PairChoice::Accept, " ").await;
    assert!(matches!(&refused, Err(StoreError::Problems(all)) if all[0].field == "reason"), "{refused:?}");
    let nowhere = convenor_domain::OverlapPairId(one.0);
    let absent = writing.settle_overlap_pair(nowhere, PairChoice::Different, "").await;
    assert!(matches!(absent, Err(StoreError::Absent("pair"))), "{absent:?}");
}
