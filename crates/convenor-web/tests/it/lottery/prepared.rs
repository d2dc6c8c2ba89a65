//! Before the search: files, quotas from a place, conflicts.

use super::*;

use axum::http::StatusCode;
use convenor_testkit::lead_at_icb;

use crate::weight::{PLACE, lay_ground, list};

#[tokio::test(flavor = "multi_thread")]
async fn the_pool_stands_beside_the_quotas() {
    let house = House::open().await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let lottery = prepared(&mut lena, QUOTAS).await;
    let page = lena.get(&lottery).await;
    assert!(page.said().contains("A panel can be found"), "{}", page.said());
    let rows = page.texts("tbody tr");
    assert!(rows.contains(&"Under 405 to 72033.3%".to_owned()), "{rows:#?}");
    assert!(!page.html.contains(NAME), "nobody is named beside quotas");
    assert!(lena.get("/lottery").await.said().contains("Winter panel"));
}

#[tokio::test(flavor = "multi_thread")]
async fn everything_wrong_with_a_file_is_told_with_its_row() {
    let house = House::open().await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let untitled = send(&mut lena, "/lottery/new", &[("name", ""), ("seats", "many")], "x.csv", b"").await;
    assert_eq!(untitled.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(untitled.attributes(".nhsuk-error-summary a", "href"), ["#name", "#seats", "#file"]);
    let lottery = begun(&mut lena).await;
    let file = format!("{lottery}/quotas/file");
    let wrong = b"category,feature,min,max\nAge,Under 40,seven,7\nAge,40 and over,9,7\n";
    let answer = send(&mut lena, &file, &[], "quotas.csv", wrong).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(answer.texts("tbody tr").len(), 2, "{}", answer.said());
    let other = "category,feature,min,max\nAge,Under 40,5,7\nAge,40+,5,7\nIncome,Low,1,12\n";
    send(&mut lena, &file, &[], "quotas.csv", other.as_bytes()).await.sent_on();
    lena.post(&format!("{lottery}/choices"), &CHOICES).await.sent_on();
    let page = lena.get(&lottery).await.said();
    assert!(
        page.contains("The list and the quotas do not fit together") && page.contains("Income"),
        "{page}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn quotas_in_each_others_way_are_told_and_changed_openly() {
    let house = House::open().await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    // Twelve seats cannot hold ten of each.
    let quotas = QUOTAS.replace("Under 40,5,7", "Under 40,6,9").replace("40 and over,5,7", "40 and over,7,9");
    let lottery = prepared(&mut lena, &quotas).await;
    let page = lena.get(&lottery).await;
    assert!(page.said().contains("No panel meets these quotas"), "{}", page.said());
    let values = |name: &str| page.attributes(&format!("ol form:first-of-type input[name={name}]"), "value");
    let first = |name: &str| values(name).first().cloned().unwrap();
    let (feature, value, min, max) = (first("feature"), first("value"), first("min"), first("max"));
    let form = [("feature", &*feature), ("value", &*value), ("min", &*min), ("max", &*max)];
    lena.post(&format!("{lottery}/relax"), &form).await.sent_on();
    let page = lena.get(&lottery).await.said();
    assert!(page.contains("A panel can be found") && page.contains("Quotas that were changed"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn quotas_come_from_the_people_of_a_place_and_of_two_things_together() {
    let house = House::open().await;
    lay_ground(house.store()).await;
    list(house.store(), "sex", &[("sex-female", 600.0), ("sex-male", 400.0)]).await;
    list(house.store(), "age", &[("age-25-34", 500.0), ("age-35-44", 500.0)]).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let mut csv = "Name,How old are you?,Sex\n".to_owned();
    for person in 0..40 {
        let (age, sex) = (27 + 10 * (person % 2), if person % 3 == 0 { "woman" } else { "Male" });
        writeln!(csv, "{NAME}{person},{age},{sex}").unwrap();
    }
    let fields = [("name", "From the place"), ("seats", "10")];
    let quotas =
        send(&mut lena, "/lottery/new", &fields, "people.csv", csv.as_bytes()).await.sent_on().to_owned();
    let page = lena.get(&format!("{quotas}?areas={PLACE}")).await;
    let chosen = page.attributes("select option[selected]", "value");
    assert!(chosen.contains(&"Sex".to_owned()), "columns are proposed: {chosen:?}");
    let form = [
        ("areas", PLACE),
        ("column_sex", "Sex"),
        ("column_age", "How old are you?"),
        ("margin", "1"),
        ("cross_first", "sex"),
        ("cross_second", "age"),
    ];
    let choices = lena.post(&format!("{quotas}/population"), &form).await.sent_on().to_owned();
    let lottery = choices.strip_suffix("/choices").unwrap().to_owned();
    let form = [("seats", "10"), ("panels", "50"), ("keep_days", "30"), ("algorithm", "leximin")];
    lena.post(&choices, &form).await.sent_on();
    let page = lena.get(&lottery).await;
    assert!(page.said().contains("A panel can be found"), "{}", page.said());
    let rows = page.texts("tbody tr");
    assert!(rows.iter().any(|row| row.starts_with("Female5 to 7") && row.contains("60.0%")), "{rows:#?}");
    assert_eq!(page.texts("[id^=joint]").len(), 1, "the joint quotas are a table of their own");
    let none = lena.post(&format!("{quotas}/population"), &[("areas", PLACE), ("margin", "1")]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing was chosen");
}
