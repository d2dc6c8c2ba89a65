//! A made-up survey in a few lines: what was asked, and how many people answered what.

use std::sync::Arc;

use chrono::NaiveDate;
use convenor_domain::response::{
    Answer, GivenResponse, NewResponseFile, Question, QuestionKind, ResponseImportSummary, Responses,
};
use convenor_domain::{Actor, Engagement, ImportId};
use convenor_store::{NewResponseImport, ResponseImport, Store};

/// A survey in the making.
#[derive(Debug, Clone, Default)]
#[must_use]
pub struct SurveyBuilder {
    questions: Vec<Question>,
    dimensions: Vec<String>,
    given: Vec<GivenResponse>,
    given_on: Option<NaiveDate>,
    /// Who gives the next answers; nobody knows where it is left out.
    person: Option<i64>,
}

/// A survey that asks nothing yet.
pub fn survey() -> SurveyBuilder {
    SurveyBuilder::default()
}

impl SurveyBuilder {
    /// One more question, with its answers in their order.
    pub fn asks(mut self, text: &str, kind: QuestionKind, options: &[&str]) -> Self {
        let key = format!("q{}", self.questions.len() + 1);
        self.questions.push(Question {
            heading: key.clone(),
            key,
            text: text.to_owned(),
            kind,
            options: options.iter().map(|option| (*option).to_owned()).collect(),
            dimension: None,
        });
        self
    }

    /// One more thing that people say of themselves.
    pub fn asks_of_people(mut self, dimension: &str) -> Self {
        self.dimensions.push(dimension.to_owned());
        self
    }

    /// The day on which those that follow answered.
    pub fn on(mut self, day: NaiveDate) -> Self {
        self.given_on = Some(day);
        self
    }

    /// What is answered from here on is by different people whom pseudonyms tell apart, beginning with this one.
    pub fn by_people_from(mut self, first: i64) -> Self {
        self.person = Some(first);
        self
    }

    /// So many people of these categories, in the order of the dimensions, gave these answers, in the order of the
    /// questions.
    pub fn answered(mut self, times: usize, people: &[Option<&str>], answers: &[Answer]) -> Self {
        for _ in 0..times {
            let number = self.given.len();
            self.given.push(GivenResponse {
                key: i64::try_from(number).expect("surveys in tests are small"),
                row: number as u64 + 2,
                person: self.person,
                given_on: self.given_on,
                area: None,
                people: people.iter().map(|category| category.map(Arc::from)).collect(),
                answers: answers.to_vec(),
            });
            self.person = self.person.map(|person| person + 1);
        }
        self
    }

    /// Brings it in, as the operator.
    pub async fn add_to(
        self,
        store: &Store,
        responses: &dyn Responses,
        engagement: &Engagement,
    ) -> ResponseImport {
        let import = ImportId(store.clock().new_id());
        let new = NewResponseFile {
            system: engagement.system,
            engagement: engagement.id,
            import,
            questions: self.questions.clone(),
            dimensions: self.dimensions,
        };
        let mut writing = responses.begin(new).expect("a file of responses can be begun");
        for given in &self.given {
            writing.push(given).expect("a response can be kept");
        }
        let file = writing.finish(self.questions).expect("a file of responses can be finished");
        let summary = ResponseImportSummary { new: file.responses, ..Default::default() };
        let new = NewResponseImport {
            file_name: "survey.csv".to_owned(),
            file_hash: String::new(),
            tool: "none".to_owned(),
            summary,
            file: Some(file),
        };
        let mut writing = store.begin(&Actor::operator()).await.expect("the store can be written");
        let of = (engagement.system, engagement.id);
        let added = writing.add_response_import(import, of, new).await.expect("the import is sound");
        writing.commit().await.expect("the import can be saved");
        added
    }
}
