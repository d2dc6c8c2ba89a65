//! The list of activities: its order, its pages, its counts.

use chrono::Duration;
use convenor_domain::{Engagement, ReadScope, RegisterFilter};
use convenor_store::{EngagementList, EngagementSort, EngagementSummary, Store};
use convenor_testkit::*;
use sea_orm::Order;

on_both!(
    every_order_is_right_and_pages_are_stable,
    titles_sort_whatever_the_case,
    counts_are_right_after_every_write,
    a_list_leaves_the_long_account_out,
    topics_say_when_and_how_often_people_were_asked,
);

const SORTS: [EngagementSort; 4] =
    [EngagementSort::Updated, EngagementSort::Title, EngagementSort::Starts, EngagementSort::Ends];

/// All rows that a reader may see under a filter.
pub(crate) async fn all(store: &Store, scope: ReadScope, filter: RegisterFilter) -> Vec<EngagementSummary> {
    let list = list(scope, filter, EngagementSort::Updated, Order::Asc);
    store.list_engagements(&EngagementList { today: store.today(), ..list }).await.unwrap()
}

fn list(scope: ReadScope, filter: RegisterFilter, sort: EngagementSort, order: Order) -> EngagementList {
    EngagementList { scope, filter, today: day(2026, 11, 2), sort, order, limit: 2_000, offset: 0 }
}

async fn every_order_is_right_and_pages_are_stable(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let mut saved: Vec<Engagement> = Vec::new();
    for number in 0..30_u32 {
        let mut one = engagement(&format!("Same title {}", number % 3));
        if number % 4 != 0 {
            let starts = day(2026, 1 + number % 5, 1);
            one = one.dates(starts, starts + Duration::days(i64::from(number % 2)));
        }
        saved.push(one.add_to(store).await);
        if number % 2 == 0 {
            fresh.clock.advance(Duration::seconds(1));
        }
    }
    for sort in SORTS {
        for order in [Order::Asc, Order::Desc] {
            let descending = order == Order::Desc;
            let mut wanted = saved.clone();
            wanted.sort_by(|a, b| compare(sort, descending, a, b));
            let wanted: Vec<_> = wanted.iter().map(|one| one.id).collect();
            let mut pages = Vec::new();
            for offset in (0..30).step_by(7) {
                let page = EngagementList {
                    limit: 7,
                    offset,
                    ..list(ReadScope::Everything, RegisterFilter::default(), sort, order.clone())
                };
                pages.extend(
                    store.list_engagements(&page).await.unwrap().into_iter().map(|row| row.engagement.id),
                );
            }
            assert_eq!(pages, wanted, "{sort:?} {order:?}");
        }
    }
}

/// The order wanted: by the column, unknown dates last either way, then by identifier.
fn compare(sort: EngagementSort, descending: bool, a: &Engagement, b: &Engagement) -> std::cmp::Ordering {
    let turned = |order: std::cmp::Ordering| if descending { order.reverse() } else { order };
    let dates = |a: Option<chrono::NaiveDate>, b: Option<chrono::NaiveDate>| match (a, b) {
        (Some(a), Some(b)) => turned(a.cmp(&b)),
        (a, b) => a.is_none().cmp(&b.is_none()),
    };
    let first = match sort {
        EngagementSort::Updated => turned(a.updated_at.cmp(&b.updated_at)),
        EngagementSort::Title => turned(a.content.title.cmp(&b.content.title)),
        EngagementSort::Starts => dates(a.content.starts.earliest(), b.content.starts.earliest()),
        EngagementSort::Ends => dates(a.content.ends.latest(), b.content.ends.latest()),
    };
    first.then_with(|| turned(a.id.cmp(&b.id)))
}

async fn titles_sort_whatever_the_case(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    for title in ["beta", "Alpha", "ALPHA 2", "a-b", "Gamma", "École"] {
        engagement(title).add_to(store).await;
    }
    let by_title = list(ReadScope::Everything, RegisterFilter::default(), EngagementSort::Title, Order::Asc);
    let rows = store.list_engagements(&by_title).await.unwrap();
    let titles: Vec<_> = rows.iter().map(|row| row.engagement.content.title.as_str()).collect();
    assert_eq!(titles, ["a-b", "Alpha", "ALPHA 2", "beta", "Gamma", "École"], "alike on both databases");
}

async fn counts_are_right_after_every_write(fresh: FreshStore) {
    let (store, other) = (&fresh.store, &fresh.open_again().await);
    a_system(store).await;
    let gp = RegisterFilter { topics: vec!["gp".to_owned()], ..Default::default() };
    let count = async |asked: &Store| {
        asked.count_engagements(ReadScope::Everything, &gp, asked.today()).await.unwrap()
    };
    assert_eq!((count(store).await, count(other).await), (0, 0));
    let one = engagement("One").topic("gp").add_to(store).await;
    assert_eq!((count(store).await, count(other).await), (1, 1), "also for another process");
    engagement("Two").topic("gp").add_to(other).await;
    assert_eq!((count(store).await, count(other).await), (2, 2));
    let mut writing = store.begin(&lead_at_icb().actor()).await.unwrap();
    let mut content = one.content.clone();
    content.topics.clear();
    writing.update_engagement(one.id, 1, content).await.unwrap();
    assert_eq!(count(other).await, 2, "nothing is seen before it is saved");
    writing.commit().await.unwrap();
    assert_eq!((count(store).await, count(other).await), (1, 1));
}

async fn a_list_leaves_the_long_account_out(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let long = engagement("Long").with(|content| content.narrative = "x".repeat(50_000)).add_to(store).await;
    let rows = all(store, ReadScope::Everything, RegisterFilter::default()).await;
    assert_eq!(rows.len(), 1);
    let mut listed = rows[0].engagement.clone();
    assert_eq!(listed.content.narrative, "");
    listed.content.narrative.clone_from(&long.content.narrative);
    assert_eq!(listed, long, "and nothing else");
}

async fn topics_say_when_and_how_often_people_were_asked(fresh: FreshStore) {
    let store = &fresh.store;
    a_system(store).await;
    let (old, lately) = (day(2023, 3, 1), day(2026, 3, 1));
    engagement("Old").topic("gp").dates(old, old).add_to(store).await;
    engagement("New").topic("gp").dates(lately, lately).add_to(store).await;
    engagement("Undated").topic("pharmacy").add_to(store).await;
    let filter = RegisterFilter::default();
    let asked = store.asked_about_topics(ReadScope::Everything, &filter, day(2025, 1, 1)).await.unwrap();
    let one = |topic: &str| asked.get(topic).map(|one| (one.last, one.recent));
    assert_eq!(one("gp"), Some((Some(lately), 1)));
    assert_eq!(one("pharmacy"), Some((None, 0)), "a missing date is never guessed");
    assert_eq!(one("health-services"), Some((Some(lately), 1)), "narrower topics count for it");
    assert_eq!(one("housing"), None);
    let filter = RegisterFilter { topics: vec!["pharmacy".to_owned()], ..RegisterFilter::default() };
    let asked = store.asked_about_topics(ReadScope::Public, &filter, day(2025, 1, 1)).await.unwrap();
    assert!(asked.is_empty(), "the public sees none of it: {asked:?}");
}
