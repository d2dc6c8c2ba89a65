//! `convenor disclose`: what it writes, what it refuses, and what the attack finds.

use std::fmt::Write as _;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::instance::{Ended, Instance};

const TABLE: &str = "age,area,n\n\
    16-24,north,3\n16-24,south,41\n16-24,west,29\n\
    25-64,north,52\n25-64,south,120\n25-64,west,88\n\
    65+,north,30\n65+,south,64\n65+,west,0\n";

fn disclose(instance: &Instance, table: &str, rule: &str, more: &[&str]) -> (Ended, PathBuf) {
    let file = instance.file("table.csv", table);
    let out = file.with_file_name("out");
    let (file, folder) = (file.display().to_string(), out.display().to_string());
    let mut words = vec!["disclose", &file, "--rule", rule, "--out", &folder, "--json"];
    words.extend(more);
    (instance.run(&words), out)
}

fn audit(instance: &Instance, out: &std::path::Path) -> Ended {
    instance.run(&["disclose", "audit", &out.display().to_string(), "--json"])
}

fn protected(out: &std::path::Path) -> String {
    std::fs::read_to_string(out.join("protected.csv")).unwrap()
}

#[test]
fn a_small_number_is_hidden_with_what_would_give_it_away() {
    let instance = Instance::new();
    let (ended, out) = disclose(&instance, TABLE, "suppress-under-8", &[]);
    assert_eq!(ended.status, 0, "{}", ended.complained);
    let told = ended.json();
    assert_eq!((&told["cells"], &told["primary"], &told["secondary"]), (&json!(16), &json!(1), &json!(3)));
    assert_eq!((&told["totals_added"], &told["zeros_added"]), (&json!(7), &json!(0)));
    assert_eq!((&told["safe"], &told["minimal"]), (&json!(true), &json!(true)));
    assert_eq!((&told["attacked"], &told["not_attacked"]), (&json!(4), &json!(0)));
    let text = protected(&out);
    assert!(text.starts_with("age,area,n,status\n16-24,north,,primary\n"), "{text}");
    assert!(text.contains("65+,west,0,shown\n") && text.contains("Total,Total,427,shown\n"), "{text}");
    let found = audit(&instance, &out);
    assert_eq!(found.status, 0, "{}", found.complained);
    let answer = found.json();
    assert_eq!((&answer["safe"], &answer["intervals"]), (&json!(true), &json!("to-the-end")));
    let cell = &answer["cells"][0];
    assert_eq!(cell["cell"], json!({"age": "16-24", "area": "north"}));
    assert!(cell["low"].as_u64().unwrap() <= 1 && cell["high"].as_u64().unwrap() >= 7, "{cell}");
}

#[test]
fn showing_one_cell_that_is_hidden_for_another_fails_the_audit() {
    let instance = Instance::new();
    let (_, out) = disclose(&instance, TABLE, "suppress-under-8", &[]);
    let text = protected(&out);
    let true_numbers: Vec<(&str, &str)> =
        TABLE.lines().skip(1).filter_map(|line| line.rsplit_once(',')).collect();
    let mut tried = 0;
    for line in text.lines().filter(|line| line.ends_with("secondary")) {
        let cell = line.trim_end_matches(",,secondary");
        let (_, count) = true_numbers.iter().find(|(codes, _)| *codes == cell).unwrap();
        std::fs::write(out.join("protected.csv"), text.replace(line, &format!("{cell},{count},shown")))
            .unwrap();
        let found = audit(&instance, &out);
        assert_eq!(found.status, 1, "{line}");
        assert_eq!(found.json()["safe"], json!(false));
        let why = |cell: &Value| cell["why"] == "found-exactly" && cell["low"] == cell["high"];
        assert!(found.json()["cells"].as_array().unwrap().iter().any(why), "{}", found.said);
        tried += 1;
    }
    assert_eq!(tried, 3);
}

