//! The project keeps its own rules.

#[test]
fn the_project_is_tidy() {
    let root = xtask::tree::root().unwrap();
    let faults = xtask::tidy::faults_of(&root).unwrap();
    let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert!(lines.is_empty(), "\n{}\n", lines.join("\n"));
}
