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

/// A list of age and sex together, in which most of the young are boys; and the list of ages that it is beside.
const AGE_AND_SEX: &str = "lsoa21_code,age,sex,n\nX01000001,Aged 15 years and under,Female,60\n\
X01000001,Aged 15 years and under,Male,190\nX01000001,Aged 16 to 24 years,Female,540\nX01000001,Aged 16 to 24 years,Male,210\n\
X01000003,Aged 15 years and under,Female,40\nX01000003,Aged 15 years and under,Male,210\n\
X01000003,Aged 16 to 24 years,Female,260\nX01000003,Aged 16 to 24 years,Male,490\n";

#[test]
fn a_list_of_two_things_together_says_how_many_of_both_there_are() {
    let instance = instance();
    let people = |answer: &Value| {
        let rows = answer["rows"].as_array().unwrap();
        let young = |row: &&Value| {
            let keys: Vec<&str> = (0..2).filter_map(|at| row["groups"][at]["key"].as_str()).collect();
            keys.contains(&"age-0-15") && keys.contains(&"sex-female")
        };
        rows.iter().find(young).unwrap()["population"].clone()
    };
    let ages =
        "lsoa21_code,Aged 15 years and under,Aged 16 to 24 years\nX01000001,250,750\nX01000003,250,750\n";
    let file = instance.file("age21_lsoa21.csv", ages).display().to_string();
    assert_eq!(instance.run(&["reference", "import", "population", &file]).status, 0);
    let by = |by: &str| reach(&instance, &["--by", by, "--area", "X54000001", "--json"]).json();
    // 500 of 2,000 are young and 900 are women: by two lists that say nothing of each other, 225 are both.
    assert_eq!(people(&by("age,sex")), json!(225));
    let file = instance.file("crossed21_lsoa21.csv", AGE_AND_SEX).display().to_string();
    let read = instance.run(&["reference", "import", "population", &file, "--json"]).json();
    assert_eq!((&read["dimension"], &read["outcome"]), (&json!("age+sex"), &json!("new")));
    for order in ["age,sex", "sex,age"] {
        let answer = by(order);
        assert_eq!(people(&answer), json!(100), "{order}");
        let sources = answer["population"].as_array().unwrap();
        assert!(sources.iter().all(|source| source["estimated"] == json!(false)), "{sources:?}");
    }
}

#[test]
fn all_groups_in_one_number_and_each_among_all_areas() {
    let instance = instance();
    let answer = reach(&instance, &["--by", "sex", "--area", "X54000001", "--json"]).json();
    // 63 of 900 women and 60 of 1,100 men.
    let mean: f64 = 123.0 / 2000.0;
    let part = |heard: f64, people: f64| (people / 2000.0) * (heard / people - mean).powi(2);
    let spread = (part(63.0, 900.0) + part(60.0, 1100.0)).sqrt();
    near(&answer["representativity"]["indicator"], 1.0 - 2.0 * spread);
    near(&answer["representativity"]["variation"], spread / mean);
    near(&answer["dissimilarity"], (63.0 / 123.0) - 0.45);
    let groups = &answer["representativity"]["parts"][0]["groups"];
    assert_eq!(groups[0]["key"], json!("sex-male"), "{groups}");
    let by_area =
        reach(&instance, &["--by", "sex", "--area", "X54000001", "--level", "district", "--json"]).json();
    for row in by_area["by_area"].as_array().unwrap() {
        let is_told = row["ratio"] != Value::Null;
        assert_eq!(is_told, row.get("steadied_ratio").is_some(), "{row}");
    }
    let plain = reach(&instance, &["--by", "sex", "--area", "X54000001"]);
    assert!(plain.said.contains("How even: R-indicator 0.9"), "{}", plain.said);
}
