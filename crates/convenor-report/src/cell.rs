//! One cell of a table, and the guard against text that a spreadsheet would run as a formula.

use std::borrow::Cow;

/// One cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing is known.
    Empty,
    /// Text, as it is: the writer guards it.
    Text(String),
    /// A whole number.
    Number(u32),
    /// A number with decimals, such as a share.
    Decimal(f64),
}

impl Cell {
    /// A cell with this text; an empty text is an empty cell.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

/// Text that a spreadsheet takes as text. What begins like a formula is given an apostrophe in front, in XLSX too: its
/// cells are typed, but the type is lost when someone saves the sheet as CSV.
pub(crate) fn guarded(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn what_begins_like_a_formula_is_made_text() {
        for text in ["=1+1", "+44 20", "-2", "@SUM(A1)", "\t=1", "\r=1", "＝1+1"] {
            assert_eq!(guarded(text), format!("'{text}"), "{text:?}");
        }
    }

    #[test]
    fn other_text_stays_as_it_is() {
        for text in ["", "a=b", "’tis", "2026", "Mothers’ voices – part 2", " =1"] {
            assert_eq!(guarded(text), text);
        }
    }
}
