//! How long the protection of a table takes, and how much it hides:
//! `cargo run --release -p convenor-statistics --example disclose_speed -- 42 20 3`, with the number of codes of each
//! dimension. The counts are made up, with few people in most cells. It takes no part in the product.
#![expect(clippy::print_stdout, reason = "the figures are what the program is for")]

use std::time::Instant;

use convenor_statistics::{
    CountRow, CountTable, HiddenWhy, Method, Patience, ProtectedCount, PublishedCell, PublishedCount,
    PublishedTable, Rule, audit, protect,
};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut sizes: Vec<usize> = std::env::args().skip(1).filter_map(|word| word.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = vec![42, 20, 3];
    }
    for (name, rounded_to) in [("suppress-under-8", None), ("nhs", Some(5))] {
        for people_per_cell in [2, 8, 30] {
            let rule = Rule {
                name: name.to_owned(),
                method: Method::Suppress,
                hidden_from: 1,
                hidden_to: 7,
                rounded_to,
            };
            measure(&sizes, people_per_cell, &rule)?;
        }
    }
    Ok(())
}

fn measure(sizes: &[usize], people_per_cell: u64, rule: &Rule) -> Result<(), Box<dyn std::error::Error>> {
    let names: Vec<String> = (0..sizes.len()).map(|number| format!("d{number}")).collect();
    let table = CountTable::new(&names, &rows(sizes, people_per_cell), &[])?;
    let start = Instant::now();
    let disclosed = protect(&[table], rule)?;
    let protect_s = start.elapsed().as_secs_f64();
    let protection = disclosed.get();
    let cells = &protection.tables.first().ok_or("no table")?.cells;
    let hidden =
        |wanted| cells.iter().filter(|cell| cell.count == ProtectedCount::Hidden { why: wanted }).count();
    let published = PublishedTable {
        dimensions: names,
        cells: cells
            .iter()
            .map(|cell| PublishedCell { codes: cell.codes.clone(), count: seen(cell.count) })
            .collect(),
        links: Vec::new(),
    };
    let start = Instant::now();
    let audit = audit(&published, rule, Patience::FewSeconds)?;
    println!(
        "{} about {people_per_cell} people a cell: {} cells, {} small, {} more hidden, protected in {protect_s:.2} s, \
         attacked in {:.2} s but for {}, safe {}, minimal {}, in whole people {}",
        rule.name,
        cells.len(),
        hidden(HiddenWhy::Small),
        hidden(HiddenWhy::GivesAnotherAway),
        start.elapsed().as_secs_f64(),
        audit.left,
        audit.is_safe(),
        protection.minimal,
        protection.in_whole_people,
    );
    Ok(())
}

fn seen(count: ProtectedCount) -> PublishedCount {
    match count {
        ProtectedCount::Shown { count } => PublishedCount::Exact(count),
        ProtectedCount::Rounded { count } => PublishedCount::Rounded(count),
        ProtectedCount::Hidden { why: HiddenWhy::Small } => PublishedCount::HiddenSmall,
        ProtectedCount::Hidden { why: HiddenWhy::GivesAnotherAway } => PublishedCount::HiddenForAnother,
    }
}

/// Uneven made-up counts: some codes have many people, most few.
fn rows(sizes: &[usize], people_per_cell: u64) -> Vec<CountRow> {
    let cells: usize = sizes.iter().product();
    let mut noise: u64 = 88_172_645_463_325_252;
    let mut next = |most: u64| {
        noise ^= noise << 13;
        noise ^= noise >> 7;
        noise ^= noise << 17;
        noise % most.max(1)
    };
    let row = |cell: usize| {
        let mut left = cell;
        let mut codes = Vec::new();
        let mut weight = people_per_cell * 2;
        for size in sizes {
            let code = left % size;
            left /= size;
            weight = weight * (1 + (code as u64 * 7) % 5) / 3;
            codes.push(format!("c{code}"));
        }
        let count = next(weight + 1) * next(4) / 2;
        CountRow { codes, count }
    };
    (0..cells).map(row).collect()
}
