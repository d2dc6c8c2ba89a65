//! Links between our own pages lead somewhere. Addresses on the web are not visited.

use std::path::Path;
use std::sync::LazyLock;

use regex::Regex;

use crate::fault::Fault;
use crate::tree::TextFile;

static LINK: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\]\(([^)\s]+)\)").ok());

/// Links in Markdown files whose target does not exist.
pub fn faults(files: &[TextFile], root: &Path) -> Vec<Fault> {
    let pages = files.iter().filter(|file| file.has_extension("md"));
    pages.flat_map(|page| broken_links(page, root)).collect()
}

fn broken_links(page: &TextFile, root: &Path) -> Vec<Fault> {
    let folder = root.join(&page.path).parent().map(Path::to_owned).unwrap_or_default();
    let broken = |target: &str| !leads_outside(target) && !folder.join(without_heading(target)).exists();
    let lines = page.text.lines().zip(1..);
    lines
        .flat_map(|(line, number)| targets(line).into_iter().map(move |target| (target, number)))
        .filter(|(target, _)| broken(target))
        .map(|(target, number)| Fault::at(&page.path, number, format!("`{target}` does not exist")))
        .collect()
}

/// The targets of all links in a line of Markdown.
pub fn targets(line: &str) -> Vec<&str> {
    let captures = LINK.iter().flat_map(|link| link.captures_iter(line));
    captures.filter_map(|found| found.get(1)).map(|target| target.as_str()).collect()
}

/// A link's path without the part after `#`.
pub fn without_heading(target: &str) -> &str {
    target.split('#').next().unwrap_or_default()
}

fn leads_outside(target: &str) -> bool {
    target.contains("://") || target.starts_with("mailto:") || target.starts_with('#')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_links_that_lead_nowhere_are_faults() {
        let root = crate::tree::root().unwrap();
        let text = "[a](Cargo.toml) [b](https://example.org)\n[c](no-such-page.md#part)";
        let faults = faults(&[TextFile::made_up("README.md", text)], &root);
        assert_eq!(faults, [Fault::at("README.md", 2, "`no-such-page.md#part` does not exist")]);
    }
}
