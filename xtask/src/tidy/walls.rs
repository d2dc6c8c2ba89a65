//! Walls that the compiler does not see: SQL is written in the store and the lake alone, templates live in the web crate
//! alone.

use std::sync::LazyLock;

use regex::Regex;

use crate::fault::Fault;
use crate::source::Source;
use crate::tree::TextFile;

/// SQL is recognised by its own pairs of words in capitals, so that plain English is left alone.
static SQL: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let pairs = r"\bSELECT\b.*\bFROM\b|\bINSERT INTO\b|\bUPDATE\b.*\bSET\b|\bDELETE FROM\b";
    Regex::new(&format!(r"(?s){pairs}|\bCREATE (TABLE|INDEX|UNIQUE)\b|\bALTER TABLE\b|\bPRAGMA \w")).ok()
});

const STORE: &str = "crates/convenor-store/";
/// Asks its engines in SQL; its files are no database.
const LAKE: &str = "crates/convenor-lake/";
/// Crates that make pages and documents.
const RENDERERS: [&str; 2] = ["crates/convenor-web/", "crates/convenor-report/"];

/// SQL written outside the store and the lake.
pub fn faults(path: &str, source: &Source) -> Vec<Fault> {
    if [STORE, LAKE, "xtask/"].iter().any(|allowed| path.starts_with(allowed)) {
        return Vec::new();
    }
    let is_sql = |text: &str| SQL.as_ref().is_some_and(|sql| sql.is_match(text));
    let found = source.strings.iter().filter(|word| is_sql(&word.text));
    found
        .map(|word| Fault::at(path, word.line, "SQL belongs in convenor-store: ask the store a question"))
        .collect()
}

/// Templates and SQL files outside their crates.
pub fn misplaced_files(files: &[TextFile]) -> Vec<Fault> {
    let code = files.iter().filter(|file| file.path.starts_with("crates/") || file.path.starts_with("demo/"));
    code.filter_map(|file| misplaced(file).map(|mend| Fault::in_file(&file.path, mend))).collect()
}

fn misplaced(file: &TextFile) -> Option<&'static str> {
    let rendered = RENDERERS.iter().any(|renderer| file.path.starts_with(renderer));
    if (file.has_extension("html") || file.has_extension("jinja")) && !rendered {
        return Some("templates belong beside their pages in convenor-web");
    }
    if file.has_extension("sql") && !file.path.starts_with(STORE) {
        return Some("SQL belongs in convenor-store");
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(path: &str, text: &str) -> usize {
        faults(path, &Source::read(text).unwrap()).len()
    }

    #[test]
    fn sql_is_found_outside_the_store_and_the_lake_only() {
        let text = "fn f() { query(\"SELECT id\n FROM engagement\"); }";
        assert_eq!(count("crates/convenor-web/src/a.rs", text), 1);
        assert_eq!(count("crates/convenor-store/src/a.rs", text), 0);
        assert_eq!(count("crates/convenor-lake/src/a.rs", text), 0);
    }

    #[test]
    fn plain_english_is_not_sql() {
        let text = "fn f() { say(\"Select a group from the list, update it and set a date\"); }";
        assert_eq!(count("crates/convenor-web/src/a.rs", text), 0);
    }

    #[test]
    fn templates_outside_the_web_crate_are_found() {
        let files = [
            TextFile::made_up("crates/convenor-web/src/a.html", ""),
            TextFile::made_up("crates/convenor-text/src/b.html", ""),
            TextFile::made_up("demo/c.sql", ""),
        ];
        let found: Vec<_> = misplaced_files(&files).into_iter().map(|fault| fault.path).collect();
        assert_eq!(found, ["crates/convenor-text/src/b.html", "demo/c.sql"]);
    }
}
