//! Who was heard, group by group, area by area and quarter by quarter, after disclosure control: tables of the same people are
//! protected together, so that none gives away what another hides.

use std::collections::{BTreeMap, BTreeSet};

use convenor_statistics::{
    Count, CountRow, CountTable, Disclosure, Link, ProtectError, ProtectedCount, ProtectedTable, ShownCount,
    TableError, protect,
};

use super::{Heard, HeardCell, Quarter, ReachQuestion};
use crate::area::AreaCode;

/// Most quarters of a trend: three years.
const QUARTERS_MAX: usize = 12;
/// Most groups by area that are told: of more, only groups and areas by themselves. Looking after more of them together takes
/// longer than anybody waits, and nearly all would be hidden.
const CELLS_MAX: usize = 1_500;
/// The code of everybody.
const TOTAL: &str = convenor_statistics::TOTAL;
/// The code of all groups that are known.
const KNOWN: &str = "known";
/// The code of those of whom it is not known.
const UNKNOWN: &str = "unknown";

/// Tables that cannot be looked after.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "these are more numbers than can be looked after at once; ask for fewer areas, or cross fewer groups ({0})"
)]
pub struct ShownError(String);

/// Counts as they may be shown. Codes are those of each group, then one of the area or the quarter.
pub(super) struct Shown {
    quarters: Vec<Quarter>,
    by: usize,
    by_area: BTreeMap<Vec<String>, ShownCount>,
    by_quarter: BTreeMap<Vec<String>, ShownCount>,
    /// Areas and quarters in which so few did not say that their number is hidden.
    few_missing: BTreeSet<String>,
    /// Whether groups are told by area, and not only groups and areas by themselves.
    is_crossed: bool,
}

impl Shown {
    /// Puts the people of a question through disclosure control.
    pub(super) fn new(
        question: &ReachQuestion,
        heard: &Heard,
        areas: &[AreaCode],
        disclosure: &Disclosure,
    ) -> Result<Self, ShownError> {
        let quarters = heard.quarters().map(|(first, last)| Quarter::between(first, last, QUARTERS_MAX));
        let quarters = quarters.unwrap_or_default();
        let recent: BTreeSet<String> = quarters.iter().map(ToString::to_string).collect();
        let area =
            |cell: &HeardCell| cell.area.as_ref().map_or_else(|| UNKNOWN.to_owned(), ToString::to_string);
        let quarter = |cell: &HeardCell| {
            let quarter = cell.month.map(|month| Quarter::of(month).to_string());
            quarter.filter(|quarter| recent.contains(quarter)).unwrap_or_else(|| UNKNOWN.to_owned())
        };
        let mut by_area = Table::of(question, heard, areas.iter().map(ToString::to_string).collect(), area);
        let by_quarter = Table::of(question, heard, recent.iter().cloned().collect(), quarter);
        let few_missing = by_area.few_missing(disclosure).chain(by_quarter.few_missing(disclosure)).collect();
        let is_crossed = by_area.codes.iter().map(Vec::len).product::<usize>() <= CELLS_MAX;
        if !is_crossed {
            by_area = by_area.without_groups();
        }
        let [by_area, by_quarter] = show([by_area, by_quarter], disclosure)?;
        Ok(Self { quarters, by: question.by.len(), by_area, by_quarter, few_missing, is_crossed })
    }

    /// The quarters of trends.
    pub(super) fn quarters(&self) -> &[Quarter] {
        &self.quarters
    }

    /// Whether groups are told by area.
    pub(super) fn is_crossed(&self) -> bool {
        self.is_crossed
    }

    /// Everybody.
    pub(super) fn everybody(&self) -> ShownCount {
        self.in_area(&vec![TOTAL; self.by], None)
    }

    /// Those of whom the group is known, in an area or in all.
    pub(super) fn known(&self, area: Option<&AreaCode>) -> ShownCount {
        self.in_area(&vec![KNOWN; self.by], area)
    }

    /// A group, in an area or in all.
    pub(super) fn group(&self, group: &[String], area: Option<&AreaCode>) -> ShownCount {
        self.in_area(&group.iter().map(String::as_str).collect::<Vec<_>>(), area)
    }

    /// Everybody in an area.
    pub(super) fn area(&self, area: &AreaCode) -> ShownCount {
        self.in_area(&vec![TOTAL; self.by], Some(area))
    }

