//! `convenor responses`.

use std::process::Stdio;

use serde_json::{Value, json};

use crate::instance::Instance;

/// A made-up survey: enough people that their numbers may be shown.
fn survey(people: usize) -> String {
    let row = |number: usize| {
        let age = if number.is_multiple_of(2) { "25-34" } else { "65-74" };
        let again = if number.is_multiple_of(3) { "No" } else { "Yes" };
        let day = number % 28 + 1;
        format!(
            "R{number},2026-03-{day:02},Ann Lee,ann{number}@example.org,AB1 2CD,{age},{again},\"Ring me on 07700 900{number:03}, said \
             Dr Okafor, about lift {number}\"\n"
        )
    };
    let headings = "Response ID,Submitted,Your name,Email,Postcode,How old are you?,Would you come again?,What would help?\n";
    format!("{headings}{}", (0..people).map(row).collect::<Vec<_>>().concat())
}

fn import(instance: &Instance, name: &str, csv: &str, engagement: &str, more: &[&str]) -> Value {
    let file = instance.file(name, csv).display().to_string();
    let words = [&["responses", "import", &file, "--engagement", engagement, "--json"], more].concat();
    let ended = instance.run(&words);
    assert_eq!(ended.status, 0, "{}", ended.complained);
    ended.json()
}

fn engagement_of(instance: &Instance) -> String {
    let found = instance.run(&["find", "winter survey", "--kind", "engagement", "--json"]).json();
    found.pointer("/hits/0/id").and_then(Value::as_str).unwrap_or_default().to_owned()
}

#[test]
fn responses_come_in_without_names_are_counted_and_go_again() {
    let instance = Instance::new();
    let dry = import(&instance, "winter_survey.csv", &survey(60), "new", &["--dry-run"]);
    let done = import(&instance, "winter_survey.csv", &survey(60), "new", &[]);
    assert_eq!(dry, done, "a dry run says what happens");
    assert_eq!((&done["new"], &done["duplicate"], &done["header_rows"]), (&json!(60), &json!(0), &json!(1)));
    assert_eq!(done["personal_columns"], json!(["Your name", "Email", "Postcode"]));
    let kinds: Vec<_> = done["questions"].as_array().unwrap().iter().map(|one| one["kind"].clone()).collect();
    assert_eq!(kinds, ["demographic", "closed", "open"]);

    let id = engagement_of(&instance);
    let told = instance.run(&["responses", "show", "--engagement", &id, "--json"]).json();
    assert_eq!(told["responses"], json!({"kind": "people", "count": 60}));
    let again = &told["questions"][1];
    assert_eq!((&again["text"], &again["answers"]), (&json!("Would you come again?"), &json!(["Yes", "No"])));
    assert_eq!(again["counts"][0], json!({"kind": "people", "count": 40}));
    assert_eq!(told["people"][0]["answers"], json!(["25 to 34", "65 to 74"]));

    // The next export holds the same people and ten more.
    let more = import(&instance, "winter_survey.csv", &survey(70), &id, &[]);
    assert_eq!((&more["new"], &more["duplicate"]), (&json!(10), &json!(60)));
    assert_eq!(more["questions"][1]["key"], again["key"], "the same question keeps its key");
    let same = import(&instance, "winter_survey.csv", &survey(70), &id, &[]);
    assert_eq!((&same["new"], &same["duplicate"]), (&json!(0), &json!(70)));
}

#[test]
fn nothing_of_a_person_is_left_in_the_instance() {
    let instance = Instance::new();
    import(&instance, "survey.csv", &survey(12), "new", &[]);
    let mut looked_at = 0;
    for file in instance.files() {
        let bytes = std::fs::read(&file).unwrap();
        for told in ["ann1@example.org", "07700", "Okafor", "AB1 2CD", "Ann Lee"] {
            let there = bytes.windows(told.len()).any(|window| window == told.as_bytes());
            assert!(!there, "{told} is in {}", file.display());
        }
        looked_at += 1;
    }
    assert!(looked_at >= 3, "database, lake, secret");
}

#[test]
fn a_process_killed_on_its_way_leaves_all_or_nothing() {
    let instance = Instance::new();
    import(&instance, "winter_survey.csv", &survey(30), "new", &[]);
    let id = engagement_of(&instance);
    let file = instance.file("long.csv", &survey(20_000)).display().to_string();
    // Files that are there when it is killed: one half written, then one that is whole while its counts are added up.
    for ending in [".part", ".cubes.parquet.part"] {
        let words = ["responses", "import", &file, "--engagement", &id, "--json"];
        let mut child = instance.command(&words).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let is_there = || instance.files().iter().any(|file| file.to_string_lossy().ends_with(ending));
        // A machine quick enough to be done by then has nothing half done either.
        while child.try_wait().unwrap().is_none() && !is_there() {
            std::thread::yield_now();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let told = instance.run(&["responses", "show", "--engagement", &id, "--json"]).json();
        let count = told.pointer("/responses/count").and_then(Value::as_u64);
        assert!(matches!(count, Some(30 | 20_000)), "{told}");
    }
    let again = import(&instance, "long.csv", &survey(20_000), &id, &[]);
    let (new, duplicate) = (again["new"].as_u64().unwrap(), again["duplicate"].as_u64().unwrap());
    assert_eq!(new + duplicate, 20_000);
    let told = instance.run(&["responses", "show", "--engagement", &id, "--json"]).json();
    assert_eq!(told["responses"], json!({"kind": "people", "count": 20_000}));
}

#[test]
fn an_import_is_taken_back_as_a_whole() {
    let instance = Instance::new();
    let file = instance.file("winter_survey.csv", &survey(30)).display().to_string();
    let ended = instance.run(&["responses", "import", &file, "--engagement", "new"]);
    let undo = ended
        .said
        .lines()
        .find_map(|line| line.strip_prefix("To take it back: convenor responses undo-import "));
    let undone = instance.run(&["responses", "undo-import", undo.unwrap()]);
    assert_eq!((undone.status, undone.said.trim()), (0, "The import is undone: 30 responses are gone."));
    let told =
        instance.run(&["responses", "show", "--engagement", &engagement_of(&instance), "--json"]).json();
    assert_eq!(told["responses"], json!({"kind": "people", "count": 0}));
    assert!(!instance.files().iter().any(|file| file.extension().is_some_and(|ending| ending == "parquet")));
}

#[test]
fn wrong_use_is_told_with_its_mend() {
    let instance = Instance::new();
    let file = instance.file("survey.csv", &survey(3)).display().to_string();
    let picture = instance.file("survey.png", "\u{89}PNG\r\n\u{1}\u{2}\u{0}\u{0}\u{0}").display().to_string();
    let empty = instance.file("empty.csv", "").display().to_string();
    let mapping = instance.file("mapping.yaml", "columns: { Nothing: open }").display().to_string();
    let cases: [(&[&str], &str); 4] = [
        (&[&file, "--engagement", "E-NONE0-NONE0"], "there is no engagement"),
        (&[&picture, "--engagement", "new"], "survey.png"),
        (&[&empty, "--engagement", "new"], "empty"),
        (&[&file, "--engagement", "new", "--mapping", &mapping], "there is no column “Nothing”"),
    ];
    for (words, mend) in cases {
        let ended = instance.run(&[&["responses", "import"], words].concat());
        assert_ne!(ended.status, 0, "{mend}");
        assert!(ended.complained.contains(mend), "{mend} is not in: {}", ended.complained);
        assert_eq!(ended.said, "");
    }
}
