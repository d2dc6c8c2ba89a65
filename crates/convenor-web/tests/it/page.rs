//! Plain pages, which everybody reads alike and which the footer leads to.

use axum::http::StatusCode;

use crate::harness::House;

#[tokio::test(flavor = "multi_thread")]
async fn every_link_of_the_footer_leads_to_a_page() {
    let house = House::open().await;
    let mut pat = house.stranger();
    let links = pat.get("/").await.attributes(".foot a", "href");
    assert_eq!(links.len(), 4);
    for link in links {
        assert_eq!(pat.get(&link).await.status, StatusCode::OK, "{link}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_for_programs_names_every_address_of_the_api() {
    let house = House::open().await;
    let said = house.stranger().get("/api").await.texts("tbody th");
    assert!(said.contains(&"/api/v1/find".to_owned()), "{said:?}");
    assert!(said.contains(&"/api/v1/areas/{code}".to_owned()), "{said:?}");
}