    /// What shares in an area, or in all, are of: those of whom the group is known; everybody where so few did not say that
    /// their number would be given away.
    pub(super) fn base(&self, area: Option<&AreaCode>) -> Option<u64> {
        let last = area.map_or(TOTAL, |area| area.0.as_str());
        self.base_of(last, |codes| self.in_area(codes, area))
    }

    /// A group in a quarter, and what shares are of.
    pub(super) fn quarter(&self, group: &[String], quarter: Quarter) -> (ShownCount, Option<u64>) {
        let group: Vec<&str> = group.iter().map(String::as_str).collect();
        let quarter = quarter.to_string();
        let of = |codes: &[&str]| find(&self.by_quarter, codes, &quarter);
        (of(&group), self.base_of(&quarter, of))
    }

    fn base_of(&self, last: &str, of: impl Fn(&[&str]) -> ShownCount) -> Option<u64> {
        let all = |code| of(&vec![code; self.by]).people();
        all(KNOWN).or_else(|| all(TOTAL).filter(|_| self.few_missing.contains(last)))
    }

    fn in_area(&self, codes: &[&str], area: Option<&AreaCode>) -> ShownCount {
        match area {
            Some(area) if self.is_crossed => find(&self.by_area, codes, &area.0),
            Some(area) if codes.iter().all(|code| *code == TOTAL) => find(&self.by_area, &[], &area.0),
            Some(_) => ShownCount::Hidden,
            // The table of quarters has the same totals of groups.
            None => find(&self.by_quarter, codes, TOTAL),
        }
    }
}

/// Of what nobody is in, there is nobody: every cell with anybody is in the table.
fn find(table: &BTreeMap<Vec<String>, ShownCount>, codes: &[&str], last: &str) -> ShownCount {
    let codes: Vec<String> = codes.iter().chain([&last]).map(|code| (*code).to_owned()).collect();
    table.get(&codes).copied().unwrap_or(ShownCount::People { count: 0 })
}

/// People counted by groups, and by one thing more.
struct Table {
    /// Everything that people are told apart by: the codes of each.
    codes: Vec<Vec<String>>,
    counts: BTreeMap<Vec<String>, Count>,
}

/// What may be shown of each cell, by its codes.
type Cells = BTreeMap<Vec<String>, ShownCount>;

/// Puts tables about the same people through disclosure control together.
fn show(tables: [Table; 2], disclosure: &Disclosure) -> Result<[Cells; 2], ShownError> {
    if disclosure.needs_keys() {
        return Ok(tables.map(|table| table.changed(disclosure)));
    }
    let [one, other] = &tables;
    let counted = [one.counted("area")?, other.counted("quarter")?];
    match protect(&counted, disclosure.rule()) {
        Ok(protection) => {
            let mut shown = protection.get().tables.iter().map(cells);
            Ok([(); 2].map(|()| shown.next().unwrap_or_default()))
        }
        // Nothing of it can be told without giving somebody away.
        Err(ProtectError::NotSafe) => Ok(tables.map(Table::hidden)),
        Err(error) => Err(ShownError(error.to_string())),
    }
}

fn cells(table: &ProtectedTable) -> Cells {
    let shown = |count: ProtectedCount| match count {
        ProtectedCount::Shown { count } => ShownCount::People { count },
        ProtectedCount::Rounded { count } => ShownCount::Rounded { count },
        ProtectedCount::Hidden { .. } => ShownCount::Hidden,
    };
    table.cells.iter().map(|cell| (cell.codes.clone(), shown(cell.count))).collect()
}

impl Table {
    fn of(
        question: &ReachQuestion,
        heard: &Heard,
        last: Vec<String>,
        of: impl Fn(&HeardCell) -> String,
    ) -> Self {
        let mut counts: BTreeMap<Vec<String>, Count> = BTreeMap::new();
        for cell in &heard.cells {
            let known = |group: &Option<String>| group.clone().unwrap_or_else(|| UNKNOWN.to_owned());
            let codes = cell.group.iter().map(known).chain([of(cell)]).collect();
            let count = counts.entry(codes).or_default();
            *count += cell.people;
        }
        let groups = question.by.iter().map(|by| by.groups().iter().map(|group| group.key.clone()).collect());
        Self { codes: groups.chain([last]).collect(), counts }
    }

