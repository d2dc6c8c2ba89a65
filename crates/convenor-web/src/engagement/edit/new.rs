//! Beginning a record: the plan in a few questions, then a look at what is similar. Nobody begins a record before they
//! have looked; the draft itself is begun from there.

use axum::response::{IntoResponse, Redirect, Response};
use convenor_domain::overlap::Plan;
use convenor_domain::{Action, EngagementContent, Resource, ResourceKind, Vocabularies};
use serde::Serialize;

use super::choices::{Choices, Publishing};
use super::mistakes::Mistakes;
use super::people::groups_without_numbers;
use super::question::{Question, Width};
use super::step::Step;
use super::{choices_from, trail};
use crate::error::PageError;
use crate::form::Fields;
use crate::overlap;
use crate::reader::Visit;
use crate::theme::{Crumb, FieldError, Page};
use crate::words::Words;

/// The steps whose questions the plan takes some of.
const STEPS: [Step; 3] = [Step::Purpose, Step::People, Step::When];

/// The beginning of a plan.
#[derive(Debug, Serialize)]
pub(crate) struct BeginPage {
    trail: Vec<Crumb>,
    errors: Vec<FieldError>,
    questions: Vec<Question>,
}

/// `GET /engagements/new`: the address may fill the plan in.
pub(super) async fn show(visit: Visit) -> Result<Response, PageError> {
    let fields = Fields::parse(visit.query.as_bytes());
    let choices = may_begin(&visit, &fields).await?;
    let page = BeginPage::new(trail(&visit, None), questions(&fields, &choices));
    Ok(visit.show(&page).await?.into_response())
}

/// `POST /engagements/new`: looks, keeps what was found, and shows it.
pub(super) async fn look(visit: Visit, fields: Fields) -> Result<Response, PageError> {
    let choices = may_begin(&visit, &fields).await?;
    let mut mistakes = Mistakes::new(choices.words);
    let content = read(&fields, &choices, &mut mistakes);
    if !mistakes.is_empty() {
        let mut questions = questions(&fields, &choices);
        let errors = mistakes.place(&mut questions);
        let page = BeginPage { errors, ..BeginPage::new(trail(&visit, None), questions) };
        return visit.show_invalid(&page).await;
    }
    let check = overlap::begin(&visit, Plan::of(&content), None).await?;
    Ok(Redirect::to(&overlap::address(&check)).into_response())
}

async fn may_begin<'v>(visit: &'v Visit, fields: &Fields) -> Result<Choices<'v>, PageError> {
    visit.require(Action::Create, Resource::any(ResourceKind::Engagement))?;
    visit.require(Action::Create, Resource::any(ResourceKind::Overlap))?;
    let (nothing, lines) = (EngagementContent::default(), fields.lines("areas"));
    let choices = choices_from(visit, visit.system()?, &nothing, &lines, Publishing::LeftToOthers).await?;
    Ok(before_the_draft(choices))
}

/// A plan has no field for a place in the planner's own words: the draft has.
fn before_the_draft(choices: Choices<'_>) -> Choices<'_> {
    Choices { places: choices.places.before_the_draft(), ..choices }
}

/// What is asked before anybody else is: enough to compare the plan with other work.
fn questions(fields: &Fields, choices: &Choices<'_>) -> Vec<Question> {
    vec![
        choices.line("title", fields, Width::Full),
        choices.paragraph("summary", fields, 4),
        choices.several("topics", fields, &choices.vocabularies.topics),
        groups_without_numbers(fields, choices),
        choices.paragraph("areas", fields, 3),
        choices.date("starts", fields),
        choices.date("ends", fields),
    ]
}

fn read(fields: &Fields, choices: &Choices<'_>, mistakes: &mut Mistakes<'_>) -> EngagementContent {
    let mut content = EngagementContent::default();
    for step in STEPS {
        step.apply(fields, choices, &mut content, mistakes);
    }
    let problems = content.check(choices.vocabularies).err().unwrap_or_default();
    STEPS.into_iter().fold(problems, |problems, step| mistakes.take(step, problems));
    content
}

impl BeginPage {
    fn new(trail: Vec<Crumb>, questions: Vec<Question>) -> Self {
        Self { trail, errors: Vec::new(), questions }
    }
}

impl Page for BeginPage {
    const TEMPLATE: &'static str = "engagement/edit/new.html";

    fn samples() -> Vec<Self> {
        let (Ok(words), Ok(vocabularies)) = (Words::load("en"), Vocabularies::shipped()) else {
            return Vec::new();
        };
        let choices = before_the_draft(Choices::sample(&words, &vocabularies));
        let page = |fields: &Fields| {
            let trail = vec![Crumb::new("/engagements", "Activities")];
            BeginPage::new(trail, questions(fields, &choices))
        };
        let fields = Fields::parse(b"title=&areas=Narnia&groups=young-carer&starts=32+May");
        let mut mistakes = Mistakes::new(&words);
        read(&fields, &choices, &mut mistakes);
        let mut wrong = page(&fields);
        wrong.errors = mistakes.place(&mut wrong.questions);
        vec![page(&Fields::default()), wrong]
    }
}
