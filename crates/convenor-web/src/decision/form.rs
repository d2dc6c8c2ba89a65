//! The form of a decision: its fields, filled from what is saved, and read into what is to be saved.

use convenor_domain::{DecisionContent, OrganisationId, Visibility};

use super::influence;
use crate::error::PageError;
use crate::field::{
    Drawing, Field, FormWords, documents, documents_in_lines, label, mistakes, organisations,
};
use crate::form::{Fields, in_words};
use crate::reader::Visit;
use crate::theme::FieldError;

/// How the keys of the form’s words begin.
const FORM: FormWords = FormWords { field: "decision-field-", hint: "decision-hint-" };

/// What the form starts with.
pub(super) async fn fill(visit: &Visit, content: &DecisionContent) -> Result<Fields, PageError> {
    let mut fields = Fields::default();
    fields.add("title", &content.title);
    fields.add("body", &content.body);
    fields.add_date("date", &content.date);
    fields.add("outcome", &content.outcome);
    fields.add("organisation", content.organisation.map(|id| id.to_string()).unwrap_or_default());
    fields.add("documents", documents_in_lines(&content.documents));
    fields.add("visibility", content.visibility.key());
    influence::fill(visit, &content.influences, &mut fields).await?;
    Ok(fields)
}

/// The form's fields, in the order of the page; the insights weighed come after them.
pub(super) async fn draw(
    visit: &Visit,
    fields: &Fields,
    errors: &[FieldError],
) -> Result<Vec<Field>, PageError> {
    let state = &visit.state;
    let drawing = Drawing { words: state.engine.words(), form: FORM, fields, errors };
    let visibility =
        |one: &Visibility| (one.key().to_owned(), state.word(&format!("insight-visibility-{one}")));
    Ok(vec![
        drawing.line("title"),
        drawing.line("body"),
        drawing.date("date"),
        drawing.lines("outcome", 5),
        drawing.pick("organisation", [drawing.nothing()].into_iter().chain(organisations(visit).await?)),
        drawing.lines("documents", 3),
        drawing.one("visibility", Visibility::ALL.iter().map(visibility)),
    ])
}

/// Reads what was sent over what is saved; what could not be read is a mistake, and stays as it was saved.
pub(super) async fn read(
    visit: &Visit,
    fields: &Fields,
    saved: &DecisionContent,
) -> Result<(DecisionContent, Vec<FieldError>), PageError> {
    let words = visit.state.engine.words();
    let mut errors = Vec::new();
    let date = fields.date("date", &saved.date).unwrap_or_else(|reason| {
        errors.push(FieldError::new("date", in_words(words, &label(words, FORM, "date"), &reason)));
        saved.date.clone()
    });
    let content = DecisionContent {
        title: fields.text("title"),
        body: fields.text("body"),
        date,
        outcome: fields.text("outcome"),
        organisation: fields.choice("organisation").and_then(|id| id.parse::<OrganisationId>().ok()),
        influences: influence::read(visit, fields, &saved.influences, &mut errors).await?,
        documents: documents(fields, "documents"),
        visibility: Visibility::from_key(fields.get("visibility")).unwrap_or(saved.visibility),
    };
    if let Err(problems) = content.check() {
        // A missing reason is said beside its own row.
        let others: Vec<_> = problems.into_iter().filter(|one| one.field != "reason").collect();
        errors.extend(mistakes(words, FORM, &others));
    }
    Ok((content, errors))
}
