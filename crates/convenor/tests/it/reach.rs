//! `convenor reach`: made-up answers beside a made-up population.

use std::fmt::Write;

use serde_json::{Value, json};

use crate::instance::{Ended, Instance};

/// Two districts of one small area each, in one board.
const AREAS: &str = "lsoa21_code,lsoa21_name,msoa21_code,msoa21_name,ltla24_code,ltla24_name,sicbl24_code,sicbl24_name,icb24_code,\
icb24_name\nX01000001,Mill A,X02000001,Mill,X07000001,Fern,X38000001,Fern place,X54000001,Fernshire\n\
X01000003,Moor A,X02000002,Moor,X07000002,Moss,X38000001,Fern place,X54000001,Fernshire\n";
const PEOPLE: &str =
    "lsoa21_code,sex,n\nX01000001,Female,600\nX01000001,Male,400\nX01000003,Female,300\nX01000003,Male,700\n";
const POSTCODES: &str = "pcds,lsoa21cd\nZZ1 1AB,X01000001\nZZ1 2AB,X01000003\nZZ9 9ZZ,Y01000001\n";

/// Of the mill 60 women and 30 men, of the moor 30 men and 3 women; 20 who did not say, 10 from elsewhere, 17 of
/// nobody knows where.
const HEARD: [(usize, &str, &str); 7] = [
    (60, "Female", "ZZ1 1AB"),
    (30, "Male", "ZZ1 1AB"),
    (30, "Male", "ZZ1 2AB"),
    (3, "Female", "ZZ1 2AB"),
    (20, "Prefer not to say", "ZZ1 2AB"),
    (10, "Female", "ZZ9 9ZZ"),
    (17, "Male", ""),
];

fn survey() -> String {
    let mut csv = "Response ID,Submitted,Postcode,What is your sex?,Would you come again?\n".to_owned();
    let people = HEARD.iter().flat_map(|(count, sex, postcode)| std::iter::repeat_n((sex, postcode), *count));
    for (number, (sex, postcode)) in people.enumerate() {
        let (day, again) = (number % 28 + 1, if number.is_multiple_of(3) { "No" } else { "Yes" });
        writeln!(csv, "R{number},2026-03-{day:02},{postcode},{sex},{again}").unwrap();
    }
    csv
}

fn instance() -> Instance {
    let instance = Instance::new();
    let lists = [
        ("areas", "areas.csv", AREAS),
        ("population", "sex21_lsoa21.csv", PEOPLE),
        ("postcodes", "list.csv", POSTCODES),
    ];
    for (kind, name, content) in lists {
        let file = instance.file(name, content).display().to_string();
        let done = instance.run(&["reference", "import", kind, &file]);
        assert_eq!(done.status, 0, "{}", done.complained);
    }
    let file = instance.file("waiting.csv", &survey()).display().to_string();
    let done = instance.run(&["responses", "import", &file, "--engagement", "new"]);
    assert_eq!(done.status, 0, "{}", done.complained);
    instance
}

fn reach(instance: &Instance, more: &[&str]) -> Ended {
    instance.run(&[&["reach"], more].concat())
}

fn row<'a>(answer: &'a Value, rows: &str, group: &str, area: Option<&str>) -> &'a Value {
    let found =
        answer[rows].as_array().unwrap().iter().find(|row| {
            row["groups"][0]["key"] == group && area.is_none_or(|area| row["area"]["name"] == area)
        });
    found.unwrap_or_else(|| panic!("{group} {area:?}: {answer}"))
}

fn near(value: &Value, expected: f64) {
    let found = value.as_f64().unwrap_or_else(|| panic!("{value} is no number"));
    assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
}

#[test]
fn groups_stand_beside_the_population_of_the_area() {
    let instance = instance();
    let answer = reach(&instance, &["--by", "sex", "--area", "X54000001", "--json"]).json();
    // The 10 live elsewhere, and of the 17 nobody knows where: the engagement names no area, so they are in none.
    assert_eq!(answer["heard"], json!({"people": 143, "status": "shown"}));
    assert_eq!(answer["known"], json!({"people": 123, "status": "shown"}));
    near(&answer["missing_share"], 20.0 / 143.0);
    assert_eq!(answer["elsewhere"]["people"], json!(10));
    let women = row(&answer, "rows", "sex-female", None);
    assert_eq!((&women["population"], &women["heard"]["people"]), (&json!(900), &json!(63)));
    near(&women["heard_share"], 63.0 / 123.0);
    near(&women["ratio"], (63.0 / 123.0) / (900.0 / 2000.0));
    assert_eq!((&women["label"], &women["last_heard"]), (&json!("in-line"), &json!("2026-03")));
    assert_eq!(answer["population"][0]["year"], json!(2021));
}

#[test]
fn a_small_cell_is_hidden_and_never_alone() {
    let instance = instance();
    let answer =
        reach(&instance, &["--by", "sex", "--area", "X54000001", "--level", "district", "--json"]).json();
    let hidden = row(&answer, "by_area", "sex-female", Some("Moss"));
    assert_eq!((&hidden["heard"]["status"], &hidden["label"]), (&json!("hidden"), &json!("hidden")));
    assert_eq!((&hidden["ratio"], &hidden["last_heard"]), (&Value::Null, &Value::Null));
    let beside = row(&answer, "by_area", "sex-female", Some("Fern"));
    assert_eq!(beside["heard"]["people"], Value::Null, "the total of all women would give the three away");
}

#[test]
fn periods_and_what_cannot_be_asked_are_said() {
    let instance = instance();
    let before =
        reach(&instance, &["--by", "sex", "--area", "X54000001", "--to", "2026-02-01", "--json"]).json();
    assert_eq!(before["heard"]["people"], json!(0));
    assert_eq!(
        row(&before, "rows", "sex-male", None)["label"],
        json!("no-data"),
        "nobody asked is not nobody heard"
    );
    for (more, said) in [
        (vec!["--by", "shoes"], "by any of: age, sex"),
        (vec!["--by", "sex,sex"], "two different ones"),
        (vec!["--by", "sex", "--area", "X99999999"], "no area “X99999999”"),
        (vec!["--by", "sex", "--area", "X07000001", "--level", "icb"], "no areas of the level"),
        (vec!["--by", "sex", "--from", "2026-05-01", "--to", "2026-01-01"], "--from is after --to"),
    ] {
        let ended = reach(&instance, &more);
        assert_ne!(ended.status, 0, "{more:?}: {}", ended.said);
        assert!(ended.complained.contains(said), "{more:?}: {}", ended.complained);
    }
    let plain = reach(&instance, &["--by", "sex", "--area", "X54000001"]);
    assert!(plain.said.contains("Female: 45.0 % of the population"), "{}", plain.said);
}
