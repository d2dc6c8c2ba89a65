//! `convenor overlap`.

mod real;

use std::io::Write;
use std::process::Stdio;

use serde_json::Value;

use crate::instance::{Ended, Instance};

const SUMMARY: &str =
    "Carers of older people tell us what a break from caring would have to look like for them to take it.";

fn with_records() -> Instance {
    let instance = Instance::new();
    let file = instance.file(
        "records.csv",
        &format!(
            "Reference,Title,Summary,Start date,End date,Topic\n\
             A,Respite in Millbrook,{SUMMARY},2010-03-01,2010-03-31,Dentistry\n\
             B,Buses to the clinic,No bus stops near the clinic and the taxi is dear,2011,2011,Transport\n"
        ),
    );
    let ended = instance.run(&["engagements", "import", &file.display().to_string()]);
    assert_eq!(ended.status, 0, "{}", ended.complained);
    instance
}

fn overlap(instance: &Instance, plan: &str) -> Ended {
    let file = instance.file("plan.json", plan);
    instance.run(&["overlap", &file.display().to_string(), "--json"])
}

#[test]
fn a_summary_alone_finds_its_like_and_says_why() {
    let instance = with_records();
    let answer = overlap(&instance, &format!("{{\"title\": \"\", \"summary\": \"{SUMMARY}\"}}")).json();
    let similar = &answer["similar"][0];
    assert_eq!(similar["title"], "Respite in Millbrook");
    assert_eq!(similar["kind"], "engagement");
    assert_eq!((&similar["risk"], &answer["risk"]), (&Value::from("high"), &Value::from("high")));
    assert_eq!(similar["causes"][0], "same-words");
    assert_eq!(similar["why"][0]["words"], "Nearly the same words: 100 %");
    assert_eq!(similar["what_happened_next"], "not-recorded");
    assert!(similar["score"].as_f64().unwrap() <= 1.0);
    assert!(similar["reference"].as_str().unwrap().starts_with("E-"));
    let others = answer["similar"].as_array().unwrap().iter().skip(1);
    assert!(others.into_iter().all(|other| other["risk"] == "low"), "{answer}");
}

#[test]
fn topic_people_place_and_time_are_causes_and_load_is_counted() {
    let instance = with_records();
    let plan = r#"{"title": "Teeth", "topics": ["Dentistry"], "groups": ["carers"], "starts": "2010-04"}"#;
    let answer = overlap(&instance, plan).json();
    let load = &answer["load"][0];
    assert_eq!((&load["asked"], &load["full"]), (&Value::from(0), &Value::from(false)));
    // What is thought right is said of one group in one place, and this plan names no place.
    assert_eq!((&load["area"], &load["budget"]), (&Value::Null, &Value::Null));
}

