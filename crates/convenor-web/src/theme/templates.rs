//! The templates built into the binary: the design system's own macros and ours, which lie beside the
//! pages they draw. A template's name is its path: `theme/layout.html`, `nhsuk/components/button/macro.jinja`.

use std::borrow::Cow;

use rust_embed::{EmbeddedFile, RustEmbed};

/// The design system's component macros, as fetched by the set-up script.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../vendor/nhsuk-frontend-jinja/templates"]
#[include = "*.jinja"]
struct DesignSystem;

/// Convenor's templates, one beside each page.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/src"]
#[include = "*.html"]
struct Ours;

/// Gives the source of the template `name`, ours before the design system's.
pub(super) fn lookup(name: &str) -> Option<String> {
    match Ours::get(name) {
        Some(file) => text(file),
        None => DesignSystem::get(name).and_then(text).map(|source| without_comments(&source)),
    }
}

/// Names of all of Convenor's own templates.
pub(super) fn ours() -> impl Iterator<Item = Cow<'static, str>> {
    Ours::iter()
}

fn text(file: EmbeddedFile) -> Option<String> {
    String::from_utf8(file.data.into_owned()).ok()
}

/// Takes comments out as Nunjucks does, for which the macros were first written: white space around a comment stays
/// unless the comment asks (`{#-`, `-#}`) for it to go. Jinja2 would also take the line break after it.
fn without_comments(source: &str) -> String {
    let mut kept = String::with_capacity(source.len());
    let mut rest = source;
    while let Some((before, from)) = rest.split_once("{#") {
        let (comment, after) = from.split_once("#}").unwrap_or((from, ""));
        let tight_before = comment.starts_with('-');
        kept.push_str(if tight_before { before.trim_end() } else { before });
        let tight_after = comment.ends_with('-');
        rest = if tight_after { after.trim_start() } else { after };
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn a_comment_takes_white_space_only_when_it_asks() {
        assert_eq!(without_comments("a {# b #}\nc"), "a \nc");
        assert_eq!(without_comments("a {#- b #}\nc"), "a\nc");
        assert_eq!(without_comments("a {# b -#}\nc"), "a c");
    }
}
