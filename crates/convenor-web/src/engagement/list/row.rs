//! One activity as a row: the same cells on the page and in a downloaded file.

use chrono::{DateTime, Utc};
use convenor_domain::{Engagement, EngagementContent, EngagementStatus, Outcome};
use convenor_store::EngagementSummary;
use serde::Serialize;

use super::column::Column;
use crate::directory::Directory;
use crate::engagement::tag;
use crate::names::{Places, period, terms};
use crate::next;
use crate::people::people;
use crate::state::AppState;
use crate::words::Value;

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Row {
    /// Where the record is.
    pub(crate) href: String,
    /// Its title.
    pub(crate) title: String,
    /// The other cells, in the order of the columns.
    pub(crate) cells: Vec<Cell>,
}

/// One cell.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Cell {
    /// What it says; empty when nothing is recorded.
    pub(crate) text: String,
    /// The colour's name, where it is shown as a tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) tone: Option<&'static str>,
    /// The count, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) count: Option<u32>,
}

/// What turns keys and codes into names.
#[derive(Clone, Copy)]
pub(crate) struct Naming<'a> {
    /// Words and vocabularies.
    pub(crate) state: &'a AppState,
    /// Organisations.
    pub(crate) directory: &'a Directory,
    /// Areas of the rows at hand.
    pub(crate) places: &'a Places,
    /// Where the rows go.
    pub(crate) room: Room,
}

/// How much room a cell has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Room {
    /// A table on a page: of a long list, the first and how many more.
    Table,
    /// A file: everything.
    File,
}

impl Row {
    /// The row of an activity; `columns` begin with the title.
    pub(crate) fn new(naming: Naming<'_>, summary: &EngagementSummary, columns: &[Column]) -> Self {
        let others = columns.iter().filter(|column| **column != Column::Title);
        Self {
            href: format!("/engagements/{}", summary.engagement.id),
            title: summary.engagement.content.title.clone(),
            cells: others.map(|column| naming.cell(summary, *column)).collect(),
        }
    }
}

impl Naming<'_> {
    fn cell(self, summary: &EngagementSummary, column: Column) -> Cell {
        let engagement = &summary.engagement;
        let content = &engagement.content;
        let v = self.state.vocabularies();
        match column {
            Column::Title => plain(content.title.clone()),
            Column::Organisation => plain(self.organisation(content)),
            Column::Place => plain(self.place(content)),
            Column::Topic => plain(self.listed(&terms(&v.topics, &content.topics))),
            Column::Status => {
                tagged(tag::status(self.state, engagement.status), tag::tone(engagement.status))
            }
            Column::Dates => plain(period(&content.starts, &content.ends)),
            Column::Method => plain(self.method(content)),
            Column::Groups => plain(self.groups(content)),
            Column::People => plain(self.people(content)),
            Column::Insights => counted(summary.insights),
            Column::Outcome => self.outcome(summary.outcome),
            Column::FedBack => plain(self.state.word(fed_back(engagement))),
            Column::Updated => plain(day(engagement.updated_at)),
        }
    }

    fn organisation(self, content: &EngagementContent) -> String {
        content.lead.map(|lead| self.directory.name_of(lead).to_owned()).unwrap_or_default()
    }

    /// Areas; without any, the place as the source wrote it.
    fn place(self, content: &EngagementContent) -> String {
        if content.areas.is_empty() {
            return content.place.clone();
        }
        let names: Vec<_> = content.areas.iter().map(|code| self.places.name_of(code).to_owned()).collect();
        self.listed(&names)
    }

    fn groups(self, content: &EngagementContent) -> String {
        let groups = content.groups.iter().map(|reach| &reach.group);
        self.listed(&terms(&self.state.vocabularies().groups, groups))
    }

    /// Names in a row, as far as there is room.
    fn listed(self, names: &[String]) -> String {
        match (self.room, names) {
            (Room::Table, [first, _, _, ..]) => {
                let values =
                    [("first", Value::from(first.as_str())), ("count", Value::from(names.len() - 1))];
                self.state.engine.words().t("activities-and-more", &values)
            }
            _ => names.join(", "),
        }
    }

    /// Methods, and the level promised.
    fn method(self, content: &EngagementContent) -> String {
        let v = self.state.vocabularies();
        let methods = self.listed(&terms(&v.methods, &content.methods));
        let level = content.level_promised.as_deref().map(|level| v.levels.name_of(level));
        match (methods.is_empty(), level) {
            (_, None) => methods,
            (true, Some(level)) => level.to_owned(),
            (false, Some(level)) => format!("{methods} ({level})"),
        }
    }

    fn people(self, content: &EngagementContent) -> String {
        let words = self.state.engine.words();
        match (content.people_heard, content.people_planned) {
            (Some(heard), _) => people(words, heard),
            (None, Some(planned)) => {
                words.t("activities-people-planned", &[("people", Value::from(people(words, planned)))])
            }
            (None, None) => String::new(),
        }
    }

    fn outcome(self, outcome: Outcome) -> Cell {
        let text = next::tag(self.state, outcome);
        if outcome == Outcome::NotRecorded { plain(text) } else { tagged(text, next::tone(outcome)) }
    }
}

/// The key of the words that say whether people were told what came of it.
fn fed_back(engagement: &Engagement) -> &'static str {
    use EngagementStatus as S;
    match engagement.status {
        S::FedBack | S::Complete => "activities-fed-back",
        S::ClosedAnalysing | S::Reported | S::DecisionMade => "activities-not-fed-back",
        S::Draft | S::SubmittedForAdvice | S::Planned | S::Open | S::Paused | S::Cancelled => {
            "activities-feedback-not-due"
        }
    }
}

/// A moment's day, as dates of records are written.
pub(crate) fn day(moment: DateTime<Utc>) -> String {
    moment.format("%-d %B %Y").to_string()
}

fn plain(text: String) -> Cell {
    Cell { text, ..Cell::default() }
}

fn tagged(text: String, tone: &'static str) -> Cell {
    Cell { text, tone: Some(tone), count: None }
}

fn counted(count: u64) -> Cell {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    Cell { text: count.to_string(), tone: None, count: Some(count) }
}
