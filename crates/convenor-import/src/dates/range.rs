//! Reads two dates out of one text: “10 July 2025 - 2 October 2025”, “3 to 5 May 2024”.

use convenor_domain::{ImpreciseDate, Precision};

use super::{read, token};

const SEPARATORS: [&str; 9] = [" - ", " – ", " — ", " to ", " until ", " till ", "–", "—", "-"];

/// The first and the last date that a text names; `None` where it does not name two. What the first leaves out (“3 to
/// 5 May 2024”) it borrows from the second.
pub fn read_range(text: &str) -> Option<(ImpreciseDate, ImpreciseDate)> {
    let text = text.trim();
    let lower = text.to_ascii_lowercase();
    let text = match lower.strip_prefix("from ").or_else(|| lower.strip_prefix("between ")) {
        Some(rest) => text.get(text.len() - rest.len()..)?,
        None => text,
    };
    SEPARATORS.iter().chain(&[" and "]).find_map(|separator| {
        text.match_indices(separator).find_map(|(at, _)| {
            let (first, last) = (text.get(..at)?, text.get(at + separator.len()..)?);
            both(first.trim(), last.trim())
        })
    })
}

fn both(first: &str, last: &str) -> Option<(ImpreciseDate, ImpreciseDate)> {
    let ends = exact(last)?;
    if let Some(starts) = exact(first) {
        return Some((starts, ends));
    }
    let day = ends.earliest()?;
    // Only a day can lend its month to a bare number, and only a bare number or a month lacks its year.
    let completed = match token::tokens(first).as_slice() {
        [token::Token::Number { digits: 1 | 2, .. }] if ends.precision() == Precision::Day => {
            format!("{first} {}", day.format("%B %Y"))
        }
        [_] | [_, _] => format!("{first} {}", day.format("%Y")),
        _ => return None,
    };
    Some((exact(&completed)?, ends))
}

/// A date, where the whole text is one.
fn exact(text: &str) -> Option<ImpreciseDate> {
    Some(read(text)).filter(|date| date.earliest().is_some())
}
