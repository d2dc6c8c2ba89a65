//! Records in a few lines each, as the home page and the pages of topics, groups and places list them. Whole records
//! have pages of their own; which records are listed is left to the page.

mod activity;
mod finding;

pub(crate) use activity::{Activity, activities};
pub(crate) use finding::{Finding, findings};

/// What is known of a record, without what is not.
fn known(parts: impl IntoIterator<Item = String>) -> Vec<String> {
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect()
}
