//! Lists that people write a line each: places, and documents with their addresses.

use convenor_domain::engagement::Document;
use convenor_domain::{Area, AreaCode};

use crate::error::PageError;
use crate::form::Fields;
use crate::names::{Meant, Places, meant};
use crate::state::AppState;
use crate::theme::FieldError;
use crate::words::Value;

/// Most lines that are looked up.
const LINES_MAX: usize = 200;

/// Areas as lines: name, and code in brackets.
pub(crate) async fn areas_in_lines(state: &AppState, codes: &[AreaCode]) -> Result<String, PageError> {
    let places = Places::read(state, codes).await?;
    let line = |code: &AreaCode| match places.name_of(code) {
        name if name == code.0 => name.to_owned(),
        name => format!("{name} ({code})"),
    };
    Ok(codes.iter().map(line).collect::<Vec<_>>().join("\n"))
}

/// The areas that the lines of a field mean. A line that is not exactly one area is a mistake.
pub(crate) async fn areas(
    state: &AppState,
    fields: &Fields,
    name: &str,
    errors: &mut Vec<FieldError>,
) -> Result<Vec<AreaCode>, PageError> {
    let mut codes = Vec::new();
    for line in fields.lines(name).into_iter().take(LINES_MAX) {
        match meant(state, &line).await? {
            Meant::One(area) if codes.contains(&area.code) => {}
            Meant::One(area) => codes.push(area.code),
            Meant::Unclear(choices) => errors.push(FieldError::new(name, not_one(state, &line, &choices))),
        }
    }
    Ok(codes)
}

fn not_one(state: &AppState, line: &str, choices: &[Area]) -> String {
    let line: String = line.chars().take(80).collect();
    let areas: Vec<_> = choices.iter().map(|area| format!("{} ({})", area.name, area.code)).collect();
    let key = if areas.is_empty() { "field-place-unknown" } else { "field-place-several" };
    let values = [("line", Value::from(line)), ("areas", Value::from(areas.join("; ")))];
    state.engine.words().t(key, &values)
}

/// Documents as lines: title, then address.
pub(crate) fn documents_in_lines(documents: &[Document]) -> String {
    documents.iter().map(|one| format!("{} {}", one.title, one.url)).collect::<Vec<_>>().join("\n")
}

/// The documents in the lines of a field: the address is the last word of its line.
pub(crate) fn documents(fields: &Fields, name: &str) -> Vec<Document> {
    let document = |line: String| {
        let (title, url) = line.rsplit_once(char::is_whitespace).unwrap_or(("", &line));
        Document { title: title.trim().to_owned(), url: url.to_owned() }
    };
    fields.lines(name).into_iter().map(document).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_are_read_back_as_they_are_written() {
        let document = |title: &str, url: &str| Document { title: title.to_owned(), url: url.to_owned() };
        let kept = vec![document("Report of the workshops", "https://example.org/report"), document("", "x")];
        let mut fields = Fields::default();
        fields.add("documents", documents_in_lines(&kept));
        assert_eq!(documents(&fields, "documents"), kept);
    }
}
