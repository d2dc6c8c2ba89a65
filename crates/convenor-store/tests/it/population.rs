//! Official lists of people, deprivation and outlines, on a made-up ground of five small areas.

use std::collections::HashMap;

use convenor_domain::population::{
    Boundary, DEPRIVATION, Deprivation, DeprivationRow, DeprivationSource, Figures, IndicatorRow, Layout,
    NewPopulation, PopulationReading, PopulationRow, PopulationUnit, ReferenceKind, ReferenceOutcome,
    TotalsRead,
};
use convenor_domain::reach::{Measured, NeedMeasure};
use convenor_domain::{Area, AreaChange, AreaCode, AreaKind, AreaLink};
use convenor_store::{MadeUp, NewList, Store};
use convenor_testkit::*;

on_both!(
    people_are_added_up_and_parts_are_cut_at_the_edge,
    a_list_is_kept_once_and_replaced_by_the_next,
    the_newest_year_answers_and_nothing_where_no_list_covers_all,
    deprivation_and_health_say_where_need_is,
    figures_of_need_stand_beside_the_country_s,
    small_areas_of_earlier_editions_are_found,
    outlines_are_kept_and_read,
    a_newer_edition_of_areas_takes_over_and_an_older_one_does_not,
);

fn code(text: &str) -> AreaCode {
    AreaCode(text.to_owned())
}

/// Small areas S1 to S5; districts D1 (S1, S2) and D2 (S3, S4, S5); boards B1 (S1, S2, S3) and B2 (S4, S5).
async fn lay_ground(store: &Store) {
    let area = |text: &str, kind| Area {
        code: code(text),
        name: text.to_lowercase(),
        kind,
        edition: "2021".to_owned(),
        valid_from: None,
        valid_to: None,
        population: None,
    };
    let mut areas: Vec<Area> = ["D1", "D2"].map(|text| area(text, AreaKind::District)).into();
    areas.extend(["B1", "B2"].map(|text| area(text, AreaKind::Icb)));
    areas.extend(["S1", "S2", "S3", "S4", "S5"].map(|text| area(text, AreaKind::Lsoa)));
    let link = |inside: &str, around: &str| AreaLink {
        inside: code(inside),
        around: code(around),
        edition: "2021".to_owned(),
        share_permille: 1_000,
    };
    let inside =
        [("S1", "D1", "B1"), ("S2", "D1", "B1"), ("S3", "D2", "B1"), ("S4", "D2", "B2"), ("S5", "D2", "B2")];
    let links: Vec<_> = inside.iter().flat_map(|(s, d, b)| [link(s, d), link(s, b)]).collect();
    let change = |old: &str, new: &str| AreaChange { old: code(old), new: code(new) };
    let changes =
        [change("X01OLD", "S4"), change("X01OLD", "S5"), change("X01WIDE", "S3"), change("X01WIDE", "S4")];
    let mut writing = store.begin(&administrator().actor()).await.unwrap();
    let done = writing.put_areas(list(ReferenceKind::Areas, ""), &areas, &links, &changes).await.unwrap();
    assert_eq!(done, ReferenceOutcome::New);
    writing.commit().await.unwrap();
}

fn list(kind: ReferenceKind, dimension: &str) -> NewList {
    NewList {
        kind,
        dimension: dimension.to_owned(),
        source: "Made up".to_owned(),
        year: Some(2021),
        level: Some(AreaKind::Lsoa),
        unit: PopulationUnit::People,
        figures: Figures::Counted,
        made_up: MadeUp::Yes,
        categories: Vec::new(),
        file_name: "made-up.csv".to_owned(),
        reading: "{}".to_owned(),
    }
}

/// A list of people: (area, people of each category), a person in none beside.
fn people(dimension: &str, categories: &[&str], year: u16, rows: &[(&str, &[f64])]) -> NewPopulation {
    let row = |(area, people): &(&str, &[f64])| PopulationRow {
        area: code(area),
        total: people.iter().sum::<f64>() + 1.0,
        people: people.iter().copied().chain([1.0]).collect(),
    };
    NewPopulation {
        reading: PopulationReading {
            file: "made-up.csv".to_owned(),
            layout: Layout::Wide,
            level: AreaKind::Lsoa,
            edition: "2021".to_owned(),
            year,
            source: format!("Made up {year}"),
            dimension: dimension.to_owned(),
            unit: PopulationUnit::People,
            headings: Vec::new(),
            areas: 0,
            people: 0,
            totals: TotalsRead::default(),
            notes: Vec::new(),
        },
        categories: categories.iter().map(|key| (*key).to_owned()).collect(),
        figures: Figures::Counted,
        rows: rows.iter().map(row).collect(),
    }
}

