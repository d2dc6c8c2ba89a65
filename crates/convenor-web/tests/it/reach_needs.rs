//! “Where engagement is needed”: topics ranked by official figures, here beside the country's, and by listening.

use convenor_domain::population::{DeprivationSource, IndicatorRow};
use convenor_domain::{Actor, Area, AreaCode, AreaKind, AreaLink, EngagementStatus};
use convenor_store::NewList;
use convenor_testkit::{ICB, assessor, engagement, lead_at_icb};

use crate::harness::House;

/// Two small areas in two districts of one country, with made-up shares of people on a low income and numbers of patients.
async fn figures(house: &House) {
    let area = |code: &str, name: &str, kind| Area {
        code: AreaCode(code.to_owned()),
        name: name.to_owned(),
        kind,
        edition: "2021".to_owned(),
        valid_from: None,
        valid_to: None,
        population: None,
    };
    let link = |inside: &str, around: &str| AreaLink {
        inside: AreaCode(inside.to_owned()),
        around: AreaCode(around.to_owned()),
        edition: "2021".to_owned(),
        share_permille: 1000,
    };
    let areas = [
        area("X92000001", "Fernland", AreaKind::Country),
        area("X07000001", "Fern", AreaKind::District),
        area("X07000002", "Moss", AreaKind::District),
        area("X01000001", "Fern 001A", AreaKind::Lsoa),
        area("X01000002", "Moss 001A", AreaKind::Lsoa),
    ];
    let links = [
        link("X01000001", "X07000001"),
        link("X01000002", "X07000002"),
        link("X07000001", "X92000001"),
        link("X07000002", "X92000001"),
    ];
    let mut writing = house.store().begin(&Actor::operator()).await.unwrap();
    writing.add_areas(&areas).await.unwrap();
    writing.add_area_links(&links).await.unwrap();
    writing.settle_small_areas().await.unwrap();
    writing.commit().await.unwrap();
    let row = |code: &str, income, patients| IndicatorRow {
        area: AreaCode(code.to_owned()),
        values: vec![Some(income), Some(patients)],
    };
    let rows = [row("X01000001", 0.15, 1_800.0), row("X01000002", 0.05, 2_200.0)];
    let (placed, _) = house.store().ground().await.unwrap().place_indicators(&rows);
    let source = DeprivationSource { source: "Made-up index".to_owned(), year: 2025, made_up: true };
    let keys = ["low-income", "patients-per-gp"].map(str::to_owned);
    let new = NewList::of_indicators(&source, keys.to_vec(), "made-up.csv".to_owned());
    let mut writing = house.store().begin(&Actor::operator()).await.unwrap();
    writing.put_indicators(new, &placed).await.unwrap();
    writing.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn topics_are_ranked_by_need_with_reasons_and_a_plan_begins_from_one() {
    let house = House::open().await;
    figures(&house).await;
    let today = house.store().today();
    let asked = engagement("Seeing a doctor").lead(ICB).status(EngagementStatus::Reported).topic("gp");
    asked.area("X07000001").dates(today, today).add_to(house.store()).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let page = lena.get("/reach/needs?area=X07000001").await;
    let rows = page.texts("section[aria-labelledby=topics] tbody tr");
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(rows[0].starts_with("Work, income and the cost of living"), "{rows:?}");
    assert!(rows[0].contains("More need, little asked"), "{rows:?}");
    assert!(
        rows[0].contains("In Fern 15 in 100 people live on a low income; in Fernland 10 in 100."),
        "{rows:?}"
    );
    assert!(rows[0].contains("1.50") && rows[0].contains("never, as far as recorded"), "{rows:?}");
    assert!(
        rows[1].contains("Patients to each general practitioner: 1,800 in Fern, 2,000 in Fernland."),
        "{rows:?}"
    );
    assert!(rows[1].contains("less than a month ago"), "{rows:?}");
    let plan = page.attributes("section[aria-labelledby=topics] tbody a[href^='/engagements/new']", "href");
    assert_eq!(plan, ["/engagements/new?topics=work-and-income&groups=most-deprived-fifth&areas=Fern"]);
    assert!(page.said().contains("Made-up index, 2025, made up"), "{}", page.said());
    let mut asha = house.sign_in(&assessor()).await;
    let page = asha.get("/reach/needs?area=X07000001").await;
    assert!(page.attributes("main a[href^='/engagements/new']", "href").is_empty(), "she plans nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_topic_without_a_figure_says_so_and_stands_apart() {
    let house = House::open().await;
    figures(&house).await;
    let mut lena = house.sign_in(&lead_at_icb()).await;
    let page = lena.get("/reach/needs?area=X07000002").await;
    let others = page.texts("section[aria-labelledby=others] li");
    let pharmacy = others.iter().find(|line| line.starts_with("Pharmacy")).unwrap();
    assert!(pharmacy.contains("no figure of need; never, as far as recorded"), "{pharmacy}");
    assert!(!others.iter().any(|line| line.starts_with("General practice")), "{others:?}");
    // The system has no area, and none is asked about: there is no place to compare with the country.
    let nowhere = lena.get("/reach/needs").await;
    assert!(nowhere.said().contains("No official figure is known both for this place"), "{}", nowhere.said());
    let country = lena.get("/reach/needs?area=X92000001").await;
    assert!(country.texts("section[aria-labelledby=topics] tbody tr").is_empty(), "it is the country itself");
}
