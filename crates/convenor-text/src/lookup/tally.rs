//! Adds up, record by record, what each word is worth, and keeps the records that hold enough of them.

use tantivy::{BitSet, DocAddress, DocId};

use super::best::Best;
use super::part::Part;
use super::question::{Question, Quoted};
use super::ranking::{Evidence, Ranked};
use super::window::{WINDOW_DOCS, Window};

/// What two neighbours of the question are worth for standing side by side, beside a word.
pub(super) const NEIGHBOUR_SHARE: f32 = 0.5;
/// Counts of [`Standing::held`]: 64 words at most, so each fits in 8 bits.
const TYPED: u32 = 1;
const SLIPPED: u32 = 1 << 8;
const QUOTED: u32 = 1 << 16;

/// What one record holds: its words' worth, and how many as typed, as slips and in quotes.
#[derive(Clone, Copy, Default)]
struct Standing {
    worth: f32,
    held: u32,
}

/// What a record has to hold.
pub(super) struct Rule {
    /// Words that make it found.
    needed: u32,
    /// Words without which it is not even among the best of those that hold few.
    needed_of_few: u32,
    quoted: u32,
}

impl Rule {
    /// What a question asks for.
    pub(super) fn of(question: &Question) -> Self {
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        let quoted = question.wanted.iter().filter(|wanted| wanted.quoted == Quoted::Yes).count();
        Self {
            needed: count(question.needed()),
            needed_of_few: count(question.needed_of_few()),
            quoted: count(quoted),
        }
    }

    /// What its words are worth, and whether it holds enough of them; `None` when it lacks what has to be there.
    fn score(&self, standing: Standing) -> Option<(f64, bool)> {
        let [typed, slipped, quoted, _] = standing.held.to_le_bytes().map(u32::from);
        let there = typed + slipped;
        let fits = quoted == self.quoted && there >= self.needed_of_few && standing.worth > 0.0;
        fits.then(|| (f64::from(standing.worth), there >= self.needed))
    }
}

/// Most records that are found by few words; of a text, all that are found by words.
const FEW_MAX: usize = 500;

/// Records of a part.
pub(super) struct Tallied {
    /// Those that hold enough, in order.
    pub(super) enough: Vec<Ranked>,
    /// The best of those that hold too few.
    pub(super) few: Best,
}

/// The records of a part that are within and hold some of what is wanted.
pub(super) fn tally(
    part: (usize, &Part),
    within: &BitSet,
    evidence: &[Evidence],
    neighbours: &[Evidence],
    rule: &Rule,
) -> Tallied {
    let (number, part) = part;
    let mut sums: Vec<Sum<'_>> = evidence.iter().map(|one| Sum::of_word(one, number)).collect();
    sums.extend(neighbours.iter().map(|two| Sum::of_neighbours(two, number)));
    let mut window = Window::<Standing>::new();
    let mut tallied = Tallied { enough: Vec::new(), few: Best::of(FEW_MAX) };
    while let Some(next) = sums.iter().filter_map(|sum| sum.rest.first()).map(|(doc, _)| *doc).min() {
        let first = next - next % WINDOW_DOCS;
        window.start_at(first);
        for sum in &mut sums {
            sum.add_up_to(first.saturating_add(WINDOW_DOCS), &mut window);
        }
        window.read_out(within, |doc, standing| {
            let Some((score, enough)) = rule.score(standing) else { return };
            let ranked = Ranked { address: DocAddress::new(part.segment, doc), score, closeness: None };
            if enough { tallied.enough.push(ranked) } else { tallied.few.add(ranked) }
        });
    }
    tallied
}

impl Tallied {
    /// The records of all parts: those that hold enough, and the best of those that hold few.
    pub(super) fn join(parts: impl IntoIterator<Item = Self>) -> (Vec<Ranked>, Vec<Ranked>) {
        let (mut enough, mut few) = (Vec::new(), Best::of(FEW_MAX));
        for part in parts {
            enough.extend(part.enough);
            few.extend(part.few.best_first());
        }
        (enough, few.best_first())
    }
}

/// What is still to be added of one word.
struct Sum<'a> {
    rest: &'a [(DocId, f32)],
    evidence: &'a Evidence,
    share: f32,
    held: u32,
}

impl<'a> Sum<'a> {
    fn of_word(evidence: &'a Evidence, part: usize) -> Self {
        let held = match (&evidence.slip, evidence.quoted) {
            (Some(_), _) => SLIPPED,
            (None, Quoted::Yes) => TYPED + QUOTED,
            (None, Quoted::No) => TYPED,
        };
        Self { rest: evidence.in_part(part), evidence, share: 1.0, held }
    }

    fn of_neighbours(evidence: &'a Evidence, part: usize) -> Self {
        Self { rest: evidence.in_part(part), evidence, share: NEIGHBOUR_SHARE, held: 0 }
    }

    fn add_up_to(&mut self, end: DocId, window: &mut Window<Standing>) {
        let whole = self.rest.last().is_none_or(|(doc, _)| *doc < end);
        let before = if whole { self.rest.len() } else { self.rest.partition_point(|(doc, _)| *doc < end) };
        let (now, rest) = self.rest.split_at_checked(before).unwrap_or_default();
        for (doc, held) in now {
            if let Some(standing) = window.tell(*doc) {
                standing.worth += self.evidence.worth_of(*held) * self.share;
                standing.held += self.held;
            }
        }
        self.rest = rest;
    }
}
