//! The same seed and day give the same system; sizes are as promised; people sum up the hierarchy.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Days;
use convenor_demo::generate;
use convenor_domain::{AreaCode, AreaKind, Role, Vocabularies};
use serde_json::Value;

use crate::{demo, demos, today};

#[test]
fn the_same_seed_and_day_give_the_same_system() {
    assert!(demo() == demo());
    assert!(demo() != generate(8, today()).unwrap());
    assert!(demo() != generate(7, today() + Days::new(1)).unwrap());
}

#[test]
fn sizes_are_as_promised() {
    for demo in demos() {
        assert_eq!(demo.organisations.len(), 8);
        assert!((380..=420).contains(&demo.engagements.len()), "{} engagements", demo.engagements.len());
        assert!((1450..=1550).contains(&demo.insights.len()), "{} insights", demo.insights.len());
        assert!((280..=320).contains(&demo.decisions.len()), "{} decisions", demo.decisions.len());
    }
}

#[test]
fn it_can_be_made_on_any_day() {
    for (seed, days) in [(3, 0), (4, 99), (5, 199), (6, 301), (7, 465)] {
        let demo = generate(seed, today() + Days::new(days)).unwrap();
        assert_eq!((demo.insights.len(), demo.decisions.len()), (1500, 300), "seed {seed}");
    }
}

#[test]
fn areas_are_the_right_number_and_codes_are_never_official() {
    let demo = demo();
    let count = |kind| demo.areas.iter().filter(|area| area.kind == kind).count();
    let kinds = [AreaKind::Icb, AreaKind::SubIcb, AreaKind::UpperTier, AreaKind::District, AreaKind::Ward];
    assert_eq!(kinds.map(count), [1, 2, 3, 7, 40]);
    assert_eq!(count(AreaKind::Lsoa), 200);
    assert!(demo.areas.iter().all(|area| area.code.0.starts_with('X') && area.code.0.len() == 9));
    assert!(demo.areas.iter().all(|area| !area.name.is_empty()));
}

#[test]
fn the_plan_in_the_guide_names_what_is_there() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/guide/overlap.md");
    let guide = std::fs::read_to_string(path).unwrap();
    let (_, plan) = guide.split_once("    {\"title\"").unwrap();
    let plan = format!("{{\"title\"{plan}");
    let plan: Value = serde_json::Deserializer::from_str(&plan).into_iter().next().unwrap().unwrap();
    let names = |field: &str| -> Vec<&str> {
        plan.get(field).unwrap().as_array().unwrap().iter().map(|name| name.as_str().unwrap()).collect()
    };
    let (demo, vocabularies) = (demo(), Vocabularies::shipped().unwrap());
    for name in names("areas") {
        assert_eq!(demo.areas.iter().filter(|area| area.name == name).count(), 1, "{name}");
    }
    for (field, vocabulary) in [("topics", vocabularies.topics), ("groups", vocabularies.groups)] {
        let known = |name: &&str| vocabulary.key_for(name).is_some();
        assert!(!names(field).is_empty() && names(field).iter().all(known), "{field}");
    }
}

#[test]
fn people_sum_up_the_hierarchy() {
    let demo = demo();
    let population: BTreeMap<_, _> =
        demo.areas.iter().map(|area| (&area.code, area.population.unwrap())).collect();
    let kind: BTreeMap<_, _> = demo.areas.iter().map(|area| (&area.code, area.kind)).collect();
    for (below, above) in [
        (AreaKind::Lsoa, AreaKind::Ward),
        (AreaKind::Lsoa, AreaKind::Msoa),
        (AreaKind::Msoa, AreaKind::District),
        (AreaKind::District, AreaKind::UpperTier),
        (AreaKind::District, AreaKind::SubIcb),
        (AreaKind::SubIcb, AreaKind::Icb),
        (AreaKind::UpperTier, AreaKind::Icb),
    ] {
        let mut sums: BTreeMap<&AreaCode, u32> = BTreeMap::new();
        for link in &demo.area_links {
            if kind[&link.inside] == below && kind[&link.around] == above {
                *sums.entry(&link.around).or_default() += population[&link.inside];
            }
        }
        assert!(!sums.is_empty());
        for (code, sum) in sums {
            assert_eq!(population[code], sum, "{below} into {above} {code}");
        }
    }
}

#[test]
fn one_ward_lies_in_two_districts() {
    let demo = demo();
    let mut shares: BTreeMap<&AreaCode, Vec<u16>> = BTreeMap::new();
    for link in &demo.area_links {
        if demo.areas.iter().any(|area| area.code == link.inside && area.kind == AreaKind::Ward) {
            shares.entry(&link.inside).or_default().push(link.share_permille);
        }
    }
    assert_eq!(shares.len(), 40);
    assert!(shares.values().all(|shares| shares.iter().sum::<u16>() == 1000));
    assert_eq!(shares.values().filter(|shares| shares.len() == 2).count(), 1);
}

#[test]
fn the_census_counts_everybody_once_in_each_dimension() {
    let demo = demo();
    let groups = Vocabularies::shipped().unwrap().groups;
    // Of the country around only figures are known.
    for area in demo.areas.iter().filter(|area| area.kind != AreaKind::Country) {
        let rows: Vec<_> = demo.census.iter().filter(|row| row.area == area.code).collect();
        for dimension in ["age", "sex", "ethnicity", "religion"] {
            let of = |row: &&&convenor_demo::CensusRow| {
                groups.lookup(&row.group).unwrap().parent.as_deref() == Some(dimension)
            };
            let people: u32 = rows.iter().filter(of).map(|row| row.people).sum();
            assert_eq!(Some(people), area.population, "{dimension} in {}", area.name);
        }
    }
}

#[test]
fn there_is_a_person_for_each_role_but_the_public() {
    let demo = demo();
    let roles: BTreeSet<_> = demo.people.iter().map(|person| person.role).collect();
    assert_eq!(roles.len(), Role::ALL.len() - 1);
    assert!(!roles.contains(&Role::Public));
    assert!(demo.people.iter().all(|person| person.email.ends_with("@example.org")));
    let known = |id| demo.organisations.iter().any(|organisation| organisation.id == id);
    assert!(demo.people.iter().filter_map(|person| person.organisation).all(known));
}
