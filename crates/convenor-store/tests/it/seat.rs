//! Seats on boards and panels: people as numbers, remembered for a while after their end, erased wherever they are.

use chrono::NaiveDate;
use convenor_domain::seat::{BodyKind, Capacity, SeatBody, SeatBodyContent, SeatPerson, SeatTerm};
use convenor_store::{Store, StoreError};
use convenor_testkit::*;

on_both!(
    a_body_keeps_its_seats_and_says_who_changed_it,
    the_same_seat_twice_is_one_seat,
    only_what_is_held_on_a_day_counts,
    a_person_is_erased_from_every_body_of_their_system,
    seats_that_ended_are_forgotten,
    two_people_do_not_change_a_body_at_once,
);

const ANN: SeatPerson = SeatPerson(-4_000_000_000_000_000_000);
const BOB: SeatPerson = SeatPerson(7);

fn content(name: &str) -> SeatBodyContent {
    SeatBodyContent {
        name: name.to_owned(),
        kind: BodyKind::ReferenceGroup,
        organisation: Some(TRUST),
        area: None,
        topic: Some("housing".to_owned()),
    }
}

fn term(from: NaiveDate, until: Option<NaiveDate>) -> SeatTerm {
    SeatTerm { capacity: Capacity::Public, from, until }
}

async fn with_body(store: &Store) -> SeatBody {
    a_system(store).await;
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let body = writing.add_seat_body(SYSTEM, content("Maternity voices")).await.unwrap();
    writing.put_body_seat(body.id, ANN, term(day(2026, 1, 1), None)).await.unwrap();
    writing.put_body_seat(body.id, BOB, term(day(2025, 1, 1), Some(day(2025, 6, 30)))).await.unwrap();
    writing.commit().await.unwrap();
    body
}

async fn a_body_keeps_its_seats_and_says_who_changed_it(fresh: FreshStore) {
    let store = &fresh.store;
    let body = with_body(store).await;
    assert_eq!(store.list_seat_bodies(SYSTEM).await.unwrap(), std::slice::from_ref(&body));
    let people: Vec<_> = store.list_body_seats(body.id).await.unwrap().iter().map(|one| one.person).collect();
    assert_eq!(people, [ANN, BOB], "begun last first");
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let twice = writing.add_seat_body(SYSTEM, content("Maternity voices")).await;
    assert!(matches!(twice, Err(StoreError::Taken(_))), "{twice:?}");
    let after = SeatBody { content: SeatBodyContent { area: None, ..content("Maternity group") }, ..body };
    let saved = writing.update_seat_body(after).await.unwrap();
    writing.remove_seat_body(saved.id).await.unwrap();
    writing.commit().await.unwrap();
    assert_eq!(store.list_seat_bodies(SYSTEM).await.unwrap(), []);
    assert_eq!(store.list_body_seats(saved.id).await.unwrap(), [], "its seats go with it");
    assert_eq!(store.verify_audit().await.unwrap(), None);
}

async fn the_same_seat_twice_is_one_seat(fresh: FreshStore) {
    let store = &fresh.store;
    let body = with_body(store).await;
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let ended = term(day(2026, 1, 1), Some(day(2026, 3, 31)));
    let (seat, is_new) = writing.put_body_seat(body.id, ANN, ended).await.unwrap();
    assert_eq!((is_new, seat.term), (false, ended));
    let wrong = term(day(2026, 1, 1), Some(day(2025, 12, 31)));
    assert!(matches!(writing.put_body_seat(body.id, ANN, wrong).await, Err(StoreError::Problems(_))));
    writing.commit().await.unwrap();
    assert_eq!(store.list_body_seats(body.id).await.unwrap().len(), 2);
}

async fn only_what_is_held_on_a_day_counts(fresh: FreshStore) {
    let store = &fresh.store;
    with_body(store).await;
    let held = |day| async move {
        let held = store.list_held_seats(SYSTEM, day).await.unwrap();
        held.into_iter().map(|seat| (seat.person, seat.organisation)).collect::<Vec<_>>()
    };
    assert_eq!(held(day(2025, 6, 30)).await, [(BOB, Some(TRUST))]);
    assert_eq!(held(day(2025, 7, 1)).await, []);
    assert_eq!(held(day(2026, 1, 1)).await, [(ANN, Some(TRUST))]);
    assert_eq!(store.list_held_seats(NEIGHBOUR, day(2026, 1, 1)).await.unwrap(), []);
}

async fn a_person_is_erased_from_every_body_of_their_system(fresh: FreshStore) {
    let store = &fresh.store;
    let body = with_body(store).await;
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let other = writing.add_seat_body(SYSTEM, content("Reading panel")).await.unwrap();
    writing.put_body_seat(other.id, ANN, term(day(2026, 2, 1), None)).await.unwrap();
    assert_eq!(writing.erase_seat_person(NEIGHBOUR, ANN).await.unwrap(), 0);
    assert_eq!(writing.erase_seat_person(SYSTEM, ANN).await.unwrap(), 2);
    writing.commit().await.unwrap();
    let left = store.list_body_seats(body.id).await.unwrap();
    assert_eq!(left.iter().map(|seat| seat.person).collect::<Vec<_>>(), [BOB]);
    assert_eq!(store.list_body_seats(other.id).await.unwrap(), []);
}

async fn seats_that_ended_are_forgotten(fresh: FreshStore) {
    let store = &fresh.store;
    let body = with_body(store).await;
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    assert_eq!(writing.forget_seats(day(2025, 6, 30)).await.unwrap(), 0);
    assert_eq!(writing.forget_seats(day(2025, 7, 1)).await.unwrap(), 1);
    writing.commit().await.unwrap();
    assert_eq!(store.list_body_seats(body.id).await.unwrap().len(), 1);
}

async fn two_people_do_not_change_a_body_at_once(fresh: FreshStore) {
    let store = &fresh.store;
    let body = with_body(store).await;
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let renamed = SeatBody { content: content("First"), ..body.clone() };
    writing.update_seat_body(renamed).await.unwrap();
    let late = SeatBody { content: content("Second"), ..body };
    assert!(matches!(writing.update_seat_body(late).await, Err(StoreError::Stale { saved: 2, held: 1 })));
    writing.commit().await.unwrap();
}
