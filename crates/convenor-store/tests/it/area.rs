//! Areas: what lies around what, and finding them by name.

use convenor_domain::{Area, AreaCode, AreaKind, AreaLink};
use convenor_store::Store;
use convenor_testkit::*;

on_both!(
    around_at_any_distance_and_many_to_many,
    slivers_do_not_count,
    a_circle_of_areas_ends,
    areas_are_found_by_code_and_by_the_beginning_of_their_name,
    a_newer_edition_takes_over,
    people_are_counted_by_group,
);

/// Adds links: (inside, around, share in thousandths), and the areas they name.
pub(crate) async fn add_links(store: &Store, links: &[(&str, &str, u16)]) {
    let areas: Vec<_> = links
        .iter()
        .flat_map(|(inside, around, _)| {
            [area(inside, inside, AreaKind::Ward), area(around, around, AreaKind::District)]
        })
        .collect();
    let links: Vec<_> = links
        .iter()
        .map(|(inside, around, share_permille)| AreaLink {
            inside: code(inside),
            around: code(around),
            edition: "2026".to_owned(),
            share_permille: *share_permille,
        })
        .collect();
    let mut writing = store.begin(&administrator().actor()).await.unwrap();
    writing.add_areas(&areas).await.unwrap();
    writing.add_area_links(&links).await.unwrap();
    writing.commit().await.unwrap();
}

fn code(text: &str) -> AreaCode {
    AreaCode(text.to_owned())
}

fn area(code_text: &str, name: &str, kind: AreaKind) -> Area {
    Area {
        code: code(code_text),
        name: name.to_owned(),
        kind,
        edition: "2026".to_owned(),
        valid_from: Some(day(2023, 4, 1)),
        valid_to: None,
        population: Some(1_234),
    }
}

async fn add(store: &Store, areas: &[Area]) {
    let mut writing = store.begin(&administrator().actor()).await.unwrap();
    writing.add_areas(areas).await.unwrap();
    writing.commit().await.unwrap();
}

async fn around(store: &Store, codes: &[&str]) -> Vec<String> {
    let codes: Vec<_> = codes.iter().map(|text| code(text)).collect();
    let pairs = store.areas_around(&codes).await.unwrap();
    let mut found: Vec<_> = pairs.into_iter().map(|(inner, outer)| format!("{inner}<{outer}")).collect();
    found.sort();
    found
}

async fn around_at_any_distance_and_many_to_many(fresh: FreshStore) {
    let store = &fresh.store;
    add_links(
        store,
        &[("W", "D1", 600), ("W", "D2", 400), ("D1", "I", 1_000), ("D2", "I", 1_000), ("V", "D2", 1_000)],
    )
    .await;
    assert_eq!(around(store, &["W"]).await, ["W<D1", "W<D2", "W<I"]);
    assert_eq!(around(store, &["V", "I", "unknown"]).await, ["V<D2", "V<I"]);
    let inside: Vec<_> =
        store.areas_inside(&code("D2")).await.unwrap().into_iter().map(|area| area.name).collect();
    assert_eq!(inside, ["V", "W"]);
    let outside = store.areas_directly_around(&code("W")).await.unwrap();
    assert_eq!(outside.iter().map(|area| area.name.as_str()).collect::<Vec<_>>(), ["D1", "D2"]);
}

async fn slivers_do_not_count(fresh: FreshStore) {
    let store = &fresh.store;
    add_links(store, &[("W", "JUST", 50), ("W", "SLIVER", 49)]).await;
    assert_eq!(around(store, &["W"]).await, ["W<JUST"]);
    assert!(store.areas_inside(&code("SLIVER")).await.unwrap().is_empty());
}

async fn a_circle_of_areas_ends(fresh: FreshStore) {
    add_links(&fresh.store, &[("A", "B", 1_000), ("B", "A", 1_000)]).await;
    assert_eq!(around(&fresh.store, &["A"]).await, ["A<B"]);
}

async fn areas_are_found_by_code_and_by_the_beginning_of_their_name(fresh: FreshStore) {
    let store = &fresh.store;
    let places = [
        area("T01", "Fern", AreaKind::Ward),
        area("T02", "Fernshire", AreaKind::Icb),
        area("T03", "Fern Valley", AreaKind::District),
        area("T04", "Élan", AreaKind::Ward),
        area("T05", "Moss", AreaKind::Ward),
    ];
    add(store, &places).await;
    let found = async |text: &str| -> Vec<String> {
        store.search_areas(text, 10).await.unwrap().into_iter().map(|area| area.name).collect()
    };
    assert_eq!(
        found(" fern").await,
        ["Fern", "Fernshire", "Fern Valley"],
        "the exact name, then the largest"
    );
    assert_eq!(found("FERN V").await, ["Fern Valley"]);
    assert_eq!(found("éL").await, ["Élan"]);
    assert_eq!(found("t05").await, ["Moss"]);
    assert!(found("shire").await.is_empty() && found(" ").await.is_empty());
    assert_eq!(store.search_areas("fern", 1).await.unwrap().len(), 1);
    assert_eq!(store.count_areas().await.unwrap(), 5);
    let wards = store.list_areas_of(&[AreaKind::Ward], 10).await.unwrap();
    assert_eq!(wards.iter().map(|area| area.name.as_str()).collect::<Vec<_>>(), ["Fern", "Moss", "Élan"]);
    assert_eq!(store.lookup_area(&code("T02")).await.unwrap().as_ref(), Some(&places[1]));
    assert_eq!(store.list_areas(&[code("T01"), code("none")]).await.unwrap(), [places[0].clone()]);
}

async fn a_newer_edition_takes_over(fresh: FreshStore) {
    let store = &fresh.store;
    let old = area("T01", "Fern", AreaKind::Ward);
    let new = Area {
        name: "Fern and Moss".to_owned(),
        edition: "2027".to_owned(),
        population: None,
        ..old.clone()
    };
    add(store, std::slice::from_ref(&old)).await;
    add(store, &[old, new.clone()]).await;
    assert_eq!(store.lookup_area(&new.code).await.unwrap(), Some(new));
    add_links(store, &[("W", "D", 10), ("W", "D", 900)]).await;
    assert_eq!(around(store, &["W"]).await, ["W<D"], "the last share given counts");
}

async fn people_are_counted_by_group(fresh: FreshStore) {
    let store = &fresh.store;
    let count = |group: &str, people| (code("T01"), group.to_owned(), "2021".to_owned(), people);
    let mut writing = store.begin(&administrator().actor()).await.unwrap();
    writing
        .add_census(&[count("age-80-plus", 5), count("age-16-24", 0), count("age-80-plus", 7)])
        .await
        .unwrap();
    writing.commit().await.unwrap();
    let mut found = store.list_census(&code("T01")).await.unwrap();
    found.sort();
    let row = |group: &str, people| (group.to_owned(), people, "2021".to_owned());
    assert_eq!(found, [row("age-16-24", 0), row("age-80-plus", 7)]);
}
