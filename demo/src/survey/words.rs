//! What the surveys ask, from `demo/words/survey.yaml`.

use serde::Deserialize;

use crate::DemoError;

/// What the surveys ask.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SurveyWords {
    pub(super) ease: Asked,
    pub(super) heard: Asked,
    pub(super) contact: Asked,
    /// Several may be chosen: weights are in a hundred.
    pub(super) helps: Asked,
    pub(super) miles: String,
    pub(super) words: String,
    pub(super) age: Vec<Said>,
    pub(super) sex: Vec<Said>,
    pub(super) ethnicity: Vec<Said>,
    pub(super) disability: Vec<Said>,
    pub(super) carer: Vec<Said>,
    /// One of each list makes a comment.
    pub(super) comments: Vec<Vec<String>>,
    /// What nobody should write into a survey.
    pub(super) private: Vec<String>,
}

/// A question with its answers.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Asked {
    pub(super) asks: String,
    pub(super) answers: Vec<Said>,
}

/// An answer, and how often it is given.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Said {
    pub(super) says: String,
    pub(super) weight: u32,
    /// How often people of 65 and over give it, where that differs.
    pub(super) older: Option<u32>,
}

impl SurveyWords {
    pub(super) fn read() -> Result<Self, DemoError> {
        serde_norway::from_str(include_str!("../../words/survey.yaml"))
            .map_err(|source| DemoError::Words { file: "survey.yaml", source })
    }

    /// The headings of the export.
    pub(super) fn headings(&self) -> Vec<String> {
        let asked = [&self.ease, &self.heard, &self.contact, &self.helps].map(|asked| asked.asks.as_str());
        let known = ["Response ID", "Submitted", "Email address", "What is your postcode?"];
        let of_people = [
            "How old are you?",
            "What is your sex?",
            "What is your ethnic group?",
            "Do you have a disability or long-term condition?",
            "Do you look after somebody without being paid (unpaid care)?",
        ];
        let own = [self.miles.as_str(), self.words.as_str()];
        known.into_iter().chain(asked).chain(own).chain(of_people).map(str::to_owned).collect()
    }
}

impl Said {
    /// How often people of that age give it.
    pub(super) fn weight_of(&self, is_older: bool) -> u32 {
        self.older.filter(|_| is_older).unwrap_or(self.weight)
    }
}
