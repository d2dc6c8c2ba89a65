//! `convenor lottery draw`.

use std::collections::BTreeMap;

use serde_json::json;

use super::{Lottery, QUOTAS, lines, pool};

#[test]
fn a_draw_writes_chances_panels_proof_and_report() {
    let lottery = Lottery::usual();
    let ended = lottery.draw(&[]);
    assert_eq!(ended.status, 0, "{}", ended.complained);
    let said = ended.json();
    assert_eq!((&said["people"], &said["seats"], &said["panels"]), (&json!(40), &json!(6), &json!(60)));
    assert_eq!(
        (&said["algorithm"], &said["seed"], &said["number"]),
        (&json!("leximin"), &json!("7"), &json!(null))
    );
    assert_eq!(said["files"].as_array().unwrap().len(), 6);
    let chances = lottery.rows("probabilities.csv");
    assert_eq!(chances.len(), 40);
    assert_eq!(chances[0][0], "p1");
    let sum: f64 = chances.iter().map(|row| row[1].parse::<f64>().unwrap()).sum();
    assert!((sum - 6.0).abs() < 1e-9, "{sum}");
    let smallest = chances.iter().map(|row| row[1].parse::<f64>().unwrap()).fold(1.0, f64::min);
    assert!((smallest - said["smallest_chance"].as_f64().unwrap()).abs() < 1e-12);
    let (seats, selected) = (lottery.rows("panels.csv"), lottery.rows("selected.csv"));
    assert_eq!((seats.len(), selected.len()), (360, 6));
    let drawn = said["drawn"].to_string();
    let ids: Vec<_> = seats.iter().filter(|row| row[0] == drawn).map(|row| row[1].clone()).collect();
    assert_eq!(ids, selected.iter().map(|row| row[0].clone()).collect::<Vec<_>>());
    assert!(lottery.text("selected.csv").starts_with("id,name,sex,age,street,postcode\np"));
    assert!(said["largest_change"].as_f64().unwrap() <= 1.0 / 60.0 + 1e-9, "{said}");
}

#[test]
fn only_the_drawn_are_named_and_the_public_files_hold_no_names() {
    let lottery = Lottery::usual();
    assert_eq!(lottery.draw(&[]).status, 0);
    for name in ["panels.csv", "probabilities.csv", "certificate.json", "audit.json", "report.html"] {
        let text = lottery.text(name);
        assert!(!text.contains("Person ") && !text.contains("High Street"), "{name}");
    }
    let report = lottery.text("report.html");
    for expected in
        ["<html lang=\"en-GB\">", "Everybody's chance", "The older method", "<svg", "leximin", "2 to 4"]
    {
        assert!(report.contains(expected), "{expected}");
    }
    assert!(!report.contains("<script") && !report.contains("style=\"") && !report.contains("src="));
}

#[test]
fn the_same_seed_gives_the_same_files_and_another_gives_others() {
    let (one, other, third) = (Lottery::usual(), Lottery::usual(), Lottery::usual());
    assert_eq!((one.draw(&[]).status, other.draw(&[]).status), (0, 0));
    assert_eq!(third.draw(&["--seed", "eight"]).status, 0);
    for name in
        ["selected.csv", "probabilities.csv", "panels.csv", "certificate.json", "audit.json", "report.html"]
    {
        assert_eq!(one.text(name), other.text(name), "{name}");
    }
    assert_ne!(one.text("panels.csv"), third.text("panels.csv"));
    let chances = |lottery: &Lottery| -> Vec<String> {
        lottery.rows("probabilities.csv").into_iter().map(|row| row[1].clone()).collect()
    };
    assert_eq!(chances(&one), chances(&third), "chances are nobody's luck");
}

#[test]
fn without_a_seed_one_is_made_and_told() {
    let lottery = Lottery::usual();
    let out = lottery.out.display().to_string();
    let first = lottery.run("draw", &["--out", &out, "--panels", "60", "--json"]).json();
    let panels = lottery.text("panels.csv");
    let seed = first["seed"].as_str().unwrap().to_owned();
    assert!(seed.len() >= 16, "{seed}");
    let second = lottery.draw(&["--seed", &seed]).json();
    assert_eq!((lottery.text("panels.csv"), &second["drawn"]), (panels, &first["drawn"]));
}

