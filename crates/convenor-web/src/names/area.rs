//! The area that people mean by a name or a code. A name that several areas share is never settled by guessing.

use convenor_domain::Area;

use crate::error::PageError;
use crate::state::AppState;

/// Areas looked at.
const FOUND_MAX: u64 = 8;

/// What a text means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Meant {
    /// This area.
    One(Box<Area>),
    /// One of these, or nothing known when there are none.
    Unclear(Vec<Area>),
}

/// Finds the area with this code or name; a code in brackets after a name counts.
pub(crate) async fn meant(state: &AppState, text: &str) -> Result<Meant, PageError> {
    let wanted = code_in_brackets(text).unwrap_or_else(|| text.trim());
    let mut found = state.store.search_areas(wanted, FOUND_MAX).await?;
    let lower = wanted.to_lowercase();
    let exact = |area: &&Area| area.name.to_lowercase() == lower || area.code.0.to_lowercase() == lower;
    let mut named: Vec<_> = found.iter().filter(exact).cloned().collect();
    let only = if named.len() == 1 { &mut named } else { &mut found };
    Ok(match only.pop() {
        Some(area) if only.is_empty() => Meant::One(Box::new(area)),
        Some(last) => {
            only.push(last);
            Meant::Unclear(std::mem::take(only))
        }
        None => Meant::Unclear(Vec::new()),
    })
}

fn code_in_brackets(text: &str) -> Option<&str> {
    let (_, code) = text.trim().strip_suffix(')')?.rsplit_once('(')?;
    let is_code = code.len() == 9 && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_code.then_some(code)
}

#[cfg(test)]
mod tests {
    use super::code_in_brackets;

    #[test]
    fn a_code_after_a_name_counts_and_other_brackets_do_not() {
        assert_eq!(code_in_brackets("Millbrook (X05000002)"), Some("X05000002"));
        assert_eq!(code_in_brackets("Millbrook (north)"), None);
    }
}