    /// The same people by what comes last alone.
    fn without_groups(self) -> Self {
        let mut counts: BTreeMap<Vec<String>, Count> = BTreeMap::new();
        for (mut codes, count) in self.counts {
            let held = counts.entry(codes.split_off(codes.len().saturating_sub(1))).or_default();
            *held += count;
        }
        Self { codes: self.codes.into_iter().last().into_iter().collect(), counts }
    }

    /// Codes of what comes last, and the total, in which so few did not say that their number is hidden.
    fn few_missing(&self, disclosure: &Disclosure) -> impl Iterator<Item = String> {
        let mut missing: BTreeMap<&str, u64> = BTreeMap::new();
        for (codes, count) in &self.counts {
            let Some((last, groups)) = codes.split_last() else { continue };
            if groups.iter().any(|group| group == UNKNOWN) {
                *missing.entry(last).or_default() += count.people;
                *missing.entry(TOTAL).or_default() += count.people;
            }
        }
        let few: Vec<String> = missing
            .into_iter()
            .filter(|(_, people)| disclosure.rule().hides(*people))
            .map(|(last, _)| last.to_owned())
            .collect();
        few.into_iter()
    }

    /// The table with its totals, for rules that hide. Groups lie in “known”, so that what shares are of is protected too.
    fn counted(&self, last: &str) -> Result<CountTable, ShownError> {
        let groups = self.codes.len().saturating_sub(1);
        let name = |place: usize| if place == groups { last.to_owned() } else { format!("group {place}") };
        let names: Vec<String> = (0..=groups).map(name).collect();
        // Every code is in the table, also of groups and areas of which nobody was heard.
        let mut rows: BTreeMap<Vec<String>, u64> = self.every_code().map(|codes| (codes, 0)).collect();
        rows.extend(self.counts.iter().map(|(codes, count)| (codes.clone(), count.people)));
        let rows: Vec<CountRow> = rows.into_iter().map(|(codes, count)| CountRow { codes, count }).collect();
        let links = names.iter().take(groups).zip(&self.codes).flat_map(|(name, codes)| {
            let link = |code: &String| Link {
                dimension: name.clone(),
                code: code.clone(),
                parent: KNOWN.to_owned(),
            };
            codes.iter().map(link)
        });
        let table = CountTable::new(&names, &rows, &links.collect::<Vec<_>>());
        table.map_err(|error: TableError| ShownError(error.to_string()))
    }

    /// A row for each code, with the first code of everything else.
    fn every_code(&self) -> impl Iterator<Item = Vec<String>> {
        let first = |codes: &Vec<String>| codes.first().cloned().unwrap_or_else(|| UNKNOWN.to_owned());
        let firsts: Vec<String> = self.codes.iter().map(first).collect();
        self.codes.iter().enumerate().flat_map(move |(place, codes)| {
            let firsts = firsts.clone();
            codes.iter().map(move |code| {
                let mut row = firsts.clone();
                row.get_mut(place).into_iter().for_each(|at| code.clone_into(at));
                row
            })
        })
    }

    /// Every cell and total changed by its key, for rules that change numbers.
    fn changed(self, disclosure: &Disclosure) -> Cells {
        let shown = |(codes, count)| (codes, *disclosure.total(count).get());
        self.rolled_up().into_iter().map(shown).collect()
    }

    /// Every cell and total hidden.
    fn hidden(self) -> Cells {
        self.rolled_up().into_keys().map(|codes| (codes, ShownCount::Hidden)).collect()
    }

