//! The page of one step.

use convenor_domain::{Engagement, EngagementContent, Vocabularies};
use serde::Serialize;

use super::choices::Choices;
use super::mistakes::Mistakes;
use super::question::Question;
use super::step::Step;
use super::{address, trail};
use crate::form::Fields;
use crate::reader::Visit;
use crate::theme::{Crumb, FieldError, Page};
use crate::words::Words;

/// The page of one step.
#[derive(Debug, Serialize)]
pub(crate) struct StepPage {
    trail: Vec<Crumb>,
    pub(super) errors: Vec<FieldError>,
    step: &'static str,
    number: usize,
    of: usize,
    /// Where the form is sent.
    action: String,
    /// Where all steps are listed.
    tasks: String,
    /// The version that the writer has read.
    version: u32,
    /// Whether somebody else saved the record meanwhile.
    pub(super) stale: bool,
    /// What other steps need before this one can be saved.
    pub(super) elsewhere: Vec<Elsewhere>,
    questions: Vec<Question>,
}

/// Something that another step needs.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Elsewhere {
    /// Where it is mended.
    pub(super) href: String,
    /// What is to be mended.
    pub(super) text: String,
}

impl StepPage {
    /// A step of a saved record.
    pub(super) fn of(visit: &Visit, saved: &Engagement, step: Step, questions: Vec<Question>) -> Self {
        let tasks = format!("{}/edit", address(saved));
        Self { version: saved.version, ..Self::at(step, trail(visit, Some(saved)), tasks, questions) }
    }

    /// The page with what is wrong, beside the questions and at the top.
    pub(super) fn with_mistakes(mut self, mistakes: Mistakes<'_>) -> Self {
        self.errors = mistakes.place(&mut self.questions);
        self
    }

    /// Keeps the version that the writer had read, when nothing was saved or compared.
    pub(super) fn keep_version(&mut self, held: u32) {
        self.version = held;
    }

    fn at(step: Step, trail: Vec<Crumb>, tasks: String, questions: Vec<Question>) -> Self {
        Self {
            trail,
            errors: Vec::new(),
            step: step.key(),
            number: step.number(),
            of: Step::ALL.len(),
            action: format!("{tasks}/{}", step.key()),
            tasks,
            version: 1,
            stale: false,
            elsewhere: Vec::new(),
            questions,
        }
    }
}

impl Page for StepPage {
    const TEMPLATE: &'static str = "engagement/edit/page.html";

    fn samples() -> Vec<Self> {
        let (Ok(words), Ok(vocabularies)) = (Words::load("en"), Vocabularies::shipped()) else {
            return Vec::new();
        };
        let choices = Choices::sample(&words, &vocabularies);
        Step::ALL.iter().flat_map(|step| samples_of(*step, &choices)).collect()
    }
}

/// A step as it begins, and as it comes back with everything wrong that can be.
fn samples_of(step: Step, choices: &Choices<'_>) -> [StepPage; 2] {
    let page = |fields: &Fields| {
        let trail = vec![Crumb::new("/engagements", "Activities")];
        StepPage::at(step, trail, "/engagements/1/edit".to_owned(), step.questions(fields, choices))
    };
    let fields = Fields::parse(
        b"summary=Two+lines&areas=Narnia&people_planned=about+30&planned_carers=many&document_title=&\
          document_url=ftp%3A%2F%2Fold&partner_role=partner&partner=&starts=32+May&visibility=secret",
    );
    let mut mistakes = Mistakes::new(choices.words);
    step.apply(&fields, choices, &mut EngagementContent::default(), &mut mistakes);
    mistakes.say("stale", "Somebody else saved this meanwhile.".to_owned());
    let mut wrong = page(&fields).with_mistakes(mistakes);
    wrong.stale = true;
    wrong.version = 3;
    wrong.elsewhere.push(Elsewhere {
        href: "/engagements/1/edit/purpose".to_owned(),
        text: "Title: shorten this.".to_owned(),
    });
    for question in &mut wrong.questions {
        question.meanwhile = Some("Something else".to_owned());
    }
    [page(&Fields::default()), wrong]
}
