//! Limits on the length of files and functions.

use anyhow::Result;

use crate::tree::TextFile;

/// Longest file we write by hand, in lines.
pub const FILE_LINES_MAX: usize = 500;
/// Longest function, from `fn` to its closing brace, in lines.
pub const FUNCTION_LINES_MAX: usize = 70;

/// Kinds of file that people write line by line. Data, prose and lock files may be as long as they need.
const HELD: [&str; 7] = ["rs", "html", "ftl", "css", "mjs", "js", "sh"];

/// A file or function over its limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Oversize {
    /// `path` of a file, or `path::name` of a function: the form used in the exceptions file.
    pub name: String,
    /// Its lines now.
    pub lines: usize,
    /// The limit it breaks.
    pub limit: usize,
}

/// Everything over its limit. Errors: a Rust file which cannot be read as Rust.
pub fn oversizes(files: &[TextFile]) -> Result<Vec<Oversize>> {
    let mut found = Vec::new();
    for file in files.iter().filter(|file| HELD.iter().any(|kind| file.has_extension(kind))) {
        let lines = file.text.lines().count();
        if lines > FILE_LINES_MAX {
            found.push(Oversize { name: file.path.clone(), lines, limit: FILE_LINES_MAX });
        }
        if file.has_extension("rs") {
            found.extend(long_functions(file)?);
        }
    }
    Ok(found)
}

fn long_functions(file: &TextFile) -> Result<Vec<Oversize>> {
    let functions = super::read_rust(file)?.functions;
    let long = functions.into_iter().filter(|function| function.length > FUNCTION_LINES_MAX);
    Ok(long
        .map(|function| Oversize {
            name: format!("{}::{}", file.path, function.name),
            lines: function.length,
            limit: FUNCTION_LINES_MAX,
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn function_of(lines: usize) -> String {
        format!("fn f() {{\n{}}}\n", "    g();\n".repeat(lines - 2))
    }

    #[test]
    fn a_function_at_the_limit_passes_and_one_over_does_not() {
        let at_limit = TextFile::made_up("a.rs", &function_of(FUNCTION_LINES_MAX));
        let over = TextFile::made_up("b.rs", &function_of(FUNCTION_LINES_MAX + 1));
        let found = oversizes(&[at_limit, over]).unwrap();
        assert_eq!(found, [Oversize { name: "b.rs::f".into(), lines: 71, limit: 70 }]);
    }

    #[test]
    fn prose_may_be_long_and_style_sheets_may_not() {
        let text = "x\n".repeat(FILE_LINES_MAX + 1);
        let files = [TextFile::made_up("a.md", &text), TextFile::made_up("b.css", &text)];
        let found = oversizes(&files).unwrap();
        assert_eq!(found, [Oversize { name: "b.css".into(), lines: 501, limit: 500 }]);
    }
}