    /// Every cell with anybody, and every total.
    fn rolled_up(&self) -> BTreeMap<Vec<String>, Count> {
        let mut all: BTreeMap<Vec<String>, Count> = BTreeMap::new();
        for (codes, count) in &self.counts {
            let groups = codes.len().saturating_sub(1);
            let mut wider: Vec<Vec<String>> = vec![Vec::new()];
            for (place, code) in codes.iter().enumerate() {
                let known = (place < groups && code != UNKNOWN).then_some(KNOWN);
                let as_what = [Some(code.as_str()), known, Some(TOTAL)];
                let with = |before: &Vec<String>| {
                    let one =
                        |code: &str| before.iter().cloned().chain([code.to_owned()]).collect::<Vec<_>>();
                    as_what.into_iter().flatten().map(one).collect::<Vec<_>>()
                };
                wider = wider.iter().flat_map(with).collect();
            }
            for codes in wider {
                let held = all.entry(codes).or_default();
                *held += *count;
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use convenor_statistics::{Method, Rule};

    use super::*;
    use crate::reach::By;

    fn heard() -> Heard {
        let cell = |group: Option<&str>, area: &str, month: &str, people: u64| HeardCell {
            group: vec![group.map(str::to_owned)],
            area: Some(AreaCode(area.to_owned())),
            month: month.parse().ok(),
            engagement: 0,
            people: people.into(),
        };
        let cells = vec![
            cell(Some("sex-female"), "N", "2026-01-01", 60),
            cell(Some("sex-female"), "S", "2026-04-01", 3),
            cell(Some("sex-male"), "N", "2026-01-01", 40),
            cell(Some("sex-male"), "S", "2026-04-01", 50),
            cell(Some("gender-other"), "S", "2026-04-01", 20),
            cell(None, "S", "2026-04-01", 30),
        ];
        Heard { cells, ..Heard::default() }
    }

    fn shown(heard: &Heard, areas: &[&str]) -> Shown {
        let rule = Rule {
            name: "suppress-under-8".to_owned(),
            method: Method::Suppress,
            hidden_from: 1,
            hidden_to: 7,
            rounded_to: None,
        };
        let question = ReachQuestion {
            by: vec![By::lookup("sex").unwrap()],
            area: None,
            level: None,
            since: None,
            until: None,
            engagements: crate::RegisterFilter::default(),
        };
        let areas: Vec<AreaCode> = areas.iter().map(|area| AreaCode((*area).to_owned())).collect();
        Shown::new(&question, heard, &areas, &Disclosure::new(rule, None).unwrap()).unwrap()
    }

    fn group(shown: &Shown, key: &str, area: Option<&str>) -> Option<u64> {
        shown.group(&[key.to_owned()], area.map(|area| AreaCode(area.to_owned())).as_ref()).people()
    }

    #[test]
    fn groups_totals_and_what_shares_are_of_are_told() {
        let shown = shown(&heard(), &["N", "S", "W"]);
        assert_eq!((shown.everybody().people(), shown.known(None).people()), (Some(203), Some(173)));
        assert_eq!(group(&shown, "sex-female", None), Some(63));
        assert_eq!(group(&shown, "sex-female", Some("W")), Some(0), "nobody was heard there");
        assert_eq!(shown.area(&AreaCode("N".to_owned())).people(), Some(100));
    }

    #[test]
    fn shares_are_of_those_who_said_and_of_everybody_where_few_did_not() {
        let mut few = heard();
        assert_eq!(shown(&few, &["N", "S"]).base(None), Some(173), "30 did not say");
        few.cells.last_mut().unwrap().people = 5.into();
        let shown = shown(&few, &["N", "S"]);
        let both = shown.known(None).people().zip(shown.everybody().people());
        assert_eq!(both, None, "their difference would say that 5 did not");
        assert!(matches!(shown.base(None), Some(173 | 178)), "{:?}", shown.base(None));
    }

    #[test]
    fn of_too_many_areas_groups_and_areas_are_told_by_themselves() {
        let codes: Vec<String> =
            (0..CELLS_MAX).map(|number| format!("A{number}")).chain(["N".to_owned()]).collect();
        let areas: Vec<&str> = codes.iter().map(String::as_str).collect();
        let shown = shown(&heard(), &areas);
        assert_eq!(group(&shown, "sex-female", None), Some(63));
        assert_eq!(shown.area(&AreaCode("N".to_owned())).people(), Some(100));
        assert_eq!(group(&shown, "sex-female", Some("N")), None);
        assert_eq!(shown.base(Some(&AreaCode("N".to_owned()))), None);
    }

    #[test]
    fn a_small_number_is_hidden_and_never_alone_in_any_table() {
        let shown = shown(&heard(), &["N", "S"]);
        assert_eq!(group(&shown, "sex-female", Some("S")), None);
        assert_eq!(group(&shown, "sex-female", Some("N")), None, "the group's total would give it away");
        let [first, second] = shown.quarters() else { panic!("two quarters") };
        let female = ["sex-female".to_owned()];
        assert_eq!(shown.quarter(&female, *second).0.people(), None);
        assert_eq!(shown.quarter(&female, *first).0.people(), None);
    }
}
