//! What a form sent: values by the name of their input, repeated ones in order. Reading numbers and dates is left to
//! `convenor-import`, so that a form and a file understand the same writing; what is valid is left to the domain.

mod date;
mod extract;
mod problem;

pub use date::{OWN_WORDS, precision_of};
pub use problem::in_words;

use convenor_domain::Reason;

use crate::words::grouped;

/// Characters of a wrong value that are said back to the writer.
const SAID_BACK_MAX: usize = 60;

/// What a form sent, or what it starts with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads the body of a form, or the query of an address.
    pub fn parse(body: &[u8]) -> Self {
        Self(form_urlencoded::parse(body).into_owned().collect())
    }

    /// The first value with this name as it was typed; empty when there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(of, _)| of == name).map_or("", |(_, value)| value)
    }

    /// Every value with this name, in the order of the form.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(of, _)| of == name).map(|(_, value)| value.as_str())
    }

    /// Whether one of the values with this name is `value`: a box that is ticked.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|one| one == value)
    }

    /// A text without space around it, its lines ended as everywhere else.
    pub fn text(&self, name: &str) -> String {
        self.get(name).trim().replace("\r\n", "\n")
    }

    /// The lines that have something in them.
    pub fn lines(&self, name: &str) -> Vec<String> {
        self.get(name).lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    /// The key that was chosen; nothing when none was.
    pub fn choice(&self, name: &str) -> Option<String> {
        Some(self.get(name).trim()).filter(|key| !key.is_empty()).map(str::to_owned)
    }

    /// The keys that were ticked, each once.
    pub fn choices(&self, name: &str) -> Vec<String> {
        let mut keys = Vec::new();
        for key in self.all(name).map(str::trim).filter(|key| !key.is_empty()) {
            if !keys.iter().any(|held| held == key) {
                keys.push(key.to_owned());
            }
        }
        keys
    }

    /// A number of people; nothing when the field is empty. “About 30” is no number.
    pub fn number(&self, name: &str) -> Result<Option<u32>, Reason> {
        let text = self.get(name).trim();
        if text.is_empty() {
            return Ok(None);
        }
        convenor_import::number::read(text).map(Some).ok_or_else(|| unreadable(text, "30"))
    }

    /// Adds a value, as an input with this name would.
    pub fn add(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.push((name.into(), value.into()));
    }

    /// Adds a number, where there is one.
    pub fn add_number(&mut self, name: impl Into<String>, number: Option<u32>) {
        self.add(name, number.map(|number| grouped(&number.to_string())).unwrap_or_default());
    }
}

/// The reason for a text that cannot be read, with an example of one that can.
pub fn unreadable(text: &str, example: &str) -> Reason {
    let mut value: String = text.chars().take(SAID_BACK_MAX).collect();
    if value.len() < text.len() {
        value.push('…');
    }
    Reason::Unreadable { value, example: example.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_values_keep_their_order_and_boxes_count_once() {
        let fields = Fields::parse(b"topics=gp&title=+Winter+clinics+&topics=cancer&topics=gp&planned=");
        assert_eq!(fields.all("topics").collect::<Vec<_>>(), ["gp", "cancer", "gp"]);
        assert_eq!(fields.choices("topics"), ["gp", "cancer"]);
        assert_eq!(fields.text("title"), "Winter clinics");
        assert_eq!((fields.get("nothing"), fields.choice("planned")), ("", None));
    }

    #[test]
    fn numbers_are_read_and_guesses_are_refused() {
        let fields = Fields::parse(b"a=1%2C570&b=about+30&c=&d=-1");
        assert_eq!((fields.number("a"), fields.number("c")), (Ok(Some(1_570)), Ok(None)));
        assert_eq!(fields.number("b"), Err(unreadable("about 30", "30")));
        assert!(fields.number("d").is_err());
    }
}
