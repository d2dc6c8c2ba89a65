//! Questions of a form and the answers in them, ready to be drawn beside what is wrong with them.

use serde::Serialize;

use crate::theme::FieldError;

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Question {
    /// The `id` of its first input.
    pub(super) id: &'static str,
    /// What is asked for.
    pub(super) label: String,
    /// How to answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) hint: Option<String>,
    /// What is wrong with the answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) error: Option<String>,
    /// What somebody else saved here meanwhile.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) meanwhile: Option<String>,
    /// How it is answered.
    #[serde(flatten)]
    pub(super) control: Control,
}

/// How a question is answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "control", rename_all = "kebab-case")]
pub(super) enum Control {
    /// With a line of text.
    Line { value: String, width: Width },
    /// With some lines of text.
    Paragraph { value: String, rows: u8 },
    /// With one of a few.
    One { choices: Vec<Choice> },
    /// With one of many.
    Pick { choices: Vec<Choice> },
    /// With any number of some.
    Several { choices: Vec<Choice> },
    /// With a date, and how exactly it is known.
    Date { value: String, exactness: Cell },
    /// With groups and numbers of people in each.
    Reach { dimensions: Vec<Dimension> },
    /// With pairs that belong together.
    Pairs { rows: Vec<Pair> },
}

/// How wide a line is: its width tells how much is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Width {
    /// A number.
    Number,
    /// Some words.
    Words,
    /// As much as there is room for.
    Full,
}

/// Something to choose.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct Choice {
    pub(super) id: String,
    pub(super) value: String,
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) explanation: Option<String>,
    pub(super) chosen: bool,
    /// Whether it lies below the choice before it, in a tree.
    pub(super) narrower: bool,
}

/// An input that stands in a row with others.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct Cell {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) label: String,
    pub(super) value: String,
    /// What it is chosen from; none for text.
    pub(super) choices: Vec<Choice>,
}

/// Two inputs that belong together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct Pair {
    pub(super) first: Cell,
    pub(super) second: Cell,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) error: Option<String>,
}

/// The groups of one dimension, such as age.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct Dimension {
    pub(super) name: String,
    /// Whether it is unfolded: something in it is chosen or wrong.
    pub(super) open: bool,
    pub(super) groups: Vec<ReachRow>,
}

/// One group with numbers of people.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct ReachRow {
    pub(super) group: Choice,
    pub(super) planned: Cell,
    pub(super) heard: Cell,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) error: Option<String>,
}

impl Cell {
    /// What the reader sees in it.
    fn shown(&self) -> &str {
        let chosen = self.choices.iter().find(|choice| choice.chosen);
        chosen.map_or(self.value.as_str(), |choice| choice.name.as_str()).trim()
    }
}

impl Question {
    /// Puts what is wrong beside the input that it is about. False when the question has no such input.
    pub(super) fn take(&mut self, error: &FieldError) -> bool {
        let place = if self.id == error.field {
            Some(&mut self.error)
        } else {
            match &mut self.control {
                Control::Reach { dimensions } => {
                    dimensions.iter_mut().find_map(|one| one.place(&error.field))
                }
                Control::Pairs { rows } => rows
                    .iter_mut()
                    .find(|row| row.first.id == error.field || row.second.id == error.field)
                    .map(|row| &mut row.error),
                _ => None,
            }
        };
        let Some(place) = place else { return false };
        match place {
            Some(before) => {
                before.push(' ');
                before.push_str(&error.message);
            }
            None => *place = Some(error.message.clone()),
        }
        true
    }

    /// The answer in words, one text a line; nothing when there is none.
    pub(super) fn answer(&self) -> Vec<String> {
        match &self.control {
            Control::Line { value, .. } | Control::Paragraph { value, .. } | Control::Date { value, .. } => {
                value.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
            }
            Control::One { choices } | Control::Pick { choices } | Control::Several { choices } => choices
                .iter()
                .filter(|choice| choice.chosen && !choice.value.is_empty())
                .map(|choice| choice.name.clone())
                .collect(),
            Control::Reach { dimensions } => dimensions
                .iter()
                .flat_map(|dimension| &dimension.groups)
                .filter(|row| row.group.chosen)
                .map(ReachRow::answer)
                .collect(),
            Control::Pairs { rows } => rows
                .iter()
                .filter(|row| !row.first.value.is_empty())
                .map(|row| format!("{}: {}", row.first.shown(), row.second.shown()))
                .collect(),
        }
    }
}

impl Dimension {
    fn place(&mut self, id: &str) -> Option<&mut Option<String>> {
        let row = self.groups.iter_mut().find(|row| row.planned.id == id || row.heard.id == id)?;
        self.open = true;
        Some(&mut row.error)
    }
}

impl ReachRow {
    fn answer(&self) -> String {
        let mut text = self.group.name.clone();
        for cell in [&self.planned, &self.heard].into_iter().filter(|cell| !cell.value.is_empty()) {
            text.push_str(" · ");
            text.push_str(&cell.label);
            text.push(' ');
            text.push_str(&cell.value);
        }
        text
    }
}
