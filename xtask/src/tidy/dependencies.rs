//! The table of allowed dependencies between our crates (ARCHITECTURE.md), and the outside crates that only one of ours may name.

use std::path::Path;

use anyhow::{Context, Result};
use cargo_metadata::{DependencyKind, MetadataCommand, Package};

use crate::fault::Fault;

/// Each crate with the crates of ours that it may name. A crate that is not here may not exist yet.
const ALLOWED: [(&str, &[&str]); 16] = [
    ("convenor-domain", &["convenor-statistics"]),
    ("convenor-statistics", &[]),
    ("convenor-lottery", &[]),
    ("convenor-text", &["convenor-domain"]),
    ("convenor-import", &["convenor-domain", "convenor-text"]),
    ("convenor-store", &["convenor-domain", "convenor-statistics"]),
    ("convenor-lake", &["convenor-domain", "convenor-statistics"]),
    ("convenor-report", &["convenor-domain", "convenor-statistics"]),
    (
        "convenor-web",
        &[
            "convenor-domain",
            "convenor-statistics",
            "convenor-text",
            "convenor-import",
            "convenor-lottery",
            "convenor-store",
            "convenor-report",
        ],
    ),
    ("convenor-rerank", &["convenor-text"]),
    ("convenor-testkit", &["convenor-domain", "convenor-store"]),
    ("convenor-demo", &["convenor-domain"]),
    ("convenor-bench-lake", &["convenor-domain", "convenor-lake"]),
    ("convenor-bench-lookup", &["convenor-domain", "convenor-import", "convenor-rerank", "convenor-text"]),
    (
        "convenor",
        &[
            "convenor-domain",
            "convenor-statistics",
            "convenor-text",
            "convenor-import",
            "convenor-store",
            "convenor-lake",
            "convenor-lottery",
            "convenor-rerank",
            "convenor-report",
            "convenor-web",
            "convenor-demo",
        ],
    ),
    ("xtask", &[]),
];

/// Only ever a dev-dependency, of any crate.
const TESTKIT: &str = "convenor-testkit";

/// Outside crates behind a wall, with the one crate that may name each.
const WALLED: [(&str, &str); 14] = [
    ("sea-orm", "convenor-store"),
    ("sea-orm-migration", "convenor-store"),
    ("sqlx", "convenor-store"),
    ("tantivy", "convenor-text"),
    ("minijinja", "convenor-web"),
    ("rust_xlsxwriter", "convenor-report"),
    ("highs", "convenor-lottery"),
    ("tract-onnx", "convenor-rerank"),
    ("datafusion", "convenor-lake"),
    ("apache-spark-connect-core", "convenor-lake"),
    ("apache-spark-connect-proto", "convenor-lake"),
    ("arrow", "convenor-lake"),
    ("parquet", "convenor-lake"),
    ("object_store", "convenor-lake"),
];

/// A test of what reads workbooks may make one.
const MAKES_FIXTURES: &str = "rust_xlsxwriter";

/// Dependencies that the tables do not allow. Errors: `cargo metadata` cannot read the workspace.
pub fn faults(root: &Path) -> Result<Vec<Fault>> {
    let metadata = MetadataCommand::new()
        .manifest_path(root.join("Cargo.toml"))
        .no_deps()
        .exec()
        .context("cargo metadata failed")?;
    let faults = metadata.packages.iter().flat_map(|package| {
        let manifest = package.manifest_path.strip_prefix(root).unwrap_or(&package.manifest_path).to_string();
        faults_of(package).into_iter().map(move |message| Fault::in_file(&manifest, message))
    });
    Ok(faults.collect())
}

fn faults_of(package: &Package) -> Vec<String> {
    let Some((_, allowed)) = ALLOWED.iter().find(|(name, _)| *name == package.name.as_str()) else {
        return vec![
            "a new crate needs a line in ARCHITECTURE.md, an ADR and a row in xtask's table".to_owned(),
        ];
    };
    let dependencies = package.dependencies.iter();
    dependencies.filter_map(|named| fault_of(&package.name, &named.name, named.kind, allowed)).collect()
}

fn fault_of(package: &str, name: &str, kind: DependencyKind, allowed: &[&str]) -> Option<String> {
    if let Some((_, owner)) = WALLED.iter().find(|(walled, _)| *walled == name) {
        let message = || format!("only {owner} may depend on {name}");
        let makes_fixtures = name == MAKES_FIXTURES && kind == DependencyKind::Development;
        return (*owner != package && !makes_fixtures).then(message);
    }
    let ours = ALLOWED.iter().any(|(known, _)| *known == name);
    let test_only = name == TESTKIT && kind == DependencyKind::Development;
    if !ours || test_only || allowed.contains(&name) {
        return None;
    }
    Some(format!("{package} may not depend on {name}: see the table in ARCHITECTURE.md"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_allowed(package: &str, name: &str, kind: DependencyKind) -> bool {
        let (_, allowed) = ALLOWED.iter().find(|(known, _)| *known == package).unwrap();
        fault_of(package, name, kind, allowed).is_none()
    }

    #[test]
    fn the_table_is_held() {
        assert!(is_allowed("convenor-web", "convenor-store", DependencyKind::Normal));
        assert!(!is_allowed("convenor-domain", "convenor-store", DependencyKind::Normal));
        assert!(is_allowed("convenor-domain", "serde", DependencyKind::Normal));
    }

    #[test]
    fn the_testkit_is_for_tests() {
        assert!(is_allowed("convenor-web", TESTKIT, DependencyKind::Development));
        assert!(!is_allowed("convenor", TESTKIT, DependencyKind::Normal));
    }

    #[test]
    fn walled_crates_have_one_owner() {
        assert!(is_allowed("convenor-store", "sea-orm", DependencyKind::Normal));
        assert!(!is_allowed("convenor-web", "sea-orm", DependencyKind::Development));
        assert!(!is_allowed("convenor-web", MAKES_FIXTURES, DependencyKind::Normal));
        assert!(is_allowed("convenor-web", MAKES_FIXTURES, DependencyKind::Development));
    }
}
