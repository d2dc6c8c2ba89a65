//! Looking for work like a plan: what is compared and counted, for whom, in which order.

use chrono::NaiveDate;
use convenor_domain::overlap::{Cause, CauseKind, Plan, Risk};
use convenor_domain::{
    AreaCode, Engagement, EngagementStatus, ImpreciseDate, Outcome, ReadScope, Strength, Visibility,
};
use convenor_testkit::{
    EngagementBuilder, ICB, NEIGHBOUR, SYSTEM, day, engagement, insight, lead_at_icb, vcse_partner,
};
use convenor_web::overlap::{Asking, Seen, look};

use crate::harness::House;

const SUMMARY: &str = "What would a break from caring have to look like for older carers to take it up?";

fn plan() -> Plan {
    Plan {
        title: "Breaks for carers".to_owned(),
        summary: SUMMARY.to_owned(),
        topics: vec!["social-care".to_owned()],
        groups: vec!["carers".to_owned()],
        areas: Vec::new(),
        starts: ImpreciseDate::day(day(2026, 12, 1)),
        ends: ImpreciseDate::day(day(2026, 12, 20)),
    }
}

fn asking(plan: &Plan, scope: ReadScope, today: NaiveDate) -> Asking<'_> {
    Asking { scope, system: SYSTEM, plan, today, except: None, statuses: &[], limit: 10 }
}

async fn seen(house: &House, scope: ReadScope) -> Seen {
    let plan = plan();
    let asked = asking(&plan, scope, house.store().today());
    look(house.store(), &house.state.lookup, &asked).await.unwrap()
}

/// Work with the plan's words, long ago.
fn repeat(title: &str) -> EngagementBuilder {
    engagement(title)
        .with(|content| SUMMARY.clone_into(&mut content.summary))
        .dates(day(2019, 3, 1), day(2019, 3, 9))
}

