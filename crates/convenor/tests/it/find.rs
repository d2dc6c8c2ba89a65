//! `convenor find`.

use crate::instance::Instance;

fn with_records() -> Instance {
    let instance = Instance::new();
    let file = instance.file(
        "records.csv",
        "Reference,Title,Summary,Start date,End date,Topic\n\
         A,Waiting for a dentist,People wait a year for a check-up,2010,2010,Dentistry\n\
         B,Buses to the clinic,No bus stops near the clinic,2011,2011,Transport\n",
    );
    let ended = instance.run(&["engagements", "import", &file.display().to_string()]);
    assert_eq!(ended.status, 0, "{}", ended.complained);
    instance
}

#[test]
fn words_are_found_in_other_forms_and_with_slips_of_the_pen() {
    let instance = with_records();
    for words in ["waits for dentists", "dentisst", "clinics bus"] {
        let found = instance.run(&["find", words, "--json"]).json();
        assert_eq!(found["total"], 1, "{words}");
        let hit = &found["hits"][0];
        assert_eq!(hit["kind"], "engagement");
        assert!(!hit["why"].as_array().unwrap().is_empty(), "{words}");
        assert_eq!(hit["what_happened_next"], "not-recorded");
    }
}

#[test]
fn what_is_found_by_its_reference_says_so() {
    let instance = with_records();
    let found = instance.run(&["find", "dentist", "--json"]).json();
    let reference = found["hits"][0]["reference"].as_str().unwrap();
    let cited = instance.run(&["find", reference, "--json"]).json();
    assert_eq!(cited["hits"][0]["reference"], reference);
    assert_eq!(cited["hits"][0]["why"], serde_json::json!(["its reference"]));
}

#[test]
fn filters_narrow_and_nothing_found_says_what_is_further_away() {
    let instance = with_records();
    assert_eq!(instance.run(&["find", "people", "--topic", "dentistry", "--json"]).json()["total"], 1);
    assert_eq!(instance.run(&["find", "clinic", "--topic", "dentistry", "--json"]).json()["total"], 0);
    let none = instance.run(&["find", "dentist", "--months", "18"]);
    assert_eq!(none.status, 0);
    assert!(none.said.contains("Nothing found") && none.said.contains("1 at any time"), "{}", none.said);
}

#[test]
fn a_filter_that_names_nothing_is_wrong_use() {
    let instance = with_records();
    for words in [["--topic", "telepathy"], ["--area", "Atlantis"], ["--kind", "rumour"], ["--months", "0"]] {
        let ended = instance.run(&["find", "people", words[0], words[1]]);
        assert_eq!(ended.status, 2, "{words:?}: {}", ended.complained);
    }
}
