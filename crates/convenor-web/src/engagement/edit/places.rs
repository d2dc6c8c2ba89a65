//! Places as people write them, one a line, and the areas that they mean.

use std::collections::HashMap;

use convenor_domain::{Area, AreaCode};

use crate::error::PageError;
use crate::names::{self, Meant, meant};
use crate::state::AppState;
use crate::words::{Value, Words};

/// Lines looked up; more than this is no list that somebody typed.
pub(super) const LINES_MAX: usize = 200;
/// Characters of a line that are said back to the writer.
const SAID_BACK_MAX: usize = 80;

/// Where a place that nobody knows can be written, on the page where it was typed.
#[derive(Debug, Clone, Copy, Default)]
enum OwnWords {
    /// In a field beside it.
    #[default]
    Beside,
    /// In the draft, which begins later.
    InDraft,
}

/// The names of the areas that a record has, and what the lines that were typed mean.
#[derive(Debug, Default)]
pub(super) struct Places {
    own_words: OwnWords,
    names: names::Places,
    meant: HashMap<String, Meant>,
}

impl Places {
    /// Looks up the areas that a record has and the lines that somebody typed.
    pub(super) async fn look_up(
        state: &AppState,
        saved: &[AreaCode],
        lines: &[String],
    ) -> Result<Self, PageError> {
        let mut places = Self { names: names::Places::read(state, saved).await?, ..Self::default() };
        for line in lines.iter().take(LINES_MAX) {
            places.meant.insert(line.clone(), meant(state, line).await?);
        }
        Ok(places)
    }

    /// The same on a page that has no field for a place in the writer's own words.
    pub(super) fn before_the_draft(self) -> Self {
        Self { own_words: OwnWords::InDraft, ..self }
    }

    /// How an area is written in the form: its name with its code, or the bare code of one that is not known here.
    pub(super) fn line(&self, code: &AreaCode) -> String {
        match self.names.name_of(code) {
            name if name == code.0 => name.to_owned(),
            name => written(name, code),
        }
    }

    /// The area that a line means; or, where it is not one area, what to do about it.
    pub(super) fn area(&self, words: &Words, line: &str) -> Result<AreaCode, String> {
        match self.meant.get(line) {
            Some(Meant::One(area)) => Ok(area.code.clone()),
            Some(Meant::Unclear(areas)) => Err(self.not_one(words, line, areas)),
            None => Err(self.not_one(words, line, &[])),
        }
    }

    fn not_one(&self, words: &Words, line: &str, areas: &[Area]) -> String {
        let line: String = line.chars().take(SAID_BACK_MAX).collect();
        if areas.is_empty() {
            return words.t(self.own_words.unknown(), &[("line", Value::from(line))]);
        }
        let areas: Vec<_> = areas.iter().map(|area| written(&area.name, &area.code)).collect();
        let values = [("line", Value::from(line)), ("areas", Value::from(areas.join("; ")))];
        words.t("edit-area-several", &values)
    }
}

impl OwnWords {
    /// The words for a place that is not known, with a mend that the page has.
    fn unknown(self) -> &'static str {
        match self {
            Self::Beside => "edit-area-unknown",
            Self::InDraft => "edit-area-unknown-begin",
        }
    }
}

fn written(name: &str, code: &AreaCode) -> String {
    format!("{name} ({code})")
}