async fn keep(store: &Store, list: &NewPopulation) -> ReferenceOutcome {
    let (areas, _) = store.ground().await.unwrap().place(list);
    let new = NewList::of_population(list, MadeUp::Yes).unwrap();
    let mut writing = store.begin(&administrator().actor()).await.unwrap();
    let done = writing.put_population(new, &areas).await.unwrap();
    writing.commit().await.unwrap();
    done
}

const AGES: [&str; 2] = ["age-0-15", "age-16-24"];

fn ages(year: u16) -> NewPopulation {
    let rows: [(&str, &[f64]); 5] = [
        ("S1", &[10.0, 20.0]),
        ("S2", &[1.0, 2.0]),
        ("S3", &[100.0, 200.0]),
        ("S4", &[7.0, 7.0]),
        ("S5", &[0.0, 5.0]),
    ];
    people("age", &AGES, year, &rows)
}

/// (area, total, people of each category, in none).
async fn by_area(store: &Store, level: AreaKind, inside: &str) -> Vec<(String, u64, Vec<u64>, u64)> {
    let found = store.people_by_area("age", level, &code(inside)).await.unwrap().unwrap();
    let area = |one: convenor_domain::population::AreaPeople| {
        (one.area.0, one.total, one.categories.iter().map(|one| one.people).collect(), one.not_said)
    };
    found.areas.into_iter().map(area).collect()
}

async fn people_are_added_up_and_parts_are_cut_at_the_edge(fresh: FreshStore) {
    let store = &fresh.store;
    lay_ground(store).await;
    assert_eq!(keep(store, &ages(2021)).await, ReferenceOutcome::New);
    let district = |text: &str| text.to_owned();
    assert_eq!(
        by_area(store, AreaKind::District, "B1").await,
        [(district("D1"), 35, vec![11, 22], 2), (district("D2"), 301, vec![100, 200], 1)],
        "of D2 only the part inside the board"
    );
    assert_eq!(by_area(store, AreaKind::Lsoa, "D1").await.len(), 2);
    let board = store.people_in_area("age", &code("B1")).await.unwrap().unwrap();
    assert_eq!((board.areas[0].total, board.areas[0].of("age-16-24")), (336, Some(222)));
    assert_eq!((board.source.year, board.source.made_up), (2021, true));
    let both = store.people_in_areas("age", &[code("D1"), code("B1")]).await.unwrap().unwrap();
    assert_eq!((both.areas[0].area.clone(), both.areas[0].total), (code("D1"), 336), "nobody twice");
    let none = store.people_in_area("religion", &code("B1")).await.unwrap();
    assert_eq!(none, None);
}

async fn a_list_is_kept_once_and_replaced_by_the_next(fresh: FreshStore) {
    let store = &fresh.store;
    lay_ground(store).await;
    keep(store, &ages(2021)).await;
    let sequence = store.audit_sequence().await.unwrap();
    assert_eq!(keep(store, &ages(2021)).await, ReferenceOutcome::Unchanged);
    assert_eq!(store.audit_sequence().await.unwrap(), sequence, "what changes nothing leaves no trace");
    let mut corrected = ages(2021);
    corrected.rows[0].people[0] = 11.0;
    assert_eq!(keep(store, &corrected).await, ReferenceOutcome::Replaced);
    let area = store.people_in_area("age", &code("S1")).await.unwrap().unwrap();
    assert_eq!(area.areas[0].of("age-0-15"), Some(11));
    assert_eq!(store.list_reference_lists().await.unwrap().len(), 2, "areas and one list of people");
    assert_eq!(store.audit_sequence().await.unwrap(), sequence + 1);
    assert_eq!(store.verify_audit().await.unwrap(), None);
}

async fn the_newest_year_answers_and_nothing_where_no_list_covers_all(fresh: FreshStore) {
    let store = &fresh.store;
    lay_ground(store).await;
    keep(store, &ages(2019)).await;
    let mut newer = ages(2021);
    newer.rows.truncate(2);
    keep(store, &newer).await;
    let year = async |area: &str| {
        let found = store.people_in_area("age", &code(area)).await.unwrap();
        found.map(|found| found.source.year)
    };
    assert_eq!([year("D1").await, year("B1").await, year("NONE").await], [Some(2021), Some(2019), None]);
    let sources = store.list_population_sources(&code("D1")).await.unwrap();
    assert_eq!(sources.iter().map(|one| one.year).collect::<Vec<_>>(), [2021]);
}

