//! One dimension of a table: its codes, which of them are sums of others, and the total of all.

use std::collections::{BTreeMap, BTreeSet};

/// The code that stands for everybody in a dimension.
pub const TOTAL: &str = "Total";

/// Where a code stands among those of its dimension.
pub(super) type Code = usize;

/// One line of a hierarchy: the people of a code are counted under its parent too.
///
/// A code may have several parents: a small area in a district and in a board, a month in a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The dimension, by the name of its column.
    pub dimension: String,
    /// The smaller one.
    pub code: String,
    /// The larger one.
    pub parent: String,
}

/// A code whose people are those of its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Sum {
    pub(super) whole: Code,
    pub(super) parts: Vec<Code>,
}

/// A dimension with everything that follows from its codes and their parents. The total is the last code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dimension {
    pub(super) name: String,
    pub(super) codes: Vec<String>,
    places: BTreeMap<String, Code>,
    parents: Vec<BTreeSet<Code>>,
    /// For every code: itself and all that it is part of.
    above: Vec<BTreeSet<Code>>,
    /// For every code: the smallest parts that it is made of; itself where it has none.
    leaves: Vec<BTreeSet<Code>>,
    pub(super) sums: Vec<Sum>,
}

/// A code that is, through others, a part of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Circle {
    pub(super) code: String,
}

impl Dimension {
    /// A dimension of these codes, the total aside, and whatever they are linked to.
    pub(super) fn new<'a>(
        name: &str,
        codes: impl IntoIterator<Item = &'a str>,
        links: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<Self, Circle> {
        let links: Vec<_> = links.into_iter().filter(|(_, parent)| *parent != TOTAL).collect();
        let mut all = Codes::default();
        codes.into_iter().filter(|code| *code != TOTAL).for_each(|code| all.add(code));
        for (_, parent) in &links {
            all.add(parent);
        }
        let mut parents = vec![BTreeSet::new(); all.list.len()];
        for (code, parent) in links {
            if let (Some(code), Some(parent)) = (all.place(code), all.place(parent))
                && let Some(parents) = parents.get_mut(code)
            {
                parents.insert(parent);
            }
        }
        Self::of(name, all.list, parents)
    }

    /// The dimension of several tables: all their codes and links.
    pub(super) fn joined(same: &[&Self]) -> Result<Self, Circle> {
        let name = same.first().map_or("", |dimension| dimension.name.as_str());
        let codes = same.iter().flat_map(|dimension| dimension.codes.iter().map(String::as_str));
        Self::new(name, codes, same.iter().flat_map(|dimension| dimension.links()))
    }

    fn links(&self) -> impl Iterator<Item = (&str, &str)> {
        self.codes.iter().zip(&self.parents).flat_map(|(code, parents)| {
            let parents = parents.iter().filter_map(|parent| self.codes.get(*parent));
            parents.map(|parent| (code.as_str(), parent.as_str()))
        })
    }

    fn of(name: &str, mut codes: Vec<String>, mut parents: Vec<BTreeSet<Code>>) -> Result<Self, Circle> {
        let mut above = climb(&codes, &parents)?;
        let total = codes.len();
        codes.push(TOTAL.to_owned());
        parents.push(BTreeSet::new());
        above.push(BTreeSet::new());
        for above in &mut above {
            above.insert(total);
        }
        let leaves = gather(&parents, &above);
        let places = codes.iter().cloned().zip(0..).collect();
        let mut made =
            Self { name: name.to_owned(), codes, places, parents, above, leaves, sums: Vec::new() };
        made.sums = (0..=total).filter_map(|code| made.sum(code)).collect();
        Ok(made)
    }

    /// What a code is the sum of: the codes right under it, or the smallest ones where those overlap, as two
    /// geographies over the same small areas do.
    fn sum(&self, whole: Code) -> Option<Sum> {
        let right_under: Vec<Code> = if whole == self.total() {
            (0..whole).filter(|code| self.parents.get(*code).is_some_and(BTreeSet::is_empty)).collect()
        } else {
            let under = |code: &Code| self.parents.get(*code).is_some_and(|parents| parents.contains(&whole));
            (0..self.total()).filter(under).collect()
        };
        let smallest: Vec<Code> = self.leaves(whole).collect();
        let counted: usize = right_under.iter().map(|code| self.leaves(*code).count()).sum();
        let parts = if counted == smallest.len() { right_under } else { smallest };
        (!parts.is_empty() && parts != [whole]).then_some(Sum { whole, parts })
    }

    /// The code that stands for everybody.
    pub(super) fn total(&self) -> Code {
        self.codes.len().saturating_sub(1)
    }

    /// The smallest parts of a code.
    pub(super) fn leaves(&self, code: Code) -> impl Iterator<Item = Code> {
        self.leaves.get(code).into_iter().flatten().copied()
    }

    /// A code and all that it is part of, the total included.
    pub(super) fn above(&self, code: Code) -> impl Iterator<Item = Code> {
        self.above.get(code).into_iter().flatten().copied()
    }