fn titles(seen: &Seen) -> Vec<&str> {
    seen.similar.iter().map(|one| one.engagement.content.title.as_str()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn work_with_the_same_words_comes_with_what_was_heard_in_it() {
    let house = House::open().await;
    let earlier = repeat("Respite").status(EngagementStatus::Reported).add_to(house.store()).await;
    for (finding, strength) in [("Short breaks help", None), ("Weekends matter most", Some(Strength::Strong))]
    {
        let heard = insight(finding).heard_in(earlier.id);
        heard.with(|content| content.strength = strength).add_to(house.store()).await;
    }
    let seen = seen(&house, lead_at_icb().actor().read_scope()).await;
    assert_eq!((titles(&seen), seen.risk), (vec!["Respite"], Risk::High));
    let one = &seen.similar[0];
    // Not quite all: the plan's own title stands before them.
    let nearly = |cause: &Cause| matches!(cause, Cause::SameWords { share_pct } if *share_pct > 90);
    assert!(one.similar.causes.iter().any(nearly), "{:?}", one.similar);
    let findings: Vec<_> = one.insights.iter().map(|insight| insight.content.finding.as_str()).collect();
    assert_eq!(findings, ["Weekends matter most", "Short breaks help"]);
    assert_eq!(one.outcome, Outcome::NotRecorded);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_reader_may_not_see_is_neither_compared_nor_counted() {
    let house = House::open().await;
    let hidden = repeat("Hidden").lead(ICB).visibility(Visibility::Organisation).group("carers");
    hidden.dates(day(2026, 6, 1), day(2026, 6, 2)).add_to(house.store()).await;
    let by_lead = seen(&house, lead_at_icb().actor().read_scope()).await;
    assert_eq!((titles(&by_lead), by_lead.load[0].asked), (vec!["Hidden"], 1));
    let by_partner = seen(&house, vcse_partner().actor().read_scope()).await;
    assert_eq!((titles(&by_partner), by_partner.load[0].asked), (Vec::new(), 0));
    assert_eq!(by_partner.risk, Risk::Low);
}

#[tokio::test(flavor = "multi_thread")]
async fn planned_work_is_found_without_a_common_word_and_cancelled_work_never() {
    let house = House::open().await;
    let other = |title| {
        engagement(title).topic("social-care").group("carers").dates(day(2026, 12, 10), day(2026, 12, 30))
    };
    other("Zzyzx").status(EngagementStatus::Planned).add_to(house.store()).await;
    other("Qwghlm").status(EngagementStatus::Cancelled).add_to(house.store()).await;
    let seen = seen(&house, lead_at_icb().actor().read_scope()).await;
    assert_eq!(titles(&seen), ["Zzyzx"]);
    let kinds: Vec<_> = seen.similar[0].similar.causes.iter().map(Cause::kind).collect();
    assert_eq!(kinds, [CauseKind::SameTopic, CauseKind::SamePeople, CauseKind::CloseInTime]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_up_first_by_its_words_is_shown_whatever_shares_more() {
    let house = House::open().await;
    for number in 0..15 {
        let other = engagement(&format!("Zzyzx {number}")).topic("social-care").group("carers");
        other.dates(day(2026, 12, 1), day(2026, 12, 20)).add_to(house.store()).await;
    }
    engagement("Breaks for carers in Ash")
        .dates(day(2019, 3, 1), day(2019, 3, 9))
        .add_to(house.store())
        .await;
    let seen = seen(&house, lead_at_icb().actor().read_scope()).await;
    let titles = titles(&seen);
    assert_eq!(titles.len(), 10);
    assert_eq!(titles.last(), Some(&"Breaks for carers in Ash"), "after those that share more");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_one_risk_the_own_system_comes_first() {
    let house = House::open().await;
    let neighbour = repeat("Theirs").system(NEIGHBOUR).visibility(Visibility::Public);
    neighbour.topic("social-care").add_to(house.store()).await;
    repeat("Ours").add_to(house.store()).await;
    let seen = seen(&house, lead_at_icb().actor().read_scope()).await;
    assert_eq!(titles(&seen), ["Ours", "Theirs"]);
    assert!(seen.similar[0].similar.score < seen.similar[1].similar.score, "although the score is lower");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_load_is_of_twelve_months_and_without_drafts_or_the_plan_itself() {
    let house = House::open().await;
    let carers = |title| engagement(title).group("carers");
    let inside = carers("In spring").dates(day(2026, 4, 1), day(2026, 4, 2)).add_to(house.store()).await;
    carers("Long ago").dates(day(2025, 11, 1), day(2025, 11, 30)).add_to(house.store()).await;
    carers("Later").dates(day(2027, 1, 1), day(2027, 1, 2)).add_to(house.store()).await;
    carers("No date").add_to(house.store()).await;
    let draft = carers("Draft").status(EngagementStatus::Draft).dates(day(2026, 5, 1), day(2026, 5, 2));
    draft.add_to(house.store()).await;
    assert_eq!(asked(&house, None).await, 1);
    assert_eq!(asked(&house, Some(&inside)).await, 0, "a record is not counted against itself");
}

/// How often carers are asked, for a plan that has a record.
async fn asked(house: &House, own: Option<&Engagement>) -> u32 {
    let plan = plan();
    let scope = lead_at_icb().actor().read_scope();
    let asked = Asking { except: own.map(|one| one.id), ..asking(&plan, scope, house.store().today()) };
    look(house.store(), &house.state.lookup, &asked).await.unwrap().load[0].asked
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_thought_right_is_said_of_a_group_in_a_place() {
    let house = House::open().await;
    let spring = (day(2026, 4, 1), day(2026, 4, 2));
    engagement("One").group("carers").dates(spring.0, spring.1).add_to(house.store()).await;
    let load_of = async |plan: &Plan| {
        let asked = asking(plan, ReadScope::Everything, day(2026, 12, 1));
        look(house.store(), &house.state.lookup, &asked).await.unwrap().load
    };
    let nobody = Plan { title: "Anything".to_owned(), ..Plan::default() };
    assert_eq!(load_of(&nobody).await, []);
    let carers = Plan { groups: vec!["carers".to_owned()], ..nobody };
    let [anywhere] = load_of(&carers).await.try_into().unwrap();
    assert_eq!((anywhere.asked, anywhere.budget, anywhere.is_full()), (1, None, false));
    let here = Plan { areas: vec![AreaCode("E06000001".to_owned())], ..carers };
    let [here] = load_of(&here).await.try_into().unwrap();
    assert!(here.budget.is_some_and(|budget| budget > 0), "{here:?}");
}
