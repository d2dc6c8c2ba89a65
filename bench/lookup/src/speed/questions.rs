//! Questions to the corpus: words of one record, to be found again, and words that go together in a sentence.

use std::collections::BTreeSet;

use rand::seq::{IndexedRandom, SliceRandom};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::corpus::Corpus;

const SEED: u64 = 1;
/// A shorter word tells little.
const LETTERS_MIN: usize = 4;

/// A question, and the record that is sought where one is.
pub(super) struct Asked {
    pub(super) words: String,
    pub(super) sought: Option<u32>,
}

/// As many questions of each kind, in turn: the same each time.
pub(super) fn draw(corpus: &Corpus, each: u32) -> Vec<Asked> {
    let mut random = ChaCha8Rng::seed_from_u64(SEED);
    (0..each).flat_map(|_| [known(corpus, &mut random), topic(corpus, &mut random)]).collect()
}

/// Three to six words of a record's title and summary.
fn known(corpus: &Corpus, random: &mut ChaCha8Rng) -> Asked {
    let sought = random.random_range(0..corpus.records);
    let texts = corpus.texts(sought);
    let mut words = telling(&texts.title);
    words.shuffle(random);
    words.truncate(random.random_range(1..=3));
    let mut others = telling(&texts.summary);
    others.shuffle(random);
    words.extend(others.into_iter().take(random.random_range(2..=3)));
    Asked { words: words.join(" "), sought: Some(sought) }
}

/// Two or three neighbours in a summary.
fn topic(corpus: &Corpus, random: &mut ChaCha8Rng) -> Asked {
    let texts = corpus.texts(random.random_range(0..corpus.records));
    let words: Vec<&str> = texts.summary.split_whitespace().filter(|word| tells(word)).collect();
    let runs: Vec<&[&str]> = words.windows(random.random_range(2..=3)).collect();
    Asked { words: runs.choose(random).map(|run| run.join(" ")).unwrap_or_default(), sought: None }
}

fn telling(text: &str) -> Vec<&str> {
    let words: BTreeSet<&str> = text.split_whitespace().filter(|word| tells(word)).collect();
    words.into_iter().collect()
}

fn tells(word: &str) -> bool {
    word.chars().all(char::is_alphabetic) && word.chars().count() >= LETTERS_MIN
}
