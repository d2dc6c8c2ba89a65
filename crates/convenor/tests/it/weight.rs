//! `convenor weight`.

use std::fmt::Write;

use crate::instance::{Ended, Instance};

/// The worked example of `docs/method/weighting.md`: a hundred people, by age and sex.
fn sample() -> String {
    let people = [("young", "f", 10), ("young", "m", 20), ("old", "f", 30), ("old", "m", 40)];
    let mut text = "id,age,sex\n".to_owned();
    for (age, sex, count) in people {
        for number in 0..count {
            writeln!(text, "{age}-{sex}-{number},{age},{sex}").unwrap();
        }
    }
    text
}

const HALVES: &str = "variable,category,share\nage,young,0.5\nage,old,0.5\nsex,f,0.5\nsex,m,0.5\n";

/// Weights a sample to targets, and what came out.
fn weigh(sample: &str, targets: (&str, &str), further: &[&str]) -> (Ended, Option<String>) {
    let instance = Instance::new();
    let sample = instance.file("sample.csv", sample).display().to_string();
    let targets = instance.file(targets.0, targets.1).display().to_string();
    let out = instance.file("out.csv", "what was there before").display().to_string();
    let words =
        [&["weight", "--sample", &sample, "--targets", &targets, "--out", &out][..], further].concat();
    let ended = instance.run(&words);
    let beside = instance.beside();
    assert!(!beside.iter().any(|name| name.contains(".part")), "nothing half done is left: {beside:?}");
    let written = std::fs::read_to_string(out).unwrap();
    (ended, (written != "what was there before").then_some(written))
}

fn complaint(sample: &str, targets: &str) -> String {
    let (ended, written) = weigh(sample, ("targets.csv", targets), &[]);
    assert_eq!((ended.status, written), (1, None), "{}", ended.said);
    ended.complained
}

/// The weighted share of rows that say something.
fn share(written: &str, says: &str) -> f64 {
    let rows = written.lines().skip(1).map(|line| line.rsplit_once(',').unwrap());
    let weights = rows
        .map(|(cells, weight)| (cells.split(',').any(|cell| cell == says), weight.parse::<f64>().unwrap()));
    let (with, all) = weights.fold((0.0, 0.0), |(with, all), (says, weight)| {
        (if says { with + weight } else { with }, all + weight)
    });
    with / all
}

#[test]
fn the_worked_example_is_weighted_and_written_whole() {
    let (ended, written) = weigh(&sample(), ("targets.csv", HALVES), &["--no-trim", "--json"]);
    assert_eq!(ended.status, 0, "{}", ended.complained);
    let (said, written) = (ended.json(), written.unwrap());
    assert_eq!(
        (&said["rows"], &said["weighted"], &said["converged"]),
        (&100.into(), &100.into(), &true.into())
    );
    assert!((said["design_effect"].as_f64().unwrap() - 1.262_756).abs() < 1e-5, "{said}");
    assert!((said["effective_sample_size"].as_f64().unwrap() - 79.192).abs() < 1e-2, "{said}");
    assert!((said["weight_max"].as_f64().unwrap() - 2.247_449).abs() < 1e-5, "{said}");
    assert!(said["sentence"].as_str().unwrap().contains("does not make an open invitation representative"));
    assert!(written.starts_with("id,age,sex,weight\nyoung-f-0,young,f,2.247448714\n"), "{}", &written[..80]);
    assert!((share(&written, "young") - 0.5).abs() < 1e-6 && (share(&written, "f") - 0.5).abs() < 1e-6);
    let young = &said["variables"][0]["categories"][0];
    assert_eq!((&young["category"], &young["before"]), (&"young".into(), &0.3.into()));
}

#[test]
fn bounds_are_kept_and_told() {
    let (ended, written) = weigh(&sample(), ("targets.csv", HALVES), &["--trim", "0.5,1.5", "--json"]);
    let (said, written) = (ended.json(), written.unwrap());
    let weights: Vec<f64> =
        written.lines().skip(1).map(|line| line.rsplit_once(',').unwrap().1.parse().unwrap()).collect();
    assert!(weights.iter().all(|weight| (0.5..=1.5).contains(weight)));
    assert!((weights.iter().sum::<f64>() - 100.0).abs() < 1e-5);
    assert_eq!(said["converged"], false);
    assert!(
        said["warnings"].to_string().contains("weights between these bounds cannot meet every target"),
        "{said}"
    );
    let (ended, _) = weigh(&sample(), ("targets.csv", HALVES), &["--trim", "2,3"]);
    assert_eq!(ended.status, 2);
    assert!(ended.complained.contains("such as 0.3,3"), "{}", ended.complained);
}

