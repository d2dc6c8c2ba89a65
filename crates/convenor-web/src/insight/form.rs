//! The form of an insight: its fields, filled from what is saved, and read into what is to be saved.

use convenor_domain::{Insight, InsightContent, InsightStatus, OrganisationId, Strength, Visibility};

use crate::error::PageError;
use crate::field::{
    Drawing, Field, FormWords, areas, areas_in_lines, documents, documents_in_lines, label, mistakes,
    organisations,
};
use crate::form::{Fields, in_words};
use crate::reader::Visit;
use crate::state::AppState;
use crate::theme::FieldError;

/// How the keys of the form’s words begin.
const FORM: FormWords = FormWords { field: "insight-field-", hint: "insight-hint-" };

/// What the form starts with.
pub(super) async fn fill(state: &AppState, content: &InsightContent) -> Result<Fields, PageError> {
    let mut fields = Fields::default();
    fields.add("finding", &content.finding);
    fields.add("detail", &content.detail);
    fields.add("place", &content.place);
    fields.add("what_happened_next", &content.what_happened_next);
    fields.add("areas", areas_in_lines(state, &content.areas).await?);
    fields.add("documents", documents_in_lines(&content.documents));
    fields.add_date("starts", &content.starts);
    fields.add_date("ends", &content.ends);
    fields.add_number("people", content.people);
    fields.add("strength", content.strength.map(Strength::key).unwrap_or_default());
    fields.add("source_type", content.source_type.as_deref().unwrap_or_default());
    fields.add("organisation", content.organisation.map(|id| id.to_string()).unwrap_or_default());
    fields.add("engagement", content.engagement.map(|id| id.to_string()).unwrap_or_default());
    fields.add("visibility", content.visibility.key());
    let lists =
        [("topics", &content.topics), ("groups", &content.groups), ("recruitment", &content.recruitment)];
    for (name, keys) in lists {
        for key in keys {
            fields.add(name, key);
        }
    }
    Ok(fields)
}

/// The form's fields, in the order of the page.
pub(super) async fn draw(
    visit: &Visit,
    fields: &Fields,
    errors: &[FieldError],
) -> Result<Vec<Field>, PageError> {
    let state = &visit.state;
    let v = state.vocabularies();
    let drawing = Drawing { words: state.engine.words(), form: FORM, fields, errors };
    let keyed = |prefix: &str, key: &str| (key.to_owned(), state.word(&format!("{prefix}-{key}")));
    let strengths = Strength::ALL.iter().map(|strength| keyed("insight-strength", strength.key()));
    let visibilities = Visibility::ALL.iter().map(|one| keyed("insight-visibility", one.key()));
    let sources = v.source_types.terms.iter().map(|term| (term.key.clone(), term.name.clone()));
    let nothing = || [drawing.nothing()].into_iter();
    Ok(vec![
        drawing.line("finding"),
        drawing.lines("detail", 8),
        drawing.several("groups", &v.groups),
        drawing.line("people"),
        drawing.several("recruitment", &v.recruitment),
        drawing.one("strength", nothing().chain(strengths)),
        drawing.lines("areas", 3),
        drawing.line("place"),
        drawing.date("starts"),
        drawing.date("ends"),
        drawing.several("topics", &v.topics),
        drawing.pick("organisation", nothing().chain(organisations(visit).await?)),
        drawing.pick("source_type", nothing().chain(sources)),
        drawing.lines("documents", 3),
        drawing.lines("what_happened_next", 4),
        drawing.one("visibility", visibilities),
    ])
}

/// Reads what was sent over what is saved; what could not be read is a mistake, and stays as it was saved.
pub(super) async fn read(
    visit: &Visit,
    fields: &Fields,
    saved: &InsightContent,
) -> Result<(InsightContent, Vec<FieldError>), PageError> {
    let (state, words) = (&visit.state, visit.state.engine.words());
    let mut errors = Vec::new();
    let areas = areas(state, fields, "areas", &mut errors).await?;
    let mut or_saved = |name: &str, reason| {
        errors.push(FieldError::new(name, in_words(words, &label(words, FORM, name), &reason)));
    };
    let people = fields.number("people").unwrap_or_else(|reason| {
        or_saved("people", reason);
        saved.people
    });
    let mut date = |name: &str, saved: &convenor_domain::ImpreciseDate| {
        fields.date(name, saved).unwrap_or_else(|reason| {
            or_saved(name, reason);
            saved.clone()
        })
    };
    let (starts, ends) = (date("starts", &saved.starts), date("ends", &saved.ends));
    let content = InsightContent {
        finding: fields.text("finding"),
        detail: fields.text("detail"),
        topics: fields.choices("topics"),
        groups: fields.choices("groups"),
        areas,
        place: fields.text("place"),
        starts,
        ends,
        people,
        recruitment: fields.choices("recruitment"),
        strength: Strength::from_key(fields.get("strength")),
        engagement: saved.engagement,
        organisation: fields.choice("organisation").and_then(|id| id.parse::<OrganisationId>().ok()),
        source_type: fields.choice("source_type"),
        documents: documents(fields, "documents"),
        what_happened_next: fields.text("what_happened_next"),
        visibility: Visibility::from_key(fields.get("visibility")).unwrap_or(saved.visibility),
    };
    if let Err(problems) = content.check(state.vocabularies()) {
        errors.extend(mistakes(words, FORM, &problems));
    }
    Ok((content, errors))
}

/// Whether a change takes an insight back to its check for personal data.
pub(super) fn is_checked_again(insight: &Insight) -> bool {
    insight.status != InsightStatus::Submitted
}
