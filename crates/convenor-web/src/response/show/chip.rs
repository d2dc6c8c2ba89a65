//! The filters in force, as chips that can be taken off one by one.

use convenor_domain::response::{Dimensions, Question};

use super::asked::{ANSWER, Asked, WHO};
use crate::filter::{Chip, address, to_query};
use crate::state::AppState;
use crate::words::Value;

/// A chip for each filter.
pub(super) fn chips(state: &AppState, path: &str, asked: &Asked, questions: &[Question]) -> Vec<Chip> {
    let filters = asked.filters();
    let others = asked.others();
    let chip = |(index, (name, value)): (usize, &(&'static str, String))| {
        let rest = filters.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, pair)| pair);
        let query = to_query(rest.chain(&others).map(|(name, value)| (*name, value.as_str())));
        Chip { text: in_words(state, name, value, questions), without: address(path, &query) }
    };
    filters.iter().enumerate().map(chip).collect()
}

/// The address without any filter.
pub(super) fn cleared(path: &str, asked: &Asked) -> String {
    let others = asked.others();
    address(path, &to_query(others.iter().map(|(name, value)| (*name, value.as_str()))))
}

/// A filter in words: “Age: 25 to 34”.
pub(super) fn in_words(state: &AppState, name: &str, value: &str, questions: &[Question]) -> String {
    match name {
        WHO => category(value).unwrap_or_else(|| value.to_owned()),
        ANSWER => {
            let (key, answer) = value.split_once(':').unwrap_or((value, ""));
            let question = questions.iter().find(|question| question.key == key);
            let text = question.map_or(key, |question| question.text.as_str());
            format!("{text}: {answer}")
        }
        _ => {
            let day: Option<chrono::NaiveDate> = value.parse().ok();
            let day = day.map(|day| day.format("%-d %B %Y").to_string()).unwrap_or_default();
            state.engine.words().t(&format!("responses-filter-{name}-chip"), &[("day", Value::from(day))])
        }
    }
}

/// Dimension and category by their names.
fn category(key: &str) -> Option<String> {
    let shipped = Dimensions::shipped().ok()?;
    shipped.dimensions.iter().find_map(|dimension| {
        let category = dimension.lookup(key)?;
        Some(format!("{}: {}", dimension.name, category.name))
    })
}
