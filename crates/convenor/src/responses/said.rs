//! What an import did and what people answered, in words and for programs. Every number of people has passed disclosure
//! control.

use convenor_domain::EngagementId;
use convenor_domain::response::ask::{AnswerCounts, Within};
use convenor_domain::response::{Dimensions, Question, QuestionKind, Responses};
use convenor_statistics::{Disclosed, ShownCount, THRESHOLD, disclose_counts, disclose_total};
use convenor_store::Store;
use convenor_web::response::{Done, Intake, Save, questions_of};
use serde::Serialize;

/// What people answered to an engagement.
#[derive(Debug, Serialize)]
pub(super) struct Told {
    engagement: String,
    responses: Disclosed<ShownCount>,
    questions: Vec<ToldQuestion>,
    people: Vec<ToldQuestion>,
}

/// The answers to one question, or the categories of one dimension.
#[derive(Debug, Serialize)]
struct ToldQuestion {
    key: String,
    text: String,
    kind: QuestionKind,
    /// Fixed answers, the most frequent first.
    answers: Vec<String>,
    /// People who gave each, and last those who gave none, in one piece: they passed disclosure control together.
    counts: Disclosed<Vec<ShownCount>>,
}

/// Asks the engine every question with fixed answers, and how many people wrote something to the others.
pub(super) async fn ask(
    store: &Store,
    responses: &dyn Responses,
    engagement: EngagementId,
) -> anyhow::Result<Told> {
    let files = store.list_response_files(engagement).await?;
    let asked = questions_of(&files);
    let within = Within::all(engagement);
    let total = responses.count(&within).await?.value;
    let fixed: Vec<&Question> = asked.iter().filter(|question| is_fixed(question.kind)).collect();
    let keys: Vec<String> = fixed.iter().map(|question| question.key.clone()).collect();
    let counted = responses.answers(&within, &keys).await?.value;
    let mut questions: Vec<ToldQuestion> = fixed
        .iter()
        .zip(counted)
        .map(|(question, counts)| told(&question.text, question.kind, counts))
        .collect();
    for question in asked.iter().filter(|question| question.kind == QuestionKind::Open) {
        let (_, wrote) = responses.comments(&within, &question.key, 0, 0).await?.value;
        let counts = AnswerCounts {
            key: question.key.clone(),
            counts: vec![("wrote something".to_owned(), wrote)],
            none: total.saturating_sub(wrote),
        };
        questions.push(told(&question.text, question.kind, counts));
    }
    let shipped = Dimensions::shipped()?;
    let mut dimensions: Vec<String> = files.iter().flat_map(|file| file.dimensions.clone()).collect();
    dimensions.sort();
    dimensions.dedup();
    let people = responses.people(&within, &dimensions).await?.value;
    let people = people.into_iter().map(|counts| {
        let dimension = shipped.lookup(&counts.key);
        let name = dimension.map_or(counts.key.clone(), |dimension| dimension.name.clone());
        let named = |key: String| {
            let category = dimension.and_then(|dimension| dimension.lookup(&key));
            category.map_or(key, |category| category.name.clone())
        };
        let counts = AnswerCounts {
            counts: counts.counts.into_iter().map(|(key, count)| (named(key), count)).collect(),
            ..counts
        };
        told(&name, QuestionKind::Demographic, counts)
    });
    Ok(Told {
        engagement: engagement.to_string(),
        responses: disclose_total(total),
        questions,
        people: people.collect(),
    })
}

fn is_fixed(kind: QuestionKind) -> bool {
    use QuestionKind as K;
    matches!(kind, K::Closed | K::Multiple | K::Scale | K::Demographic)
}

fn told(text: &str, kind: QuestionKind, counts: AnswerCounts) -> ToldQuestion {
    let AnswerCounts { key, counts, none } = counts;
    let (answers, mut numbers): (Vec<String>, Vec<u64>) = counts.into_iter().unzip();
    numbers.push(none);
    ToldQuestion { key, text: text.to_owned(), kind, answers, counts: disclose_counts(&numbers) }
}

impl Told {
    /// For people.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut lines = vec![format!("Responses: {}", shown(self.responses.get()))];
        for question in self.questions.iter().chain(&self.people) {
            lines.push(String::new());
            lines.push(format!("{} ({}, {})", question.text, question.key, question.kind));
            let names = question.answers.iter().map(String::as_str).chain(["no answer, or not known"]);
            let counted = names.zip(question.counts.get());
            lines.extend(counted.map(|(name, count)| format!("  {name}: {}", shown(count))));
        }
        lines.push(String::new());
        lines.push(format!(
            "Counts of fewer than {THRESHOLD} people are hidden, and so is another where one alone could be worked out."
        ));
        lines
    }
}

fn shown(count: &ShownCount) -> String {
    match count {
        ShownCount::People { count } => count.to_string(),
        ShownCount::Hidden => "hidden".to_owned(),
    }
}

/// What an import did, for people.
pub(super) fn of_import(intake: &Intake, done: &Done, save: Save) -> Vec<String> {
    let summary = &done.summary;
    let would = if save == Save::DryRun { "Would be saved" } else { "Saved" };
    let mut lines = vec![format!(
        "{would}: {} new, {} duplicate, {} rejected. Tool: {}; rows of headings: {}.",
        summary.new,
        summary.duplicate,
        summary.rejected.len(),
        done.tool,
        summary.header_rows
    )];
    lines.extend(
        summary.rejected.iter().map(|one| format!("  row {}, {}: {}", one.row, one.field, one.reason)),
    );
    if !summary.personal_columns.is_empty() {
        lines.push(format!(
            "Not kept, because they tell who somebody is: {}.",
            summary.personal_columns.join(", ")
        ));
    }
    lines.push("Questions:".to_owned());
    for question in &summary.questions {
        let dimension = question.dimension.as_deref().map(|key| format!(" ({key})")).unwrap_or_default();
        lines.push(format!("  {} {}{dimension}: {}", question.key, question.kind, question.text));
    }
    if !done.unmapped.is_empty() {
        lines.push("Answers that fit no category; they count as not known:".to_owned());
        lines.extend(
            done.unmapped.iter().map(|(key, answer, count)| format!("  {key}: “{answer}” ({count})")),
        );
    }
    if save == Save::DryRun {
        lines.push("Nothing was saved: this was a dry run.".to_owned());
    } else {
        lines.push(format!("Engagement: {} ({})", intake.engagement.content.title, intake.engagement.id));
        lines.push(format!("To take it back: convenor responses undo-import {}", intake.import));
    }
    lines
}
