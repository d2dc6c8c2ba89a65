//! People who are alike in everything the lottery looks at, and the rules over them.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Pool, Quotas, Rule, RuleOf, Seats, Standing};

/// Position of a kind among the [`Kinds`].
pub type KindId = usize;

/// People who are alike: the same values, the same standing and weight, and households that are alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    /// For each feature of the quotas: the position of the value.
    pub values: Vec<usize>,
    /// The group of households that are alike, when these people share an address with others of the pool.
    pub household: Option<usize>,
    /// Whether their seats are certain.
    pub standing: Standing,
    /// Chance relative to others.
    pub weight: u32,
    /// Positions in the pool, in its order.
    pub people: Vec<usize>,
}

impl Kind {
    /// How many seats these people can have.
    pub fn seats(&self) -> Seats {
        let max = u32::try_from(self.people.len()).unwrap_or(u32::MAX);
        Seats { min: if self.standing == Standing::In { max } else { 0 }, max }
    }

    /// How many people, each times their weight.
    pub(crate) fn weighted_people(&self) -> f64 {
        f64::from(self.seats().max) * f64::from(self.weight)
    }
}

/// Why a pool cannot be put into kinds.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KindsError {
    /// Two people of one household must both be in, and a household has one seat.
    #[error("{first} and {second} share an address and must both be in: a household has one seat")]
    HouseholdTwice {
        /// Identifier.
        first: String,
        /// Identifier.
        second: String,
    },
}

/// Every kind of people who can have a seat, and the rules of a panel. People who are out are in no kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kinds {
    list: Vec<Kind>,
    rules: Vec<Rule>,
    size: u32,
}

/// What makes people alike, in an order that depends on nothing else.
type Likeness = (Vec<usize>, Standing, u32, Option<Vec<(Vec<usize>, u32)>>);

impl Kinds {
    /// Puts the people of a pool into kinds for panels of `size` seats.
    pub fn of(pool: &Pool, quotas: &Quotas, size: u32) -> Result<Self, KindsError> {
        let households = households(pool)?;
        let mut alike: BTreeMap<Likeness, Vec<usize>> = BTreeMap::new();
        for (place, person) in pool.people.iter().enumerate() {
            let home = person.household.and_then(|household| households.get(&household));
            let standing = match home {
                // Somebody of the household has its only seat already.
                Some(home) if home.taken && person.standing == Standing::Free => Standing::Out,
                _ => person.standing,
            };
            if standing == Standing::Out {
                continue;
            }
            let shared = home.filter(|home| !home.taken && home.members.len() > 1);
            let likeness =
                (person.values.clone(), standing, person.weight, shared.map(|home| home.members.clone()));
            alike.entry(likeness).or_default().push(place);
        }
        Ok(Self::from_alike(alike, quotas, size))
    }

    fn from_alike(alike: BTreeMap<Likeness, Vec<usize>>, quotas: &Quotas, size: u32) -> Self {
        let households: BTreeSet<&Vec<(Vec<usize>, u32)>> =
            alike.keys().filter_map(|(.., household)| household.as_ref()).collect();
        let groups: BTreeMap<Vec<(Vec<usize>, u32)>, usize> =
            households.into_iter().enumerate().map(|(group, members)| (members.clone(), group)).collect();
        let kinds: Vec<Kind> = alike
            .into_iter()
            .map(|((values, standing, weight, household), people)| Kind {
                values,
                household: household.and_then(|members| groups.get(&members).copied()),
                standing,
                weight,
                people,
            })
            .collect();
        let homes: Vec<u32> = groups.iter().map(|(members, group)| homes(&kinds, members, *group)).collect();
        Self::with_households(kinds, quotas, size, &homes)
    }

    /// From kinds whose groups of households have so many households each.
    pub(crate) fn with_households(kinds: Vec<Kind>, quotas: &Quotas, size: u32, homes: &[u32]) -> Self {
        let mut rules = quota_rules(&kinds, quotas, size);
        rules.extend(household_rules(&kinds, homes));
        Self { list: kinds, rules, size }
    }

    /// In an order that depends on the values alone, never on the order of the people.
    pub fn kinds(&self) -> &[Kind] {
        &self.list
    }

    /// How many kinds there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether nobody can have a seat.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// What every panel must satisfy: its size, the quotas, one seat a household.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// Seats of a panel.
    pub fn size(&self) -> u32 {
        self.size
    }
}

struct Household {
    /// Values and weight of each who is free, sorted.
    members: Vec<(Vec<usize>, u32)>,
    /// Whether one of them must be in.
    taken: bool,
}

fn households(pool: &Pool) -> Result<BTreeMap<usize, Household>, KindsError> {
    let mut homes: BTreeMap<usize, Household> = BTreeMap::new();
    let mut seated: BTreeMap<usize, &str> = BTreeMap::new();
    for person in &pool.people {
        let Some(household) = person.household else { continue };
        let home = homes.entry(household).or_insert_with(|| Household { members: Vec::new(), taken: false });
        match person.standing {
            Standing::Out => {}
            Standing::Free => home.members.push((person.values.clone(), person.weight)),
            Standing::In => {
                home.taken = true;
                if let Some(first) = seated.insert(household, &person.id) {
                    return Err(KindsError::HouseholdTwice {
                        first: first.to_owned(),
                        second: person.id.clone(),
                    });
                }
            }
        }
    }
    for home in homes.values_mut() {
        home.members.sort_unstable();
    }
    Ok(homes)
}

fn quota_rules(kinds: &[Kind], quotas: &Quotas, size: u32) -> Vec<Rule> {
    let all =
        Rule { of: RuleOf::Size, kinds: (0..kinds.len()).collect(), seats: Seats { min: size, max: size } };
    let mut rules = vec![all];
    for (feature_place, feature) in quotas.features.iter().enumerate() {
        for (value_place, value) in feature.values.iter().enumerate() {
            let has = |kind: &Kind| kind.values.get(feature_place) == Some(&value_place);
            let ids = kinds.iter().enumerate().filter(|(_, kind)| has(kind)).map(|(id, _)| id);
            rules.push(Rule {
                of: RuleOf::Quota(feature_place, value_place),
                kinds: ids.collect(),
                seats: value.seats,
            });
        }
    }
    rules
}

/// How many households a group of households that are alike has.
fn homes(kinds: &[Kind], members: &[(Vec<usize>, u32)], group: usize) -> u32 {
    let of = kinds.iter().filter(|kind| kind.household == Some(group));
    let people: usize = of.map(|kind| kind.people.len()).sum();
    u32::try_from(people / members.len().max(1)).unwrap_or(u32::MAX)
}

/// Households that are alike have together at most as many seats as there are such households.
fn household_rules(kinds: &[Kind], homes: &[u32]) -> Vec<Rule> {
    let of = |group: usize| {
        let members = kinds.iter().enumerate().filter(move |(_, kind)| kind.household == Some(group));
        members.map(|(id, _)| id).collect()
    };
    let each = homes.iter().enumerate();
    each.map(|(group, homes)| Rule {
        of: RuleOf::Household(group),
        kinds: of(group),
        seats: Seats { min: 0, max: *homes },
    })
    .collect()
}
