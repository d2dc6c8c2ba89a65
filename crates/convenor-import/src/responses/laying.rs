//! Lays a file out: proposes what each column is, and takes what people say it is.

use std::collections::BTreeMap;

use convenor_domain::response::{Dimensions, PersonalColumn, Question, QuestionKind, Treatment};

use super::glance::names;
use super::heading::Heading;
use super::layout::{Corrections, Layout, LayoutError, Role};
use super::multiple::{self, Spread};
use super::profile::Profile;
use super::tool::{self, OwnColumn};
use super::{kind, personal};

/// A layout in the making.
pub(super) struct Laying<'a> {
    headings: &'a [Heading],
    profiles: &'a [Profile],
    dimensions: &'a Dimensions,
    roles: Vec<Option<Role>>,
    questions: Vec<Question>,
    separators: BTreeMap<usize, char>,
}

impl<'a> Laying<'a> {
    pub(super) fn new(headings: &'a [Heading], profiles: &'a [Profile], dimensions: &'a Dimensions) -> Self {
        let roles = vec![None; headings.len()];
        Self { headings, profiles, dimensions, roles, questions: Vec::new(), separators: BTreeMap::new() }
    }

    /// Proposes what each column is.
    pub(super) fn propose(&mut self) {
        for (column, own) in tool::own_columns(self.headings).into_iter().enumerate() {
            let role = own.map(|own| match own {
                OwnColumn::Identifier => Role::Identifier,
                OwnColumn::GivenOn => Role::GivenOn,
                OwnColumn::Status => Role::Status,
                OwnColumn::Rest => Role::Rest,
            });
            self.set(column, role);
        }
        for (column, (heading, profile)) in self.headings.iter().zip(self.profiles).enumerate() {
            let found = personal::find(heading, profile);
            // An identifier of a response may look like a number of a person.
            if let Some(found) = found.filter(|_| !self.is(column, &Role::Identifier)) {
                self.set(column, Some(personal_role(heading, found.what, found.treatment)));
            }
        }
        let mut spreads = multiple::spreads(self.headings, self.profiles);
        spreads.retain(|spread| spread.columns.iter().all(|(column, _)| self.is_free(*column)));
        for column in 0..self.headings.len() {
            if let Some(spread) = spreads
                .iter()
                .find(|spread| spread.columns.first().is_some_and(|(first, _)| *first == column))
            {
                self.spread(spread);
            } else if self.is_free(column) && !spreads.iter().any(|spread| spread.holds(column)) {
                self.question(column);
            }
        }
    }

    fn set(&mut self, column: usize, role: Option<Role>) {
        if let Some(slot) = self.roles.get_mut(column) {
            *slot = role;
        }
    }

    fn is(&self, column: usize, role: &Role) -> bool {
        self.roles.get(column).is_some_and(|own| own.as_ref() == Some(role))
    }

    fn is_free(&self, column: usize) -> bool {
        self.roles.get(column).is_some_and(Option::is_none)
    }

    /// One question over several columns.
    fn spread(&mut self, spread: &Spread) {
        let options = spread.columns.iter().map(|(_, option)| option.clone()).collect();
        let first = spread.columns.first().and_then(|(column, _)| self.headings.get(*column));
        let heading = first.map(|heading| heading.code.clone()).unwrap_or_default();
        let question = self.add(heading, spread.stem.clone(), QuestionKind::Multiple, options, None);
        for (column, option) in &spread.columns {
            self.set(*column, Some(Role::Choice { question, option: option.clone() }));
        }
        if let Some(again) = spread.again {
            self.set(again, Some(Role::Rest));
        }
    }

    /// A question in one column, if there is anything in it or it has a heading.
    fn question(&mut self, column: usize) {
        let (Some(heading), Some(profile)) = (self.headings.get(column), self.profiles.get(column)) else {
            return;
        };
        if profile.filled == 0 && heading.code.starts_with("Column ") {
            return self.set(column, Some(Role::Rest));
        }
        let (mut kind, dimension) = kind::find(heading, profile, self.dimensions);
        let separator = matches!(kind, QuestionKind::Closed | QuestionKind::Open)
            .then(|| multiple::separator(profile))
            .flatten();
        if separator.is_some() {
            kind = QuestionKind::Multiple;
        }
        self.question_as(column, kind, dimension, separator);
    }

    fn question_as(
        &mut self,
        column: usize,
        kind: QuestionKind,
        dimension: Option<String>,
        separator: Option<char>,
    ) {
        let (Some(heading), Some(profile)) = (self.headings.get(column), self.profiles.get(column)) else {
            return;
        };
        let text = match &heading.part {
            Some(part) if !is_a_response(part) => format!("{}: {part}", heading.text),
            _ => heading.text.clone(),
        };
        let options = options(profile, kind, separator);
        let place = self.add(heading.code.clone(), text, kind, options, dimension);
        if let Some(separator) = separator {
            self.separators.insert(place, separator);
        }
        self.set(column, Some(Role::Question(place)));
    }

    fn add(
        &mut self,
        heading: String,
        text: String,
        kind: QuestionKind,
        options: Vec<String>,
        dimension: Option<String>,
    ) -> usize {
        let key = format!("q{}", self.questions.len() + 1);
        self.questions.push(Question { key, heading, text, kind, options, dimension });
        self.questions.len() - 1
    }

