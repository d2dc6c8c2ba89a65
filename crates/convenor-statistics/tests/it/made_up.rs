//! Made-up tables.

use convenor_statistics::{CountRow, CountTable, Link, Method, ProtectedTable, Rule, TOTAL, protect};

/// A dimension: its name, its smallest codes, and which larger ones they are part of.
#[derive(Debug, Clone)]
pub(crate) struct Side {
    pub(crate) name: &'static str,
    pub(crate) codes: usize,
    /// Sizes of the groups that neighbouring codes form; each size is one more geography over the same codes.
    pub(crate) groups: Vec<usize>,
}

impl Side {
    pub(crate) fn links(&self) -> Vec<Link> {
        let link = |size: &usize, code: usize| Link {
            dimension: self.name.to_owned(),
            code: format!("{}{code}", self.name),
            parent: format!("{}-by{size}-{}", self.name, code / size),
        };
        self.groups.iter().flat_map(|size| (0..self.codes).map(move |code| link(size, code))).collect()
    }
}

/// The table of these sides with a count for every smallest cell, the last side fastest.
pub(crate) fn table(sides: &[Side], counts: &[u64]) -> CountTable {
    let names: Vec<String> = sides.iter().map(|side| side.name.to_owned()).collect();
    let links: Vec<Link> = sides.iter().flat_map(Side::links).collect();
    let row = |(mut place, count): (usize, &u64)| {
        let mut codes = Vec::new();
        for side in sides.iter().rev() {
            codes.insert(0, format!("{}{}", side.name, place % side.codes));
            place /= side.codes;
        }
        CountRow { codes, count: *count }
    };
    let rows: Vec<CountRow> = counts.iter().enumerate().map(row).collect();
    CountTable::new(&names, &rows, &links).unwrap()
}

pub(crate) fn links(sides: &[Side]) -> Vec<Link> {
    sides.iter().flat_map(Side::links).collect()
}

pub(crate) fn rule(hidden_to: u64, rounded_to: Option<u64>) -> Rule {
    Rule { name: "made up".to_owned(), method: Method::Suppress, hidden_from: 1, hidden_to, rounded_to }
}

pub(crate) fn protected(tables: &[CountTable], rule: &Rule) -> Vec<ProtectedTable> {
    let disclosed = protect(tables, rule).unwrap();
    assert!(disclosed.get().minimal, "tables of tests are small");
    disclosed.get().tables.clone()
}

/// The true number of a cell that is named by all dimensions, of the first table that has it.
pub(crate) fn truth(
    tables: &[(&[&str], &CountTable)],
    cell: &std::collections::BTreeMap<String, String>,
) -> u64 {
    let found = tables.iter().find_map(|(names, table)| {
        let elsewhere = cell.iter().any(|(name, code)| !names.contains(&name.as_str()) && code != TOTAL);
        let codes: Vec<&str> = names.iter().map(|name| cell[*name].as_str()).collect();
        (!elsewhere).then(|| table.count(&codes)).flatten()
    });
    found.unwrap()
}
