//! What stands on the page, to jump to.

use serde::Serialize;

use super::drawn::Drawn;

/// Most characters of a question in the list.
const TEXT_CHARACTERS_MAX: usize = 120;

/// A panel on the page.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Entry {
    /// The heading's `id`.
    pub(super) id: String,
    /// The question's words, shortened.
    pub(super) text: String,
}

/// An entry for each panel.
pub(super) fn entries(panels: &[Drawn]) -> Vec<Entry> {
    panels.iter().map(|panel| Entry { id: panel.id.clone(), text: shortened(&panel.heading) }).collect()
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(TEXT_CHARACTERS_MAX) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
