//! Nothing in the project may name one developer's machine or the address of a package mirror.

use crate::fault::Fault;
use crate::tree::TextFile;

/// Forbidden pieces, each written in two halves so that this file does not hold them itself.
const FORBIDDEN: [(&str, &str); 8] = [
    ("/wo", "rk/"),
    ("/ro", "ot/"),
    ("/ho", "me/"),
    ("/Us", "ers/"),
    ("registry.np", "mjs.org"),
    ("files.python", "hosted.org"),
    ("pypi.", "org/simple"),
    ("index.", "crates.io"),
];

/// Files that name a machine's folder or a package host.
pub fn faults(files: &[TextFile]) -> Vec<Fault> {
    let forbidden: Vec<String> = FORBIDDEN.iter().map(|(start, end)| format!("{start}{end}")).collect();
    files.iter().flat_map(|file| faults_in(file, &forbidden)).collect()
}

fn faults_in<'a>(file: &'a TextFile, forbidden: &'a [String]) -> impl Iterator<Item = Fault> + 'a {
    file.text.lines().zip(1..).filter_map(|(line, number)| {
        let found = forbidden.iter().find(|piece| holds_place(line, piece))?;
        Some(Fault::at(
            &file.path,
            number,
            format!("names `{found}`, which only one machine has: make it relative"),
        ))
    })
}

/// A folder counts only where a path begins, so `docs/work/a` is fine and so is `https://example.org/home/`.
fn holds_place(line: &str, piece: &str) -> bool {
    line.match_indices(piece).any(|(start, _)| {
        let before = line.get(..start).and_then(|text| text.chars().last());
        !piece.starts_with('/') || !before.is_some_and(|c| c.is_alphanumeric() || "._-/}*".contains(c))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<usize> {
        faults(&[TextFile::made_up("a.md", text)]).into_iter().map(|fault| fault.line).collect()
    }

    #[test]
    fn a_machine_s_folder_and_a_package_host_are_found() {
        let text = format!("fine\ncd {}{}main\n\"https://registry.np{}/a\"", "/wo", "rk/", "mjs.org");
        assert_eq!(lines(&text), [2, 3]);
    }

    #[test]
    fn relative_folders_and_addresses_are_fine() {
        assert_eq!(lines("docs/work/a and https://example.org/home/ and /usr/bin"), [0; 0]);
    }
}
