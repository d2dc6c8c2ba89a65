//! Fills the page of an engagement's responses: what is asked for, what may be told of it, and how it is drawn.

use convenor_domain::response::Question;
use convenor_domain::response::ask::AskError;
use convenor_domain::{Action, Resource, ResourceKind};

use super::asked::{Asked, on_page};
use super::basis::{self, Facts};
use super::chip::{chips, cleared};
use super::comments::{self, Comments};
use super::contents::entries;
use super::drawn::{Drawn, people};
use super::facets::Facets;
use super::import_row;
use super::looked::{Looked, Told, look};
use super::page::{Content, Finder, ResponsesPage, Shown};
use super::survey::Survey;
use crate::disclosure;
use crate::error::PageError;
use crate::filter::address;
use crate::paging::Pager;
use crate::reader::Visit;
use crate::response::panels::{Answers, Panel};
use crate::theme::Crumb;
use crate::words::Value;

/// Most questions on a page. More are shown in pages.
const QUESTIONS_MAX: usize = 40;

/// Reads all that the page tells.
pub(super) async fn page(visit: &Visit, survey: &Survey) -> Result<ResponsesPage, PageError> {
    let (state, asked, path) = (&visit.state, &survey.asked, survey.path());
    let engagement = &survey.engagement;
    let wanted = survey.wanted();
    let is_long = wanted.len() > QUESTIONS_MAX;
    let total = u64::try_from(wanted.len()).unwrap_or_default();
    let paging = survey.paging.within(total);
    let questions = if is_long { on_page(&wanted, paging) } else { wanted.clone() };
    let mut basis = basis::facts(state, &survey.imports);
    let content = content(visit, survey, &questions, &mut basis).await;
    let content = match content {
        Content::Told(mut shown) if is_long => {
            shown.pager = Some(Pager::new(state, paging, total, &path, &asked.query()));
            Content::Told(shown)
        }
        other => other,
    };
    let may_import = visit.may(Action::Create, Resource::one(ResourceKind::Import, &engagement.access()));
    Ok(ResponsesPage {
        trail: vec![Crumb::new("/engagements", state.word("nav-engagements"))],
        activity: engagement.content.title.clone(),
        tabs: crate::engagement::tabs(visit, engagement).await?,
        basis,
        rule: disclosure::rule(state),
        chips: chips(state, &path, asked, &survey.questions),
        clear: cleared(&path, asked),
        facets: survey.has_responses().then(|| Facets::new(&path, asked, &survey.dimensions, &questions)),
        finder: (is_long || !asked.find.is_empty()).then(|| finder(&path, asked)),
        content,
        imports: import_row::rows(visit, &engagement.access(), &survey.imports).await?,
        bring_in: may_import.then(|| format!("/responses/new?engagement={}", engagement.id)),
    })
}

fn finder(path: &str, asked: &Asked) -> Finder {
    let others = asked.others().into_iter().filter(|(name, _)| *name == "by");
    Finder {
        action: path.to_owned(),
        words: asked.find.clone(),
        kept: asked.filters().into_iter().chain(others).collect(),
    }
}

/// What the engine tells, or why nothing is told.
async fn content(visit: &Visit, survey: &Survey, questions: &[Question], basis: &mut Facts) -> Content {
    if !survey.has_responses() {
        return Content::Empty;
    }
    let told = match look(visit.state.asking(), survey, questions).await {
        Ok(Looked::Told(told)) => told,
        Ok(Looked::Withheld(why)) => {
            return Content::Withheld { reason: why.in_words(&visit.state, &survey.asked) };
        }
        Err(error) => return failed(&error),
    };
    basis.extend(basis::voices(&visit.state, told.voices.get()));
    basis.extend(basis::period(&visit.state, &told.months));
    let alone = questions.first().filter(|_| survey.asked.question.is_some());
    let comments = match alone {
        Some(question) => comments::read(&visit.state, survey, question).await,
        None => Ok(None),
    };
    match comments {
        Ok(comments) => Content::Told(Box::new(shown(visit, survey, &told, comments))),
        Err(error) => failed(&error),
    }
}

fn failed(error: &AskError) -> Content {
    tracing::error!(%error, "the responses of an engagement could not be told");
    let mut reason = error.to_string();
    if let Some(first) = reason.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    Content::Failed { reason }
}

fn shown(visit: &Visit, survey: &Survey, told: &Told, comments: Option<Comments>) -> Shown {
    let (state, asked) = (&visit.state, &survey.asked);
    let download = |ending: &str| address(&format!("{}/export.{ending}", survey.path()), &asked.query());
    let questions: Vec<Drawn> = told.questions.iter().map(|panel| question(visit, survey, panel)).collect();
    let is_alone = asked.question.is_some();
    let key = if asked.is_filtered() { "responses-among-filtered" } else { "responses-among-all" };
    let total = people(state, *told.total.get());
    let is_open = |panel: &Panel| matches!(panel.answers, Answers::Written(_));
    Shown {
        among: state.engine.words().t(key, &[("people", Value::from(total))]),
        contents: if is_alone { Vec::new() } else { entries(&questions) },
        pager: None,
        comments_closed: is_alone && !survey.reads_comments && told.questions.iter().any(is_open),
        questions,
        people: told.people.iter().map(|panel| Drawn::new(state, panel)).collect(),
        months: (!is_alone && !told.months.months.is_empty()).then(|| Drawn::months(state, &told.months)),
        comments,
        all: is_alone.then(|| {
            let all = Asked { question: None, ..asked.clone() };
            address(&survey.path(), &all.query())
        }),
        weight: format!("{}/weight", survey.path()),
        csv: download("csv"),
        xlsx: download("xlsx"),
    }
}

/// A question's panel, with the way to what people wrote.
fn question(visit: &Visit, survey: &Survey, panel: &Panel) -> Drawn {
    let mut drawn = Drawn::new(&visit.state, panel);
    let written = matches!(panel.answers, Answers::Written(_));
    if written && survey.reads_comments && survey.asked.question.is_none() {
        drawn.read = Some(address(&survey.path(), &survey.asked.of_question(&panel.key).query()));
    }
    drawn
}