#[test]
fn a_public_number_draws_the_panel_of_that_number() {
    let lottery = Lottery::usual();
    let said = lottery.draw(&["--number", "61"]).json();
    assert_eq!((&said["drawn"], &said["number"]), (&json!(1), &json!(61)));
    let audit = lottery.text("audit.json");
    assert!(audit.contains("\"by\":{\"number\":61}") && !audit.contains("\"seed\""), "{audit}");
}

#[test]
fn files_of_the_field_are_read_as_they_come() {
    let usual = Lottery::usual();
    assert_eq!(usual.draw(&[]).status, 0);
    let marked = format!("\u{feff}{}\n\n", pool().replace(',', ";").replace("\np20;", "\n;;;;;\n\np20;"));
    let quotas = QUOTAS.replace("category,feature", "\u{feff}FEATURE\tValue").replace(',', "\t");
    let other = Lottery::new(&marked, &quotas);
    let ended = other.draw(&[]);
    assert_eq!(ended.status, 0, "{}", ended.complained);
    assert_eq!(other.text("panels.csv"), usual.text("panels.csv"));
    assert_eq!(other.text("selected.csv"), usual.text("selected.csv"));
    let named = Lottery::new(&pool(), &QUOTAS.replace("category,feature", "category,name"));
    assert_eq!(named.draw(&[]).status, 0);
    assert_eq!(named.text("panels.csv"), usual.text("panels.csv"));
}

#[test]
fn people_without_identifiers_are_called_by_their_row() {
    let bare = lines(pool().lines().map(|line| line.split_once(',').unwrap().1.to_owned()));
    let lottery = Lottery::new(&bare, QUOTAS);
    assert_eq!(lottery.draw(&[]).status, 0);
    assert!(lottery.text("selected.csv").starts_with("id,name,sex"), "{}", lottery.text("selected.csv"));
    for row in lottery.rows("selected.csv") {
        assert_eq!(format!("Person {}", row[0]), row[1]);
    }
    assert_eq!(lottery.later("verify", &[]).status, 0);
}

/// In how many of the panels each is, by identifier.
fn times(lottery: &Lottery) -> BTreeMap<String, usize> {
    let mut times = BTreeMap::new();
    for row in lottery.rows("panels.csv") {
        *times.entry(row[1].clone()).or_insert(0) += 1;
    }
    times
}

#[test]
fn a_household_has_one_seat_at_most_and_the_choice_is_told() {
    let lottery = Lottery::usual();
    let ended = lottery.draw(&["--address", "street,postcode", "--panels", "300"]);
    assert_eq!(ended.status, 2, "an option is given once");
    let out = lottery.out.display().to_string();
    let words = ["--out", &out, "--panels", "300", "--seed", "1", "--address", "street,postcode"];
    let ended = lottery.run("draw", &words);
    assert_eq!(ended.status, 0, "{}", ended.complained);
    assert!(ended.said.contains("one household, which has one seat at most"), "{}", ended.said);
    let mut homes: BTreeMap<String, usize> = BTreeMap::new();
    for row in lottery.rows("panels.csv").into_iter().filter(|row| row[1] == "p39" || row[1] == "p40") {
        *homes.entry(row[0].clone()).or_insert(0) += 1;
    }
    assert!(homes.len() > 10 && homes.values().all(|people| *people == 1), "{homes:?}");
    assert_eq!(lottery.later("verify", &[]).status, 0);
}

#[test]
fn some_are_in_from_the_start_and_some_are_out() {
    let lottery = Lottery::usual();
    let earlier = lottery.instance.file("earlier.csv", "name,id\nx,p2\ny,p77\n").display().to_string();
    let ended = lottery.draw(&["--in", "p4, p9", "--exclude", &earlier]);
    assert_eq!(ended.status, 0, "{}", ended.complained);
    let times = times(&lottery);
    assert_eq!((times.get("p4"), times.get("p9"), times.get("p2")), (Some(&60), Some(&60), None));
    assert!(ended.complained.contains("“p77” was to be out"), "{}", ended.complained);
    assert_eq!((&ended.json()["in_the_lottery"], &ended.json()["largest_chance"]), (&json!(39), &json!(1.0)));
    let audit = lottery.text("audit.json");
    assert!(audit.contains("in without a draw: 2") && audit.contains("earlier members: 1"), "{audit}");
    assert_eq!(lottery.later("verify", &[]).status, 0);
}

