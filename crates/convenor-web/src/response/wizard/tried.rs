//! What a try of an upload found, as it is kept until it is confirmed: nothing in it names a person, not even a column that
//! somebody wants to keep though it looks as if it did.

use std::collections::{BTreeMap, HashSet};

use convenor_domain::response::{
    Answer, GivenResponse, PersonalColumn, ResponsePreview, ResponseWarning, SampleResponse, Treatment,
    UnmappedAnswer, WarningKind,
};
use convenor_import::responses::{Glance, Role};
use convenor_store::ResponseUpload;

use super::reading::{corrections_of, look_at};
use crate::response::{Done, RunError};
use crate::state::AppState;

/// What stands in a sample in place of what looks as if it told who somebody is.
const NOT_SHOWN: &str = "…";

/// What a try found, to be shown before it is confirmed.
pub(crate) async fn preview_of(
    state: &AppState,
    upload: &ResponseUpload,
    done: Done,
) -> Result<ResponsePreview, RunError> {
    let sheet = upload.reading.sheet.clone();
    let glance = look_at(state, upload, sheet, &corrections_of(upload)).await?.glance;
    let hidden = hidden_questions(&glance);
    let unmapped =
        done.unmapped.into_iter().map(|(dimension, said, people)| UnmappedAnswer { dimension, said, people });
    let unmapped: Vec<_> = unmapped.collect();
    let mut warnings = of_unmapped(&unmapped, &done.summary.questions);
    let finds_areas = state.convened.postcodes.exists();
    let of_file = glance.warnings.iter().filter(|one| one.kind != WarningKind::NoArea || !finds_areas);
    warnings.extend(of_file.cloned());
    warnings.sort_by_key(|warning| warning.kind.severity());
    Ok(ResponsePreview {
        personal: personal(&glance),
        samples: done.samples.iter().map(|given| sample(given, &hidden)).collect(),
        summary: done.summary,
        unmapped,
        warnings,
    })
}

/// Questions whose column looks as if it told who somebody is.
fn hidden_questions(glance: &Glance) -> HashSet<usize> {
    let roles = glance.columns.iter().zip(&glance.layout.roles);
    let looks_personal = |key: &str| Treatment::from_key(key).is_some();
    let hidden = roles.filter(|(column, _)| looks_personal(&column.proposed));
    hidden
        .filter_map(|(_, role)| match role {
            Role::Question(question) | Role::Choice { question, .. } => Some(*question),
            _ => None,
        })
        .collect()
}

fn personal(glance: &Glance) -> Vec<PersonalColumn> {
    let personal = glance.layout.roles.iter().filter_map(|role| match role {
        Role::Personal(column) => Some(column.clone()),
        _ => None,
    });
    personal.collect()
}

/// One warning for each question with answers that fit no category.
fn of_unmapped(
    unmapped: &[UnmappedAnswer],
    questions: &[convenor_domain::response::Question],
) -> Vec<ResponseWarning> {
    let mut people: BTreeMap<&str, (u64, &str)> = BTreeMap::new();
    for one in unmapped {
        let (count, _) = people.entry(&one.dimension).or_insert((0, &one.said));
        *count += one.people;
    }
    let asked = |dimension: &str| {
        let question = questions.iter().find(|question| question.dimension.as_deref() == Some(dimension));
        question.map_or_else(|| dimension.to_owned(), |question| question.heading.clone())
    };
    let warning = |(dimension, (rows, said)): (&str, (u64, &str))| ResponseWarning {
        kind: WarningKind::Unmapped,
        column: asked(dimension),
        rows,
        example: said.to_owned(),
    };
    people.into_iter().map(warning).collect()
}

fn sample(given: &GivenResponse, hidden: &HashSet<usize>) -> SampleResponse {
    let answers = given.answers.iter().enumerate().map(|(question, answer)| match answer {
        Answer::None => String::new(),
        _ if hidden.contains(&question) => NOT_SHOWN.to_owned(),
        Answer::One(one) => one.to_string(),
        Answer::Many(many) => many.iter().map(AsRef::as_ref).collect::<Vec<_>>().join("; "),
        Answer::Number(number) => number.to_string(),
        Answer::Date(date) => date.format("%-d %B %Y").to_string(),
        Answer::Words(words) => words.clone(),
    });
    SampleResponse {
        row: given.row,
        given_on: given.given_on,
        area: given.area.clone(),
        has_pseudonym: given.person.is_some(),
        answers: answers.collect(),
    }
}
