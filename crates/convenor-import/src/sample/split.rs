//! Where the cells of a row end: eight bytes at a time where there are no quotes, which is nearly everywhere, and cell by
//! cell where there are.

use memchr::memchr;

/// Every byte of a word.
const EACH: u64 = 0x0101_0101_0101_0101;
/// All bits of every byte but its highest.
const LOW: u64 = 0x7F * EACH;

/// Where the row at the start of a text ends, and each of its cells; `None` where it does not end in what is there.
pub(super) fn split(text: &[u8], delimiter: u8, ends: &mut Vec<usize>) -> Option<usize> {
    ends.clear();
    match split_plain(text, delimiter, ends) {
        Plain::Row(end) => Some(end),
        Plain::Unended => None,
        Plain::Quoted => split_quoted(text, delimiter, ends),
    }
}

/// What was found of a row that is taken to have no quotes.
enum Plain {
    /// Its end.
    Row(usize),
    /// Nothing: the text ends before it.
    Unended,
    /// A quote before its end, so that what looks like ends may be none.
    Quoted,
}

fn split_plain(text: &[u8], delimiter: u8, ends: &mut Vec<usize>) -> Plain {
    let (words, rest) = text.as_chunks::<8>();
    let mut start = 0;
    for word in words {
        let bytes = u64::from_le_bytes(*word);
        let mut marks = marks(bytes, delimiter) | marks(bytes, b'\n') | marks(bytes, b'"');
        while marks != 0 {
            let within = marks.trailing_zeros() / 8;
            match (bytes >> (within * 8)).to_le_bytes() {
                [b'\n', ..] => return row(start + within as usize, ends),
                [b'"', ..] => return Plain::Quoted,
                _ => ends.push(start + within as usize),
            }
            marks &= marks - 1;
        }
        start += 8;
    }
    for (byte, at) in rest.iter().zip(start..) {
        match *byte {
            b'\n' => return row(at, ends),
            b'"' => return Plain::Quoted,
            byte if byte == delimiter => ends.push(at),
            _ => {}
        }
    }
    Plain::Unended
}

fn row(end: usize, ends: &mut Vec<usize>) -> Plain {
    ends.push(end);
    Plain::Row(end)
}

/// The highest bit of every byte of a word that is a given one.
fn marks(word: u64, byte: u8) -> u64 {
    let other = word ^ (u64::from(byte) * EACH);
    !(((other & LOW) + LOW) | other | LOW)
}

fn split_quoted(text: &[u8], delimiter: u8, ends: &mut Vec<usize>) -> Option<usize> {
    ends.clear();
    let mut start = 0;
    loop {
        let end = start + cell_end(text.get(start..)?, delimiter)?;
        ends.push(end);
        if text.get(end) == Some(&b'\n') {
            return Some(end);
        }
        start = end + 1;
    }
}

fn cell_end(cell: &[u8], delimiter: u8) -> Option<usize> {
    let from = if cell.first() == Some(&b'"') { quoted_end(cell)? } else { 0 };
    let end = cell.get(from..)?.iter().position(|byte| *byte == delimiter || *byte == b'\n')?;
    Some(from + end)
}

/// What follows the quote that closes a cell; two quotes in a row are one in its text.
fn quoted_end(cell: &[u8]) -> Option<usize> {
    let mut at = 1;
    loop {
        at += memchr(b'"', cell.get(at..)?)? + 1;
        if cell.get(at) != Some(&b'"') {
            return Some(at);
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_byte_is_told_from_every_other() {
        for wanted in 0..=u8::MAX {
            for byte in 0..=u8::MAX {
                let word = u64::from_le_bytes([byte, wanted, byte, byte, wanted, byte, byte, byte]);
                let other = if byte == wanted { 0x80 * EACH } else { 0x0000_0080_0000_8000 };
                assert_eq!(marks(word, wanted), other, "{wanted} among {byte}");
            }
        }
    }

    proptest! {
        #[test]
        fn plain_rows_are_split_as_any_row_is(text in "[a-c,\r\u{80}\"]{0,40}\n?[a,\n]{0,9}") {
            let (mut ends, mut slow) = (Vec::new(), Vec::new());
            let found = split(text.as_bytes(), b',', &mut ends);
            prop_assert_eq!(found, split_quoted(text.as_bytes(), b',', &mut slow));
            prop_assert!(found.is_none() || ends == slow);
        }
    }
}
