//! Asks the engine for all that a page or a download tells.

use convenor_domain::response::ask::AskError;
use convenor_domain::response::{Dimension, Question, QuestionKind};
use convenor_statistics::{Disclosed, ShownCount};

use super::asked::Asked;
use super::survey::Survey;
use crate::error::PageError;
use crate::response::panels::{Among, Asking, Months, Panel, Standing, Withheld, among};
use crate::state::AppState;
use crate::words::Value;

/// What may be told.
pub(crate) enum Looked {
    /// Nothing.
    Withheld(Withheld),
    /// All of this.
    Told(Box<Told>),
}

/// What is told of the responses asked about.
pub(crate) struct Told {
    /// How many there are.
    pub(crate) total: Disclosed<ShownCount>,
    /// The answers to the questions asked for.
    pub(crate) questions: Vec<Panel>,
    /// What people said of themselves.
    pub(crate) people: Vec<Panel>,
    /// When they answered.
    pub(crate) months: Months,
    /// Different people, answers of those who had answered already, and those of whom nobody knows.
    pub(crate) voices: Disclosed<Vec<ShownCount>>,
}

impl Withheld {
    /// Why nothing is told, and what to do.
    pub(super) fn in_words(self, state: &AppState, asked: &Asked) -> String {
        let filtered = if asked.is_filtered() { "filtered" } else { "all" };
        let fewest = state.convened.disclosure.people_min();
        let key = format!("responses-withheld-{filtered}-{}", self.key());
        state.engine.words().t(&key, &[("threshold", Value::from(fewest))])
    }
}

impl From<AskError> for PageError {
    fn from(error: AskError) -> Self {
        tracing::error!(%error, "the responses of an engagement could not be told");
        Self::TooSlow
    }
}

/// Asks for some questions, and for everything else that is told beside them.
pub(crate) async fn look(
    asking: Asking<'_>,
    survey: &Survey,
    questions: &[Question],
) -> Result<Looked, AskError> {
    let within = survey.asked.within(survey.engagement.id);
    let among = match among(asking, within).await? {
        Standing::Enough(among) => among,
        Standing::Withheld(why) => return Ok(Looked::Withheld(why)),
    };
    let beside = if survey.asked.question.is_none() { survey.dimensions.as_slice() } else { &[] };
    Ok(Looked::Told(Box::new(Told {
        total: among.total(),
        questions: answers(&among, survey.by(), questions).await?,
        people: among.people(beside).await?,
        months: among.months().await?,
        voices: among.voices().await?,
    })))
}

/// The answers to some questions, compared where that is asked for and means something.
async fn answers(
    among: &Among<'_>,
    by: Option<&Dimension>,
    questions: &[Question],
) -> Result<Vec<Panel>, AskError> {
    let Some(by) = by else { return among.questions(questions).await };
    let mut panels = Vec::with_capacity(questions.len());
    for question in questions {
        if matches!(question.kind, QuestionKind::Closed | QuestionKind::Scale) {
            panels.push(among.compared(question, by).await?);
        } else {
            panels.extend(among.questions(std::slice::from_ref(question)).await?);
        }
    }
    Ok(panels)
}
