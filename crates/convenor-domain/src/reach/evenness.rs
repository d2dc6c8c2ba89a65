//! How even the listening was, over all groups in one number, and which group needs effort: worked out of numbers that passed
//! disclosure control, and of nothing else. Groups whose numbers are hidden go in as one, so that none is given away.

use convenor_statistics::{
    GroupCount, PartialRepresentativity, PopulationCell, dissimilarity, representativity,
};

use super::{By, Group, ReachRow};

/// How even the listening was.
#[derive(Debug, Clone, PartialEq)]
pub struct Evenness {
    /// Share of those heard who would have to be others for every group to be in proportion, from 0 to 1.
    pub dissimilarity: f64,
    /// R-indicator: 1 where everybody had the same chance to be heard.
    pub indicator: f64,
    /// Spread of the chance to be heard over its mean: 0 where everybody had the same. Where few of all are heard the
    /// R-indicator is always near 1; this is not.
    pub variation: f64,
    /// What each thing that people are told apart by does to it.
    pub parts: Vec<EvennessPart>,
}

/// What one thing that people are told apart by does to it.
#[derive(Debug, Clone, PartialEq)]
pub struct EvennessPart {
    /// The thing.
    pub by: By,
    /// Spread between its groups.
    pub spread: f64,
    /// What of it is left within people alike in all others; `None` where there is no other.
    pub alone: Option<f64>,
    /// Each group's part, the lowest first: below zero it is heard less than others, and needs effort.
    pub groups: Vec<(EvenGroup, f64)>,
}

/// Whose part it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EvenGroup {
    /// A group.
    Shown(Group),
    /// All groups whose numbers are hidden, together.
    Hidden,
}

/// Everybody in groups; `of` is how many are heard whose group is known, where that may be told. `None` where a population is
/// missing, where two things are crossed and a number is hidden, and where nobody was heard.
pub(super) fn evenness(by: &[By], rows: &[ReachRow], of: Option<u64>) -> Option<Evenness> {
    let cells = cells(by, rows, of)?;
    let counts: Vec<GroupCount> =
        cells.iter().map(|cell| GroupCount { heard: cell.heard, people: cell.people }).collect();
    let found = representativity(&cells)?;
    let parts = by.iter().zip(&found.partial).map(|(by, partial)| part(by, partial, found.partial.len()));
    Some(Evenness {
        dissimilarity: dissimilarity(&counts)?,
        indicator: found.indicator,
        variation: found.variation,
        parts: parts.collect(),
    })
}

fn part(by: &By, partial: &PartialRepresentativity, things: usize) -> EvennessPart {
    let group = |(category, part): &(u16, f64)| {
        let group = by.groups().get(usize::from(*category));
        (group.map_or(EvenGroup::Hidden, |group| EvenGroup::Shown(group.clone())), *part)
    };
    let mut groups: Vec<(EvenGroup, f64)> = partial.categories.iter().map(group).collect();
    groups.sort_by(|(_, a), (_, b)| a.total_cmp(b));
    EvennessPart {
        by: by.clone(),
        spread: partial.unconditional,
        alone: (things > 1).then_some(partial.conditional),
        groups,
    }
}

/// The groups with people and those heard; the hidden ones of one thing together.
fn cells(by: &[By], rows: &[ReachRow], of: Option<u64>) -> Option<Vec<PopulationCell>> {
    let mut cells = Vec::new();
    let mut hidden = 0;
    for row in rows {
        let people = row.residents?;
        match row.heard?.people() {
            Some(heard) => cells.push(PopulationCell { categories: categories(by, row)?, heard, people }),
            None => hidden += people,
        }
    }
    if hidden > 0 {
        let [only] = by else { return None };
        let told: u64 = cells.iter().map(|cell| cell.heard).sum();
        // What anybody can work out who takes the numbers shown from their total.
        let heard = of?.saturating_sub(told);
        let categories = vec![u16::try_from(only.groups().len()).ok()?];
        cells.push(PopulationCell { categories, heard, people: hidden });
    }
    Some(cells)
}

fn categories(by: &[By], row: &ReachRow) -> Option<Vec<u16>> {
    let place = |(by, group): (&By, &Group)| {
        let place = by.groups().iter().position(|one| one == group)?;
        u16::try_from(place).ok()
    };
    by.iter().zip(&row.groups).map(place).collect()
}

#[cfg(test)]
mod tests {
    use convenor_statistics::ShownCount;

    use super::*;

    fn rows(by: &By, people: &[(u64, ShownCount)]) -> Vec<ReachRow> {
        let row = |(group, (residents, heard)): (&Group, &(u64, ShownCount))| ReachRow {
            groups: vec![group.clone()],
            area: None,
            residents: Some(*residents),
            share_residents: None,
            heard: Some(*heard),
            ratio: None,
            rate: None,
            engagements: None,
            last: None,
            among: None,
        };
        by.groups().iter().zip(people).map(row).collect()
    }

    fn people(count: u64) -> ShownCount {
        ShownCount::People { count }
    }

    #[test]
    fn the_worked_example_of_the_method_is_right() {
        let by = By::lookup("carer").unwrap();
        let found = evenness(
            std::slice::from_ref(&by),
            &rows(&by, &[(100, people(20)), (100, people(60))]),
            Some(80),
        );
        let found = found.unwrap();
        assert!((found.indicator - 0.6).abs() < 1e-12 && (found.variation - 0.5).abs() < 1e-12, "{found:?}");
        assert!((found.dissimilarity - 0.25).abs() < 1e-12);
        let [part] = found.parts.as_slice() else { panic!("{found:?}") };
        assert_eq!((part.groups[0].0.clone(), part.alone), (EvenGroup::Shown(by.groups()[0].clone()), None));
        assert!((part.groups[0].1 + 0.2 * 0.5_f64.sqrt()).abs() < 1e-12, "{part:?}");
    }

    #[test]
    fn hidden_groups_go_in_as_one_so_that_nothing_says_more_than_what_is_shown() {
        let by = By::lookup("sex").unwrap();
        let told = [(500, people(60)), (400, ShownCount::Hidden), (100, ShownCount::Hidden)];
        let rows = rows(&by, &told);
        let found = evenness(std::slice::from_ref(&by), &rows, Some(100)).unwrap();
        // 60 of 500 and 40 of 500, whoever the 40 are.
        assert!((found.dissimilarity - 0.1).abs() < 1e-12, "{found:?}");
        let hidden = found.parts[0].groups.iter().filter(|(group, _)| *group == EvenGroup::Hidden).count();
        assert_eq!((found.parts[0].groups.len(), hidden), (2, 1));
        assert_eq!(evenness(std::slice::from_ref(&by), &rows, None), None, "their total is hidden, too");
    }

    #[test]
    fn without_a_population_or_anybody_heard_there_is_none() {
        let by = By::lookup("carer").unwrap();
        let mut told = rows(&by, &[(100, people(0)), (100, people(0))]);
        assert_eq!(evenness(std::slice::from_ref(&by), &told, Some(0)), None);
        told[0].residents = None;
        assert_eq!(evenness(std::slice::from_ref(&by), &told, Some(0)), None);
    }
}
