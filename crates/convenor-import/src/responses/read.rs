//! Reads the rows of a file of responses, one person after the other, in constant memory.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use convenor_domain::response::{Answer, Dimensions, GivenResponse, Question, QuestionKind, Said, Treatment};
use convenor_domain::{AreaCode, RejectedRow};

use super::heading::LOOKED_AT;
use super::keys::{self, Secret};
use super::layout::{self, Corrections, Layout, LayoutError, Role};
use super::{multiple, profile, tool};
use crate::open::{Grid, GridRow, OpenError, Source, read_ahead};

/// Longest cell, in characters.
const CELL_CHARS_MAX: usize = 100_000;
/// Different answers of a question with fixed answers that are kept apart; what comes after them is “other”.
const OPTIONS_MAX: usize = 2_000;
/// The answer that stands for those beyond [`OPTIONS_MAX`].
const OTHER: &str = "Other";
/// Different answers that fit no category which are told of, for each dimension.
const UNMAPPED_MAX: usize = 200;

/// A file cannot be read as responses.
#[derive(Debug, thiserror::Error)]
pub enum SurveyError {
    /// The file cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// Its columns make no sense as responses.
    #[error("“{name}”: {reason}")]
    Layout {
        /// What the user calls the file.
        name: String,
        /// What is wrong.
        reason: LayoutError,
    },
}

/// What stands at the door: how personal data is taken away.
pub struct Front<'a> {
    /// What pseudonyms are made with.
    pub secret: Secret,
    /// Takes out of people's own words what tells who somebody is.
    pub redact: &'a (dyn Fn(&str) -> String + Send + Sync),
    /// The small area of a postcode or a place name, where it is known.
    pub area: &'a (dyn Fn(&str) -> Option<AreaCode> + Send + Sync),
}

/// Looks at the first rows of a file and says how it is laid out.
pub fn look(
    name: &str,
    source: &Source,
    sheet: Option<&str>,
    by_hand: &Corrections,
    dimensions: &Dimensions,
) -> Result<Layout, SurveyError> {
    let rows: Vec<GridRow> = source.grid(sheet)?.take(LOOKED_AT).filter_map(Result::ok).collect();
    layout::look(&rows, by_hand, dimensions)
        .map_err(|reason| SurveyError::Layout { name: name.to_owned(), reason })
}

/// The responses of a file, in its order; a row that cannot be taken is a rejected row, not the end.
pub struct ReadResponses<'a> {
    rows: Grid,
    layout: Layout,
    door: Front<'a>,
    dimensions: &'a Dimensions,
    /// Keys of the dimensions that the questions ask for.
    asked: Vec<String>,
    /// Answers met so far, by question.
    answers: Vec<Answers>,
    /// How often each row without an identifier was met.
    met: HashMap<[u8; 16], u32>,
    unmapped: BTreeMap<(String, String), u64>,
}

/// Answers of one question met so far.
#[derive(Default)]
struct Answers {
    known: HashMap<String, Known>,
    in_order: Vec<Arc<str>>,
}

/// An answer as it is kept, with what it says of the person.
#[derive(Clone)]
struct Known {
    answer: Arc<str>,
    person: Person,
}

/// What an answer says of a person: worked out once for each answer, not for each person.
#[derive(Clone)]
enum Person {
    Category(Arc<str>),
    NotSaid,
    Unmapped,
}

impl<'a> ReadResponses<'a> {
    /// Reads a file from its start.
    pub fn new(
        source: &Source,
        sheet: Option<&str>,
        layout: Layout,
        door: Front<'a>,
        dimensions: &'a Dimensions,
    ) -> Result<Self, SurveyError> {
        let mut rows = source.grid(sheet)?;
        for _ in 0..layout.skipped {
            rows.next();
        }
        let rows = read_ahead(rows);
        let asked = layout.dimensions();
        let answers = layout.questions.iter().map(|_| Answers::default()).collect();
        Ok(Self {
            rows,
            layout,
            door,
            dimensions,
            asked,
            answers,
            met: HashMap::new(),
            unmapped: BTreeMap::new(),
        })
    }

