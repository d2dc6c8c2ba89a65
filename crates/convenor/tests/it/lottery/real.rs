//! Pools as the field publishes them, where they are there.

use std::path::Path;

use serde_json::json;

use crate::instance::Instance;

/// Draws from a pool and checks the result; `None` where the pool is not there.
fn draw(pool: &str, quotas: &str, size: u32) -> Option<serde_json::Value> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/sortition").join(pool);
    if !folder.exists() {
        println!("skipped: {pool} is not in ../shared/data/sortition");
        return None;
    }
    let path = |name: &str| folder.join(name).display().to_string();
    let instance = Instance::new();
    let out = instance.file("beside", "").with_file_name("out").display().to_string();
    let (pool, quotas, size) = (path("respondents.csv"), path(quotas), size.to_string());
    let words = ["lottery", "draw", "--pool", &pool, "--quotas", &quotas, "--size", &size, "--seed", "1"];
    let ended = instance.run(&[&words[..], &["--out", &out, "--json"]].concat());
    assert_eq!(ended.status, 0, "{}", ended.complained);
    let found = instance.run(&["lottery", "verify", &out]);
    assert_eq!(found.status, 0, "{}{}", found.said, found.complained);
    Some(ended.json())
}

#[test]
fn an_upload_with_flexible_bounds_and_names_is_drawn_as_it_comes() {
    let Some(said) = draw("opendlp_upload_10", "targets.csv", 10) else { return };
    assert_eq!((&said["people"], &said["smallest_chance"]), (&json!(20), &json!(0.5)));
}

#[test]
fn the_field_s_examples_are_as_fair_as_is_known() {
    for (pool, size, smallest) in [("example_small_20", 20, 0.1), ("synth_mass_24", 24, 0.154_762)] {
        let Some(said) = draw(pool, "categories.csv", size) else { return };
        assert!((said["smallest_chance"].as_f64().unwrap() - smallest).abs() < 1e-6, "{pool}: {said}");
        assert!(said["largest_change"].as_f64().unwrap() <= 0.001, "{pool}: {said}");
    }
}
