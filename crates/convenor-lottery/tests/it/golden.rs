//! The whole sorted list of chances of a pool, against what other programs found for it.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use convenor_lottery::{
    Algorithm, Certificate, Kinds, PoolOptions, Quotas, Seed, Table, TableRow, read_pool, read_quotas, solve,
};

/// The peer gives a little away at every level (its sum of all chances is right, its last level 0.000 014 under certainty), which adds
/// up to 0.0001 for single people; the proof of our chances is a hundred times as sharp.
const PEER_NOISE: f64 = 2e-4;
/// What every level is within.
const EXACT: f64 = 1e-6;

fn table(path: &Path) -> Table {
    let text = std::fs::read_to_string(path).unwrap();
    let rows = text.lines().enumerate().map(|(line, row)| TableRow {
        line: u64::try_from(line).unwrap() + 1,
        cells: row.split(',').map(str::to_owned).collect(),
    });
    Table::of(rows)
}

struct Read {
    quotas: Quotas,
    kinds: Kinds,
    people: usize,
}

fn read(folder: &Path, quotas: &str, size: u32) -> Read {
    let quotas = read_quotas(&table(&folder.join(quotas))).unwrap();
    let pool = read_pool(&table(&folder.join("respondents.csv")), &quotas, &PoolOptions::default()).unwrap();
    let kinds = Kinds::of(&pool.pool, &quotas, size).unwrap();
    Read { quotas, kinds, people: pool.pool.people.len() }
}

/// Sorted chances of everybody, by a solution whose proof holds.
fn leximin(read: &Read) -> Vec<f64> {
    let seed = Seed::of_text("golden");
    let solution = solve(&read.kinds, Algorithm::Leximin, &seed, &mut |_| ControlFlow::Continue(())).unwrap();
    let proof = Certificate::of(&read.quotas, &read.kinds, read.people, Algorithm::Leximin, &solution);
    assert_eq!(proof.verify().err(), None);
    let chances = solution.distribution.chances(&read.kinds);
    let each = read.kinds.kinds().iter().zip(chances);
    let mut all: Vec<f64> = each.flat_map(|(kind, chance)| kind.people.iter().map(move |_| chance)).collect();
    all.sort_by(f64::total_cmp);
    all
}

fn farthest(one: &[f64], other: &[f64]) -> f64 {
    assert_eq!(one.len(), other.len());
    one.iter().zip(other).map(|(one, other)| (one - other).abs()).fold(0.0, f64::max)
}

#[test]
fn a_made_up_pool_has_the_chances_that_the_field_s_python_program_finds() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/made_up");
    let told: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(folder.join("chances.json")).unwrap()).unwrap();
    let told: Vec<f64> = serde_json::from_value(told["chances"].clone()).unwrap();
    let found = leximin(&read(&folder, "categories.csv", 20));
    assert!(farthest(&found, &told) < PEER_NOISE, "{found:?}");
}

#[test]
fn the_published_examples_give_everybody_one_chance_in_ten() {
    for (pool, size) in [("example_small_20", 20), ("example_large_200", 200)] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/sortition").join(pool);
        if !folder.exists() {
            eprintln!("skipped: {pool} is not beside this checkout");
            continue;
        }
        let found = leximin(&read(&folder, "categories.csv", size));
        assert!(farthest(&found, &vec![0.1; found.len()]) < EXACT, "{found:?}");
    }
}
