//! Figures brought to a made-up ground: two districts of two small areas each, one of which was cut in two.

use std::collections::{BTreeMap, HashMap};

use super::*;
use crate::area::AreaKind;
use crate::population::{Deprivation, DeprivationRow, Layout, PopulationReading, PopulationUnit, TotalsRead};

fn code(text: &str) -> AreaCode {
    AreaCode(text.to_owned())
}

fn ground(people: &[(&str, f64)]) -> Ground {
    let small = |text: &str, district: &str, board: &str| SmallArea {
        code: code(text),
        around: BTreeMap::from([(AreaKind::District, code(district)), (AreaKind::Icb, code(board))]),
    };
    let small = vec![
        small("S1", "D1", "B1"),
        small("S2", "D1", "B2"),
        small("S3", "D2", "B2"),
        small("S4", "D2", "B2"),
    ];
    let people: HashMap<_, _> = people.iter().map(|(text, people)| (code(text), *people)).collect();
    let change = |old: &str, new: &str| AreaChange { old: code(old), new: code(new) };
    Ground::new(small, &people, &[change("OLD", "S3"), change("OLD", "S4"), change("D1", "S4")])
}

fn list(rows: &[(&str, f64, f64)]) -> NewPopulation {
    let row = |(area, one, other): &(&str, f64, f64)| PopulationRow {
        area: code(area),
        total: one + other,
        people: vec![*one, *other, 0.0],
    };
    NewPopulation {
        reading: PopulationReading {
            file: "made-up.csv".to_owned(),
            layout: Layout::Wide,
            level: AreaKind::Lsoa,
            edition: "2021".to_owned(),
            year: 2021,
            source: "Made up".to_owned(),
            dimension: "sex".to_owned(),
            unit: PopulationUnit::People,
            headings: Vec::new(),
            areas: 0,
            people: 0,
            totals: TotalsRead::default(),
            notes: Vec::new(),
        },
        categories: vec!["sex-female".to_owned(), "sex-male".to_owned()],
        figures: Figures::Counted,
        rows: rows.iter().map(row).collect(),
    }
}

/// (area, people of the first category, how figures came about).
fn placed(areas: &[PlacedArea]) -> Vec<(&str, f64, Figures)> {
    areas.iter().map(|one| (one.area.0.as_str(), one.people[0], one.figures)).collect()
}

#[test]
fn small_areas_add_up_and_what_is_not_wholly_covered_is_left_out() {
    let (areas, notes) =
        ground(&[]).place(&list(&[("S1", 10.0, 1.0), ("S2", 20.0, 1.0), ("NONE", 9.0, 9.0)]));
    let counted = Figures::Counted;
    let expected =
        [("B1", 10.0, counted), ("D1", 30.0, counted), ("S1", 10.0, counted), ("S2", 20.0, counted)];
    assert_eq!(placed(&areas), expected, "neither B2 nor D2 is wholly covered");
    assert_eq!((notes.unknown.count, notes.unknown.examples), (1, vec![code("NONE")]));
    assert_eq!(notes.small_areas, 2);
}

#[test]
fn a_district_is_shared_out_by_people_and_stays_as_published() {
    let (areas, notes) = ground(&[("S1", 300.0), ("S2", 100.0)]).place(&list(&[("D1", 40.0, 4.0)]));
    let (counted, estimated) = (Figures::Counted, Figures::Estimated);
    let expected =
        [("B1", 30.0, estimated), ("D1", 40.0, counted), ("S1", 30.0, estimated), ("S2", 10.0, estimated)];
    assert_eq!(placed(&areas), expected);
    assert_eq!((notes.shared_out, notes.evenly), (1, false));
}

#[test]
fn an_earlier_area_is_shared_out_evenly_where_nobody_is_counted_yet() {
    let (areas, notes) = ground(&[]).place(&list(&[("OLD", 10.0, 2.0)]));
    let (counted, estimated) = (Figures::Counted, Figures::Estimated);
    assert_eq!(placed(&areas), [("D2", 10.0, counted), ("S3", 5.0, estimated), ("S4", 5.0, estimated)]);
    assert_eq!((notes.changed.codes, notes.changed.split, notes.evenly), (1, 1, true));
}

#[test]
fn a_code_that_is_still_in_use_stands_for_itself() {
    let ground = ground(&[]);
    assert_eq!(ground.small_areas_of(&code("D1")).count(), 2, "the change table's S4 does not count");
    assert_eq!((ground.became(&code("D1")), ground.became(&code("OLD"))), (Became::Itself, Became::Several));
    assert_eq!(ground.became(&code("NONE")), Became::Unknown);
    assert!(ground.knows(&code("OLD")) && !ground.knows(&code("NONE")));
}

#[test]
fn deciles_of_an_earlier_area_go_to_all_it_became() {
    let row = |area: &str, decile| DeprivationRow {
        area: code(area),
        deprivation: Deprivation { decile, health_decile: None, figures: Figures::Counted },
    };
    let (rows, notes) = ground(&[]).place_deciles(&[row("S1", 4), row("OLD", 7), row("NONE", 1)]);
    let placed: Vec<_> = rows.iter().map(|row| (row.area.0.as_str(), row.deprivation.decile)).collect();
    assert_eq!(placed, [("S1", 4), ("S3", 7), ("S4", 7)]);
    assert_eq!(rows[1].deprivation.figures, Figures::Estimated);
    assert_eq!((notes.unknown.count, notes.changed.split), (1, 1));
    let change = |old: &str| AreaChange { old: code(old), new: code("S1") };
    let small = vec![SmallArea { code: code("S1"), around: BTreeMap::new() }];
    let merged = Ground::new(small, &HashMap::new(), &[change("A"), change("B")]);
    let (rows, _) = merged.place_deciles(&[row("A", 3), row("B", 6)]);
    assert_eq!(rows[0].deprivation.decile, 4, "half-way goes to the more deprived");
}

#[test]
fn indicators_are_means_by_how_many_people_live_where() {
    use crate::population::{IndicatorRow, IndicatorSum};
    let row =
        |area: &str, values: [Option<f64>; 2]| IndicatorRow { area: code(area), values: values.to_vec() };
    let people = [("S1", 300.0), ("S2", 100.0), ("S3", 50.0), ("S4", 50.0)];
    let rows =
        [row("S1", [Some(0.1), None]), row("S2", [Some(0.5), Some(4.0)]), row("OLD", [Some(0.3), Some(2.0)])];
    let (areas, notes) = ground(&people).place_indicators(&rows);
    let means = |wanted: &str| -> Vec<Option<f64>> {
        let found = areas.iter().find(|one| one.area == code(wanted)).unwrap();
        IndicatorSum::all(&found.people).into_iter().map(IndicatorSum::mean).collect()
    };
    let near =
        |found: Option<f64>, expected: f64| assert!((found.unwrap() - expected).abs() < 1e-12, "{found:?}");
    near(means("D1")[0], 0.2);
    near(means("D1")[1], 4.0);
    near(means("S4")[0], 0.3);
    assert_eq!(means("S1")[1], None, "what was not published is no nought");
    assert_eq!((notes.small_areas, notes.changed.split, notes.evenly), (4, 1, false));
}
