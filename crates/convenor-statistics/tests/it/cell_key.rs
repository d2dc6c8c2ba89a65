//! Cell keys: what always holds, and the same numbers as the package of the Office for National Statistics
//! (`cell-key-perturbation` 3.1.0), which `make test` fetches.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use convenor_statistics::{
    CellKey, Count, Disclosure, Method, Perturbation, PerturbationTable, Rule, ShownCount,
};
use proptest::prelude::*;

const MADE: Perturbation =
    Perturbation { change_max: 3, variance: 2.0, rows: 750, rows_reused: 250, seed: 20_261_101 };

/// The table, made once: it is the same for every test.
static TABLE: LazyLock<PerturbationTable> = LazyLock::new(|| PerturbationTable::generate(MADE).unwrap());
static HIDING: LazyLock<Disclosure> = LazyLock::new(|| rule(9));
static SHOWING: LazyLock<Disclosure> = LazyLock::new(|| rule(0));

fn rule(hidden_to: u64) -> Disclosure {
    let (name, method) = ("cell-key".to_owned(), Method::CellKey);
    Disclosure::new(Rule { name, method, hidden_from: 1, hidden_to, rounded_to: None }, Some(MADE)).unwrap()
}

/// Somebody with a long key as responses have, counted as the lake does: by sums of long keys that wrap.
fn counted(long_keys: &[i64]) -> Count {
    let sum = long_keys.iter().fold(0_i64, |sum, key| sum.wrapping_add(*key));
    Count { people: long_keys.len() as u64, key: Some(CellKey::of(sum)) }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_same_people_are_told_alike_in_any_order(
        keys in proptest::collection::vec(any::<i64>(), 0..900),
        turn in any::<prop::sample::Index>(),
    ) {
        let mut turned = keys.clone();
        turned.rotate_left(if keys.is_empty() { 0 } else { turn.index(keys.len()) });
        prop_assert_eq!(HIDING.total(counted(&keys)), HIDING.total(counted(&turned)));
    }

    #[test]
    fn counts_added_up_beforehand_are_told_as_the_people_themselves(
        parts in proptest::collection::vec(proptest::collection::vec(any::<i64>(), 0..200), 0..6),
    ) {
        let cubes: Count = parts.iter().map(|part| counted(part)).sum();
        prop_assert_eq!(cubes, counted(&parts.concat()));
    }

    #[test]
    fn a_number_is_changed_by_a_few_and_nobody_is_nobody(people in 0_u64..5_000, key in any::<u8>()) {
        let shown = *SHOWING.total(Count { people, key: Some(CellKey(key)) }).get();
        match shown.people() {
            Some(told) if people > 0 => prop_assert!(told.abs_diff(people) <= 3),
            told => prop_assert_eq!((told, people), (Some(0), 0)),
        }
    }

    #[test]
    fn the_key_says_nothing_of_the_change_on_average(people in 1_u64..5_000) {
        let told: u64 = (0..=u8::MAX).map(|key| TABLE.changed(people, CellKey(key))).sum();
        prop_assert_eq!(told, 256 * people);
    }
}

/// Where `make test` puts the package, from the project's root.
const PACKAGE: &str = "../../vendor/cell-key";
/// People of each area and age: few, many, above the table's last row, and nobody.
const PEOPLE: [(&str, &str, usize); 8] = [
    ("north", "old", 4),
    ("north", "young", 11),
    ("south", "old", 240),
    ("south", "young", 749),
    ("east", "old", 751),
    ("east", "young", 1_003),
    ("west", "old", 1_501),
    ("west", "young", 1),
];

#[test]
fn the_package_of_the_statisticians_tells_the_same_numbers() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR")).join(PACKAGE);
    if !package.is_dir() {
        // Past what the test runner keeps to itself.
        let missing =
            "NOT TESTED: cell keys beside the package cell-key-perturbation. Run tools/set-up.sh test first.";
        writeln!(std::io::stderr(), "{missing}").unwrap();
        return;
    }
    let cells = cells();
    for (threshold, rule) in [(0, &*SHOWING), (10, &*HIDING)] {
        let told = told_by(&package, &TABLE, &cells, threshold);
        assert_eq!(told.len(), cells.len(), "{told:?}");
        for ((area, age), keys) in &cells {
            let (people, key, count) = told[&(area.clone(), age.clone())];
            let own = counted(keys);
            assert_eq!((own.people, own.key), (people, Some(CellKey(key))), "{area} {age}");
            let shown = *rule.total(own).get();
            assert_eq!(shown.people(), count, "{area} {age}: {people} with the key {key}");
            assert!(matches!(shown, ShownCount::Changed { .. } | ShownCount::Hidden));
        }
    }
}

type Cells = BTreeMap<(String, String), Vec<i64>>;

/// Long keys of the people of each cell, always the same.
fn cells() -> Cells {
    let mut key = 1_i64;
    let mut next = || {
        key = key.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        key.rotate_right(29)
    };
    PEOPLE
        .iter()
        .map(|(area, age, people)| {
            (((*area).to_owned(), (*age).to_owned()), (0..*people).map(|_| next()).collect())
        })
        .collect()
}

/// What the package tells of each cell: people, cell key, and the count unless it is hidden.
fn told_by(
    package: &Path,
    table: &PerturbationTable,
    cells: &Cells,
    threshold: u64,
) -> BTreeMap<(String, String), (u64, u8, Option<u64>)> {
    let mut rows = "pcv,ckey,pvalue\n".to_owned();
    for (people, key, change) in table.changes() {
        writeln!(rows, "{people},{},{change}", key.0).unwrap();
    }
    let mut people = "area,age,record_key\n".to_owned();
    for ((area, age), keys) in cells {
        for key in keys {
            writeln!(people, "{area},{age},{}", key.to_le_bytes()[0]).unwrap();
        }
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/cell_key.py");
    let python = Command::new("python3")
        .arg(script)
        .args([file("table.csv", &rows), file("people.csv", &people)])
        .arg(threshold.to_string())
        .env("PYTHONPATH", package)
        .output()
        .unwrap();
    assert!(python.status.success(), "{}", String::from_utf8_lossy(&python.stderr));
    let cell = |line: &str| {
        let fields: Vec<&str> = line.split(',').collect();
        let [area, age, people, key, count] = fields[..] else { panic!("not five columns: {line}") };
        let of = (area.to_owned(), age.to_owned());
        (of, (people.parse().unwrap(), key.parse().unwrap(), count.parse().ok()))
    };
    String::from_utf8(python.stdout).unwrap().lines().map(cell).collect()
}

fn file(name: &str, text: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("cell-key-{}-{name}", std::process::id()));
    std::fs::write(&path, text).unwrap();
    path
}
