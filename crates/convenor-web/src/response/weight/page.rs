//! The page of weighting.

use serde::Serialize;

use super::sample;
use crate::engagement::TabLink;
use crate::theme::{Crumb, Page};

/// The page of weighting.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct WeightPage {
    /// The way back.
    pub(super) trail: Vec<Crumb>,
    /// The engagement's title.
    pub(super) activity: String,
    /// The parts of its record.
    pub(super) tabs: Vec<TabLink>,
    /// The form; nothing where there is nothing to choose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) form: Option<WeightForm>,
    /// The rule for small numbers.
    pub(super) rule: String,
    /// What is told.
    pub(super) content: Content,
}

/// What can be chosen.
#[derive(Debug, Clone, Serialize)]
pub(super) struct WeightForm {
    /// Where it is sent.
    pub(super) action: String,
    /// Whom the answers are made like.
    pub(super) place: String,
    /// What can be weighted by.
    pub(super) by: Vec<Choice>,
    /// How much one answer may count.
    pub(super) bounds: Vec<Choice>,
}

/// Something to choose.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Choice {
    /// Its value.
    pub(super) value: String,
    /// What it is called.
    pub(super) text: String,
    /// More about it.
    pub(super) hint: String,
    /// Whether it is chosen.
    pub(super) chosen: bool,
}

/// What is told.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum Content {
    /// Nothing.
    Nothing {
        /// Why, and what to do.
        reason: String,
    },
    /// What weights did.
    Told(Box<Shown>),
}

/// What weights did, as it is drawn.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Shown {
    /// What comes out, in a sentence.
    pub(super) lede: String,
    /// Name and value of what weights cost.
    pub(super) facts: Vec<(String, String)>,
    /// The love plot.
    pub(super) plot: String,
    /// The same in numbers.
    pub(super) variables: Vec<ShownVariable>,
    /// What the reader must know.
    pub(super) weaknesses: Vec<String>,
    /// Downloads.
    pub(super) csv: String,
    pub(super) xlsx: String,
}

/// Something that was weighted by.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ShownVariable {
    /// Its name.
    pub(super) name: String,
    /// Its groups.
    pub(super) groups: Vec<ShownGroup>,
}

/// A group: all as it is written.
#[derive(Debug, Clone, Serialize)]
pub(super) struct ShownGroup {
    pub(super) name: String,
    pub(super) target: String,
    pub(super) before: String,
    pub(super) after: String,
    pub(super) difference_before: String,
    pub(super) difference_after: String,
}

impl Page for WeightPage {
    const TEMPLATE: &'static str = "response/weight/show.html";

    fn samples() -> Vec<Self> {
        sample::pages()
    }
}