#[test]
fn a_large_table_is_attacked_before_it_is_written_and_hides_nothing_in_vain() {
    let instance = Instance::new();
    let mut table = "board,age,sex,n\n".to_owned();
    for cell in 0..14 * 8 * 3_u64 {
        let count = if cell % 5 == 3 { 1 + cell * 7 % 6 } else { 9 + cell * 31 % 57 };
        writeln!(table, "b{},a{},s{},{count}", cell / 24, cell / 3 % 8, cell % 3).unwrap();
    }
    let (ended, _) = disclose(&instance, &table, "suppress-under-8", &[]);
    assert_eq!(ended.status, 0, "{}", ended.complained);
    let told = ended.json();
    let number = |name: &str| told[name].as_u64().unwrap();
    assert!(number("secondary") > 0, "{told}");
    assert_eq!((&told["minimal"], number("not_attacked")), (&json!(true), 0));
    assert_eq!(number("attacked"), number("primary") + number("secondary"));
}

#[test]
fn rounded_numbers_are_attacked_as_rounded() {
    let instance = Instance::new();
    let (ended, out) = disclose(&instance, TABLE, "nhs", &[]);
    assert_eq!(ended.status, 0, "{}", ended.complained);
    assert!(protected(&out).contains("25-64,south,120,rounded\n"), "{}", protected(&out));
    assert_eq!(audit(&instance, &out).json()["safe"], json!(true));
}

#[test]
fn months_make_years_by_the_hierarchy() {
    let instance = Instance::new();
    let mut table = "month,area,n\n".to_owned();
    for (at, month) in ["jan", "feb", "mar", "apr"].iter().enumerate() {
        writeln!(table, "{month},north,{}\n{month},south,{}", 2 + at * 9, 30 + at).unwrap();
    }
    let lines = "dimension,code,parent\nmonth,jan,2025\nmonth,feb,2025\nmonth,mar,2026\nmonth,apr,2026\n";
    let hierarchy = instance.file("hierarchy.csv", lines).display().to_string();
    let (ended, out) = disclose(&instance, &table, "threshold-10", &["--hierarchy", &hierarchy]);
    assert_eq!(ended.status, 0, "{}", ended.complained);
    assert!(protected(&out).contains("2025,"), "{}", protected(&out));
    assert_eq!(audit(&instance, &out).json()["safe"], json!(true));
    assert_eq!(std::fs::read_to_string(out.join("hierarchy.csv")).unwrap(), lines);
}

#[test]
fn what_is_wrong_is_named_with_its_mend_and_nothing_is_written() {
    let instance = Instance::new();
    let ten = format!(
        "{},n\n{},5\n",
        "abcdefghij".split("").collect::<Vec<_>>().join(",").trim_matches(','),
        ["x"; 10].join(",")
    );
    for (table, rule, status, mend) in [
        (TABLE, "suppress-under-80", 2, "suppress-under-8, nhs"),
        (TABLE, "cell-key", 1, "a table of counts has no people"),
        ("age,people\na,5\n", "nhs", 1, "must be named n"),
        ("age,n\na,-5\n", "nhs", 1, "row 2: n is -5"),
        ("age,n\na,5\na,6\n", "nhs", 1, "row 3: the cell age=a is there twice"),
        (
            "age,n\na,5\nb,6\nTotal,12\n",
            "nhs",
            1,
            "row 4: the cell age=Total is given as 12, but its parts make 11, 1 fewer",
        ),
        (&ten, "nhs", 1, "10 dimensions"),
        ("age,n\n", "nhs", 1, "no rows"),
    ] {
        let (ended, out) = disclose(&instance, table, rule, &[]);
        assert_eq!((ended.status, ended.said.as_str()), (status, ""), "{table}: {}", ended.complained);
        assert!(ended.complained.contains(mend), "{mend} is not in: {}", ended.complained);
        assert!(!out.exists(), "{table}");
    }
}

#[test]
fn a_folder_without_a_protected_table_is_said_to_be_none() {
    let instance = Instance::new();
    let folder = instance.file("table.csv", TABLE);
    let found = audit(&instance, folder.parent().unwrap());
    assert_eq!(found.status, 1);
    assert!(found.complained.contains("protected.csv cannot be read"), "{}", found.complained);
}
