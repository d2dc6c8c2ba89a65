//! What a question wants: its words and phrases, without the words that only ask.

use std::collections::BTreeSet;

use super::analysis::{forms, stems, tokens};
use super::stop::is_stop_word;

/// Most words and phrases that are looked for; what comes after is left out.
pub(super) const WANTED_MAX: usize = 64;

/// What phrases stand in.
const QUOTES: [char; 3] = ['"', '“', '”'];

/// A question with more words is a text.
const TYPED_MAX: usize = 8;

/// Most neighbours that are looked for: reading the places of words takes time.
const NEIGHBOURS_MAX: usize = 8;

/// What a question wants.
#[derive(Debug, Default)]
pub(super) struct Question {
    /// Words and phrases, each once, in the order typed.
    pub(super) wanted: Vec<Wanted>,
    /// Neighbours among them: records that hold them side by side fit better.
    pub(super) neighbours: Vec<Wanted>,
}

/// One word or phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wanted {
    /// As typed.
    pub(super) typed: String,
    /// In double quotes: has to be there, word for word.
    pub(super) quoted: Quoted,
    /// Words as they are, in lower case and without accents.
    pub(super) forms: Vec<String>,
    /// Their stems.
    pub(super) stems: Vec<String>,
}

/// Whether something was typed in double quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quoted {
    Yes,
    No,
}

/// How a question is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// In some words, half of which should be there.
    InWords,
    /// As a text, like a remark or the summary of a plan: no other text holds half of its words.
    AsText,
}

impl Question {
    /// Reads a question. Words that only ask count when there are no others.
    pub(super) fn read(text: &str) -> Self {
        let read = read_wanted(text);
        let neighbours = read.windows(2).filter_map(Wanted::side_by_side).take(NEIGHBOURS_MAX).collect();
        let (asking, about): (Vec<_>, Vec<_>) = read.into_iter().partition(Wanted::only_asks);
        Self { wanted: if about.is_empty() { asking } else { about }, neighbours }
    }

    /// How many of the wanted make a record found, whatever they are worth: half of them, rounded up; of a text, more
    /// than there are, so that only the best by worth are found.
    pub(super) fn needed(&self) -> usize {
        match self.asked() {
            Asked::InWords => self.wanted.len().div_ceil(2),
            Asked::AsText => usize::MAX,
        }
    }

    /// How many of the wanted a record needs to be found because others hold even fewer.
    pub(super) fn needed_of_few(&self) -> usize {
        match self.asked() {
            Asked::InWords => 1,
            Asked::AsText => 2,
        }
    }

    /// How it is put.
    pub(super) fn asked(&self) -> Asked {
        if self.wanted.len() > TYPED_MAX { Asked::AsText } else { Asked::InWords }
    }

    /// The same with nothing that has to be there as typed; `None` when all or nothing of it was in quotes.
    pub(super) fn without_quotes(text: &str) -> Option<Self> {
        let quoted = |wanted: &&Wanted| wanted.quoted == Quoted::Yes;
        let read = Self::read(text);
        let count = read.wanted.iter().filter(quoted).count();
        (count > 0 && count < read.wanted.len()).then(|| Self::read(&text.replace(QUOTES, " ")))
    }

    /// Whether some of it has to be there as typed.
    pub(super) fn quotes(&self) -> bool {
        self.wanted.iter().any(|wanted| wanted.quoted == Quoted::Yes)
    }
}

impl Wanted {
    /// A word that is not as typed but found in the index.
    pub(super) fn found(form: &str) -> Self {
        Self::new(form, Quoted::No).unwrap_or_else(|| Self {
            typed: form.to_owned(),
            quoted: Quoted::No,
            forms: vec![form.to_owned()],
            stems: vec![form.to_owned()],
        })
    }