    /// Takes what people say the columns are.
    pub(super) fn correct(&mut self, by_hand: &Corrections) -> Result<(), LayoutError> {
        let names = names(self.headings);
        for (name, role) in &by_hand.columns {
            let by_name = names.iter().position(|own| own == name);
            let column = by_name.or_else(|| self.headings.iter().position(|heading| heading.text == *name));
            let column =
                column.ok_or_else(|| LayoutError::NoColumn { heading: name.clone(), there: self.there() })?;
            self.correct_column(column, role).ok_or_else(|| LayoutError::NoRole {
                heading: name.clone(),
                role: role.clone(),
                dimensions: self
                    .dimensions
                    .dimensions
                    .iter()
                    .map(|one| one.key.as_str())
                    .collect::<Vec<_>>()
                    .join(", "),
            })?;
        }
        Ok(())
    }

    fn there(&self) -> String {
        let names: Vec<&str> = self.headings.iter().take(12).map(|heading| heading.code.as_str()).collect();
        names.join(", ")
    }

    fn correct_column(&mut self, column: usize, role: &str) -> Option<()> {
        let heading = self.headings.get(column)?;
        let own = |treatment| Some(personal_role(heading, "said", treatment));
        let role = match role {
            "identifier" => Some(Role::Identifier),
            "given-on" => Some(Role::GivenOn),
            "drop" => own(Treatment::Drop),
            "pseudonym" => own(Treatment::Pseudonym),
            "area" => own(Treatment::Area),
            "ignore" => Some(Role::Rest),
            question => {
                let (kind, dimension) = match question.strip_prefix("demographic:") {
                    Some(key) => {
                        (QuestionKind::Demographic, Some(self.dimensions.lookup(key.trim())?.key.clone()))
                    }
                    None => (
                        QuestionKind::from_key(question).filter(|kind| *kind != QuestionKind::Demographic)?,
                        None,
                    ),
                };
                let separator = (kind == QuestionKind::Multiple)
                    .then(|| self.profiles.get(column).and_then(multiple::separator).unwrap_or(';'));
                self.question_as(column, kind, dimension, separator);
                None
            }
        };
        if let Some(role) = role {
            self.set(column, Some(role));
        }
        Some(())
    }

    /// Leaves out the questions that lost their columns, and numbers the rest in the order of the columns.
    pub(super) fn finish(self, tool: &'static str, header_rows: u64, skipped: usize) -> Layout {
        let mut places: BTreeMap<usize, usize> = BTreeMap::new();
        let mut questions = Vec::new();
        for role in self.roles.iter().flatten() {
            let (Role::Question(place) | Role::Choice { question: place, .. }) = role else { continue };
            let Some(question) = self.questions.get(*place).filter(|_| !places.contains_key(place)) else {
                continue;
            };
            places.insert(*place, questions.len());
            questions.push(Question { key: format!("q{}", questions.len() + 1), ..question.clone() });
        }
        let moved = |place: usize| places.get(&place).copied().unwrap_or_default();
        let roles = self.roles.into_iter().map(|role| match role.unwrap_or(Role::Rest) {
            Role::Question(place) => Role::Question(moved(place)),
            Role::Choice { question, option } => Role::Choice { question: moved(question), option },
            other => other,
        });
        let separators = self.separators.iter().filter(|(place, _)| places.contains_key(place));
        Layout {
            tool,
            header_rows,
            skipped,
            headings: self.headings.iter().map(|heading| heading.code.clone()).collect(),
            roles: roles.collect(),
            separators: separators.map(|(place, separator)| (moved(*place), *separator)).collect(),
            questions,
        }
    }
}

impl Spread {
    fn holds(&self, column: usize) -> bool {
        self.again == Some(column) || self.columns.iter().any(|(own, _)| *own == column)
    }
}

/// What `SurveyMonkey` writes below a question that has one column only.
fn is_a_response(part: &str) -> bool {
    matches!(part.to_lowercase().as_str(), "response" | "open-ended response")
}

fn personal_role(heading: &Heading, what: &str, treatment: Treatment) -> Role {
    Role::Personal(PersonalColumn { heading: heading.code.clone(), treatment, what: what.to_owned() })
}

/// The answers found, in the order in which people should read them: steps of a scale in theirs, others by how often.
fn options(profile: &Profile, kind: QuestionKind, separator: Option<char>) -> Vec<String> {
    let found = profile.by_count();
    match (kind, separator) {
        (QuestionKind::Multiple, Some(separator)) => {
            let mut options: Vec<String> = Vec::new();
            for piece in found.iter().flat_map(|answer| multiple::pieces_of(answer, separator)) {
                if !options.iter().any(|known| known == piece) {
                    options.push(piece.to_owned());
                }
            }
            options
        }
        (QuestionKind::Scale, _) => in_steps(profile, found),
        (QuestionKind::Closed | QuestionKind::Demographic | QuestionKind::Multiple, _) => {
            found.into_iter().map(ToOwned::to_owned).collect()
        }
        (QuestionKind::Number | QuestionKind::Date | QuestionKind::Open, _) => Vec::new(),
    }
}

fn in_steps(profile: &Profile, mut found: Vec<&str>) -> Vec<String> {
    let steps = kind::scale(profile).unwrap_or_default();
    found.sort_by_key(|answer| {
        let step = steps.iter().position(|step| *step == answer.to_lowercase());
        (step.unwrap_or(usize::MAX), answer.parse::<u32>().unwrap_or(u32::MAX))
    });
    found.into_iter().map(ToOwned::to_owned).collect()
}
