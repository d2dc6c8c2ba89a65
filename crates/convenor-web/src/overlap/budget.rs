//! How much asking a system thinks right: a number for all groups, and others for some.

use axum::response::{Html, IntoResponse, Response};
use convenor_domain::overlap::{ASKS_MAX, Budget};
use convenor_domain::{Action, FieldProblem, Reason, Resource, ResourceKind};
use serde::Serialize;

use super::tabs::{Tab, TabLink, sample};
use crate::error::PageError;
use crate::form::{Fields, in_words, unreadable};
use crate::reader::Visit;
use crate::state::AppState;
use crate::theme::{FieldError, Page};

/// Empty rows to write in.
const SPARE: usize = 3;

/// The form.
#[derive(Debug, Serialize)]
pub(crate) struct BudgetPage {
    tabs: Vec<TabLink>,
    errors: Vec<FieldError>,
    asks: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    asks_error: Option<String>,
    rows: Vec<GroupRow>,
    groups: Vec<GroupChoice>,
    #[serde(skip_serializing_if = "Option::is_none")]
    groups_error: Option<String>,
    /// Whether the system has said, or these are the rules' own numbers.
    said: bool,
}

/// A group with a number of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
struct GroupRow {
    group: String,
    asks: String,
}

/// A group to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct GroupChoice {
    value: String,
    name: String,
}

/// `GET /overlaps/budget`
pub(super) async fn show(visit: Visit) -> Result<Html<String>, PageError> {
    visit.require(Action::Edit, Resource::any(ResourceKind::Overlap))?;
    let budget = super::load::budget(&visit.state.store, visit.system()?).await?;
    let mut sent = Fields::default();
    sent.add("asks", budget.asks.to_string());
    for (group, asks) in &budget.groups {
        sent.add("group", group.as_str());
        sent.add("group_asks", asks.to_string());
    }
    let page = BudgetPage::new(&visit, &sent, Vec::new()).await?;
    visit.show(&page).await
}

/// `POST /overlaps/budget`
pub(super) async fn save(visit: Visit, sent: Fields) -> Result<Response, PageError> {
    visit.require(Action::Edit, Resource::any(ResourceKind::Overlap))?;
    let system = visit.system()?;
    let checked = read(&sent).and_then(|budget| {
        budget.check(visit.state.vocabularies())?;
        Ok(budget)
    });
    let budget = match checked {
        Ok(budget) => budget,
        Err(problems) => {
            let errors = problems.iter().map(|problem| mistake(&visit.state, problem)).collect();
            let page = BudgetPage::new(&visit, &sent, errors).await?;
            return visit.show_invalid(&page).await;
        }
    };
    let mut writing = visit.state.store.begin(visit.actor()).await?;
    writing.set_overlap_budget(system, &budget).await?;
    writing.commit().await?;
    let news = visit.state.word("overlap-budget-done");
    Ok(visit.done("/overlaps/budget", news).await?.into_response())
}

/// A row that says something, for those who left one half out.
const ROW_EXAMPLE: &str = "Carers, 4";

/// What was typed. A row without a number takes the group's own away.
fn read(sent: &Fields) -> Result<Budget, Vec<FieldProblem>> {
    let mut problems = Vec::new();
    let mut number = |field: &'static str, text: &str| {
        let text = text.trim();
        let read = text.parse().ok();
        if read.is_none() {
            let example = ASKS_MAX.min(4).to_string();
            let reason = if text.is_empty() { Reason::Missing } else { unreadable(text, &example) };
            problems.push(FieldProblem { field, reason });
        }
        read.unwrap_or(1)
    };
    let asks = number("asks", sent.get("asks"));
    let (groups, nobodys): (Vec<_>, Vec<_>) =
        pairs(sent).into_iter().filter(|row| !row.asks.is_empty()).partition(|row| !row.group.is_empty());
    let groups = groups.into_iter().map(|row| (row.group, number("groups", &row.asks))).collect();
    let without_group = |row: GroupRow| unreadable(&row.asks, ROW_EXAMPLE);
    problems.extend(
        nobodys.into_iter().map(without_group).map(|reason| FieldProblem { field: "groups", reason }),
    );
    if problems.is_empty() { Ok(Budget { asks, groups }) } else { Err(problems) }
}

fn pairs(sent: &Fields) -> Vec<GroupRow> {
    let pairs = sent.all("group").zip(sent.all("group_asks"));
    pairs.map(|(group, asks)| GroupRow { group: group.to_owned(), asks: asks.trim().to_owned() }).collect()
}

fn mistake(state: &AppState, problem: &FieldProblem) -> FieldError {
    let label = state.word(&format!("overlap-budget-{}", problem.field));
    FieldError::new(problem.field, in_words(state.engine.words(), &label, &problem.reason))
}

impl BudgetPage {
    async fn new(visit: &Visit, sent: &Fields, errors: Vec<FieldError>) -> Result<Self, PageError> {
        let said =
            |field: &str| errors.iter().find(|error| error.field == field).map(|error| error.message.clone());
        let mut rows: Vec<_> = pairs(sent).into_iter().filter(|row| *row != GroupRow::default()).collect();
        rows.extend(std::iter::repeat_n(GroupRow::default(), SPARE));
        let groups = visit.state.vocabularies().groups.terms.iter();
        let groups = groups.map(|term| GroupChoice { value: term.key.clone(), name: term.name.clone() });
        let system = visit.system()?;
        Ok(Self {
            tabs: Tab::Budget.links(visit).await?,
            asks: sent.get("asks").to_owned(),
            asks_error: said("asks"),
            rows,
            groups: groups.collect(),
            groups_error: said("groups"),
            said: visit.state.store.overlap_budget(system).await?.is_some(),
            errors,
        })
    }
}

impl Page for BudgetPage {
    const TEMPLATE: &'static str = "overlap/budget.html";

    fn samples() -> Vec<Self> {
        let page = |said| Self {
            tabs: sample(Tab::Budget),
            errors: Vec::new(),
            asks: "4".to_owned(),
            asks_error: None,
            rows: vec![
                GroupRow { group: "young-carer".to_owned(), asks: "2".to_owned() },
                GroupRow::default(),
            ],
            groups: vec![GroupChoice { value: "young-carer".to_owned(), name: "Young carers".to_owned() }],
            groups_error: None,
            said,
        };
        let errors = vec![FieldError::new("asks", "Write 4."), FieldError::new("groups", "Write 2.")];
        let wrong = Self {
            errors,
            asks_error: Some("Write 4.".to_owned()),
            groups_error: Some("Write 2.".to_owned()),
            ..page(true)
        };
        vec![page(false), wrong]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_row_is_told_or_takes_away_and_numbers_must_be_numbers() {
        let read = |sent: &[u8]| super::read(&Fields::parse(sent));
        let budget =
            read(b"asks=4&group=carer&group_asks=2&group=&group_asks=&group=gp&group_asks=").unwrap();
        assert_eq!((budget.asks, budget.groups.len(), budget.of("carer")), (4, 1, 2));
        let fields = |wrong: Vec<FieldProblem>| wrong.iter().map(|one| one.field).collect::<Vec<_>>();
        let wrong = read(b"asks=often&group=carer&group_asks=-1").unwrap_err();
        assert_eq!(fields(wrong), ["asks", "groups"]);
        assert_eq!(fields(read(b"asks=4&group=&group_asks=3").unwrap_err()), ["groups"], "whose?");
    }
}
