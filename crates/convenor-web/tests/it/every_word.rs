//! The catalogues and the places that use them agree: no key without words, no words without a use.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use convenor_web::words::Words;
use regex::Regex;

/// Every source file with this extension below `src/`, without its line comments, by its path.
pub(crate) fn sources(extension: &str) -> BTreeMap<String, String> {
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), extension)
}

fn files(root: &Path, extension: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                let source = fs::read_to_string(&path).unwrap();
                let lines = source.lines().filter(|line| !line.trim_start().starts_with("//"));
                found.insert(name, lines.collect::<Vec<_>>().join("\n"));
            }
        }
    }
    found
}

/// Every key of the English catalogues.
fn keys() -> BTreeSet<String> {
    let key = Regex::new(r"(?m)^([a-z][a-z0-9-]*) *=").unwrap();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/en"), "ftl")
        .values()
        .flat_map(|source| key.captures_iter(source).map(|found| found[1].to_owned()).collect::<Vec<_>>())
        .collect()
}

/// A text in quotes that could be a key, or, with `-` or `{` at its end, the beginning of several.
fn quoted() -> Regex {
    Regex::new(r#""([a-z][a-z0-9]*(?:-[a-z0-9]+)*)(-?)(?:"|\{)"#).unwrap()
}

#[test]
fn every_key_that_is_asked_for_has_words() {
    let asked = Regex::new(r#"\bt\(\s*&?(?:format!\()?"([a-z][a-z0-9-]*?)(-?)("|\{)"#).unwrap();
    let keys = keys();
    let words = Words::load("en").unwrap();
    for (file, source) in sources("html").into_iter().chain(sources("rs")) {
        for found in asked.captures_iter(&source) {
            let key = &found[1];
            if found[2].is_empty() && &found[3] == "\"" {
                assert!(words.has(key), "{file} asks for {key}, which has no words");
            } else {
                let beginning = format!("{key}-");
                let known = keys.iter().any(|key| key.starts_with(&beginning));
                assert!(known, "{file} asks for {beginning}…, and no key begins like that");
            }
        }
    }
}

#[test]
fn all_words_are_used() {
    let quoted = quoted();
    let mut used = BTreeSet::new();
    let mut beginnings = BTreeSet::new();
    // What is wrong with a field is named by the domain, and put into words here.
    let domain = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../convenor-domain/src"), "rs");
    for (_, source) in sources("html").into_iter().chain(sources("rs")).chain(domain) {
        for found in quoted.captures_iter(&source) {
            if found[2].is_empty() {
                used.insert(found[1].to_owned());
            } else {
                beginnings.insert(format!("{}-", &found[1]));
            }
        }
    }
    let unused: Vec<_> = keys()
        .into_iter()
        .filter(|key| !used.contains(key))
        .filter(|key| !beginnings.iter().any(|beginning| key.starts_with(beginning)))
        .collect();
    assert!(unused.is_empty(), "these words are never shown: {unused:#?}");
}
