//! The first page: for staff what waits, with counts that their lists bear out; for the public what is public.

use chrono::Duration;
use convenor_domain::{EngagementStatus, InsightStatus, Visibility};
use convenor_testkit::{ICB, TRUST, day, decision, engagement, insight, lead_at_icb, service_team};

use crate::harness::{Answer, House};

/// What the page says waits, by name of the task.
fn waits(page: &Answer, task: &str) -> String {
    let (names, counts) = (page.texts("tbody th"), page.texts("tbody td"));
    let place =
        names.iter().position(|name| name.contains(task)).unwrap_or_else(|| panic!("{task}: {names:?}"));
    counts[place].clone()
}

/// Where the task leads.
fn leads_to(page: &Answer, task: &str) -> String {
    let (names, links) = (page.texts("tbody th"), page.attributes("tbody th a", "href"));
    links[names.iter().position(|name| name.contains(task)).unwrap()].clone()
}

/// Activities before and at every edge of what is counted. Today is 2 November 2026.
async fn an_autumn(house: &House) {
    use EngagementStatus as S;
    let store = house.store();
    let closing = |title, last| engagement(title).lead(TRUST).dates(day(2026, 10, 1), last);
    closing("Closes on the last day", day(2026, 11, 9)).add_to(store).await;
    closing("Closes a day later", day(2026, 11, 10)).add_to(store).await;
    let closed = |title, last| engagement(title).lead(ICB).dates(day(2026, 6, 1), last);
    closed("Ninety days ago", day(2026, 8, 4)).status(S::Reported).add_to(store).await;
    closed("More than ninety days ago", day(2026, 8, 3)).status(S::Reported).add_to(store).await;
    closed("Told long ago", day(2026, 7, 1)).status(S::FedBack).add_to(store).await;
    engagement("A draft").lead(TRUST).status(S::Draft).add_to(store).await;
    engagement("Asks for advice").lead(TRUST).status(S::SubmittedForAdvice).add_to(store).await;
    insight("Nobody checked this").organisation(TRUST).status(InsightStatus::Submitted).add_to(store).await;
    insight("Published").organisation(TRUST).add_to(store).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_lead_sees_what_waits_and_each_list_shows_exactly_that() {
    let house = House::open().await;
    an_autumn(&house).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let page = lena.get("/").await;
    assert_eq!(page.texts("h1"), ["My week"]);
    for task in
        ["Insights to check", "submitted for advice", "closing within 7 days", "Feedback overdue", "Drafts"]
    {
        assert_eq!(waits(&page, task), "1", "{task}");
    }
    let list = lena.get(&leads_to(&page, "closing within 7 days")).await.said();
    assert!(list.contains("Closes on the last day") && !list.contains("Closes a day later"), "{list}");
    let list = lena.get(&leads_to(&page, "Feedback overdue")).await.said();
    assert!(list.contains("More than ninety days ago") && !list.contains("Ninety days ago "), "{list}");
    assert_eq!(waits(&page, "Imports"), "None");
    let numbers = page.texts(".tiles .big-number");
    assert_eq!(numbers, ["2", "0", "33%"], "two open, no insight has a date, one of three was fed back");
    assert!(page.said().contains("1 of 3 activities"), "{}", page.said());
    assert!(page.said().contains("What changed last"), "{}", page.said());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_team_sees_its_own_organisations_week_and_no_advice_to_give() {
    let house = House::open().await;
    an_autumn(&house).await;
    let mut sam = house.sign_in(&service_team()).await;
    let page = sam.get("/").await;
    assert_eq!(page.texts("caption"), ["What waits in Fernshire Hospitals"]);
    assert!(!page.said().contains("submitted for advice"), "{}", page.said());
    assert_eq!(waits(&page, "Feedback overdue"), "None", "those are the care board's");
    assert_eq!(page.texts(".tiles .big-number")[2], "No data", "nothing of theirs closed: that is not zero");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_public_sees_what_is_public_and_nothing_else() {
    let house = House::open().await;
    let store = house.store();
    let heard = insight("Buses stop too early").visibility(Visibility::Public).with(|content| {
        content.people = Some(64);
    });
    let heard = heard.add_to(store).await;
    insight("A finding for colleagues").add_to(store).await;
    decision("Later buses").visibility(Visibility::Public).add_to(store).await;
    house.fresh.clock.advance(Duration::days(1));
    let page = house.stranger().get("/").await;
    assert_eq!(page.texts("h1"), ["What people have said, and what came of it"]);
    let said = page.said();
    assert!(said.contains("Buses stop too early") && said.contains("60 to 69 people"), "{said}");
    assert!(said.contains("Later buses"), "{said}");
    assert!(!said.contains("A finding for colleagues"), "{said}");
    assert!(page.attributes("main a", "href").contains(&format!("/insights/{}", heard.id)));
}
