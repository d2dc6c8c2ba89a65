//! One made-up person and what they answer.

use super::words::{Asked, Said, SurveyWords};
use crate::DemoError;
use crate::dice::Dice;
use crate::phrase::fill;

/// In a hundred people, so many leave a question out.
const LEFT_OUT: u32 = 6;
/// So many write a comment.
const WRITE: u32 = 45;
/// So many of those write who they are.
const PRIVATE: u32 = 8;

/// What a person says of themselves.
pub(super) struct Person<'w> {
    age: &'w str,
    others: [&'w str; 4],
    is_older: bool,
}

impl<'w> Person<'w> {
    pub(super) fn draw(words: &'w SurveyWords, dice: &mut Dice) -> Result<Self, DemoError> {
        let age = one(&words.age, false, dice)?;
        let others = [
            one(&words.sex, false, dice)?,
            one(&words.ethnicity, false, dice)?,
            one(&words.disability, false, dice)?,
            one(&words.carer, false, dice)?,
        ];
        Ok(Self { age, others, is_older: age.starts_with("65") || age.starts_with("75") })
    }

    /// The cells of the export, in the order of its headings.
    pub(super) fn answers(&self, words: &SurveyWords, dice: &mut Dice) -> Result<Vec<String>, DemoError> {
        let mut cells = Vec::new();
        for asked in [&words.ease, &words.heard, &words.contact] {
            cells.push(self.answer(asked, dice)?);
        }
        cells.push(self.several(&words.helps, dice));
        cells.push(left_out(dice.between(0, 14).to_string(), dice));
        cells.push(comment(words, dice)?);
        cells.push(self.age.to_owned());
        cells.extend(self.others.map(str::to_owned));
        Ok(cells)
    }

    fn answer(&self, asked: &Asked, dice: &mut Dice) -> Result<String, DemoError> {
        let said = one(&asked.answers, self.is_older, dice)?;
        Ok(left_out(said.to_owned(), dice))
    }

    fn several(&self, asked: &Asked, dice: &mut Dice) -> String {
        let chosen: Vec<&str> = asked
            .answers
            .iter()
            .filter(|said| dice.chance(said.weight_of(self.is_older)))
            .map(|said| said.says.as_str())
            .collect();
        chosen.join(";")
    }
}

fn one<'w>(said: &'w [Said], is_older: bool, dice: &mut Dice) -> Result<&'w str, DemoError> {
    let weighted: Vec<(&str, u32)> =
        said.iter().map(|said| (said.says.as_str(), said.weight_of(is_older))).collect();
    dice.weighted("answers", &weighted)
}

fn left_out(said: String, dice: &mut Dice) -> String {
    if dice.chance(LEFT_OUT) { String::new() } else { said }
}

fn comment(words: &SurveyWords, dice: &mut Dice) -> Result<String, DemoError> {
    if !dice.chance(WRITE) {
        return Ok(String::new());
    }
    let mut parts = Vec::new();
    for sentences in &words.comments {
        parts.push(fill(dice.pick("comments", sentences)?, &[], dice)?);
    }
    if dice.chance(PRIVATE) {
        parts.push(fill(dice.pick("private words", &words.private)?, &[], dice)?);
    }
    Ok(parts.join(" "))
}
