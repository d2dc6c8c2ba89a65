//! Weighting the answers to a survey, as an analyst meets it: what comes out, what is said about it, what stays hidden.

use axum::http::StatusCode;
use convenor_domain::population::{
    Figures, Layout, NewPopulation, PopulationReading, PopulationRow, PopulationUnit, ReferenceKind,
    TotalsRead,
};
use convenor_domain::{Area, AreaCode, AreaKind, AreaLink, EngagementStatus};
use convenor_store::{MadeUp, NewList, Store};
use convenor_testkit::{ICB, SurveyBuilder, administrator, day, engagement, lead_at_icb, survey};

use crate::harness::{Browser, House};

pub(crate) const PLACE: &str = "X01";
const SMALL: &str = "X01S1";

fn code(text: &str) -> AreaCode {
    AreaCode(text.to_owned())
}

/// One district with one small area in it.
pub(crate) async fn lay_ground(store: &Store) {
    let area = |text: &str, name: &str, kind| Area {
        code: code(text),
        name: name.to_owned(),
        kind,
        edition: "2021".to_owned(),
        valid_from: None,
        valid_to: None,
        population: None,
    };
    let areas =
        [area(PLACE, "Marlow Vale", AreaKind::District), area(SMALL, "Marlow Vale 1", AreaKind::Lsoa)];
    let link = AreaLink {
        inside: code(SMALL),
        around: code(PLACE),
        edition: "2021".to_owned(),
        share_permille: 1_000,
    };
    let list = NewList {
        kind: ReferenceKind::Areas,
        dimension: String::new(),
        source: "Made up".to_owned(),
        year: Some(2021),
        level: Some(AreaKind::Lsoa),
        unit: PopulationUnit::People,
        figures: Figures::Counted,
        made_up: MadeUp::Yes,
        categories: Vec::new(),
        file_name: "areas.csv".to_owned(),
        reading: "{}".to_owned(),
    };
    let mut writing = store.begin(&administrator().actor()).await.unwrap();
    writing.put_areas(list, &areas, &[link], &[]).await.unwrap();
    writing.commit().await.unwrap();
}

/// Reads a list of those who live in the small area in.
pub(crate) async fn list(store: &Store, dimension: &str, people: &[(&str, f64)]) {
    let total = people.iter().map(|(_, people)| people).sum();
    let list = NewPopulation {
        reading: PopulationReading {
            file: format!("{dimension}.csv"),
            layout: Layout::Wide,
            level: AreaKind::Lsoa,
            edition: "2021".to_owned(),
            year: 2021,
            source: format!("List of {dimension}"),
            dimension: dimension.to_owned(),
            unit: PopulationUnit::People,
            headings: Vec::new(),
            areas: 1,
            people: 0,
            totals: TotalsRead::default(),
            notes: Vec::new(),
        },
        categories: people.iter().map(|(key, _)| (*key).to_owned()).collect(),
        figures: Figures::Counted,
        rows: vec![PopulationRow {
            area: code(SMALL),
            total,
            people: people.iter().map(|(_, people)| *people).chain([0.0]).collect(),
        }],
    };
    let (areas, _) = store.ground().await.unwrap().place(&list);
    let new = NewList::of_population(&list, MadeUp::Yes).unwrap();
    let mut writing = store.begin(&administrator().actor()).await.unwrap();
    writing.put_population(new, &areas).await.unwrap();
    writing.commit().await.unwrap();
}

async fn lists(store: &Store) {
    lay_ground(store).await;
    list(store, "sex", &[("sex-female", 510.0), ("sex-male", 490.0)]).await;
    list(store, "age", &[("age-0-15", 200.0), ("age-16-24", 300.0), ("age-65-74", 500.0)]).await;
}

/// 100 answers: 70 of women, 40 of young people.
fn answers() -> SurveyBuilder {
    let said = |age, sex| [Some(age), Some(sex)];
    survey()
        .asks_of_people("age")
        .asks_of_people("sex")
        .on(day(2026, 3, 2))
        .answered(30, &said("age-16-24", "sex-female"), &[])
        .answered(40, &said("age-65-74", "sex-female"), &[])
        .answered(10, &said("age-16-24", "sex-male"), &[])
        .answered(20, &said("age-65-74", "sex-male"), &[])
}

