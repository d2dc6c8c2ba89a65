//! The project's own text files: what git tracks or would track. Binary files are left out.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// A text file of the project.
#[derive(Clone, Debug)]
pub struct TextFile {
    /// Path from the project's root, with forward slashes.
    pub path: String,
    /// The whole text.
    pub text: String,
}

impl TextFile {
    /// A file that exists only in a test.
    pub fn made_up(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    /// Whether the path ends with a dot and this.
    pub fn has_extension(&self, extension: &str) -> bool {
        Path::new(&self.path).extension().is_some_and(|found| found == extension)
    }
}

/// The project's root: the folder above this crate.
pub fn root() -> Result<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().map(Path::to_owned).context("the xtask crate has no folder above it")
}

/// All text files of the project, in the order of their paths.
pub fn text_files(root: &Path) -> Result<Vec<TextFile>> {
    let mut paths = paths_from_git(root).or_else(|_| paths_from_walk(root))?;
    paths.sort();
    paths.dedup();
    Ok(paths.into_iter().filter_map(|path| read_text(root, path)).collect())
}

fn read_text(root: &Path, path: String) -> Option<TextFile> {
    let text = String::from_utf8(fs::read(root.join(&path)).ok()?).ok()?;
    Some(TextFile { path, text })
}

fn paths_from_git(root: &Path) -> Result<Vec<String>> {
    let listing = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard", "-z"])
        .current_dir(root)
        .output()
        .context("git could not be started")?;
    ensure!(listing.status.success(), "git ls-files failed");
    let names = String::from_utf8(listing.stdout).context("a path is not UTF-8")?;
    Ok(names.split('\0').filter(|name| !name.is_empty()).map(str::to_owned).collect())
}

/// Folders that hold nothing of ours, for trees that are not a git checkout.
const NOT_OURS: [&str; 6] = [".git", "target", "vendor", "node_modules", "screenshots", "data"];

fn paths_from_walk(root: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let path = entry?.path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if path.is_dir() {
                if !NOT_OURS.contains(&name) {
                    folders.push(path);
                }
            } else if let Some(path) = path.strip_prefix(root).ok().and_then(Path::to_str) {
                found.push(path.to_owned());
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn git_and_walk_both_find_this_file() {
        let root = root().unwrap();
        let this = "xtask/src/tree.rs".to_owned();
        assert!(paths_from_walk(&root).unwrap().contains(&this));
        assert!(text_files(&root).unwrap().iter().any(|file| file.path == this));
    }

    #[test]
    fn build_output_is_left_out() {
        let paths = paths_from_walk(&root().unwrap()).unwrap();
        assert!(!paths.iter().any(|path| path.starts_with("target/") || path.starts_with("vendor/")));
    }
}
