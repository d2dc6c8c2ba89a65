//! Words that say how something is asked rather than what is asked about.

/// Whether a word, in lower case and without accents, may be left out of a question.
pub(super) fn is_stop_word(word: &str) -> bool {
    let letter = word.len() == 1 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    letter || STOP_WORDS.binary_search(&word).is_ok()
}

/// In order of the alphabet, for the binary search.
const STOP_WORDS: [&str; 137] = [
    "about", "after", "all", "also", "am", "an", "and", "any", "anybody", "anyone", "are", "arent", "as",
    "ask", "asked", "asking", "at", "be", "been", "before", "being", "but", "by", "came", "can", "cant",
    "come", "could", "couldnt", "did", "didnt", "do", "does", "doesnt", "doing", "done", "dont", "each",
    "feel", "feeling", "feels", "felt", "find", "for", "found", "from", "get", "give", "had", "happened",
    "has", "hasnt", "have", "havent", "having", "hear", "heard", "how", "if", "im", "in", "into", "is",
    "isnt", "it", "its", "ive", "know", "like", "many", "me", "might", "more", "most", "much", "my", "no",
    "not", "of", "on", "opinion", "opinions", "or", "our", "out", "over", "people", "said", "say", "saying",
    "says", "should", "shouldnt", "so", "some", "such", "tell", "than", "that", "the", "their", "them",
    "then", "there", "theres", "these", "they", "theyre", "think", "thinking", "this", "thought", "thoughts",
    "to", "told", "us", "view", "views", "was", "wasnt", "we", "were", "werent", "what", "whats", "when",
    "where", "which", "who", "why", "will", "with", "wont", "would", "wouldnt", "you", "youre",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_order() {
        assert!(STOP_WORDS.is_sorted());
    }

    #[test]
    fn what_is_asked_about_stays() {
        let question = ["what", "do", "young", "carers", "think", "about", "direct", "payments"];
        let kept: Vec<_> = question.into_iter().filter(|word| !is_stop_word(word)).collect();
        assert_eq!(kept, ["young", "carers", "direct", "payments"]);
    }
}