    fn new(typed: &str, quoted: Quoted) -> Option<Self> {
        let words =
            |analyser| tokens(analyser, typed).into_iter().map(|token| token.text).collect::<Vec<_>>();
        let forms = words(forms());
        (!forms.is_empty()).then(|| Self {
            typed: typed.trim().to_owned(),
            quoted,
            forms,
            stems: words(stems()),
        })
    }

    /// Two neighbours as a phrase, if both say what is asked about and neither is a phrase already.
    fn side_by_side(two: &[Self]) -> Option<Self> {
        let plain = |one: &Self| one.forms.len() == 1 && one.quoted == Quoted::No && !one.only_asks();
        two.iter().all(plain).then(|| Self {
            typed: two.iter().map(|one| one.typed.as_str()).collect::<Vec<_>>().join(" "),
            quoted: Quoted::No,
            forms: two.iter().flat_map(|one| one.forms.clone()).collect(),
            stems: two.iter().flat_map(|one| one.stems.clone()).collect(),
        })
    }

    fn only_asks(&self) -> bool {
        self.quoted == Quoted::No && self.forms.iter().all(|form| is_stop_word(form))
    }
}

fn read_wanted(text: &str) -> Vec<Wanted> {
    let parts: Vec<&str> = text.split(QUOTES).collect();
    let last = parts.len() - 1;
    let mut seen = BTreeSet::new();
    let mut wanted = Vec::new();
    for (place, part) in parts.into_iter().enumerate() {
        // An odd part stands between two quotation marks, unless the second one is missing.
        let found = if place % 2 == 1 && place < last { read_phrase(part) } else { read_words(part) };
        wanted.extend(found.into_iter().filter(|wanted| seen.insert(wanted.stems.clone())));
        if wanted.len() >= WANTED_MAX {
            wanted.truncate(WANTED_MAX);
            break;
        }
    }
    wanted
}

fn read_phrase(part: &str) -> Vec<Wanted> {
    let words = tokens(forms(), part);
    let cut = words.get(WANTED_MAX).map_or(part.len(), |word| word.offset_from);
    Wanted::new(part.get(..cut).unwrap_or(part), Quoted::Yes).into_iter().collect()
}

fn read_words(part: &str) -> Vec<Wanted> {
    let words = tokens(forms(), part).into_iter().take(WANTED_MAX * 4);
    words.filter_map(|word| Wanted::new(part.get(word.offset_from..word.offset_to)?, Quoted::No)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Vec<String> {
        Question::read(text).wanted.into_iter().map(|wanted| wanted.typed).collect()
    }

    #[test]
    fn words_that_only_ask_are_left_out_unless_there_are_no_others() {
        assert_eq!(typed("What do young carers think about carers?"), ["young", "carers"]);
        assert_eq!(typed("what about us"), ["what", "about", "us"]);
        assert_eq!(typed("?! ()"), Vec::<String>::new());
    }

    #[test]
    fn neighbours_are_words_with_nothing_between_them() {
        let question = Question::read("do young carers think of direct payments \"in cash\" now");
        let neighbours: Vec<_> = question.neighbours.into_iter().map(|two| two.typed).collect();
        assert_eq!(neighbours, ["young carers", "direct payments"]);
    }

    #[test]
    fn phrases_stand_in_double_quotes() {
        assert_eq!(typed("the “direct payments” form"), ["direct payments", "form"]);
        assert_eq!(typed("\"an open end"), ["open", "end"]);
    }

    #[test]
    fn quotes_can_be_left_out_where_other_words_remain() {
        let without = |text| Question::without_quotes(text).map(|question| question.wanted.len());
        assert_eq!(without("\"direct payments\" form"), Some(3));
        assert_eq!([without("\"direct payments\""), without("direct payments")], [None, None]);
    }

    #[test]
    fn a_question_without_end_is_cut() {
        let long: String = (0..20_000).map(|number| number.to_string() + " ").collect();
        assert_eq!(typed(&long).len(), WANTED_MAX);
        assert_eq!(Question::read(&format!("\"{long}\"")).wanted[0].stems.len(), WANTED_MAX);
    }
}
