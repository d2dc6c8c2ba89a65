//! Made-up weights for the test that draws every page.

use super::page::{Choice, Content, Shown, ShownGroup, ShownVariable, WeightForm, WeightPage};
use crate::engagement::TabLink;
use crate::theme::Crumb;

/// The page with weights, with none, and where there is nothing to choose.
pub(super) fn pages() -> Vec<WeightPage> {
    let reason = || Content::Nothing { reason: "Too few <b>people</b> answered.".to_owned() };
    let sure = Shown { weaknesses: Vec::new(), ..shown() };
    vec![
        page(Content::Told(Box::new(shown()))),
        page(Content::Told(Box::new(sure))),
        page(reason()),
        WeightPage { form: None, ..page(reason()) },
    ]
}

fn page(content: Content) -> WeightPage {
    let choice = |value: &str, chosen| Choice {
        value: value.to_owned(),
        text: "Age <b>Ash</b>".to_owned(),
        hint: "Census 2021 (2021)".to_owned(),
        chosen,
    };
    WeightPage {
        trail: vec![Crumb::new("/engagements", "Activities")],
        activity: "Warm rooms <b>Ash</b>".to_owned(),
        tabs: vec![TabLink {
            key: "responses",
            href: "/engagements/1".to_owned(),
            count: None,
            chosen: true,
        }],
        form: Some(WeightForm {
            action: "/engagements/1/responses/weight".to_owned(),
            place: "Fernshire <b>Ash</b>".to_owned(),
            by: vec![choice("age", true), choice("sex", false)],
            bounds: vec![choice("usual", true), choice("none", false)],
        }),
        rule: "Numbers of 1 to 9 people are hidden.".to_owned(),
        content,
    }
}

fn shown() -> Shown {
    let group = |name: &str| ShownGroup {
        name: name.to_owned(),
        target: "51.0%".to_owned(),
        before: "70.0%".to_owned(),
        after: "51.0%".to_owned(),
        difference_before: "+0.38".to_owned(),
        difference_after: "0.00".to_owned(),
    };
    Shown {
        lede: "Weighted by age, 1,234 answers tell about as much as 950.".to_owned(),
        facts: vec![("Design effect".to_owned(), "1.30".to_owned())],
        plot: String::new(),
        variables: vec![ShownVariable {
            name: "Age <b>Ash</b>".to_owned(),
            groups: vec![group("16 to 24 <b>Ash</b>"), group("25 to 34")],
        }],
        weaknesses: vec!["Nobody answered who is <b>under 16</b>.".to_owned()],
        csv: "/engagements/1/responses/weight/export.csv".to_owned(),
        xlsx: "/engagements/1/responses/weight/export.xlsx".to_owned(),
    }
}
