//! Tells Cargo which folders are built into the binary besides Rust source, and stops early, saying
//! what to do, when the design system has not been fetched.

use std::path::Path;
use std::process::ExitCode;

const EMBEDDED: [&str; 5] = [
    "src",
    "locales",
    "assets",
    "../../vendor/nhsuk-frontend-jinja/templates",
    "../../vendor/nhsuk-frontend/dist/nhsuk",
];

fn main() -> ExitCode {
    let here = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    for folder in EMBEDDED {
        let path = Path::new(&here).join(folder);
        if !path.is_dir() {
            println!(
                "cargo::error={folder} is missing. Run `tools/set-up.sh build` from the project's root to fetch it."
            );
            return ExitCode::FAILURE;
        }
        println!("cargo::rerun-if-changed={}", path.display());
    }
    ExitCode::SUCCESS
}
