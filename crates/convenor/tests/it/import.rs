//! `convenor engagements import`.

use std::fmt::Write;

use crate::instance::Instance;

const HEADER: &str = "Reference,Title,Summary,Start date,End date,Organisation\n";

/// A spreadsheet of made-up records.
fn sheet(rows: usize) -> String {
    (1..=rows).fold(HEADER.to_owned(), |mut sheet, row| {
        writeln!(
            sheet,
            "R{row},Talking about place {row},What people want near home,1 May 2025,June 2025,Dale Council"
        )
        .unwrap();
        sheet
    })
}

fn import(instance: &Instance, file: &std::path::Path, more: &[&str]) -> serde_json::Value {
    let file = file.display().to_string();
    let words = [&["engagements", "import", file.as_str(), "--json"], more].concat();
    let ended = instance.run(&words);
    assert_eq!(ended.status, 0, "{}", ended.complained);
    ended.json()
}

#[test]
fn a_dry_run_saves_nothing_and_the_same_file_twice_changes_nothing() {
    let instance = Instance::new();
    let file = instance.file("records.csv", &sheet(3));
    let dry = import(&instance, &file, &["--dry-run"]);
    assert_eq!(dry, serde_json::json!({"new": 3, "changed": 0, "same": 0, "rejected": []}));
    assert_eq!(import(&instance, &file, &[])["new"], 3, "the dry run saved something");
    assert_eq!(import(&instance, &file, &[])["same"], 3);
}

#[test]
fn a_bad_row_is_named_with_its_field_and_the_rest_comes_in() {
    let instance = Instance::new();
    let file =
        instance.file("records.csv", &format!("{}R4,,No title here,2025,2025,Dale Council\n", sheet(2)));
    let summary = import(&instance, &file, &[]);
    assert_eq!(summary["new"], 2);
    assert_eq!(
        (&summary["rejected"][0]["row"], &summary["rejected"][0]["field"]),
        (&4.into(), &"title".into())
    );
    assert!(summary["rejected"][0]["reason"].as_str().unwrap().contains("missing"));
}

#[test]
fn an_import_can_be_taken_back() {
    let instance = Instance::new();
    let file = instance.file("records.csv", &sheet(3)).display().to_string();
    let said = instance.run(&["engagements", "import", &file]).said;
    let id = said.split_whitespace().last().unwrap().to_owned();
    assert_eq!(instance.run(&["find", "place", "--json"]).json()["total"], 3);
    assert_eq!(instance.run(&["engagements", "undo-import", &id]).status, 0);
    assert_eq!(instance.run(&["find", "place", "--json"]).json()["total"], 0);
    assert_eq!(instance.run(&["doctor"]).status, 0);
}

#[test]
fn a_process_killed_on_its_way_leaves_all_or_nothing() {
    let instance = Instance::new();
    let file = instance.file("records.csv", &sheet(20_000));
    let words = ["engagements", "import", &file.display().to_string()];
    let mut child = instance.command(&words).spawn().unwrap();
    let database = file.parent().unwrap().join("instance/convenor.sqlite-wal");
    // Killed as soon as it has begun to write; a machine quick enough to be done by then has nothing half done either.
    while child.try_wait().unwrap().is_none()
        && std::fs::metadata(&database).map_or(0, |file| file.len()) < 400_000
    {
        std::thread::yield_now();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let again = import(&instance, &file, &[]);
    let counts = (again["new"].as_u64().unwrap(), again["same"].as_u64().unwrap());
    assert!(matches!(counts, (20_000, 0) | (0, 20_000)), "half done: {counts:?}");
    assert_eq!(instance.run(&["find", "\"place 777\"", "--json"]).json()["total"], 1);
    assert_eq!(instance.run(&["doctor"]).status, 0);
}

#[test]
fn a_file_that_is_none_is_refused_and_leaves_nothing() {
    let instance = Instance::new();
    let file = instance.file("broken.xlsx", "PK\u{3}\u{4} this is no workbook").display().to_string();
    let ended = instance.run(&["engagements", "import", &file]);
    assert_eq!(ended.status, 1);
    assert!(ended.complained.contains("broken.xlsx"), "{}", ended.complained);
    let wrong = instance.run(&["engagements", "import", &file, "--mapping", "no-such"]);
    assert_eq!(wrong.status, 2, "{}", wrong.complained);
}
