//! Reads numbers of people as they are written: “1 570”, “10,000”. “About 300” is no number and is left to words.

/// The number, where the whole text is one.
pub fn read(text: &str) -> Option<u32> {
    let text = text.trim();
    let text = text.strip_suffix(".00").or_else(|| text.strip_suffix(".0")).unwrap_or(text);
    digits(text)?.parse().ok()
}

/// The digits of a whole number, with or without a mark every three of them.
pub(crate) fn digits(text: &str) -> Option<String> {
    let is_gap = |c: char| matches!(c, ' ' | ',' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’');
    let groups: Vec<&str> = text.split(is_gap).collect();
    let all_digits =
        groups.iter().all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()));
    let in_threes = match groups.as_slice() {
        [_] => true,
        [first, rest @ ..] => first.len() <= 3 && rest.iter().all(|group| group.len() == 3),
        [] => false,
    };
    (all_digits && in_threes).then(|| groups.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_and_guesses_are_not() {
        let read_as =
            [("160", 160), ("1 570", 1_570), ("1\u{202f}570", 1_570), ("10,000", 10_000), (" 2.00 ", 2)];
        for (text, number) in read_as {
            assert_eq!(read(text), Some(number), "{text}");
        }
        for text in [
            "about 300",
            "50-60",
            "10.000",
            "1,57",
            "12 34",
            "-4",
            "5 billion",
            "99999999999",
            "",
            ",",
            "1.5",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
