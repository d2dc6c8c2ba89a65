//! What people said of themselves: categories by their names and in their own order.

use convenor_domain::response::ask::{AnswerCounts, CellKey, Count};
use convenor_domain::response::{Dimension, Dimensions, QuestionKind, ResponseFile};
use convenor_statistics::Disclosure;

use super::{Answers, Counted, Panel};

/// The dimensions that some files have columns for, in the order in which people read them.
pub fn dimensions_of(shipped: &'static Dimensions, files: &[ResponseFile]) -> Vec<&'static Dimension> {
    let asked = |key: &String| files.iter().any(|file| file.dimensions.contains(key));
    shipped.dimensions.iter().filter(|dimension| asked(&dimension.key)).collect()
}

/// How many responses some files hold, to be disclosed: the manifest knows, without asking anybody.
pub fn responses_of<'a>(files: impl IntoIterator<Item = &'a ResponseFile>) -> Count {
    let of = |file: &ResponseFile| Count { people: file.responses, key: Some(CellKey::of(file.key_sum)) };
    files.into_iter().map(of).sum()
}

/// The name of a category; its key where it is not known.
pub fn category_name<'a>(dimension: &'a Dimension, key: &'a str) -> &'a str {
    dimension.lookup(key).map_or(key, |category| category.name.as_str())
}

/// What `total` people said of themselves.
pub(super) fn panel(rule: &Disclosure, dimension: &Dimension, counts: &AnswerCounts, total: Count) -> Panel {
    let mut named: Vec<(usize, String, Count)> = counts
        .counts
        .iter()
        .map(|(key, count)| {
            let place = dimension.categories.iter().position(|category| category.key == *key);
            (place.unwrap_or(usize::MAX), category_name(dimension, key).to_owned(), *count)
        })
        .collect();
    named.sort();
    let named = named.into_iter().map(|(_, name, count)| (name, count)).collect();
    Panel {
        key: dimension.key.clone(),
        text: dimension.name.clone(),
        kind: QuestionKind::Demographic,
        dimension: Some(dimension.key.clone()),
        answers: Answers::Counted(Counted::dimension(rule, named, counts.none, total)),
    }
}
