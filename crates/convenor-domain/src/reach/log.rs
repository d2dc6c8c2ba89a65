//! Questions about who was heard as they are remembered: which answers each is of, and how many people several of them have in
//! common. Whether that tells of a few is left to `convenor-statistics`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use convenor_statistics::{SharedPeople, isolates};
use serde::{Deserialize, Serialize};

use crate::area::{AreaCode, AreaKind};
use crate::id::{EngagementId, ImportId};

/// What a question tells of people apart from groups: those counted, those who live elsewhere, those of whom nobody knows.
const PARTS: usize = 3;

/// Which answers a question is of. Two that ask the same of the same answers are equal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LoggedReach {
    /// The same for the same question, whatever was brought in meanwhile.
    pub shape: String,
    /// The engagements, with what had been brought in.
    pub engagements: BTreeMap<EngagementId, LoggedEngagement>,
    /// First month, by its first day.
    pub since: Option<NaiveDate>,
    /// Last month, by its last day.
    pub until: Option<NaiveDate>,
    /// The area; everybody without one.
    pub region: Option<Region>,
}

/// The people of an area, as far as their small areas lie in areas of a level.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Region {
    /// The area.
    pub inside: AreaCode,
    /// The level.
    pub level: AreaKind,
}

/// What of an engagement was asked about.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LoggedEngagement {
    /// The imports, with the responses of each.
    pub imports: BTreeMap<ImportId, u64>,
    /// Whether people of whom nobody knows where they live count.
    pub unknown_here: bool,
}

/// People who came with the same imports, answered in the same month and live in the same of the regions asked about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoggedPeople {
    /// The engagement that they answered to.
    pub engagement: EngagementId,
    /// The imports.
    pub imports: Arc<BTreeSet<ImportId>>,
    /// First day of the month; `None` where it is not known.
    pub month: Option<NaiveDate>,
    /// The regions that they live in; `None` where nobody knows where they live.
    pub regions: Option<Arc<BTreeSet<Region>>>,
    /// How many.
    pub people: u64,
}

impl LoggedReach {
    /// Which part of what the question tells these people are in; `None` where it is not about them.
    fn part(&self, people: &LoggedPeople) -> Option<usize> {
        let engagement = self.engagements.get(&people.engagement)?;
        let came = people.imports.iter().all(|import| engagement.imports.contains_key(import));
        let after = self.since.is_none_or(|since| people.month.is_some_and(|month| month >= since));
        let before = self.until.is_none_or(|until| people.month.is_some_and(|month| month <= until));
        if !(came && after && before) {
            return None;
        }
        let Some(region) = &self.region else { return Some(0) };
        Some(match &people.regions {
            Some(regions) if regions.contains(region) => 0,
            None if engagement.unknown_here => 0,
            Some(_) => 1,
            None => 2,
        })
    }

    /// The same over no more than what another question is of.
    #[must_use]
    pub fn within(&self, other: &Self) -> Self {
        let engagements = self.engagements.iter().filter_map(|(id, own)| {
            let known = &other.engagements.get(id)?.imports;
            let mut own = own.clone();
            own.imports.retain(|import, _| known.contains_key(import));
            Some((*id, own))
        });
        Self { engagements: engagements.collect(), ..self.clone() }
    }

    /// Whether all that the question is of is still among these imports.
    pub fn is_of(&self, imports: &BTreeMap<EngagementId, BTreeMap<ImportId, u64>>) -> bool {
        self.engagements.iter().all(|(id, engagement)| {
            let known = imports.get(id);
            engagement.imports.keys().all(|import| known.is_some_and(|known| known.contains_key(import)))
        })
    }
}

/// Whether the last of the questions, with the others, tells of fewer people than may be told of. `people`: everybody whom any of
/// them is about.
pub fn last_isolates(questions: &[LoggedReach], people: &[LoggedPeople], people_min: u64) -> bool {
    let mut shared: BTreeMap<BTreeSet<usize>, u64> = BTreeMap::new();
    for one in people.iter().filter(|one| one.people > 0) {
        let parts = questions.iter().enumerate();
        let parts = parts.filter_map(|(at, question)| Some(at * PARTS + question.part(one)?));
        *shared.entry(parts.collect()).or_default() += one.people;
    }
    let told = told(&shared, questions.len(), people_min);
    let shared: Vec<SharedPeople> = shared
        .into_iter()
        .map(|(parts, people)| SharedPeople {
            questions: parts.intersection(&told).copied().collect(),
            people,
        })
        .collect();
    isolates(&shared, questions.len().saturating_sub(1) * PARTS, people_min)
}

