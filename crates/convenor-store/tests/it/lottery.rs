//! Lotteries: what was decided, those who volunteered apart from it, the panel record.

use chrono::Duration;
use convenor_domain::lottery::{
    Bounds, Chance, Lottery, LotteryPlan, LotteryStatus, QuotaFeature, QuotaValue, SeatStatus,
};
use convenor_store::{Clock, FoundPanels, NewLottery, NewSeat, PoolRow, SeatedBy, Store, StoreError};
use convenor_testkit::*;

on_both!(
    a_lottery_is_kept_as_it_was_planned,
    two_people_do_not_change_a_lottery_at_once,
    erasing_leaves_what_was_decided_and_the_panel_record,
    a_lottery_without_a_draw_begins_anew_once_its_pool_is_erased,
    pools_are_due_after_as_many_days_as_was_said,
    a_seat_goes_its_way_and_no_other,
    a_removed_lottery_leaves_nobody,
    a_lottery_follows_a_merged_engagement,
);

fn plan() -> LotteryPlan {
    let value = QuotaValue {
        name: "Under 25".to_owned(),
        seats: Bounds { min: 1, max: 2 },
        flexible: None,
        share: Some(0.25),
    };
    LotteryPlan {
        quotas: vec![QuotaFeature { name: "Age".to_owned(), values: vec![value] }],
        must_be_in: vec!["P2".to_owned()],
        ..LotteryPlan::new(3)
    }
}

async fn begun(store: &Store) -> Lottery {
    a_system(store).await;
    let new = NewLottery {
        system: SYSTEM,
        account: None,
        engagement: None,
        name: "Winter panel".to_owned(),
        plan: plan(),
    };
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let lottery = writing.add_lottery(new).await.unwrap();
    writing.put_lottery_pool(lottery.id, &pool()).await.unwrap();
    writing.commit().await.unwrap();
    lottery
}

fn pool() -> Vec<PoolRow> {
    let row = |line, id: &str| PoolRow { line, cells: vec![id.to_owned(), "Under 25".to_owned()] };
    vec![row(2, "P1"), row(3, "P2")]
}

fn found() -> FoundPanels {
    let chance = Chance { person: "P1".to_owned(), chance: 0.5, panels: 500, alike: 2, seats: 1.0 };
    FoundPanels { panels: "panel,id\n1,P1\n".to_owned(), certificate: "{}".to_owned(), chances: vec![chance] }
}

async fn save(store: &Store, lottery: Lottery) -> Result<Lottery, StoreError> {
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let saved = writing.update_lottery(lottery).await?;
    writing.commit().await.unwrap();
    Ok(saved)
}

/// A lottery whose panel was drawn: one seat.
async fn drawn(store: &Store) -> Lottery {
    let lottery = begun(store).await;
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    writing.put_lottery_found(lottery.id, &found()).await.unwrap();
    let seat =
        NewSeat { person: "P1".to_owned(), name: "A Name".to_owned(), values: vec!["Under 25".to_owned()] };
    writing.add_lottery_seats(lottery.id, vec![seat], SeatedBy::Draw).await.unwrap();
    let after =
        Lottery { status: LotteryStatus::Drawn, drawn: Some(7), drawn_at: Some(writing.now()), ..lottery };
    let after = writing.update_lottery(after).await.unwrap();
    writing.commit().await.unwrap();
    after
}

async fn a_lottery_is_kept_as_it_was_planned(fresh: FreshStore) {
    let store = &fresh.store;
    let lottery = begun(store).await;
    assert_eq!(store.lookup_lottery(lottery.id).await.unwrap(), Some(lottery.clone()));
    assert_eq!(store.lookup_lottery_pool(lottery.id).await.unwrap(), Some(pool()));
    assert_eq!(store.lookup_lottery_found(lottery.id).await.unwrap(), None);
    assert_eq!(store.list_lotteries(SYSTEM, 9).await.unwrap().len(), 1);
    assert_eq!(store.list_lotteries(NEIGHBOUR, 9).await.unwrap(), []);
    assert!(store.verify_audit().await.unwrap().is_none());
}

async fn two_people_do_not_change_a_lottery_at_once(fresh: FreshStore) {
    let store = &fresh.store;
    let lottery = begun(store).await;
    let renamed = Lottery { name: "Spring panel".to_owned(), ..lottery.clone() };
    let saved = save(store, renamed.clone()).await.unwrap();
    assert_eq!(saved.version, 2);
    assert!(matches!(save(store, renamed).await, Err(StoreError::Stale { saved: 2, held: 1 })));
    assert_eq!(save(store, saved.clone()).await.unwrap().version, 2, "nothing changed");
    let nameless = Lottery { name: String::new(), ..saved };
    assert!(matches!(save(store, nameless).await, Err(StoreError::Problems(_))));
}