#[test]
fn weights_are_an_openly_stated_choice() {
    let weight = |row: usize| ["1", "2"][usize::from(row % 8 == 4)];
    let with_weight =
        |(row, line)| if row == 0 { format!("{line},w") } else { format!("{line},{}", weight(row)) };
    let heavy = lines(pool().lines().enumerate().map(with_weight));
    let lottery = Lottery::new(&heavy, "feature,value,min,max\nsex,f,0,6\nsex,m,0,6\n");
    assert_eq!(lottery.draw(&["--weights", "w"]).status, 2);
    let ended = lottery.draw(&["--weights", "w", "--weights-reason", "Seldom heard before."]);
    assert_eq!(ended.status, 0, "{}", ended.complained);
    assert!(
        lottery.text("audit.json").contains("Seldom heard before.")
            && lottery.text("report.html").contains("Seldom heard before.")
    );
    let chances = lottery.rows("probabilities.csv");
    let (double, single) = (&chances[3], &chances[0]);
    let ratio = double[1].parse::<f64>().unwrap() / single[1].parse::<f64>().unwrap();
    assert!((ratio - 2.0).abs() < 1e-4, "{ratio}");
}

#[test]
fn every_algorithm_draws_and_is_verified() {
    for algorithm in ["leximin", "maximin", "nash", "legacy", "uniform"] {
        let lottery = Lottery::usual();
        let ended = lottery.draw(&["--algorithm", algorithm]);
        assert_eq!(ended.status, 0, "{algorithm}: {}", ended.complained);
        assert_eq!(ended.json()["algorithm"], algorithm);
        let found = lottery.later("verify", &[]);
        assert_eq!(found.status, 0, "{algorithm}: {}{}", found.said, found.complained);
    }
    let ended = Lottery::usual().draw(&["--algorithm", "fair"]);
    assert!(ended.status == 2 && ended.complained.contains("choose leximin"), "{}", ended.complained);
}

#[test]
fn an_earlier_result_is_replaced_and_other_files_are_not_touched() {
    let lottery = Lottery::usual();
    assert_eq!(lottery.draw(&[]).status, 0);
    assert_eq!(lottery.draw(&["--test", "--seed", "9"]).status, 0);
    assert!(!lottery.out.join("selected.csv").exists(), "a test run draws nobody");
    lottery.write("mine.txt", "kept");
    let ended = lottery.draw(&[]);
    assert_eq!(ended.status, 1);
    assert!(ended.complained.contains("choose another folder for --out"), "{}", ended.complained);
    assert_eq!(lottery.text("mine.txt"), "kept");
    assert!(
        !lottery.instance.beside().iter().any(|name| name.starts_with(".lottery")),
        "nothing half done is left"
    );
}

#[test]
fn the_worked_example_of_the_page_comes_out_as_it_says() {
    let people = (0..8).map(|number| format!("p{number},{}", if number < 2 { "m" } else { "f" }));
    let pool = lines(std::iter::once("id,sex".to_owned()).chain(people));
    let lottery = Lottery::new(&pool, "feature,value,min,max\nsex,f,2,2\nsex,m,2,2\n");
    let said = lottery.draw(&["--size", "4"]).json();
    assert!((said["smallest_chance"].as_f64().unwrap() - 1.0 / 3.0).abs() < 1e-9, "{said}");
    assert_eq!(said["largest_chance"], 1.0);
    assert!(said["largest_change"].as_f64().unwrap() < 1e-9, "{said}");
    let times = times(&lottery);
    assert_eq!((times["p0"], times["p1"]), (60, 60));
    assert!((2..8).all(|number| times[&format!("p{number}")] == 20), "{times:?}");
}