/// The parts that are told: of few people none is, and where those elsewhere or those unknown are few, neither of the two.
fn told(shared: &BTreeMap<BTreeSet<usize>, u64>, questions: usize, people_min: u64) -> BTreeSet<usize> {
    let mut sums = vec![0_u64; questions * PARTS];
    for (parts, people) in shared {
        for part in parts {
            sums.get_mut(*part).into_iter().for_each(|sum| *sum += people);
        }
    }
    let few = |sum: &u64| (1..people_min).contains(sum);
    let mut told = BTreeSet::new();
    for (at, sums) in sums.chunks(PARTS).enumerate() {
        let [here, beside @ ..] = sums else { continue };
        if !few(here) {
            told.insert(at * PARTS);
        }
        if !beside.iter().any(few) {
            told.extend((1..PARTS).map(|part| at * PARTS + part));
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const MIN: u64 = 10;

    fn engagement(number: u128) -> EngagementId {
        EngagementId(Uuid::from_u128(number))
    }

    fn import(number: u128) -> ImportId {
        ImportId(Uuid::from_u128(number))
    }

    fn region(code: &str) -> Region {
        Region { inside: AreaCode(code.to_owned()), level: AreaKind::Lsoa }
    }

    /// A question of some engagements, each with some imports.
    fn asked(of: &[(u128, &[u128])]) -> LoggedReach {
        let logged = |imports: &&[u128]| LoggedEngagement {
            imports: imports.iter().map(|number| (import(*number), 1)).collect(),
            unknown_here: false,
        };
        LoggedReach {
            shape: String::new(),
            engagements: of.iter().map(|(id, imports)| (engagement(*id), logged(imports))).collect(),
            since: None,
            until: None,
            region: None,
        }
    }

    fn people(of: u128, came: u128, month: &str, people: u64) -> LoggedPeople {
        LoggedPeople {
            engagement: engagement(of),
            imports: Arc::new([import(came)].into()),
            month: month.parse().ok(),
            regions: None,
            people,
        }
    }

    #[test]
    fn a_few_who_came_later_are_found_and_enough_are_not() {
        let questions = [asked(&[(1, &[1])]), asked(&[(1, &[1, 2])])];
        let came = |later| [people(1, 1, "2026-01-01", 50), people(1, 2, "2026-02-01", later)];
        assert!(last_isolates(&questions, &came(4), MIN));
        assert!(!last_isolates(&questions, &came(10), MIN));
    }

    #[test]
    fn months_of_few_are_found_and_three_topics_that_share_a_few() {
        let until = |day: &str| LoggedReach { until: day.parse().ok(), ..asked(&[(1, &[1])]) };
        let months = [people(1, 1, "2026-01-01", 50), people(1, 1, "2026-02-01", 4), people(1, 1, "", 30)];
        assert!(last_isolates(&[until("2026-01-31"), until("2026-02-28")], &months, MIN));
        assert!(!last_isolates(&[asked(&[(1, &[1])]), until("2026-02-28")], &months, MIN));
        let topics = [
            asked(&[(1, &[1]), (2, &[2]), (3, &[3])]),
            asked(&[(1, &[1]), (3, &[3])]),
            asked(&[(2, &[2]), (3, &[3])]),
        ];
        let both = |few| {
            [(1, 1, 40), (2, 2, 50), (3, 3, few)].map(|(of, came, few)| people(of, came, "2026-01-01", few))
        };
        assert!(last_isolates(&topics, &both(4), MIN));
        assert!(!last_isolates(&topics, &both(10), MIN));
        assert!(!last_isolates(&topics[..2], &both(4), MIN));
    }

    #[test]
    fn areas_inside_one_another_are_found_unless_nobody_is_told_of_the_rest() {
        let of = |code: &str| LoggedReach { region: Some(region(code)), ..asked(&[(1, &[1])]) };
        let lives = |regions: &[&str], number| LoggedPeople {
            regions: Some(Arc::new(regions.iter().map(|code| region(code)).collect())),
            ..people(1, 1, "2026-01-01", number)
        };
        let inner = [lives(&["all", "inner"], 60), lives(&["all"], 4)];
        assert!(last_isolates(&[of("all"), of("inner")], &inner, MIN));
        assert!(!last_isolates(&[of("inner")], &inner, MIN), "the four elsewhere are not told");
        let unknown = [lives(&["all"], 60), people(1, 1, "2026-01-01", 4)];
        assert!(!last_isolates(&[of("all")], &unknown, MIN));
    }
}
