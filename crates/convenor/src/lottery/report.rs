//! `report.html`: a draw explained to everybody, in one file that stands alone. It follows from the other files alone, so that
//! it can be made again from them.

mod chances;
mod words;

use convenor_lottery::{DrawnBy, ReplacementRound, Spread, ValueSeats};
use convenor_report::{Block, Page, PageTable};

use super::answer::percent;
use super::outcome::Outcome;

/// Levels that are told one by one.
const LEVELS_TOLD_MAX: usize = 30;

/// The whole page.
pub(super) fn html(outcome: &Outcome) -> String {
    let blocks = [asked(outcome), quotas(outcome), chances::blocks(outcome), drawn(outcome), proof(outcome)];
    let title = format!("Democratic lottery: {} seats", outcome.audit.seats);
    Page { language: "en-GB".to_owned(), title, blocks: blocks.concat() }.html()
}

fn asked(outcome: &Outcome) -> Vec<Block> {
    let (audit, certificate) = (&outcome.audit, &outcome.certificate);
    let chances = outcome.chances();
    let spread = Spread::of(&chances);
    let fact = |term: &str, said: String| (term.to_owned(), said);
    let facts = vec![
        fact("Seats", audit.seats.to_string()),
        fact("People who volunteered", audit.people.to_string()),
        fact("People in the lottery", chances.len().to_string()),
        fact("Kinds of people", certificate.kinds.len().to_string()),
        fact("Way to share out chances", words::name(audit.algorithm).to_owned()),
        fact("Smallest chance", percent(spread.smallest)),
        fact("Largest chance", percent(spread.largest)),
        fact("Gini coefficient of the chances", format!("{:.3}", spread.gini)),
        fact("Numbered panels", audit.panels.to_string()),
    ];
    let mut blocks = vec![Block::Heading("What was asked".to_owned()), Block::Facts(facts)];
    if audit.choices.is_empty() {
        blocks.push(Block::Words("Nothing was chosen beyond the quotas below.".to_owned()));
    } else {
        blocks.push(Block::Words("What was chosen beyond the quotas below:".to_owned()));
        blocks.push(Block::List(audit.choices.clone()));
    }
    blocks
}

/// The people in the lottery beside the quotas, the average panel and the drawn one, by value.
fn quotas(outcome: &Outcome) -> Vec<Block> {
    let certificate = &outcome.certificate;
    let everybody: Vec<usize> = (0..outcome.lines.len()).collect();
    let people = outcome.seats(&everybody);
    let average = certificate.panels.chances(&certificate.kinds());
    let panel = outcome.audit.draw.as_ref().map(|draw| outcome.seats(outcome.people_of(draw.panel)));
    let mut tables = Vec::new();
    for (place, feature) in certificate.quotas.features.iter().enumerate() {
        let mut rows = Vec::new();
        for (at, value) in feature.values.iter().enumerate() {
            let of_kinds = certificate.kinds.iter().zip(&average);
            let has = of_kinds.filter(|(kind, _)| kind.values.get(place) == Some(&at));
            let seats: f64 = has.map(|(kind, chance)| f64::from(kind.people) * chance).sum();
            let count = |list: &[ValueSeats]| {
                let found = list.iter().find(|one| one.feature == feature.name && one.value == value.name);
                found.map(|one| one.seats)
            };
            let row = [
                value.name.clone(),
                format!("{} to {}", value.seats.min, value.seats.max),
                count(&people).unwrap_or_default().to_string(),
                format!("{seats:.2}"),
            ];
            let drawn = panel.as_deref().and_then(count).map(|seats| seats.to_string());
            rows.push(row.into_iter().chain(drawn).collect());
        }
        let headings = ["", "Quota", "People in the lottery", "Seats on average"].map(str::to_owned);
        let headings: Vec<String> = headings
            .into_iter()
            .chain(panel.as_ref().map(|_| "Seats in the drawn panel".to_owned()))
            .collect();
        let headings = named(headings, &feature.name);
        tables.push(Block::Table(PageTable { caption: feature.name.clone(), headings, rows }));
    }
    let words = "Every panel has a number of seats within the quota for every value.";
    [vec![Block::Heading("Quotas, people and seats".to_owned()), Block::Words(words.to_owned())], tables]
        .concat()
}

/// The first column is headed by what its cells are.
fn named(mut headings: Vec<String>, first: &str) -> Vec<String> {
    if let Some(heading) = headings.first_mut() {
        first.clone_into(heading);
    }
    headings
}

fn drawn(outcome: &Outcome) -> Vec<Block> {
    let audit = &outcome.audit;
    let how = match audit.draw.as_ref().map(|draw| (draw.panel, &draw.by)) {
        None => "This is a test run: no panel has been drawn.".to_owned(),
        Some((panel, DrawnBy::Number(number))) => {
            format!("Panel {panel} was drawn, by the public number {number}.")
        }
        Some((panel, DrawnBy::Seed(seed))) => format!("Panel {panel} was drawn, by the seed “{seed}”."),
    };
    let facts = vec![
        ("SHA-256 of panels.csv".to_owned(), audit.hash.clone()),
        ("Commitment to the seed".to_owned(), audit.commitment.clone()),
        ("Largest change of anybody's chance".to_owned(), format!("{:.6}", audit.largest_change)),
    ];
    let mut blocks = vec![
        Block::Heading("The draw".to_owned()),
        Block::Words(how),
        Block::Words(format!(
            "The chances were made into {} numbered panels, each as likely as any other and each within every quota; \
             panels.csv lists who is in which. Whoever has the list can count in how many panels somebody is.",
            audit.panels
        )),
        Block::Facts(facts),
    ];
    blocks.extend((!audit.replacements.is_empty()).then(|| replacements(&audit.replacements)));
    blocks
}

/// Who came in later, by identifier.
fn replacements(rounds: &[ReplacementRound]) -> Block {
    let row = |(number, round): (usize, &ReplacementRound)| {
        let kept = if round.kept { "yes" } else { "no: the nearest were agreed to" };
        let cells = [round.gone.join(", "), round.people.join(", "), round.seed.clone(), kept.to_owned()];
        std::iter::once(number.to_string()).chain(cells).collect()
    };
    let headings = ["Round", "Dropped out", "Came in", "Seed", "Every quota is kept"].map(str::to_owned);
    Block::Table(PageTable {
        caption: "Replacements".to_owned(),
        headings: headings.to_vec(),
        rows: (1..).zip(rounds).map(row).collect(),
    })
}

fn proof(outcome: &Outcome) -> Vec<Block> {
    let levels = outcome.levels();
    let mut blocks = vec![Block::Heading("The proof".to_owned())];
    blocks.push(Block::Words(words::proof(outcome.audit.algorithm).to_owned()));
    if levels.is_empty() {
        return blocks;
    }
    let row = |(level, (chance, people)): (usize, &(f64, u32))| {
        vec![level.to_string(), format!("{:.4} %", chance * 100.0), people.to_string()]
    };
    let rows = (1..).zip(&levels).take(LEVELS_TOLD_MAX).map(row).collect();
    let caption = match levels.len() {
        count if count > LEVELS_TOLD_MAX => {
            format!("The first {LEVELS_TOLD_MAX} of {count} levels; all are in certificate.json")
        }
        _ => "Levels".to_owned(),
    };
    let headings = ["Level", "Chance", "People who have it"].map(str::to_owned).to_vec();
    blocks.push(Block::Table(PageTable { caption, headings, rows }));
    blocks
}
