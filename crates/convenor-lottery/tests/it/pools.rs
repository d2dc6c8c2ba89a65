//! Made-up pools with quotas that at least one panel meets, and what must be true of any panel of people.

use std::collections::BTreeSet;

use convenor_lottery::{Feature, Kind, Kinds, Panel, Person, Pool, Quotas, Seats, Standing, Value};
use proptest::prelude::*;
use proptest::sample::subsequence;

/// A pool, its quotas and the seats of a panel.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) pool: Pool,
    pub(crate) quotas: Quotas,
    pub(crate) size: u32,
}

impl Case {
    pub(crate) fn kinds(&self) -> Kinds {
        Kinds::of(&self.pool, &self.quotas, self.size).unwrap()
    }

    /// What is wrong with a panel of people, looking at people alone.
    pub(crate) fn wrong_with(&self, panel: &[usize]) -> Option<String> {
        let people: Vec<&Person> = panel.iter().map(|person| &self.pool.people[*person]).collect();
        let different: BTreeSet<usize> = panel.iter().copied().collect();
        let homes: Vec<usize> = people.iter().filter_map(|person| person.household).collect();
        let different_homes: BTreeSet<&usize> = homes.iter().collect();
        let must = self.pool.people.iter().enumerate().filter(|(_, person)| person.standing == Standing::In);
        if panel.len() != usize::try_from(self.size).unwrap() || different.len() != panel.len() {
            return Some(format!("{} seats", different.len()));
        }
        if homes.len() != different_homes.len() {
            return Some("two of one household".to_owned());
        }
        if people.iter().any(|person| person.standing == Standing::Out) {
            return Some("somebody who is out".to_owned());
        }
        if !must.clone().all(|(place, _)| different.contains(&place)) {
            return Some("somebody who must be in is not".to_owned());
        }
        quota_broken(&people, &self.quotas)
    }
}

fn quota_broken(people: &[&Person], quotas: &Quotas) -> Option<String> {
    for (place, feature) in quotas.features.iter().enumerate() {
        for (at, value) in feature.values.iter().enumerate() {
            let seats = people.iter().filter(|person| person.values[place] == at).count();
            if !value.seats.hold(u32::try_from(seats).unwrap()) {
                return Some(format!("{seats} seats for {} {}", feature.name, value.name));
            }
        }
    }
    None
}

/// A person with these values, free, alone and of weight 1.
pub(crate) fn person(place: usize, values: &[usize]) -> Person {
    Person {
        id: format!("p{place}"),
        values: values.to_vec(),
        household: None,
        standing: Standing::Free,
        weight: 1,
    }
}

/// A feature with one `(min, max)` for each value.
pub(crate) fn feature(name: &str, seats: &[(u32, u32)]) -> Feature {
    let value = |(at, (min, max)): (usize, &(u32, u32))| Value {
        name: format!("{name}{at}"),
        seats: Seats { min: *min, max: *max },
        flexible: None,
    };
    Feature { name: name.to_owned(), values: seats.iter().enumerate().map(value).collect() }
}

/// Pools of up to `people_max` with up to three features, households and standings.
pub(crate) fn cases(people_max: usize) -> impl Strategy<Value = Case> {
    let people = 4..=people_max;
    (prop::collection::vec(2..4_usize, 1..4), people).prop_flat_map(|(sizes, people)| {
        let values: Vec<_> = sizes.iter().map(|size| 0..*size).collect();
        // Many people, few addresses: about one in three shares one.
        let person = (values, 0..people * 3, prop::sample::select(vec![0_u8, 0, 0, 0, 0, 0, 1, 2]));
        let panel = subsequence((0..people).collect::<Vec<_>>(), 1..=people.min(8));
        let slack = prop::collection::vec((0..2_u32, 0..2_u32), sizes.iter().sum::<usize>());
        (prop::collection::vec(person, people), panel, slack)
            .prop_map(move |(people, panel, slack)| case(&sizes, people, &panel, &slack))
    })
}

/// Quotas around a panel that is among the people, whom the draft's standings are made to fit.
fn case(
    sizes: &[usize],
    drafts: Vec<(Vec<usize>, usize, u8)>,
    panel: &[usize],
    slack: &[(u32, u32)],
) -> Case {
    let addresses = drafts.len();
    let mut people: Vec<Person> = Vec::new();
    for (place, (values, address, standing)) in drafts.into_iter().enumerate() {
        let seated = panel.contains(&place);
        let standing = match standing {
            1 if seated => Standing::In,
            2 if !seated => Standing::Out,
            _ => Standing::Free,
        };
        let household = (address < addresses).then_some(address);
        people.push(Person { household, standing, ..person(place, &values) });
    }
    let homes: BTreeSet<usize> = panel.iter().filter_map(|place| people[*place].household).collect();
    let mut taken = BTreeSet::new();
    for place in panel {
        // The second of the panel at an address moves out, so that the panel keeps the household rule.
        let home = people[*place].household.filter(|home| homes.contains(home));
        people[*place].household = home.filter(|home| taken.insert(*home));
    }
    let quotas = quotas_around(sizes, panel, &people, slack);
    Case { pool: Pool { people }, quotas, size: u32::try_from(panel.len()).unwrap() }
}

fn quotas_around(sizes: &[usize], panel: &[usize], people: &[Person], slack: &[(u32, u32)]) -> Quotas {
    let mut slack = slack.iter();
    let features = sizes.iter().enumerate().map(|(place, size)| {
        let bounds = (0..*size).map(|value| {
            let seats = panel.iter().filter(|person| people[**person].values[place] == value).count();
            let seats = u32::try_from(seats).unwrap();
            let (under, over) = slack.next().unwrap();
            (seats.saturating_sub(*under), seats + over)
        });
        feature(&format!("f{place}_"), &bounds.collect::<Vec<_>>())
    });
    Quotas { features: features.collect() }
}

/// Every panel of people that is allowed, found by trying all sets.
pub(crate) fn every_panel(case: &Case) -> Vec<Vec<usize>> {
    let people = case.pool.people.len();
    let sets = 0..1_u32 << people;
    sets.filter(|set| set.count_ones() == case.size)
        .map(|set| (0..people).filter(|place| set >> place & 1 == 1).collect())
        .filter(|panel: &Vec<usize>| case.wrong_with(panel).is_none())
        .collect()
}

/// The seats by kind of a panel of people.
pub(crate) fn by_kind(kinds: &Kinds, panel: &[usize]) -> Panel {
    let seats = |kind: &Kind| kind.people.iter().filter(|person| panel.contains(person)).count();
    let dense: Vec<u32> = kinds.kinds().iter().map(|kind| u32::try_from(seats(kind)).unwrap()).collect();
    Panel::of(&dense)
}

/// A count or a share as a real number.
#[expect(clippy::cast_precision_loss, reason = "counts and shares of tests are under 2^52")]
pub(crate) fn real<N: TryInto<u64, Error: std::fmt::Debug>>(number: N) -> f64 {
    number.try_into().unwrap() as f64
}
