//! What an import did, in words.

use convenor_web::response::{Done, Intake, Save};

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