#[test]
fn people_percentages_and_json_are_targets_too() {
    let people = "variable,category,n\nage,young,\"5,000\"\nage,old,5000\nsex,f,7\nsex,m,7\n";
    let json = r#"{"age": {"young": 50, "old": 50}, "sex": {"f": 0.5, "m": 0.5}}"#;
    let first = weigh(&sample(), ("targets.csv", HALVES), &[]).1.unwrap();
    assert_eq!(weigh(&sample(), ("targets.csv", people), &[]).1.unwrap(), first);
    assert_eq!(weigh(&sample(), ("targets.json", json), &[]).1.unwrap(), first);
}

#[test]
fn who_did_not_answer_is_kept_and_who_cannot_be_is_left_out_with_a_reason() {
    let odd = "x,NA,f\ny,elder,m\nz,baby,m\nshort,old\n";
    let targets = "variable,category,share\nage,young,0.5\nage,old,0.4\nage,middle,0.1\nage,baby,0\nsex,f,0.5\nsex,m,0.5\n";
    let (ended, written) = weigh(&(sample() + odd), ("targets.csv", targets), &["--json"]);
    let (said, written) = (ended.json(), written.unwrap());
    assert_eq!(
        (&said["rows"], &said["weighted"], &said["left_out_count"]),
        (&104.into(), &102.into(), &2.into())
    );
    assert_eq!(said["left_out"][0]["row"], 104, "{said}");
    assert_eq!(said["left_out"][1]["row"], 105, "{said}");
    let warnings = said["warnings"].to_string();
    for expected in [
        "“elder”",
        "nobody in the sample is in “middle” of “age”, 10.0 %",
        "2 respondents have no answer to “age”",
    ] {
        assert!(warnings.contains(expected), "{warnings}");
    }
    assert!(written.contains("z,baby,m,\n") && !written.contains("short"), "{written}");
}

#[test]
fn small_categories_are_put_together_when_asked() {
    let targets = "variable,category,share\nage,young,0.4\nage,old,0.6\nsex,f,0.5\nsex,m,0.5\n";
    let (ended, _) =
        weigh(&sample(), ("targets.csv", targets), &["--collapse-under", "31", "--no-trim", "--json"]);
    assert_eq!(ended.json()["collapsed"][0]["categories"], serde_json::json!(["young", "old"]));
}

#[test]
fn what_does_not_fit_is_told_with_its_name_and_leaves_nothing() {
    let cases = [
        (
            "variable,category,share\nincome,high,1\n",
            "“income”, but the sample has no such column: its columns are id, age, sex",
        ),
        ("variable,category,share\nage,young,0.5\nage,old,0.2\n", "“age” add up to 0.7"),
        (
            "variable,category,share\nage,16-24,0.5\nage,25+,0.5\n",
            "nobody in the sample is in any category of “age”",
        ),
        ("variable,category\nage,young\n", "no column `share`"),
    ];
    for (targets, expected) in cases {
        let said = complaint(&sample(), targets);
        assert!(said.contains(expected), "{said}");
    }
    assert!(complaint("age,sex\n", HALVES).contains("no respondent to weight"));
    assert!(complaint("age,sex,weight\nyoung,f,1\n", HALVES).contains("a column `weight` already"));
}

#[test]
fn people_read_the_same_in_words() {
    let (ended, _) = weigh(&sample(), ("targets.csv", HALVES), &[]);
    let said = ended.said;
    for expected in [
        "100 rows: 100 weighted, 0 left out.",
        "Design effect 1.26: as sure as 79",
        "young  target  50.0 %  before  30.0 %  after  50.0 %",
    ] {
        assert!(said.contains(expected), "{said}");
    }
    assert!(said.trim_end().ends_with("from those who did not."), "{said}");
}
