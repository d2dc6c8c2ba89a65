//! The page of an engagement's responses.

use serde::Serialize;

use super::basis::Facts;
use super::comments::Comments;
use super::contents::Entry;
use super::drawn::Drawn;
use super::facets::Facets;
use super::import_row::ImportRow;
use super::sample;
use crate::engagement::TabLink;
use crate::filter::Chip;
use crate::paging::Pager;
use crate::theme::{Crumb, Page};

/// The page of an engagement's responses.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ResponsesPage {
    /// The way back.
    pub(super) trail: Vec<Crumb>,
    /// The engagement's title.
    pub(super) activity: String,
    /// The parts of its record.
    pub(super) tabs: Vec<TabLink>,
    /// What the numbers rest on.
    pub(super) basis: Facts,
    /// The rule for small numbers.
    pub(super) rule: String,
    /// The filters in force, each with the address without it.
    pub(super) chips: Vec<Chip>,
    /// The address without any.
    pub(super) clear: String,
    /// The form that sets them; nothing where there is nothing to choose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) facets: Option<Facets>,
    /// Words of the questions looked for, where there are too many for one page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) finder: Option<Finder>,
    /// What is told.
    pub(super) content: Content,
    /// The imports, for those who may import.
    pub(super) imports: Vec<ImportRow>,
    /// Where responses are brought in, by those who may.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) bring_in: Option<String>,
}

/// The form that looks for questions.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Finder {
    pub(super) action: String,
    pub(super) words: String,
    /// What else is asked, which stays.
    pub(super) kept: Vec<(&'static str, String)>,
}

/// What is told.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(super) enum Content {
    /// Nobody's answers are here yet.
    Empty,
    /// The numbers cannot be told now.
    Failed {
        /// Why, and what to do.
        reason: String,
    },
    /// Too few people.
    Withheld {
        /// Why, and what to do.
        reason: String,
    },
    /// The numbers.
    Told(Box<Shown>),
}

/// The numbers as they are drawn.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Shown {
    /// How many people they are of.
    pub(super) among: String,
    /// What stands on the page.
    pub(super) contents: Vec<Entry>,
    /// The other pages, where there are too many questions for one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) pager: Option<Pager>,
    /// Answers to questions.
    pub(super) questions: Vec<Drawn>,
    /// What people said of themselves.
    pub(super) people: Vec<Drawn>,
    /// When they answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) months: Option<Drawn>,
    /// What people wrote to the one question that is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) comments: Option<Comments>,
    /// Whether the one question asked for has comments that the reader may not see.
    pub(super) comments_closed: bool,
    /// Where all questions stand, when one alone is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) all: Option<String>,
    /// Where the answers are weighted.
    pub(super) weight: String,
    /// Downloads.
    pub(super) csv: String,
    pub(super) xlsx: String,
}

impl Page for ResponsesPage {
    const TEMPLATE: &'static str = "response/show.html";

    fn samples() -> Vec<Self> {
        sample::pages()
    }
}