async fn opened(house: &House, survey: SurveyBuilder) -> (Browser, String) {
    let asked = engagement("Calmer waiting rooms").lead(ICB).status(EngagementStatus::Reported);
    let asked = if house.store().lookup_area(&code(PLACE)).await.unwrap().is_some() {
        asked.area(PLACE)
    } else {
        asked
    };
    let asked = asked.add_to(house.store()).await;
    survey.add_to(house.store(), &*house.state.convened.responses, &asked).await;
    let lena = house.sign_in(&lead_at_icb()).await;
    (lena, format!("/engagements/{}/responses", asked.id))
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_are_weighted_to_the_people_who_live_there() {
    let house = House::open().await;
    lists(house.store()).await;
    let (mut lena, responses) = opened(&house, answers()).await;
    let page = lena.get(&responses).await;
    let path = format!("{responses}/weight");
    assert!(page.attributes("main a", "href").contains(&path), "the responses lead here");
    let page = lena.get(&path).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.said());
    let rows = page.texts("main tbody tr");
    // (people here, answers, weighted, differences): 0.51, 70 of 100; 300 of 800 whom anybody can stand for, 40 of 100.
    let expected = [
        "Age",
        "16 to 2437.5%40.0%37.5%+0.050.00",
        "65 to 7462.5%60.0%62.5%−0.050.00",
        "Sex",
        "Female51.0%70.0%51.0%+0.380.00",
        "Male49.0%30.0%49.0%−0.380.00",
    ];
    assert_eq!(rows, expected);
    let said = page.said();
    assert!(said.contains("Weighting does not make an open invitation representative"), "{said}");
    assert!(said.contains("Age: nobody answered who is in “Under 16”, 20.0% of the people here"), "{said}");
    assert!(said.contains("Marlow Vale") && said.contains("List of age (2021, made up)"), "{said}");
    let effect: f64 = page.texts(".measures dd")[1].parse().unwrap();
    assert!(effect > 1.1 && effect < 1.3, "70 and 30 weighted to 51 and 49: {effect}");
    assert_eq!(page.texts("svg[role=img] title")[0], "How far those who answered are from the people here");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_thing_alone_and_other_bounds_can_be_chosen() {
    let house = House::open().await;
    lists(house.store()).await;
    let (mut lena, responses) = opened(&house, answers()).await;
    let page = lena.get(&format!("{responses}/weight?by=sex&bounds=none")).await;
    assert_eq!(page.texts("main tbody tr")[0], "Sex");
    assert_eq!(page.attributes("input[name=by][checked]", "value"), ["sex"]);
    assert_eq!(page.attributes("input[name=bounds][checked]", "value"), ["none"]);
    // By one margin the weights are known: 51/70 and 49/30, and n times the sum of squares over the square of the sum.
    assert_eq!(page.texts(".measures dd"), ["100", "1.17", "85", "0.7 to 1.6"]);
    let file = lena.get(&page.attributes(".downloads a", "href")[0]).await;
    let lines: Vec<&str> = file.html.lines().collect();
    assert!(
        lines[0].ends_with("variable,category,share,before,after,difference_before,difference_after"),
        "{lines:?}"
    );
    assert_eq!(lines[1..], ["Sex,Female,0.51,0.7,0.51,0.38,0", "Sex,Male,0.49,0.3,0.49,-0.38,0"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn hidden_groups_are_put_together_and_their_numbers_stay_hidden() {
    let house = House::under(Some("suppress-under-8")).await;
    lists(house.store()).await;
    let few = answers().answered(4, &[None, Some("sex-female")], &[]);
    let (mut lena, responses) = opened(&house, few).await;
    let page = lena.get(&format!("{responses}/weight?by=age")).await;
    let said = page.said();
    assert!(said.contains("“16 to 24” and the few who did not say count as one group"), "{said}");
    // 44 of 104, which is what is left of the total: not 40 of the 100 who said.
    assert_eq!(page.texts("main tbody tr")[2], "16 to 2437.5%42.3%37.5%+0.100.00");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_figures_or_answers_the_page_says_what_to_do() {
    let house = House::open().await;
    let (mut lena, responses) = opened(&house, answers()).await;
    let page = lena.get(&format!("{responses}/weight")).await;
    assert!(page.said().contains("No official figures are here for this place"), "{}", page.said());
    assert!(page.texts("form.card").is_empty());
    let file = lena.get(&format!("{responses}/weight/export.csv")).await;
    assert_eq!(file.status, StatusCode::UNPROCESSABLE_ENTITY);
    lists(house.store()).await;
    let (mut lena, responses) =
        opened(&house, survey().asks_of_people("age").answered(3, &[Some("age-16-24")], &[])).await;
    let page = lena.get(&format!("{responses}/weight")).await;
    assert!(page.said().contains("Fewer than"), "{}", page.said());
}
