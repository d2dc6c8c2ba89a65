//! After a draw or a test run: `lottery pick` and `lottery replace`.

use serde_json::json;

use super::{Lottery, lines};

fn test_run() -> Lottery {
    let lottery = Lottery::usual();
    let ended = lottery.draw(&["--test"]);
    assert_eq!(ended.status, 0, "{}", ended.complained);
    assert_eq!(ended.json()["drawn"], json!(null));
    assert!(!lottery.text("audit.json").contains("\"7\""), "the seed is not given away");
    assert!(lottery.text("report.html").contains("no panel has been drawn"));
    assert_eq!(lottery.later("verify", &[]).status, 0);
    lottery
}

#[test]
fn a_panel_of_a_test_run_is_drawn_by_a_public_number_once() {
    let lottery = test_run();
    let panels = lottery.text("panels.csv");
    let ended = lottery.later("pick", &["--number", "17", "--pool", &lottery.pool()]);
    assert_eq!(ended.status, 0, "{}", ended.complained);
    assert_eq!(ended.json()["drawn"], 17);
    assert_eq!(lottery.text("panels.csv"), panels);
    assert!(lottery.text("selected.csv").starts_with("id,name,sex"));
    assert!(lottery.text("report.html").contains("Panel 17 was drawn, by the public number 17."));
    assert_eq!(lottery.later("verify", &[]).status, 0);
    let again = lottery.later("pick", &["--number", "18"]);
    assert!(
        again.status == 1 && again.complained.contains("panel 17 has been drawn"),
        "{}",
        again.complained
    );
}

#[test]
fn only_the_seed_that_was_committed_to_draws() {
    let lottery = test_run();
    let refused = lottery.later("pick", &["--seed", "8"]);
    assert!(refused.status == 1 && refused.complained.contains("not the seed"), "{}", refused.complained);
    assert_eq!(lottery.later("pick", &[]).status, 2);
    let ended = lottery.later("pick", &["--seed", "7"]);
    assert_eq!(ended.status, 0, "{}", ended.complained);
    let direct = Lottery::usual();
    assert_eq!(direct.draw(&[]).json()["drawn"], ended.json()["drawn"]);
    let ids: Vec<_> = lottery.rows("selected.csv");
    assert!(
        ids.len() == 6 && ids.iter().all(|row| row.len() == 1),
        "without the pool, identifiers alone: {ids:?}"
    );
    assert_eq!(lottery.later("verify", &[]).status, 0);
}

/// How many of each value there are, among people of the made-up pool.
fn counts(people: &[Vec<String>]) -> [usize; 5] {
    let count = |column: usize, value: &str| people.iter().filter(|row| row[column] == value).count();
    [count(2, "f"), count(2, "m"), count(3, "young"), count(3, "middle"), count(3, "old")]
}

#[test]
fn replacements_keep_the_quotas_round_after_round() {
    let lottery = Lottery::usual();
    assert_eq!(lottery.draw(&[]).status, 0);
    let mut panel = lottery.rows("selected.csv");
    let mut out: Vec<String> = Vec::new();
    for round in 1..=3 {
        let gone: Vec<_> = panel.drain(..2).map(|row| row[0].clone()).collect();
        let ids: Vec<&String> = panel.iter().map(|row| &row[0]).chain(&gone).collect();
        let refused = (1..=40).map(|number| format!("p{number}")).find(|id| !ids.contains(&id)).unwrap();
        out.extend(gone.iter().cloned().chain([refused.clone()]));
        let (gone, pool) = (gone.join(","), lottery.pool());
        let words = ["--pool", &pool, "--gone", &gone, "--refused", &refused, "--seed", "3"];
        let ended = lottery.later("replace", &words);
        assert_eq!(ended.status, 0, "{}{}", ended.said, ended.complained);
        let said = ended.json();
        assert_eq!((&said["kept"], &said["round"]), (&json!(true), &json!(round)), "{said}");
        let rows = lottery.rows("replacements.csv");
        assert_eq!(rows.len(), 2 * round);
        panel.extend(rows[rows.len() - 2..].iter().map(|row| row[1..].to_vec()));
        let [f, m, young, middle, old] = counts(&panel);
        assert!((2..=4).contains(&f) && (2..=4).contains(&m), "{panel:?}");
        assert!((2..=3).contains(&young) && (1..=3).contains(&middle) && (1..=2).contains(&old), "{panel:?}");
        assert!(panel.iter().all(|row| !out.contains(&row[0])), "{panel:?} {out:?}");
        assert_eq!(lottery.later("verify", &[]).status, 0);
    }
    lottery.write("replacements.csv", &lottery.text("replacements.csv").replacen("\n1,p", "\n1,q", 1));
    let found = lottery.later("verify", &[]);
    assert!(found.status == 1 && found.said.contains("replacements.csv: its people"), "{}", found.said);
}

#[test]
fn when_nobody_keeps_the_quotas_the_nearest_are_a_proposal() {
    // Every man of this pool has a seat.
    let people = (0..12).map(|number| format!("p{number},{}", if number < 2 { "m" } else { "f" }));
    let pool = lines(std::iter::once("id,sex".to_owned()).chain(people));
    let lottery = Lottery::new(&pool, "feature,value,min,max\nsex,f,4,4\nsex,m,2,2\n");
    assert_eq!(lottery.draw(&[]).status, 0);
    let words = ["--pool", &lottery.pool(), "--gone", "p0", "--seed", "3"];
    let ended = lottery.later("replace", &words);
    assert_eq!(ended.status, 1);
    assert_eq!((&ended.json()["kept"], &ended.json()["written"]), (&json!(false), &json!(false)));
    assert!(!lottery.out.join("replacements.csv").exists());
    let ended = lottery.later("replace", &[&words[..], &["--nearest"]].concat());
    assert_eq!(ended.status, 0, "{}", ended.complained);
    assert_eq!(ended.json()["shortfalls"][1], "“m” of “sex”: 1, where the quota is 2 to 2");
    assert!(lottery.text("report.html").contains("the nearest were agreed to"));
    assert_eq!(lottery.later("verify", &[]).status, 0);
}

#[test]
fn who_was_not_drawn_cannot_drop_out_and_another_pool_is_refused() {
    let lottery = Lottery::usual();
    assert_eq!(lottery.draw(&[]).status, 0);
    let seated = lottery.text("selected.csv");
    let outside =
        (1..=40).map(|number| format!("p{number}")).find(|id| !seated.contains(&format!("\n{id},"))).unwrap();
    let ended = lottery.later("replace", &["--pool", &lottery.pool(), "--gone", &outside]);
    assert!(ended.status == 1 && ended.complained.contains("is not on the panel"), "{}", ended.complained);
    let other = lottery.instance.file("other.csv", "id,sex,age\nx,f,old\n").display().to_string();
    let ended = lottery.later("replace", &["--pool", &other, "--gone", "p1"]);
    assert!(
        ended.status == 1 && ended.complained.contains("not the pool that was drawn from"),
        "{}",
        ended.complained
    );
    assert!(!lottery.out.join("replacements.csv").exists());
}
