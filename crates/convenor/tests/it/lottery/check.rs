//! What is wrong with files and quotas, told before anything is drawn.

use serde_json::json;

use super::{Lottery, QUOTAS, lines, pool};

#[test]
fn a_pool_is_held_against_its_quotas() {
    let lottery = Lottery::usual();
    let ended = lottery.run("check", &["--json", "--address", "street"]);
    assert_eq!(ended.status, 0, "{}", ended.complained);
    let said = ended.json();
    assert_eq!(
        (&said["people"], &said["households"], &said["feasible"]),
        (&json!(40), &json!(1), &json!(true))
    );
    let first = json!({"feature": "sex", "value": "f", "min": 2, "max": 4, "people": 27, "share": 0.675});
    assert_eq!(said["values"][0], first);
    let words = lottery.run("check", &[]);
    assert!(words.said.contains("f       seats     2 to 4  people     27   67.5 %"), "{}", words.said);
    assert!(words.said.ends_with("The quotas can be met.\n"), "{}", words.said);
}

#[test]
fn every_problem_of_both_files_is_told_at_once_and_nothing_is_written() {
    let wrong = pool()
        .replace("p2,Person 2,f,", "p1,Person 2,F,")
        .replace("p5,Person 5,f,middle", "p5,Person 5,,middel");
    let quotas = QUOTAS.replace("sex,m,2,4", "sex,m,5,4\nsex,f,1,2");
    let lottery = Lottery::new(&wrong, &quotas);
    for command in ["draw", "check"] {
        let out = lottery.out.display().to_string();
        let further: &[&str] = if command == "draw" { &["--out", &out] } else { &[] };
        let ended = lottery.run(command, &[&["--json"], further].concat());
        assert_eq!(ended.status, 1);
        for expected in [
            "quotas, row 3, column min: min is 5 and max is 4",
            "quotas, row 4: “f” of “sex” has a quota already in row 2",
            "pool, row 3, column id: “p1” is there already in row 2",
            "pool, row 3, column sex: “F” has no quota: did you mean “f”?",
            "pool, row 6, column sex: the cell is empty",
            "pool, row 6, column age: “middel” has no quota: did you mean “middle”?",
        ] {
            assert!(ended.complained.contains(expected), "{expected} is not in {}", ended.complained);
        }
        let problems = ended.json()["problems"].clone();
        assert_eq!(problems.as_array().unwrap().len(), 6, "{problems}");
        assert_eq!(problems[2]["line"], 3);
    }
    assert!(!lottery.out.exists());
}

#[test]
fn empty_files_and_absent_columns_are_told() {
    for (pool, quotas, expected) in [
        ("", QUOTAS, "pool.csv"),
        ("id,sex,age\n", QUOTAS, "there is nobody in it"),
        ("id,sex\na,f\n", QUOTAS, "there is no column “age”"),
        ("id,sex,age\na,f,old\n", "", "quotas.csv"),
        ("id,sex,age\na,f,old\n", "category,feature,min\nsex,f,1\n", "there is no column max"),
    ] {
        let ended = Lottery::new(pool, quotas).run("check", &[]);
        assert_eq!(ended.status, 1, "{}", ended.said);
        assert!(ended.complained.contains(expected), "{expected} is not in {}", ended.complained);
    }
    let ended = Lottery::usual().run("check", &["--id", "number"]);
    assert!(ended.complained.contains("there is no column “number”"), "{}", ended.complained);
}

/// Young people are women and old ones men, so that these quotas contradict each other.
fn contradiction(flexible: &str) -> Lottery {
    let who = |number: u32| if number.is_multiple_of(2) { "f,young" } else { "m,old" };
    let people = (0..12).map(|number| format!("p{number},{}", who(number)));
    let pool = lines(std::iter::once("id,sex,age".to_owned()).chain(people));
    let (heading, cells) = if flexible.is_empty() {
        ("", String::new())
    } else {
        (",min_flex,max_flex", format!(",{flexible}"))
    };
    let quotas =
        format!("feature,value,min,max{heading}\nsex,f,4,6{cells}\nsex,m,0,2\nage,young,0,6\nage,old,3,6\n");
    Lottery::new(&pool, &quotas)
}

#[test]
fn a_conflict_is_told_with_the_least_change_and_others() {
    let lottery = contradiction("");
    for ended in [lottery.run("check", &["--json"]), lottery.draw(&[])] {
        assert_eq!(ended.status, 1);
        let said = ended.json();
        assert_eq!(said["feasible"], false);
        let ways = said["relaxations"].as_array().unwrap();
        assert!(ways.len() >= 2 && ways[0]["seats"].as_u64() <= ways[1]["seats"].as_u64(), "{said}");
        assert!(
            ended.complained.contains("cannot hold together")
                && ended.complained.contains("The least change (1 seat)"),
            "{}",
            ended.complained
        );
    }
    assert!(!lottery.out.exists());
}

#[test]
fn flexible_bounds_are_used_when_asked_and_enough() {
    let lottery = contradiction("3,6");
    assert_eq!(lottery.draw(&[]).status, 1);
    let ended = lottery.draw(&["--flexible"]);
    assert_eq!(ended.status, 1, "the maximum of the others is in the way too: {}", ended.said);
    let enough = Lottery::new(
        &super::read(&lottery.out.with_file_name("pool.csv")),
        "feature,value,min,max,min_flex,max_flex\nsex,f,4,6,3,6\nsex,m,0,2,0,3\nage,young,0,6,0,6\nage,old,3,6,3,6\n",
    );
    assert_eq!(enough.draw(&[]).status, 1);
    let ended = enough.draw(&["--flexible"]);
    assert_eq!(ended.status, 0, "{}", ended.complained);
    let choices = ended.json()["choices"].to_string();
    assert!(choices.contains("“f” of “sex”: min 4 becomes 3; “m” of “sex”: max 2 becomes 3"), "{choices}");
    assert_eq!(enough.later("verify", &[]).status, 0);
}

#[test]
fn the_worked_example_of_the_page_is_one_seat_either_way() {
    let who = |number: u32| if number.is_multiple_of(2) { "f,young" } else { "m,old" };
    let people = (0..12).map(|number| format!("p{number},{}", who(number)));
    let pool = lines(std::iter::once("id,sex,age".to_owned()).chain(people));
    let quotas = "feature,value,min,max\nsex,f,4,6\nsex,m,0,6\nage,young,0,6\nage,old,3,6\n";
    let said = Lottery::new(&pool, quotas).run("check", &["--json"]).json();
    assert_eq!(said["conflict"], json!(["at least 4 “f” of “sex”", "at least 3 “old” of “age”"]));
    let words = |way: usize| {
        (said["relaxations"][way]["words"].as_str().unwrap(), &said["relaxations"][way]["seats"])
    };
    let mut ways = [words(0), words(1)];
    ways.sort_unstable_by_key(|way| way.0);
    assert_eq!(ways[0], ("“f” of “sex”: min 4 becomes 3", &json!(1)));
    assert_eq!(ways[1], ("“old” of “age”: min 3 becomes 2", &json!(1)));
}
