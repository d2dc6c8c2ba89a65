//! What somebody may have meant: the same but for case, spaces and signs, or one slip away.

/// Case and the width of spaces set aside: what differs in nothing else is the same to a reader.
pub(super) fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Case, spaces and signs set aside.
pub(super) fn bare(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The one that was most likely meant, if one was.
pub(super) fn nearest<'a>(
    written: &str,
    known: impl IntoIterator<Item = &'a str> + Clone,
) -> Option<&'a str> {
    let wanted = bare(written);
    let alike = known.clone().into_iter().find(|one| folded(one) == folded(written));
    let alike =
        alike.or_else(|| known.clone().into_iter().find(|one| !wanted.is_empty() && bare(one) == wanted));
    alike.or_else(|| known.into_iter().find(|one| is_one_slip(&wanted, &bare(one))))
}

/// `: did you mean “…”?`, or which ones there are.
pub(super) fn mend<'a>(written: &str, known: impl IntoIterator<Item = &'a str> + Clone) -> String {
    if let Some(meant) = nearest(written, known.clone()) {
        return format!("did you mean “{meant}”?");
    }
    let known: Vec<_> = known.into_iter().collect();
    format!("write one of {}", known.join(", "))
}

/// Whether one letter more, less or other, or two neighbours changed about, makes one word of the other. Short words
/// and numbers are too alike for that.
fn is_one_slip(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    if one.len().min(other.len()) < 4 || one.iter().any(char::is_ascii_digit) {
        return false;
    }
    let start = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let rest = one.len().min(other.len()) - start;
    let end = one.iter().rev().zip(other.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let (left, right) = (one.len() - start - end, other.len() - start - end);
    let changed_about = left == 2
        && right == 2
        && one.get(start) == other.get(start + 1)
        && one.get(start + 1) == other.get(start);
    left.max(right) <= 1 || changed_about
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_matches_are_found_and_far_ones_are_not() {
        let known = ["Female", "Male", "Non-binary", "16-24", "16-25"];
        let nearest = |written| nearest(written, known);
        assert_eq!(nearest(" FEMALE"), Some("Female"));
        assert_eq!(nearest("non binary"), Some("Non-binary"));
        assert_eq!(nearest("Femal"), Some("Female"));
        assert_eq!(nearest("Feamle"), Some("Female"));
        assert_eq!((nearest("16-26"), nearest("woman")), (None, None));
        assert_eq!(mend("x", ["a", "b"]), "write one of a, b");
    }
}