    /// The questions with every answer that was met so far.
    pub fn questions(&self) -> Vec<Question> {
        let with_answers = |(question, answers): (&Question, &Answers)| {
            let mut options: Vec<String> = Vec::new();
            let proposed = question.options.iter().filter_map(|option| answers.known.get(option));
            let proposed = proposed.map(|known| &known.answer);
            for option in proposed.chain(&answers.in_order).map(AsRef::as_ref) {
                if !options.iter().any(|known| known == option) {
                    options.push(option.to_owned());
                }
            }
            Question { options, ..question.clone() }
        };
        self.layout.questions.iter().zip(&self.answers).map(with_answers).collect()
    }

    /// Answers that fit no category so far, redacted: dimension, answer, people; the most frequent first.
    pub fn unmapped(&self) -> Vec<(String, String, u64)> {
        let mut all: Vec<_> =
            self.unmapped.iter().map(|((key, said), count)| (key.clone(), said.clone(), *count)).collect();
        all.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.cmp(b)));
        all
    }

    fn read(&mut self, row: &GridRow) -> Result<GivenResponse, RejectedRow> {
        self.check(row)?;
        let mut given = GivenResponse {
            key: 0,
            row: row.number,
            person: None,
            given_on: None,
            area: None,
            people: vec![None; self.asked.len()],
            answers: vec![Answer::None; self.layout.questions.len()],
        };
        let mut identifier = "";
        for column in 0..self.layout.roles.len() {
            let cell = row.cell(column);
            let Some(role) = self.layout.roles.get(column).filter(|_| !cell.is_empty()) else { continue };
            match role {
                Role::Identifier => identifier = cell,
                Role::GivenOn => given.given_on = profile::day(cell),
                Role::Personal(personal) => match personal.treatment {
                    Treatment::Pseudonym if given.person.is_none() => {
                        given.person = Some(self.door.secret.pseudonym(&personal.what, cell));
                    }
                    Treatment::Area => given.area = given.area.take().or_else(|| (self.door.area)(cell)),
                    Treatment::Pseudonym | Treatment::Drop => {}
                },
                Role::Question(place) => self.answer(*place, cell, &mut given),
                Role::Choice { question, option } if multiple::is_ticked(cell) => {
                    let (question, option) = (*question, option.clone());
                    self.choose(question, &option, &mut given);
                }
                Role::Choice { .. } | Role::Status | Role::Rest => {}
            }
        }
        if given.answers.iter().all(|answer| *answer == Answer::None) {
            return Err(reject(
                row,
                "row",
                "has no answer to any question: nothing is lost by leaving it out",
            ));
        }
        given.key = self.key(identifier, row);
        Ok(given)
    }

    fn check(&self, row: &GridRow) -> Result<(), RejectedRow> {
        let columns = self.layout.headings.len();
        if row.cells.iter().skip(columns).any(|cell| !cell.trim().is_empty()) {
            let reason = format!(
                "has {} cells where the headings have {columns}: put quotation marks around text that contains the separator",
                row.cells.len()
            );
            return Err(reject(row, "row", &reason));
        }
        for (column, heading) in self.layout.headings.iter().enumerate() {
            let cell = row.cell(column);
            if cell.len() > CELL_CHARS_MAX && cell.chars().count() > CELL_CHARS_MAX {
                let reason = format!(
                    "has more than {CELL_CHARS_MAX} characters in one cell: shorten it, or look for a missing quotation mark"
                );
                return Err(reject(row, heading, &reason));
            }
            if self.layout.roles.get(column) == Some(&Role::Status) && tool::is_test(cell) {
                return Err(reject(
                    row,
                    heading,
                    "says that this is a preview or a test, which nobody answered",
                ));
            }
        }
        Ok(())
    }

    fn key(&mut self, identifier: &str, row: &GridRow) -> i64 {
        if !identifier.is_empty() {
            return self.door.secret.by_identifier(identifier);
        }
        let content = keys::content(row.cells.iter());
        let nth = self.met.entry(content).and_modify(|nth| *nth += 1).or_default();
        self.door.secret.by_content(content, *nth)
    }

    fn answer(&mut self, place: usize, cell: &str, given: &mut GivenResponse) {
        let Some(question) = self.layout.questions.get(place) else { return };
        let answer = match question.kind {
            QuestionKind::Open => Answer::Words((self.door.redact)(cell)),
            QuestionKind::Number => number(cell).map_or(Answer::None, Answer::Number),
            QuestionKind::Date => profile::day(cell).map_or(Answer::None, Answer::Date),
            QuestionKind::Multiple => {
                let separator = self.layout.separators.get(&place).copied().unwrap_or(';');
                let pieces: Vec<String> =
                    multiple::pieces_of(cell, separator).map(ToOwned::to_owned).collect();
                for piece in &pieces {
                    self.choose(place, piece, given);
                }
                return;
            }
            QuestionKind::Closed | QuestionKind::Scale | QuestionKind::Demographic => {
                let known = self.known(place, cell);
                self.note_person(place, &known, given);
                Answer::One(known.answer)
            }
        };
        if let Some(slot) = given.answers.get_mut(place) {
            *slot = answer;
        }
    }

    fn choose(&mut self, place: usize, option: &str, given: &mut GivenResponse) {
        let option = self.known(place, option).answer;
        match given.answers.get_mut(place) {
            Some(Answer::Many(chosen)) if chosen.contains(&option) => {}
            Some(Answer::Many(chosen)) => chosen.push(option),
            Some(slot) => *slot = Answer::Many(vec![option]),
            None => {}
        }
    }

    /// The answer as it is kept: new ones are redacted like own words, for people write anything behind “Other”.
    fn known(&mut self, place: usize, cell: &str) -> Known {
        let known = self.answers.get(place).and_then(|answers| answers.known.get(cell));
        if let Some(known) = known {
            return known.clone();
        }
        let person = self.person(place, cell);
        let Some(answers) = self.answers.get_mut(place) else {
            return Known { answer: Arc::from(OTHER), person };
        };
        if answers.in_order.len() >= OPTIONS_MAX {
            return Known { answer: Arc::from(OTHER), person };
        }
        let known = Known { answer: Arc::from((self.door.redact)(cell)), person };
        answers.known.insert(cell.to_owned(), known.clone());
        answers.in_order.push(Arc::clone(&known.answer));
        known
    }

    /// What an answer to a question says of a person.
    fn person(&self, place: usize, cell: &str) -> Person {
        let dimension = self.layout.questions.get(place).and_then(|question| question.dimension.as_deref());
        let Some(dimension) = dimension.and_then(|key| self.dimensions.lookup(key)) else {
            return Person::NotSaid;
        };
        match self.dimensions.said(dimension, cell) {
            Said::Category(category) => Person::Category(Arc::from(category.key.as_str())),
            Said::Unmapped => Person::Unmapped,
            Said::NotSaid => Person::NotSaid,
        }
    }

    /// Notes what an answer says of the person who gave it.
    fn note_person(&mut self, place: usize, known: &Known, given: &mut GivenResponse) {
        let dimension = self.layout.questions.get(place).and_then(|question| question.dimension.as_ref());
        let Some(key) = dimension else { return };
        match &known.person {
            Person::Category(category) => {
                let at = self.asked.iter().position(|asked| asked == key);
                if let Some(slot) = at.and_then(|at| given.people.get_mut(at)) {
                    *slot = Some(Arc::clone(category));
                }
            }
            Person::Unmapped => {
                let said = (key.clone(), known.answer.to_string());
                if self.unmapped.len() < UNMAPPED_MAX || self.unmapped.contains_key(&said) {
                    *self.unmapped.entry(said).or_default() += 1;
                }
            }
            Person::NotSaid => {}
        }
    }
}

impl Iterator for ReadResponses<'_> {
    type Item = Result<GivenResponse, RejectedRow>;

    fn next(&mut self) -> Option<Self::Item> {
        Some(self.rows.next()?.and_then(|row| self.read(&row)))
    }
}

fn number(cell: &str) -> Option<f64> {
    cell.replace(',', "").parse().ok().filter(|number: &f64| number.is_finite())
}

fn reject(row: &GridRow, field: &str, reason: &str) -> RejectedRow {
    RejectedRow { row: row.number, field: field.to_owned(), reason: reason.to_owned() }
}