async fn deprivation_and_health_say_where_need_is(fresh: FreshStore) {
    let store = &fresh.store;
    lay_ground(store).await;
    keep(store, &ages(2021)).await;
    let health = ["health-good", "health-bad", "health-very-bad"];
    let rows: [(&str, &[f64]); 3] =
        [("S1", &[20.0, 9.0, 1.0]), ("S2", &[3.0, 0.0, 0.0]), ("S3", &[300.0, 0.0, 0.0])];
    keep(store, &people("health", &health, 2021, &rows)).await;
    let row = |area: &str, decile| DeprivationRow {
        area: code(area),
        deprivation: Deprivation { decile, health_decile: Some(3), figures: Figures::Counted },
    };
    let mut writing = store.begin(&administrator().actor()).await.unwrap();
    let new = NewList { year: Some(2025), ..list(ReferenceKind::Deprivation, DEPRIVATION) };
    writing.put_deprivation(new, &[row("S1", 2), row("S2", 9), row("S3", 3)]).await.unwrap();
    writing.commit().await.unwrap();
    let found = store.people_by_area(DEPRIVATION, AreaKind::District, &code("B1")).await.unwrap().unwrap();
    let fifths = |area: usize| found.areas[area].categories.iter().map(|one| one.people).collect::<Vec<_>>();
    assert_eq!((fifths(0), fifths(1)), (vec![31, 0, 0, 0, 4], vec![0, 301, 0, 0, 0]));
    assert_eq!((found.source.year, found.source.dimension.as_str()), (2025, DEPRIVATION));
    let whole = store.people_in_area(DEPRIVATION, &code("B1")).await.unwrap().unwrap();
    assert_eq!((whole.areas.len(), whole.areas[0].of("deprivation-1")), (1, Some(31)));
    let (source, deciles) = store.deprivation_inside(&code("B1")).await.unwrap().unwrap();
    assert_eq!((source.year, deciles.len(), deciles[&code("S3")].decile), (2025, 3, 3));
    let needs = store.list_needs(AreaKind::District, &code("B1")).await.unwrap();
    assert_eq!((needs.areas[0].most_deprived, needs.areas[0].bad_health), (Some(31), Some((10, 33))));
    assert!(needs.deprivation.is_some() && needs.health.is_some());
}

async fn figures_of_need_stand_beside_the_country_s(fresh: FreshStore) {
    let store = &fresh.store;
    lay_ground(store).await;
    let country = Area {
        code: code("C"),
        name: "country".to_owned(),
        kind: AreaKind::Country,
        edition: "2021".to_owned(),
        valid_from: None,
        valid_to: None,
        population: None,
    };
    let inside = |board: &str| AreaLink {
        inside: code(board),
        around: code("C"),
        edition: "2021".to_owned(),
        share_permille: 1_000,
    };
    let mut writing = store.begin(&administrator().actor()).await.unwrap();
    let new = NewList { file_name: "country.csv".to_owned(), ..list(ReferenceKind::Areas, "") };
    writing.put_areas(new, &[country], &[inside("B1"), inside("B2")], &[]).await.unwrap();
    writing.commit().await.unwrap();
    assert_eq!(store.country_of(&code("D1")).await.unwrap(), Some(code("C")));
    keep(store, &ages(2021)).await;
    let row = |area: &str, value| IndicatorRow { area: code(area), values: vec![None, value] };
    let rows = ["S1", "S2", "S3", "S4"].map(|area| row(area, Some(0.1)));
    let rows: Vec<_> = rows.into_iter().chain([row("S5", Some(0.5))]).collect();
    let (areas, _) = store.ground().await.unwrap().place_indicators(&rows);
    let source = DeprivationSource { source: "Made up".to_owned(), year: 2025, made_up: true };
    let keys = vec!["patients-per-gp".to_owned(), "low-income".to_owned()];
    let new = NewList::of_indicators(&source, keys, "made-up.csv".to_owned());
    let mut writing = store.begin(&administrator().actor()).await.unwrap();
    assert_eq!(writing.put_indicators(new, &areas).await.unwrap(), ReferenceOutcome::New);
    writing.commit().await.unwrap();
    let measure = |topic: &str, of: Measured| NeedMeasure {
        topic: topic.to_owned(),
        of,
        says: String::new(),
        groups: Vec::new(),
        source: String::new(),
        year: 2025,
        why: String::new(),
    };
    let indicator = |key: &str| measure("work-and-income", Measured::Indicator(key.to_owned()));
    let figure = async |of: &NeedMeasure, area: &str| {
        store.lookup_need_figure(of, &code(area), &code("C")).await.unwrap()
    };
    // S5 has 6 of the country's 357 people, of whom S4 and S5 are 21.
    let income = figure(&indicator("low-income"), "B2").await.unwrap();
    assert!((income.figure.here - (15.0 * 0.1 + 6.0 * 0.5) / 21.0).abs() < 1e-4, "{income:?}");
    assert!((income.figure.country - (351.0 * 0.1 + 6.0 * 0.5) / 357.0).abs() < 1e-4, "{income:?}");
    assert_eq!((income.year, income.made_up), (2025, true));
    assert_eq!(figure(&indicator("patients-per-gp"), "B2").await, None, "nothing was published");
    let of = Measured::People { dimension: "age".to_owned(), categories: vec!["age-0-15".to_owned()] };
    let young = figure(&measure("children", of.clone()), "D1").await.unwrap();
    assert!((young.figure.here - 11.0 / 33.0).abs() < 1e-9, "{young:?}");
    let Measured::People { categories, .. } = of else { return };
    let of = Measured::People { dimension: "religion".to_owned(), categories };
    assert_eq!(figure(&measure("children", of), "D1").await, None, "no list counts by it");
}

