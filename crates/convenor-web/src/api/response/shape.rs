//! The shapes of responses.

use chrono::NaiveDate;
use convenor_statistics::{Disclosed, Disclosure, ShownCount};
use serde::Serialize;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::response::panels::{Answers, Compared, Counted, Panel, Withheld};
use crate::response::show::{Survey, Told};

/// Whose answers, and compared by what. Values of one filter widen it; different filters narrow each other.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "describes what the page of responses reads from the address")]
pub(in crate::api) struct Filters {
    /// Key of a category of people.
    #[param(example = "age-25-34")]
    who: Option<Vec<String>>,
    /// Key of a question, a colon, and an answer to it.
    #[param(example = "q3:Yes")]
    answer: Option<Vec<String>>,
    /// Only what was answered on this day or later.
    #[param(example = "2026-01-01")]
    since: Option<String>,
    /// Only what was answered on this day or earlier.
    #[param(example = "2026-12-31")]
    until: Option<String>,
    /// Key of the dimension of people to compare answers by.
    #[param(example = "age")]
    by: Option<String>,
    /// Key of one question.
    #[param(example = "q3")]
    question: Option<String>,
    /// Words of the questions.
    find: Option<String>,
}

/// What people answered to an activity.
#[derive(Debug, Serialize, ToSchema)]
pub(in crate::api) struct ActivityResponses {
    /// The activity.
    engagement: Uuid,
    /// The rule that the numbers follow; `/why-hidden` explains it.
    #[schema(example = "threshold-10")]
    rule: String,
    /// How many responses there are.
    #[schema(value_type = PeopleCount)]
    responses: Disclosed<ShownCount>,
    /// How many of them fit the filters.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<PeopleCount>)]
    among: Option<Disclosed<ShownCount>>,
    /// Why nothing is told: `too-few` people are asked about, `too-few-left-out`, or the people are `too-near-another` answered
    /// filter's, so that the difference would tell of a few.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, example = "too-few")]
    withheld: Option<&'static str>,
    /// Questions on all pages.
    total: u64,
    /// Questions a page.
    rows: u64,
    /// Questions before this page.
    offset: u64,
    /// The questions of this page.
    questions: Vec<Asked>,
    /// What people said of themselves.
    people: Vec<Asked>,
    /// When they answered.
    months: Vec<Month>,
}

/// A number of people, as it may be shown.
#[derive(Debug, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
#[expect(dead_code, reason = "describes `ShownCount`, which is what is sent")]
pub(in crate::api) enum PeopleCount {
    /// So many.
    People {
        /// How many.
        count: u64,
    },
    /// About so many, rounded.
    Rounded {
        /// The multiple that it was rounded to.
        count: u64,
    },
    /// About so many: changed a little by its cell key.
    Changed {
        /// The number after that.
        count: u64,
    },
    /// Hidden, because it is small or would give a small one away.
    Hidden,
}

/// A question, or a dimension of people, with its answers.
#[derive(Debug, Serialize, ToSchema)]
struct Asked {
    /// Short key within the activity, or the dimension's.
    #[schema(example = "q3")]
    key: String,
    /// The question's words, or the dimension's name.
    text: String,
    /// `closed`, `multiple`, `scale`, `number`, `date`, `open` or `demographic`.
    #[schema(value_type = String, example = "closed")]
    kind: &'static str,
    /// The answers in the order in which they are read. Those to a `multiple` question make no total.
    answers: Vec<Given>,
    /// Mean of the numbers given.
    #[serde(skip_serializing_if = "Option::is_none")]
    mean: Option<f64>,
    /// Lower quartile, median and upper quartile of the numbers given.
    #[serde(skip_serializing_if = "Option::is_none")]
    quartiles: Option<Vec<f64>>,
}

/// One answer.
#[derive(Debug, Serialize, ToSchema)]
struct Given {
    /// The answer; absent for people who gave none, or of whom it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<String>,
    /// People who gave it, or who gave any number or words.
    #[schema(value_type = PeopleCount)]
    people: ShownCount,
    /// Their share of those who answered; of all asked about, where few did not answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    per_cent: Option<f64>,
    /// The same in each category of people, where answers are compared.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    groups: Vec<Group>,
}

