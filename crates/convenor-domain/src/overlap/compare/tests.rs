//! Examples of likeness, the worked one of `docs/method/overlap.md` among them.

use chrono::NaiveDate;
use uuid::Uuid;

use super::super::{CauseKind, Risk};
use super::*;
use crate::date::{ImpreciseDate, Precision};
use crate::engagement::GroupReach;

const SUMMARY: &str = "Unpaid carers tell us what a break from caring would need to look like for them.";

fn vocabularies() -> Vocabularies {
    Vocabularies::shipped().unwrap()
}

/// A ward inside a borough.
fn wider() -> HashMap<AreaCode, Vec<AreaCode>> {
    HashMap::from([(code("X05000001"), vec![code("X09000001")])])
}

fn code(code: &str) -> AreaCode {
    AreaCode(code.to_owned())
}

fn day(month: u32, day: u32) -> ImpreciseDate {
    ImpreciseDate::day(NaiveDate::from_ymd_opt(2026, month, day).unwrap())
}

fn plan() -> Plan {
    Plan {
        title: "Breaks for carers".to_owned(),
        summary: SUMMARY.to_owned(),
        topics: vec!["gp".to_owned(), "mental-health".to_owned()],
        areas: vec![code("X05000001")],
        groups: vec!["age-16-24".to_owned()],
        starts: day(3, 1),
        ends: day(3, 31),
    }
}

fn work() -> EngagementContent {
    EngagementContent {
        title: "What young people say about the surgery".to_owned(),
        topics: vec!["gp".to_owned()],
        areas: vec![code("X09000001")],
        groups: vec![GroupReach { group: "age-16-24".to_owned(), ..GroupReach::default() }],
        starts: day(4, 10),
        ends: day(4, 20),
        ..EngagementContent::default()
    }
}

fn compared(plan: &Plan, content: &EngagementContent, closeness: Option<f64>) -> Option<Similar> {
    looked_up(plan, content, closeness, None)
}

fn looked_up(
    plan: &Plan,
    content: &EngagementContent,
    closeness: Option<f64>,
    first: Option<&ComingUp>,
) -> Option<Similar> {
    let candidate = Candidate { engagement: EngagementId(Uuid::nil()), content, closeness, first };
    let (vocabularies, wider) = (vocabularies(), wider());
    let commonplaces = Commonplaces::default();
    let around = Around { vocabularies: &vocabularies, wider: &wider, commonplaces: &commonplaces };
    compare(plan, &candidate, around, Rules::shipped().unwrap())
}

fn kinds(similar: &Similar) -> Vec<CauseKind> {
    similar.causes.iter().map(Cause::kind).collect()
}

#[test]
fn the_worked_example_comes_out_as_the_documentation_says() {
    let similar = compared(&plan(), &work(), None).unwrap();
    assert_eq!(similar.risk, Risk::High);
    // Strongest first: the people whole, half of the topics, a place around the plan's, ten days apart.
    let causes = [
        Cause::SamePeople { groups: vec!["age-16-24".to_owned()] },
        Cause::SameTopic { topics: vec!["gp".to_owned()] },
        Cause::CloseInTime { days: 10 },
        Cause::SamePlace { areas: vec![code("X05000001")] },
    ];
    assert_eq!(similar.causes, causes);
    let by_hand =
        1.0 - (1.0 - 0.25) * (1.0 - 0.3 / 2.0) * (1.0 - 0.15 * (1.0 - 10.0 / 60.0)) * (1.0 - 0.2 * 0.5);
    assert!((similar.score - by_hand).abs() < 1e-12, "{} {by_hand}", similar.score);
    assert!((similar.score - 0.498).abs() < 0.0005, "{}", similar.score);
}

#[test]
fn a_summary_alone_finds_the_same_words_in_summary_or_narrative() {
    let plan = Plan { summary: SUMMARY.to_owned(), ..Plan::default() };
    let longer = format!("We met in May. {SUMMARY} Later we met again.");
    let summary = EngagementContent { summary: longer.clone(), ..EngagementContent::default() };
    let narrative = EngagementContent { narrative: longer, ..EngagementContent::default() };
    for content in [summary, narrative] {
        let similar = compared(&plan, &content, None).unwrap();
        assert_eq!(similar.causes, [Cause::SameWords { share_pct: 100 }]);
        assert_eq!(similar.risk, Risk::High);
    }
}

#[test]
fn nothing_known_or_one_thing_alone_is_no_likeness() {
    assert_eq!(compared(&Plan::default(), &EngagementContent::default(), None), None);
    let topic = Plan { topics: plan().topics, ..Plan::default() };
    assert_eq!(compared(&topic, &work(), None), None);
    let one_word = Plan { title: "Survey".to_owned(), ..Plan::default() };
    let survey = EngagementContent { title: "Survey".to_owned(), ..EngagementContent::default() };
    assert_eq!(compared(&one_word, &survey, None), None);
}

#[test]
fn other_words_with_the_same_meaning_count_by_their_closeness() {
    let plan = Plan { summary: SUMMARY.to_owned(), ..Plan::default() };
    let similar = compared(&plan, &work(), Some(0.9)).unwrap();
    assert_eq!((kinds(&similar), similar.risk), (vec![CauseKind::SimilarMeaning], Risk::Low));
    assert_eq!(compared(&plan, &work(), Some(0.1)), None);
}

#[test]
fn what_comes_up_first_is_mentioned_unless_it_hardly_fits() {
    let short = Plan { title: "Young people and the surgery".to_owned(), ..Plan::default() };
    let first = |score| ComingUp { score, typed: vec!["surgery".to_owned()] };
    let similar = looked_up(&short, &work(), Some(0.4), Some(&first(0.5))).unwrap();
    assert_eq!(similar.causes, [Cause::ComesUpFirst { typed: vec!["surgery".to_owned()] }]);
    assert_eq!(similar.risk, Risk::Low);
    assert_eq!(looked_up(&short, &work(), Some(0.4), Some(&first(0.05))), None);
    assert_eq!(looked_up(&short, &work(), Some(0.4), None), None);
}

#[test]
fn work_without_dates_is_never_close_in_time() {
    let undated = EngagementContent {
        starts: ImpreciseDate::unknown(),
        ends: ImpreciseDate::kept_as_written("in spring"),
        ..work()
    };
    let similar = compared(&plan(), &undated, None).unwrap();
    assert!(!kinds(&similar).contains(&CauseKind::CloseInTime));
    let year = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    let only_a_year = EngagementContent { starts: ImpreciseDate::period(year, Precision::Year), ..undated };
    assert!(!kinds(&compared(&plan(), &only_a_year, None).unwrap()).contains(&CauseKind::CloseInTime));
}

#[test]
fn the_same_words_for_other_people_are_less_of_a_risk() {
    let mut content = EngagementContent { summary: SUMMARY.to_owned(), ..EngagementContent::default() };
    assert_eq!(compared(&plan(), &content, None).unwrap().risk, Risk::High);
    content.groups = vec![GroupReach { group: "sex-female".to_owned(), ..GroupReach::default() }];
    assert_eq!(compared(&plan(), &content, None).unwrap().risk, Risk::Medium);
}