async fn small_areas_of_earlier_editions_are_found(fresh: FreshStore) {
    let store = &fresh.store;
    lay_ground(store).await;
    let found = store.small_areas_inside(AreaKind::District, &code("B2")).await.unwrap();
    let expected = ["S4", "S5", "X01OLD"].map(|small| (code(small), code("D2")));
    assert_eq!(found, HashMap::from(expected), "X01WIDE lies only partly inside");
    assert!(store.small_areas_inside(AreaKind::District, &code("NONE")).await.unwrap().is_empty());
}

async fn outlines_are_kept_and_read(fresh: FreshStore) {
    let store = &fresh.store;
    lay_ground(store).await;
    let square = vec![vec![[0.0, 51.0], [1.0, 51.0], [1.0, 52.0], [0.0, 51.0]]];
    let boundary = |area: &str, name: &str| Boundary {
        area: code(area),
        name: name.to_owned(),
        polygons: vec![square.clone()],
    };
    let mut writing = store.begin(&administrator().actor()).await.unwrap();
    let both = [boundary("D1", ""), boundary("D2", "The “Second”")];
    writing.put_boundaries(list(ReferenceKind::Boundaries, ""), &both).await.unwrap();
    writing.commit().await.unwrap();
    let found = store.list_boundaries(AreaKind::District, &code("B2")).await.unwrap();
    assert_eq!(found, [boundary("D2", "The “Second”")]);
    let named = store.list_boundaries(AreaKind::District, &code("D1")).await.unwrap();
    assert_eq!(named, [boundary("D1", "d1")], "without a name of its own it has the area's");
}

async fn a_newer_edition_of_areas_takes_over_and_an_older_one_does_not(fresh: FreshStore) {
    let store = &fresh.store;
    lay_ground(store).await;
    let area = |name: &str, edition: &str| Area {
        code: code("D1"),
        name: name.to_owned(),
        kind: AreaKind::UpperTier,
        edition: edition.to_owned(),
        valid_from: Some(day(2023, 4, 1)),
        valid_to: None,
        population: Some(7),
    };
    let district =
        Area { kind: AreaKind::District, population: None, valid_from: None, ..area("Newest", "2024") };
    let lists = [("a.csv", area("Newer", "2023")), ("b.csv", area("Older", "2019")), ("c.csv", district)];
    for (file_name, area) in lists {
        let mut writing = store.begin(&administrator().actor()).await.unwrap();
        let new = NewList { file_name: file_name.to_owned(), ..list(ReferenceKind::Areas, "") };
        writing.put_areas(new, &[area], &[], &[]).await.unwrap();
        writing.put_area_dates(&[(code("D1"), (None, Some(day(2030, 1, 1))))]).await.unwrap();
        writing.commit().await.unwrap();
    }
    let found = store.lookup_area(&code("D1")).await.unwrap().unwrap();
    assert_eq!((found.name.as_str(), found.kind, found.population), ("Newest", AreaKind::UpperTier, Some(7)));
    assert_eq!((found.valid_from, found.valid_to), (Some(day(2023, 4, 1)), Some(day(2030, 1, 1))));
}