/// People of one category who gave one answer.
#[derive(Debug, Serialize, ToSchema)]
struct Group {
    /// The category's name; absent where it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    category: Option<String>,
    /// How many.
    #[schema(value_type = PeopleCount)]
    people: ShownCount,
    /// Their share of the category.
    #[serde(skip_serializing_if = "Option::is_none")]
    per_cent: Option<f64>,
}

/// People who answered in one month.
#[derive(Debug, Serialize, ToSchema)]
struct Month {
    /// Its first day; absent where the day is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    month: Option<NaiveDate>,
    /// How many.
    #[schema(value_type = PeopleCount)]
    people: ShownCount,
}

impl ActivityResponses {
    /// The answer without its numbers.
    pub(super) fn new(disclosure: &Disclosure, survey: &Survey, wanted: usize) -> Self {
        Self {
            engagement: survey.engagement.id.0,
            rule: disclosure.rule().name.clone(),
            responses: disclosure.total(survey.responses()),
            among: None,
            withheld: None,
            total: u64::try_from(wanted).unwrap_or_default(),
            rows: survey.paging.rows,
            offset: survey.paging.offset(),
            questions: Vec::new(),
            people: Vec::new(),
            months: Vec::new(),
        }
    }

    pub(super) fn withheld(self, why: Withheld) -> Self {
        Self { withheld: Some(why.key()), ..self }
    }

    pub(super) fn told(self, told: &Told) -> Self {
        let months = told.months.months.iter().map(|month| Some(*month)).chain([None]);
        let months = months.zip(told.months.counts.get());
        Self {
            among: Some(told.total),
            questions: told.questions.iter().map(Asked::new).collect(),
            people: told.people.iter().map(Asked::new).collect(),
            months: months.map(|(month, people)| Month { month, people: *people }).collect(),
            ..self
        }
    }
}

impl Asked {
    fn new(panel: &Panel) -> Self {
        let middle = match &panel.answers {
            Answers::Numbers(numbers) => *numbers.middle.get(),
            _ => None,
        };
        Self {
            key: panel.key.clone(),
            text: panel.text.clone(),
            kind: panel.kind.key(),
            answers: given(&panel.answers),
            mean: middle.map(|middle| middle.mean),
            quartiles: middle.map(|middle| middle.quartiles.to_vec()),
        }
    }
}

fn given(answers: &Answers) -> Vec<Given> {
    match answers {
        Answers::Counted(counted) => counted_given(counted),
        Answers::Compared(compared) => compared_given(compared),
        Answers::Numbers(numbers) => some_given(numbers.counts.get(), "number"),
        Answers::Written(counts) => some_given(counts.get(), "words"),
        Answers::Dates => Vec::new(),
    }
}

fn counted_given(counted: &Counted) -> Vec<Given> {
    let rows = counted.rows().into_iter();
    let given = rows.map(|row| Given {
        answer: row.answer.map(str::to_owned),
        people: row.count,
        per_cent: row.per_cent,
        groups: Vec::new(),
    });
    given.collect()
}

fn compared_given(compared: &Compared) -> Vec<Given> {
    let categories: Vec<Option<String>> =
        compared.columns().map(|(category, _)| category.map(str::to_owned)).collect();
    let rows = compared.rows().into_iter();
    let given = rows.map(|row| Given {
        answer: row.answer.map(str::to_owned),
        people: row.people,
        per_cent: None,
        groups: categories
            .iter()
            .zip(row.cells)
            .map(|(category, cell)| Group {
                category: category.clone(),
                people: cell.count,
                per_cent: cell.per_cent,
            })
            .collect(),
    });
    given.collect()
}

/// Those who gave something, and those who did not.
fn some_given(counts: &[ShownCount], what: &str) -> Vec<Given> {
    let answers = [Some(what.to_owned()), None].into_iter();
    let given = answers.zip(counts).map(|(answer, people)| Given {
        answer,
        people: *people,
        per_cent: None,
        groups: Vec::new(),
    });
    given.collect()
}
