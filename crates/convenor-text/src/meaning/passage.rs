//! Parts of a long text that are compared one by one: the mean of a whole report says nothing.

/// A passage may end with a sentence from so many words.
const WORDS_MIN: usize = 80;
/// A passage ends at so many words.
const WORDS_MAX: usize = 150;
/// Fewer words at the end go with the passage before.
const REST_MIN: usize = 30;

/// The passages of a text, in order; none for a blank one. Ends of sentences and lines are preferred.
pub(crate) fn passages(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text.trim();
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (passage, after) = rest.split_at_checked(end(rest)).unwrap_or((rest, ""));
        rest = after.trim_start();
        Some(passage.trim_end())
    })
}

/// Where the first passage ends.
fn end(text: &str) -> usize {
    let mut words = 0;
    let mut starts = starts(text);
    while let Some(start) = starts.next() {
        if words >= WORDS_MAX || words >= WORDS_MIN && ends_sentence(text.get(..start).unwrap_or_default()) {
            let more_to_come = starts.nth(REST_MIN - 2).is_some();
            return if more_to_come { start } else { text.len() };
        }
        words += 1;
    }
    text.len()
}

/// Where words start.
fn starts(text: &str) -> impl Iterator<Item = usize> {
    let mut inside = false;
    text.char_indices().filter_map(move |(start, letter)| {
        let starts = !letter.is_whitespace() && !inside;
        inside = !letter.is_whitespace();
        starts.then_some(start)
    })
}

fn ends_sentence(before: &str) -> bool {
    let said = before.trim_end();
    let between = before.get(said.len()..).unwrap_or_default();
    said.ends_with(['.', '!', '?', '…', ':', ';']) || between.contains('\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lengths(text: &str) -> Vec<usize> {
        passages(text).map(|passage| passage.split_whitespace().count()).collect()
    }

    #[test]
    fn passages_end_with_sentences_and_hold_all_words() {
        let sentence = "One two three four five six seven eight nine ten eleven twelve. ";
        assert_eq!(lengths(&sentence.repeat(20)), [84, 84, 72]);
        assert_eq!(lengths(&"word ".repeat(400)), [150, 150, 100]);
        assert_eq!(lengths(&"word ".repeat(170)), [170]);
        assert_eq!(lengths(&"word ".repeat(180)), [150, 30]);
        assert_eq!(lengths(&"a line\n".repeat(60)), [80, 40]);
    }

    #[test]
    fn nothing_has_no_passage_and_one_endless_word_is_one() {
        assert_eq!(lengths(" \n "), Vec::<usize>::new());
        assert_eq!(passages(&"é".repeat(100_000)).count(), 1);
    }
}
