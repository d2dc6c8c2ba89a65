//! Small habits of every Rust file: documented, finished, and with no test or lint switched off.

use crate::fault::Fault;
use crate::source::Source;

/// Attributes we do not write, with what to do instead.
const ATTRIBUTES: [(&str, &str); 2] = [
    ("ignore", "a test that does not run is no test: make it run, or remove it"),
    ("allow", "use `#[expect(..., reason = \"...\")]`, which tells when it is no longer needed"),
];

/// Macros that mark unfinished code.
const UNFINISHED: [&str; 2] = ["todo", "unimplemented"];

/// Broken habits of one file.
pub fn faults(path: &str, source: &Source) -> Vec<Fault> {
    let mut faults = Vec::new();
    if !source.has_module_doc {
        faults.push(Fault::at(path, 1, "say in `//!` what the module is for and what it leaves to others"));
    }
    for (name, mend) in ATTRIBUTES {
        let found = source.attributes.iter().filter(|word| word.text == name);
        faults.extend(found.map(|word| Fault::at(path, word.line, mend)));
    }
    let unfinished = source.macros.iter().filter(|word| UNFINISHED.contains(&word.text.as_str()));
    faults.extend(
        unfinished
            .map(|word| Fault::at(path, word.line, format!("`{}!` is unfinished: finish it", word.text))),
    );
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<usize> {
        faults("a.rs", &Source::read(text).unwrap()).into_iter().map(|fault| fault.line).collect()
    }

    #[test]
    fn a_tidy_file_passes() {
        assert_eq!(lines("//! About.\n#[test]\nfn works() { assert!(1 < 2); }"), [0; 0]);
    }

    #[test]
    fn each_bad_habit_is_found_at_its_line() {
        assert_eq!(lines("fn f() {}"), [1]);
        assert_eq!(lines("//! About.\n#[test]\n#[ignore]\nfn f() {}"), [3]);
        assert_eq!(lines("//! About.\n#[allow(dead_code)]\nfn f() {}"), [2]);
        assert_eq!(lines("//! About.\nfn f() {\n    todo!()\n}"), [3]);
    }
}
