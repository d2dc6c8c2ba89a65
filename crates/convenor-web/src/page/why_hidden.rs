//! “Why is a number hidden?”, in plain words, with one made-up example that every rule is put to. The numbers of the example
//! come out of the rules themselves.

use axum::response::Html;
use convenor_domain::disclosure::{DisclosureRule, DisclosureRules};
use convenor_statistics::{CellKey, Count, Disclosure, ShownCount};
use serde::Serialize;

use crate::disclosure::in_words;
use crate::error::PageError;
use crate::reader::Visit;
use crate::state::AppState;
use crate::theme::Page;
use crate::words::Words;

/// Answers of the example: the end of the key of its words, people, and their cell key.
const ANSWERS: [(&str, u64, u8); 4] =
    [("bus", 42, 17), ("car", 31, 201), ("bicycle", 12, 78), ("taxi", 3, 140)];

/// The page.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct WhyHiddenPage {
    /// The rule of this system in words.
    here: String,
    /// All rules.
    rules: Vec<RuleShown>,
    /// The example, an answer a row.
    answers: Vec<Row>,
    /// All people of the example.
    total: Row,
}

/// A rule.
#[derive(Debug, Clone, Serialize)]
struct RuleShown {
    /// Its name in the settings.
    name: String,
    /// What it does, in a few words.
    title: String,
    /// The same at length.
    words: String,
    /// Where it comes from.
    source: String,
    /// Whether it is the one of this system.
    here: bool,
}

/// A row of the example.
#[derive(Debug, Clone, Serialize)]
struct Row {
    /// The answer.
    answer: String,
    /// How many people there really are.
    people: u64,
    /// What each rule shows.
    shown: Vec<String>,
}

/// `GET /why-hidden`
pub(super) async fn show(visit: Visit) -> Result<Html<String>, PageError> {
    visit.show(&page(&visit.state)?).await
}

fn page(state: &AppState) -> Result<WhyHiddenPage, PageError> {
    let broken = |error| {
        tracing::error!(%error, "the rules of disclosure control cannot be read");
        PageError::Broken
    };
    let rules = DisclosureRules::shipped().map_err(broken)?;
    let used =
        rules.rules.iter().map(|rule| Ok((rule, rules.chosen(Some(&rule.rule.name)).map_err(broken)?)));
    let used = used.collect::<Result<Vec<_>, PageError>>()?;
    Ok(WhyHiddenPage::new(state.engine.words(), &state.convened.disclosure, &used))
}

impl WhyHiddenPage {
    fn new(words: &Words, here: &Disclosure, rules: &[(&DisclosureRule, Disclosure)]) -> Self {
        let counts = ANSWERS.map(|(_, people, key)| Count { people, key: Some(CellKey(key)) });
        let all: Count = counts.into_iter().sum();
        let shown: Vec<Vec<ShownCount>> =
            rules.iter().map(|(_, rule)| rule.counts(&counts).get().clone()).collect();
        let in_row =
            |row: usize| shown.iter().map(|counts| written(words, counts.get(row).copied())).collect();
        let answers = ANSWERS.iter().enumerate().map(|(row, (key, people, _))| Row {
            answer: words.t(&format!("why-hidden-answer-{key}"), &[]),
            people: *people,
            shown: in_row(row),
        });
        let total = rules.iter().map(|(_, rule)| written(words, Some(*rule.total(all).get()))).collect();
        Self {
            here: in_words(words, here),
            rules: rules.iter().map(|(rule, used)| RuleShown::new(words, here, rule, used)).collect(),
            answers: answers.collect(),
            total: Row { answer: words.t("why-hidden-total", &[]), people: all.people, shown: total },
        }
    }
}

impl RuleShown {
    fn new(words: &Words, here: &Disclosure, rule: &DisclosureRule, used: &Disclosure) -> Self {
        Self {
            name: rule.rule.name.clone(),
            title: rule.title.clone(),
            words: in_words(words, used),
            source: rule.source.clone(),
            here: rule.rule.name == here.rule().name,
        }
    }
}

fn written(words: &Words, count: Option<ShownCount>) -> String {
    count
        .and_then(ShownCount::people)
        .map_or_else(|| words.t("responses-hidden", &[]), |people| people.to_string())
}

impl Page for WhyHiddenPage {
    const TEMPLATE: &'static str = "page/why_hidden.html";

    fn samples() -> Vec<Self> {
        let rule = |here| RuleShown {
            name: "nhs <b>".to_owned(),
            title: "1 to 7 hidden <b>Ash</b>".to_owned(),
            words: "Numbers of 1 to 7 people are hidden.".to_owned(),
            source: "NHS".to_owned(),
            here,
        };
        let row = || Row {
            answer: "Bus <b>Ash</b>".to_owned(),
            people: 42,
            shown: vec!["40".to_owned(), "hidden".to_owned()],
        };
        let rules = vec![rule(true), rule(false)];
        vec![Self {
            here: "Small numbers are hidden <b>Ash</b>.".to_owned(),
            rules,
            answers: vec![row()],
            total: row(),
        }]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made() -> WhyHiddenPage {
        let rules = DisclosureRules::shipped().unwrap();
        let used: Vec<_> =
            rules.rules.iter().map(|rule| (rule, rules.chosen(Some(&rule.rule.name)).unwrap())).collect();
        WhyHiddenPage::new(&Words::load("en").unwrap(), &rules.chosen(Some("nhs")).unwrap(), &used)
    }

    #[test]
    fn the_example_shows_what_the_text_of_the_page_says_of_it() {
        let page = made();
        let shown = |name: &str| {
            let at = page.rules.iter().position(|rule| rule.name == name).unwrap();
            page.answers.iter().chain([&page.total]).map(|row| row.shown[at].clone()).collect::<Vec<_>>()
        };
        assert_eq!(shown("suppress-under-8"), ["42", "31", "hidden", "hidden", "88"]);
        assert_eq!(shown("nhs"), ["40", "30", "hidden", "hidden", "90"]);
        assert_eq!(shown("threshold-10"), ["42", "31", "hidden", "hidden", "88"]);
        assert_eq!(shown("cell-key")[3], "hidden");
        assert_ne!(shown("cell-key")[2], "hidden", "no other goes with it");
        assert_eq!(page.rules.iter().filter(|rule| rule.here).count(), 1);
    }
}