async fn erasing_leaves_what_was_decided_and_the_panel_record(fresh: FreshStore) {
    let store = &fresh.store;
    let lottery = drawn(store).await;
    assert_eq!(store.lookup_lottery_found(lottery.id).await.unwrap(), Some(found()));
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let erased = writing.erase_lottery_pool(lottery.clone()).await.unwrap();
    writing.commit().await.unwrap();
    assert_eq!(store.lookup_lottery_pool(lottery.id).await.unwrap(), None);
    assert_eq!(store.lookup_lottery_found(lottery.id).await.unwrap(), None);
    assert_eq!((erased.status, erased.drawn), (LotteryStatus::Drawn, Some(7)));
    assert!(erased.erased_at.is_some() && erased.plan.must_be_in.is_empty());
    assert_eq!(store.list_lottery_seats(lottery.id).await.unwrap().len(), 1);
}

async fn a_lottery_without_a_draw_begins_anew_once_its_pool_is_erased(fresh: FreshStore) {
    let store = &fresh.store;
    let lottery = begun(store).await;
    let listed = save(store, Lottery { status: LotteryStatus::Searching, ..lottery }).await.unwrap();
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let erased = writing.erase_lottery_pool(listed).await.unwrap();
    writing.commit().await.unwrap();
    assert_eq!(erased.status, LotteryStatus::Preparing);
}

async fn pools_are_due_after_as_many_days_as_was_said(fresh: FreshStore) {
    let store = &fresh.store;
    let lottery = drawn(store).await;
    let due = async || store.list_lotteries_to_erase(fresh.clock.now()).await.unwrap();
    fresh.clock.advance(Duration::days(90));
    assert_eq!(due().await, []);
    fresh.clock.advance(Duration::seconds(1));
    assert_eq!(due().await, std::slice::from_ref(&lottery));
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    writing.erase_lottery_pool(lottery).await.unwrap();
    writing.commit().await.unwrap();
    assert_eq!(due().await, []);
}

async fn a_seat_goes_its_way_and_no_other(fresh: FreshStore) {
    let store = &fresh.store;
    let lottery = drawn(store).await;
    let seat = store.list_lottery_seats(lottery.id).await.unwrap().remove(0);
    let go = async |to| {
        let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
        let moved = writing.move_lottery_seat(lottery.id, seat.id, to).await?;
        writing.commit().await.unwrap();
        Ok::<_, StoreError>(moved)
    };
    assert!(matches!(go(SeatStatus::Left).await, Err(StoreError::Problems(_))));
    go(SeatStatus::Offered).await.unwrap();
    let refused = go(SeatStatus::Refused).await.unwrap();
    assert_eq!((refused.events.len(), refused.is_open()), (3, true));
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    writing.replace_lottery_seats(lottery.id, &[seat.id]).await.unwrap();
    writing.commit().await.unwrap();
    assert!(
        matches!(go(SeatStatus::Offered).await, Err(StoreError::Problems(_))),
        "somebody else sits there"
    );
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let other = convenor_domain::LotteryId(seat.id.0);
    let missing = writing.move_lottery_seat(other, seat.id, SeatStatus::Offered).await;
    assert!(matches!(missing, Err(StoreError::Absent("seat"))));
}

async fn a_removed_lottery_leaves_nobody(fresh: FreshStore) {
    let store = &fresh.store;
    let lottery = drawn(store).await;
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    writing.remove_lottery(lottery.id).await.unwrap();
    writing.commit().await.unwrap();
    assert_eq!(store.lookup_lottery(lottery.id).await.unwrap(), None);
    assert_eq!(store.lookup_lottery_pool(lottery.id).await.unwrap(), None);
    assert_eq!(store.list_lottery_seats(lottery.id).await.unwrap(), []);
}

async fn a_lottery_follows_a_merged_engagement(fresh: FreshStore) {
    let store = &fresh.store;
    let lottery = begun(store).await;
    let (keep, away) =
        (engagement("Survey").add_to(store).await, engagement("Survey again").add_to(store).await);
    save(store, Lottery { engagement: Some(away.id), ..lottery.clone() }).await.unwrap();
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let content = keep.content.clone();
    writing.merge_engagements(keep.id, keep.version, away.id, away.version, content).await.unwrap();
    writing.commit().await.unwrap();
    let kept = store.lookup_lottery(lottery.id).await.unwrap().unwrap();
    assert_eq!(kept.engagement, Some(keep.id));
}
