//! What an answer means: the number of a category, none, or something that there is no target for.

use rustc_hash::FxHashMap;

use super::record;
use super::spelling::Spellings;

/// What people write who do not answer, in small letters.
const MISSING: [&str; 5] = ["", "na", "n/a", "nan", "null"];
/// Answers without a target that are told one by one.
const TOLD_MAX: usize = 20;

/// One answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// The category of this number.
    Category(u16),
    /// Nothing was answered.
    Missing,
    /// Something was answered that no category has.
    Untargeted,
}

/// An answer that no category has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Untargeted {
    /// What was written; `None` for all others together, once there are many.
    pub answer: Option<String>,
    /// By how many.
    pub people: u64,
}

/// The categories of a variable, and every spelling that was seen.
pub(super) struct Categories {
    seen: Spellings<Found>,
    meanings: Meanings,
    /// People with answers that are not told one by one.
    others: u64,
}

/// What can be meant.
struct Meanings {
    exact: FxHashMap<String, u16>,
    /// Without regard to case; a category that another differs from by case alone has to be spelt as it is.
    folded: FxHashMap<String, Option<u16>>,
    untargeted: Vec<Untargeted>,
}

#[derive(Clone, Copy)]
enum Found {
    Category(u16),
    Missing,
    /// The place of what was written among those; behind the last where it is not told by itself.
    Untargeted(u8),
}

impl Categories {
    pub(super) fn new(categories: &[String]) -> Self {
        let numbered = || categories.iter().map(|category| category.trim()).zip(0_u16..);
        let mut folded: FxHashMap<String, Option<u16>> = FxHashMap::default();
        for (category, code) in numbered() {
            folded.entry(category.to_lowercase()).and_modify(|twice| *twice = None).or_insert(Some(code));
        }
        let exact = numbered().map(|(category, code)| (category.to_owned(), code)).collect();
        let meanings = Meanings { exact, folded, untargeted: Vec::new() };
        Self { seen: Spellings::new(), meanings, others: 0 }
    }

    /// What a cell says.
    pub(super) fn find(&mut self, cell: &[u8]) -> Answer {
        match self.seen.find_or(cell, || self.meanings.look_at(cell)) {
            Found::Category(code) => Answer::Category(code),
            Found::Missing => Answer::Missing,
            Found::Untargeted(place) => {
                let told = self.meanings.untargeted.get_mut(usize::from(place));
                let people = told.map(|one| &mut one.people);
                *people.unwrap_or(&mut self.others) += 1;
                Answer::Untargeted
            }
        }
    }

    /// What was answered that no category has.
    pub(super) fn untargeted(self) -> Vec<Untargeted> {
        let mut told = self.meanings.untargeted;
        if self.others > 0 {
            told.push(Untargeted { answer: None, people: self.others });
        }
        told
    }
}

impl Meanings {
    /// Looks at a spelling for the first time.
    fn look_at(&mut self, cell: &[u8]) -> Found {
        let text = record::text(cell);
        let text = text.trim();
        let small = text.to_lowercase();
        let code = self.exact.get(text).copied().or_else(|| self.folded.get(&small).copied().flatten());
        match code {
            Some(code) => Found::Category(code),
            None if MISSING.contains(&small.as_str()) => Found::Missing,
            None => Found::Untargeted(self.place_of(text)),
        }
    }

    /// Where an answer without a target is counted.
    fn place_of(&mut self, text: &str) -> u8 {
        let told = self.untargeted.len();
        let known = self.untargeted.iter().position(|one| one.answer.as_deref() == Some(text));
        if known.is_none() && told < TOLD_MAX {
            self.untargeted.push(Untargeted { answer: Some(text.to_owned()), people: 0 });
        }
        u8::try_from(known.unwrap_or(told)).unwrap_or(u8::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(categories: &[&str]) -> Categories {
        Categories::new(&categories.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn spaces_case_and_quotes_do_not_count() {
        let mut known = of(&["16-24", "Not known", "65+"]);
        for (cell, code) in [("16-24", 0), (" \"not KNOWN\" ", 1), ("\"65+\"", 2), ("65+ ", 2)] {
            assert_eq!(known.find(cell.as_bytes()), Answer::Category(code), "{cell}");
            assert_eq!(known.find(cell.as_bytes()), Answer::Category(code), "{cell} again");
        }
    }

    #[test]
    fn categories_that_differ_by_case_alone_are_told_apart() {
        let mut known = of(&["a", "A"]);
        assert_eq!(known.find(b"a"), Answer::Category(0));
        assert_eq!(known.find(b"A"), Answer::Category(1));
    }

    #[test]
    fn no_answer_is_not_another_answer() {
        let mut known = of(&["yes", "no"]);
        for cell in ["", " ", "\"\"", "NA", "n/a"] {
            assert_eq!(known.find(cell.as_bytes()), Answer::Missing, "{cell}");
        }
        assert_eq!(known.find(b"maybe"), Answer::Untargeted);
        assert_eq!(known.find(b"maybe"), Answer::Untargeted);
        assert_eq!(known.untargeted(), [Untargeted { answer: Some("maybe".to_owned()), people: 2 }]);
        assert_eq!(of(&["NA"]).find(b"na"), Answer::Category(0), "unless it is a category");
    }

    #[test]
    fn only_so_many_answers_are_told_one_by_one() {
        let mut known = of(&["yes"]);
        for number in 0..20_000 {
            known.find(format!("answer {number}").as_bytes());
        }
        known.find(b"answer 19999");
        let told = known.untargeted();
        assert_eq!(told.len(), TOLD_MAX + 1);
        assert_eq!(told.last(), Some(&Untargeted { answer: None, people: 20_001 - TOLD_MAX as u64 }));
    }
}
