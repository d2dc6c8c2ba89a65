//! Attackers written anew for the tests: one with a ready-made solver, which knows nothing of the product's shortcuts, and
//! one that tries every table there can be. They make their own sums from codes and hierarchy.

use std::collections::{BTreeMap, BTreeSet};

use convenor_statistics::{HiddenWhy, Link, ProtectedCount, ProtectedTable, Rule, TOTAL};
use microlp::{ComparisonOp, Error, OptimizationDirection, Problem, Variable};

/// Names of dimensions with the codes of a cell; a dimension that its table has not is at its total.
type Key = BTreeMap<String, String>;

/// Everything that tables about the same people show.
pub(crate) struct Attacker {
    pub(crate) cells: BTreeMap<Key, ProtectedCount>,
    sums: Vec<(Key, Vec<Key>)>,
    step: u64,
}

/// What the smallest parts of each code are, from links alone.
fn leaves(codes: &BTreeSet<String>, links: &[Link], name: &str) -> BTreeMap<String, BTreeSet<String>> {
    let parents = |code: &str| -> Vec<String> {
        let mine = links.iter().filter(|link| link.dimension == name && link.code == code);
        mine.map(|link| link.parent.clone()).collect()
    };
    let is_parent = |code: &str| codes.iter().any(|child| parents(child).iter().any(|parent| parent == code));
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for leaf in codes.iter().filter(|code| *code != TOTAL && !is_parent(code)) {
        let mut up = vec![leaf.clone(), TOTAL.to_owned()];
        while let Some(code) = up.pop() {
            up.extend(parents(&code));
            found.entry(code).or_default().insert(leaf.clone());
        }
    }
    found
}

impl Attacker {
    pub(crate) fn new(tables: &[ProtectedTable], links: &[Link], rule: &Rule) -> Self {
        let mut made = Self { cells: BTreeMap::new(), sums: Vec::new(), step: rule.rounded_to.unwrap_or(1) };
        let mut all: BTreeSet<&str> = BTreeSet::new();
        for table in tables {
            all.extend(table.dimensions.iter().map(String::as_str));
        }
        for table in tables {
            let key = |codes: &[String]| -> Key {
                let mut key: Key = all.iter().map(|name| ((*name).to_owned(), TOTAL.to_owned())).collect();
                key.extend(table.dimensions.iter().cloned().zip(codes.iter().cloned()));
                key
            };
            for (at, name) in table.dimensions.iter().enumerate() {
                let codes: BTreeSet<String> = table.cells.iter().map(|cell| cell.codes[at].clone()).collect();
                let leaves = leaves(&codes, links, name);
                for cell in &table.cells {
                    let parts = &leaves[&cell.codes[at]];
                    if parts.len() == 1 && parts.contains(&cell.codes[at]) {
                        continue;
                    }
                    let part = |code: &String| {
                        let mut codes = cell.codes.clone();
                        codes[at].clone_from(code);
                        key(&codes)
                    };
                    made.sums.push((key(&cell.codes), parts.iter().map(part).collect()));
                }
            }
            made.cells.extend(table.cells.iter().map(|cell| (key(&cell.codes), cell.count)));
        }
        made
    }

    fn bounds(&self, count: ProtectedCount) -> (f64, f64) {
        let below = f64::from(u32::try_from(self.step / 2).unwrap());
        match count {
            ProtectedCount::Shown { count } => (real(count), real(count)),
            ProtectedCount::Rounded { count } => (real(count) - below, real(count) + below),
            ProtectedCount::Hidden { .. } => (0.0, f64::INFINITY),
        }
    }

    /// The smallest or largest number of a cell, by linear programming.
    fn end(&self, cell: &Key, direction: OptimizationDirection) -> f64 {
        let mut problem = Problem::new(direction);
        let mut numbers: BTreeMap<&Key, Variable> = BTreeMap::new();
        for (key, count) in &self.cells {
            numbers.insert(key, problem.add_var(f64::from(u8::from(key == cell)), self.bounds(*count)));
        }
        for (whole, parts) in &self.sums {
            let terms = parts.iter().map(|part| (numbers[part], 1.0)).chain([(numbers[whole], -1.0)]);
            problem.add_constraint(terms.collect::<Vec<_>>(), ComparisonOp::Eq, 0.0);
        }
        match problem.solve() {
            Ok(solution) => solution.into_solution().unwrap().objective(),
            Err(Error::Unbounded) => f64::INFINITY,
            Err(error) => panic!("the published tables fit no numbers: {error}"),
        }
    }

    /// The protected cells that are given away: found exactly, or small and not open from one end of the rule to the other.
    pub(crate) fn given_away(&self, rule: &Rule) -> Vec<(Key, f64, f64)> {
        let hidden = self.cells.iter().filter_map(|(key, count)| match count {
            ProtectedCount::Hidden { why } => Some((key, *why)),
            _ => None,
        });
        let attacked = hidden.map(|(key, why)| {
            let low = self.end(key, OptimizationDirection::Minimize);
            let high = self.end(key, OptimizationDirection::Maximize);
            (key, why, low, high)
        });
        let found = attacked.filter(|(_, why, low, high)| {
            let open = *low <= real(rule.hidden_from) + 1e-6 && *high >= real(rule.hidden_to) - 1e-6;
            high - low < 1e-6 || (*why == HiddenWhy::Small && !open)
        });
        found.map(|(key, _, low, high)| (key.clone(), low, high)).collect()
    }

    /// Shows one cell again, with its true number.
    pub(crate) fn reveal(&mut self, cell: &Key, count: u64) {
        self.cells.insert(cell.clone(), ProtectedCount::Shown { count });
    }
}

pub(crate) fn real(count: u64) -> f64 {
    f64::from(u32::try_from(count).unwrap())
}
