//! The contract between a page and its template: typed data, and samples of it from which a test draws every
//! template. Handlers fill pages; templates only print them.

use minijinja::value::{Serde, Value};
use serde::Serialize;

/// The data of one page. Leave out `None` when serialising (`skip_serializing_if`): templates ask `is defined`.
///
/// Two fields have a meaning in the layout: `trail` (a list of [`Crumb`]) becomes the breadcrumbs, and `errors`
/// (a list of [`FieldError`], in the order of the page) becomes the error summary.
pub trait Page: Serialize + Sized {
    /// The template's name: its path below `src/`.
    const TEMPLATE: &'static str;

    /// Samples for tests: full, empty, and every state in between that the template treats differently.
    fn samples() -> Vec<Self>;
}

/// One step of the way back to the start, without the page itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Crumb {
    /// Where it leads.
    pub href: String,
    /// Its name.
    pub text: String,
}

impl Crumb {
    /// A crumb named `text` that leads to `href`.
    pub fn new(href: impl Into<String>, text: impl Into<String>) -> Self {
        Self { href: href.into(), text: text.into() }
    }
}

/// What is wrong with one field of a form, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldError {
    /// The `id` of the input.
    pub field: String,
    /// What to do, in one sentence that names the field.
    pub message: String,
}

impl FieldError {
    /// The error of the input with the id `field`.
    pub fn new(field: impl Into<String>, message: impl Into<String>) -> Self {
        Self { field: field.into(), message: message.into() }
    }
}

/// A template with samples of its data, whatever their type.
#[derive(Clone, Debug)]
pub struct Sampled {
    /// The template's name.
    pub template: &'static str,
    /// The samples as template values.
    pub samples: Vec<Value>,
}

impl Sampled {
    /// The samples of the page `P`.
    pub fn of<P: Page>() -> Self {
        Self {
            template: P::TEMPLATE,
            samples: P::samples().iter().map(|page| Value::from(Serde(page))).collect(),
        }
    }
}
