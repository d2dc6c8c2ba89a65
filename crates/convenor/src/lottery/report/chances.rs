//! Everybody's chance beside the older method's, as a picture and as a table.

use convenor_lottery::{Algorithm, Seed, legacy, tenths};
use convenor_report::chart::{Caption, ChanceCurve, ChanceWords};
use convenor_report::{Block, PageTable};

use super::super::answer::percent;
use super::super::outcome::Outcome;
use super::words;

/// Draws by the older method that its chances are counted from.
const LEGACY_DRAWS: u32 = 1000;

pub(super) fn blocks(outcome: &Outcome) -> Vec<Block> {
    let (chances, other) = (outcome.chances(), legacy_chances(outcome));
    let mut blocks = vec![
        Block::Heading("Everybody's chance".to_owned()),
        Block::Words(words::explained(outcome.audit.algorithm).to_owned()),
    ];
    if other.is_empty() && outcome.audit.algorithm != Algorithm::Legacy {
        let words =
            "The older method found no panel within these quotas, so that there is nothing to compare with.";
        blocks.push(Block::Words(words.to_owned()));
    }
    blocks.push(Block::Figure(curve(outcome, &chances, &other).figure()));
    blocks.push(Block::Table(table(&chances, &other)));
    blocks
}

fn curve(outcome: &Outcome, chances: &[f64], other: &[f64]) -> ChanceCurve {
    let people = u32::try_from(chances.len().max(1)).unwrap_or(u32::MAX);
    let equal = f64::from(outcome.audit.seats) / f64::from(people);
    let caption = Caption {
        id: "chances".to_owned(),
        title: "Everybody's chance of a seat".to_owned(),
        description: "From the least likely person to the most. The table below has the same numbers."
            .to_owned(),
    };
    let words = ChanceWords {
        chances: format!("This lottery ({})", words::name(outcome.audit.algorithm)),
        other: format!("The older method, from {LEGACY_DRAWS} draws"),
        equal: format!("If all chances were equal: {}", percent(equal)),
        people: format!("{people} people, from the least likely to the most"),
    };
    ChanceCurve { caption, words, chances: chances.to_vec(), other: other.to_vec(), equal }
}

fn table(chances: &[f64], other: &[f64]) -> PageTable {
    let (ours, theirs) = (tenths(chances), tenths(other));
    let whose = |tenth: usize| match tenth {
        0 => "the least likely person".to_owned(),
        5 => "the person in the middle".to_owned(),
        10 => "the most likely person".to_owned(),
        tenth => format!("after {} % of the people", tenth * 10),
    };
    let row = |(tenth, chance): (usize, &f64)| {
        let other = theirs.get(tenth).map(|chance| percent(*chance));
        [whose(tenth), percent(*chance)].into_iter().chain(other).collect()
    };
    let headings = ["Chance of", "This lottery"].map(str::to_owned);
    let other = (!other.is_empty()).then(|| "The older method".to_owned());
    PageTable {
        caption: "Chances, from the least likely person to the most".to_owned(),
        headings: headings.into_iter().chain(other).collect(),
        rows: ours.iter().enumerate().map(row).collect(),
    }
}

/// Chances by the older method, from draws that follow from the published list, so that anybody can make them again. Empty when it
/// is the method in use, or finds no panel.
fn legacy_chances(outcome: &Outcome) -> Vec<f64> {
    if outcome.audit.algorithm == Algorithm::Legacy {
        return Vec::new();
    }
    let kinds = outcome.certificate.kinds();
    let seed = Seed::of_text(&format!("beside {}", outcome.audit.hash));
    let Ok(distribution) = legacy(&kinds, LEGACY_DRAWS, &seed) else { return Vec::new() };
    let chances = distribution.chances(&kinds);
    let each = chances.iter().zip(kinds.kinds());
    each.flat_map(|(chance, kind)| std::iter::repeat_n(*chance, kind.people.len())).collect()
}