#[test]
fn people_read_the_same_in_lines_also_from_standard_input() {
    let instance = with_records();
    let mut command = instance.command(&["overlap", "-"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    write!(child.stdin.take().unwrap(), "{{\"summary\": \"{SUMMARY}\", \"groups\": [\"carers\"]}}").unwrap();
    let said = String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap();
    for words in ["1. Respite in Millbrook", "Nearly the same words: 100 %", "Risk high", "Carers, "] {
        assert!(said.contains(words), "{words} is not in: {said}");
    }
}

#[test]
fn a_title_of_few_words_is_shown_what_comes_up_first() {
    let instance = with_records();
    let answer = overlap(&instance, r#"{"title": "Buses and taxis to the clinic"}"#).json();
    let similar = &answer["similar"][0];
    assert_eq!(
        (&similar["title"], &similar["risk"]),
        (&Value::from("Buses to the clinic"), &Value::from("low"))
    );
    let why = similar["why"].as_array().unwrap();
    let first = why.iter().find(|why| why["cause"] == "comes-up-first").unwrap();
    assert_eq!(first["typed"], serde_json::json!(["Buses", "taxis", "clinic"]), "{answer}");
    assert_eq!(answer["load"].as_array().unwrap().len(), 0, "nobody in particular is asked");
}

#[test]
fn nothing_alike_is_said_to_be_nothing() {
    let instance = with_records();
    let answer = overlap(&instance, r#"{"title": "Zebra crossings"}"#).json();
    assert_eq!(answer["similar"].as_array().unwrap().len(), 0);
    assert_eq!(answer["risk"], "low");
}

#[test]
fn every_problem_of_a_plan_is_named_at_once_with_its_mend() {
    let instance = with_records();
    let plan = r#"{"title": " ", "topics": ["dentistri"], "groups": 7, "areas": ["Atlantis"],
        "starts": "2026-03-02", "ends": "spring", "colour": "red"}"#;
    let ended = overlap(&instance, plan);
    assert_eq!((ended.status, ended.said.as_str()), (2, ""), "{}", ended.complained);
    let mends = ["title: ", "Dentistry", "groups: ", "no area “Atlantis”", "ends: ", "2026-03", "colour: "];
    for mend in mends {
        assert!(ended.complained.contains(mend), "{mend} is not in: {}", ended.complained);
    }
    let backwards = overlap(&instance, r#"{"title": "Teeth", "starts": "2026-03", "ends": "2025"}"#);
    assert_eq!(backwards.status, 2);
    assert!(backwards.complained.contains("ends: is before the start"), "{}", backwards.complained);
}

#[test]
fn a_field_that_cannot_be_read_is_named_once() {
    let instance = with_records();
    let cases = [
        (r#"{"title": 5}"#, "title: is not text"),
        (r#"{"title": "🎉 ?!"}"#, "title: “🎉 ?!” cannot be read: write it like “"),
        (r#"{"title": ""}"#, "title: is missing"),
        (r#"{"title": "Teeth", "starts": "9999-12-31"}"#, "starts: \"9999-12-31\" is not a date"),
    ];
    for (plan, complaint) in cases {
        let ended = overlap(&instance, plan);
        assert_eq!(ended.status, 2, "{plan}");
        let only = format!("the plan cannot be compared: {complaint}");
        assert!(ended.complained.contains(&only), "{plan}: {}", ended.complained);
    }
}

#[test]
fn how_often_nobody_in_particular_is_asked_is_not_told() {
    let instance = with_records();
    let file = instance.file("plan.json", r#"{"title": "Zebra crossings"}"#);
    let said = instance.run(&["overlap", &file.display().to_string()]).said;
    assert!(
        said.ends_with("Name groups or areas, and this says how often they are asked in twelve months.\n"),
        "{said}"
    );
}

#[test]
fn what_looks_things_up_makes_no_instance() {
    let instance = Instance::new();
    let plan = instance.file("plan.json", r#"{"title": "Teeth"}"#).display().to_string();
    let looking: [&[&str]; 6] = [
        &["overlap", &plan],
        &["find", "teeth"],
        &["reach", "--by", "age_band"],
        &["seats", "show"],
        &["doctor"],
        &["index", "rebuild"],
    ];
    for command in looking {
        let ended = instance.run(command);
        assert_eq!((ended.status, ended.said.as_str()), (2, ""), "{command:?}: {}", ended.complained);
        assert!(ended.complained.contains("there is no instance in "), "{command:?}: {}", ended.complained);
        assert_eq!(instance.beside(), ["plan.json"], "{command:?}");
    }
}

#[test]
fn a_file_that_is_no_text_or_no_page_is_wrong_use() {
    let instance = with_records();
    let file = instance.file("plan.json", "");
    let told = |bytes: &[u8]| {
        std::fs::write(&file, bytes).unwrap();
        instance.run(&["overlap", &file.display().to_string()])
    };
    let too_long = vec![b' '; 5_000_000];
    let cases = [(&b"{\"title\": \"caf\xe9\"}"[..], "save it as UTF-8"), (&too_long, "longer than 4 MB")];
    for (bytes, mend) in cases {
        let ended = told(bytes);
        assert_eq!(ended.status, 2, "{mend}");
        assert!(ended.complained.contains(mend), "{}", ended.complained);
    }
}

#[test]
fn what_is_no_plan_is_wrong_use() {
    let instance = with_records();
    for (text, mend) in [("{\"title\": ", "line 1 column"), ("[]", "JSON object"), ("", "line 1 column")] {
        let ended = overlap(&instance, text);
        assert_eq!((ended.status, ended.said.as_str()), (2, ""), "{text}");
        assert!(ended.complained.contains(mend), "{text}: {}", ended.complained);
    }
}
