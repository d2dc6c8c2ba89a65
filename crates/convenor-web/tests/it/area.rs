//! Places: found by name or code, one inside another, with what was heard there.

use axum::http::StatusCode;
use convenor_domain::{Actor, Area, AreaCode, AreaKind, AreaLink, Visibility};
use convenor_testkit::{engagement, insight};

use crate::harness::House;

/// A made-up region with a ward in it.
async fn fernshire(house: &House) {
    let area = |code: &str, name: &str, kind, population| Area {
        code: AreaCode(code.to_owned()),
        name: name.to_owned(),
        kind,
        edition: "2024".to_owned(),
        valid_from: None,
        valid_to: None,
        population,
    };
    let region = area("X12000001", "Fernshire", AreaKind::Region, None);
    let ward = area("X05000001", "Marlow Vale", AreaKind::Ward, Some(12_345));
    let link = AreaLink {
        inside: ward.code.clone(),
        around: region.code.clone(),
        edition: "2024".to_owned(),
        share_permille: 1000,
    };
    let carers = (ward.code.clone(), "age-0-15".to_owned(), "2021".to_owned(), 1_204);
    let mut writing = house.store().begin(&Actor::operator()).await.unwrap();
    writing.add_areas(&[region, ward]).await.unwrap();
    writing.add_area_links(&[link]).await.unwrap();
    writing.add_census(&[carers]).await.unwrap();
    writing.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_is_found_by_the_start_of_its_name_or_by_its_code() {
    let house = House::open().await;
    fernshire(&house).await;
    let mut pat = house.stranger();
    for asked in ["marlow", "x05000001"] {
        let page = pat.get(&format!("/areas?q={asked}")).await;
        assert_eq!(page.attributes("tbody a", "href"), ["/areas/X05000001"], "{asked}");
    }
    let page = pat.get("/areas?q=atlantis").await;
    assert!(page.said().contains("No place begins with “atlantis”"), "{}", page.said());
    assert_eq!(pat.get("/areas").await.texts(".columns li"), ["Fernshire"], "from the largest down");
    assert_eq!(pat.get("/areas/X99").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_tells_what_it_is_and_what_was_heard_there_and_inside_it() {
    let house = House::open().await;
    fernshire(&house).await;
    let heard = insight("Buses stop too early").visibility(Visibility::Public);
    heard.with(|one| one.areas = vec![AreaCode("X05000001".into())]).add_to(house.store()).await;
    let walks = engagement("Winter walks").area("X05000001").visibility(Visibility::Public);
    walks.add_to(house.store()).await;
    let mut pat = house.stranger();
    let ward = pat.get("/areas/x05000001").await;
    let facts = ward.texts(".facts dd").join("; ");
    assert!(facts.contains("12,345 official count, edition 2024"), "{facts}");
    assert!(facts.contains("Not recorded"), "no first day is recorded, so none is shown: {facts}");
    assert_eq!(ward.texts("tbody td"), ["1,204", "2021"]);
    for page in [ward, pat.get("/areas/X12000001").await] {
        let said = page.said();
        assert!(said.contains("Buses stop too early") && said.contains("Winter walks"), "{said}");
    }
    let region = pat.get("/areas/X12000001").await;
    assert!(region.texts("summary").contains(&"Wards (1)".to_owned()));
    assert!(region.texts(".facts dd").contains(&"Not recorded".to_owned()), "no residents are recorded");
}
