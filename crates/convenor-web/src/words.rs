//! The words on screen. They live in Fluent catalogues, one file a feature, under `locales/`, and are built into
//! the binary. Looking a word up cannot fail: a missing key shows itself, is logged, and fails a test.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use rust_embed::RustEmbed;
use thiserror::Error;
use unic_langid::LanguageIdentifier;

mod number;

pub use number::grouped;

/// Every catalogue, as `LANGUAGE/FEATURE.ftl`.
#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/locales"]
#[include = "*.ftl"]
struct Catalogues;

/// Why the words of a language could not be loaded.
#[derive(Debug, Error)]
pub enum WordsError {
    /// The language is not written as `en` or `cy-GB` are.
    #[error("`{0}` is not the name of a language; write it like `en`")]
    Language(String),
    /// No catalogue exists in this language.
    #[error("there are no words in the language `{0}`")]
    Missing(String),
    /// A catalogue is not written as Fluent asks.
    #[error("the catalogue {file} cannot be read: {reason}")]
    Unreadable {
        /// The file, relative to `locales/`.
        file: String,
        /// What is wrong with it.
        reason: String,
    },
    /// Two catalogues have the same key.
    #[error("the catalogue {file} repeats a key: {reason}")]
    Repeated {
        /// The file, relative to `locales/`.
        file: String,
        /// Which key.
        reason: String,
    },
}

/// The words of one language.
pub struct Words {
    language: String,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// Loads all catalogues of `language`, for example `en`.
    pub fn load(language: &str) -> Result<Self, WordsError> {
        let identifier: LanguageIdentifier =
            language.parse().map_err(|_| WordsError::Language(language.to_owned()))?;
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // Isolation marks would be read aloud by some screen readers, and every value here runs left to right.
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(number::with_commas));
        let mut files: Vec<_> =
            Catalogues::iter().filter(|file| file.starts_with(&format!("{language}/"))).collect();
        files.sort();
        if files.is_empty() {
            return Err(WordsError::Missing(language.to_owned()));
        }
        for file in files {
            add(&mut bundle, &file)?;
        }
        Ok(Self { language: language.to_owned(), bundle })
    }

    /// The language of these words, as in the `lang` attribute.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// True when the catalogue holds `key`.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The words for `key`, with the named values put in. Plain text, not yet escaped for HTML.
    ///
    /// ```
    /// # use convenor_web::words::{Value, Words};
    /// # let words = Words::load("en").unwrap();
    /// assert_eq!(words.t("error-next-too-many", &[("seconds", Value::from(1200))]), "Try again in 1,200 seconds.");
    /// ```
    pub fn t(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        let pattern = self.bundle.get_message(key).and_then(|message| message.value());
        let Some(pattern) = pattern else {
            tracing::error!(key, "no words for this key");
            return key.to_owned();
        };
        let arguments: FluentArgs = values.iter().map(|(name, value)| (*name, value.clone())).collect();
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, Some(&arguments), &mut errors);
        for error in &errors {
            tracing::error!(key, %error, "a value for these words is missing");
        }
        text.into_owned()
    }
}

/// A value put into words: a text or a number.
pub type Value<'value> = FluentValue<'value>;

impl std::fmt::Debug for Words {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Words").field("language", &self.language).finish_non_exhaustive()
    }
}

fn add(bundle: &mut FluentBundle<FluentResource>, file: &str) -> Result<(), WordsError> {
    let unreadable = |reason: String| WordsError::Unreadable { file: file.to_owned(), reason };
    let source = Catalogues::get(file).ok_or_else(|| WordsError::Missing(file.to_owned()))?;
    let source =
        String::from_utf8(source.data.into_owned()).map_err(|error| unreadable(error.to_string()))?;
    let resource =
        FluentResource::try_new(source).map_err(|(_, errors)| unreadable(format!("{errors:?}")))?;
    bundle
        .add_resource(resource)
        .map_err(|errors| WordsError::Repeated { file: file.to_owned(), reason: format!("{errors:?}") })
}