    /// Whether one code is another or part of it.
    pub(super) fn within(&self, code: Code, whole: Code) -> bool {
        self.above.get(code).is_some_and(|above| above.contains(&whole))
    }

    /// Whether a code is the sum of others.
    pub(super) fn is_sum(&self, code: Code) -> bool {
        self.leaves(code).any(|leaf| leaf != code)
    }

    /// The place of a code, by its name.
    pub(super) fn place(&self, code: &str) -> Option<Code> {
        self.places.get(code).copied()
    }
}

/// Codes in the order in which they were met.
#[derive(Default)]
struct Codes {
    list: Vec<String>,
    places: BTreeMap<String, Code>,
}

impl Codes {
    fn add(&mut self, code: &str) {
        if !self.places.contains_key(code) {
            self.places.insert(code.to_owned(), self.list.len());
            self.list.push(code.to_owned());
        }
    }

    fn place(&self, code: &str) -> Option<Code> {
        self.places.get(code).copied()
    }
}

/// For every code, itself and all that it is part of; an error where that goes round in a circle.
fn climb(codes: &[String], parents: &[BTreeSet<Code>]) -> Result<Vec<BTreeSet<Code>>, Circle> {
    let mut above: Vec<BTreeSet<Code>> = (0..codes.len()).map(|code| BTreeSet::from([code])).collect();
    // A chain of links is never longer than there are codes, so that a circle shows in never coming to rest.
    for _ in 0..=codes.len() {
        let mut grown = None;
        for code in 0..codes.len() {
            let more: Vec<Code> = parents
                .get(code)
                .into_iter()
                .flatten()
                .filter_map(|parent| above.get(*parent))
                .flatten()
                .copied()
                .collect();
            if let Some(mine) = above.get_mut(code) {
                let before = mine.len();
                mine.extend(more);
                if mine.len() > before {
                    grown = Some(code);
                }
            }
        }
        if grown.is_none() {
            break;
        }
    }
    let circle = parents.iter().enumerate().find(|(code, parents)| {
        parents.iter().any(|parent| above.get(*parent).is_some_and(|above| above.contains(code)))
    });
    match circle.and_then(|(code, _)| codes.get(code)) {
        Some(code) => Err(Circle { code: code.clone() }),
        None => Ok(above),
    }
}

/// For every code, the codes without parts of their own that lie in it.
fn gather(parents: &[BTreeSet<Code>], above: &[BTreeSet<Code>]) -> Vec<BTreeSet<Code>> {
    let total = above.len().saturating_sub(1);
    let wholes: BTreeSet<Code> = parents.iter().flatten().copied().collect();
    let mut leaves = vec![BTreeSet::new(); above.len()];
    for leaf in (0..total).filter(|code| !wholes.contains(code)) {
        for whole in above.get(leaf).into_iter().flatten() {
            if let Some(leaves) = leaves.get_mut(*whole) {
                leaves.insert(leaf);
            }
        }
    }
    leaves
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(dimension: &Dimension) -> Vec<String> {
        let name = |code: &Code| dimension.codes[*code].as_str();
        let parts = |sum: &Sum| sum.parts.iter().map(name).collect::<Vec<_>>().join("+");
        dimension.sums.iter().map(|sum| format!("{}={}", name(&sum.whole), parts(sum))).collect()
    }

    #[test]
    fn months_make_years_and_years_the_total() {
        let links = [("jan", "2025"), ("feb", "2025"), ("mar", "2026")];
        let months = Dimension::new("month", ["jan", "feb", "mar"], links).unwrap();
        assert_eq!(sums(&months), ["2025=jan+feb", "2026=mar", "Total=2025+2026"]);
        assert!(months.within(0, 3) && !months.within(0, 4));
    }

    #[test]
    fn two_geographies_are_not_counted_twice_in_the_total() {
        let links = [("a", "D"), ("b", "D"), ("c", "E"), ("a", "I"), ("b", "J"), ("c", "J"), ("D", TOTAL)];
        let areas = Dimension::new("area", ["a", "b", "c"], links).unwrap();
        assert_eq!(sums(&areas), ["D=a+b", "E=c", "I=a", "J=b+c", "Total=a+b+c"]);
    }

    #[test]
    fn a_code_that_is_part_of_itself_is_refused() {
        let circle = Dimension::new("area", ["a"], [("a", "b"), ("b", "c"), ("c", "b")]);
        assert_eq!(circle.unwrap_err().code, "b");
    }

    #[test]
    fn tables_are_joined_by_their_codes() {
        let months = Dimension::new("time", ["jan", "feb"], [("jan", "2025"), ("feb", "2025")]).unwrap();
        let years = Dimension::new("time", ["2024", "2025"], []).unwrap();
        let both = Dimension::joined(&[&months, &years]).unwrap();
        assert_eq!(both.codes, ["jan", "feb", "2025", "2024", TOTAL]);
        assert_eq!(sums(&both), ["2025=jan+feb", "Total=2025+2024"]);
    }
}
