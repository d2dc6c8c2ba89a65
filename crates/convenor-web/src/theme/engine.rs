//! The template engine: finds templates in the binary, compiles each once, and renders a page inside its
//! frame. How Jinja2's habits are kept is left to `adapters`; what a page says is left to the pages.

use std::sync::Arc;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Serde, Value, ValueKind};
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior, context};

use super::adapters;
use super::assets::Assets;
use super::frame::Frame;
use super::page::Page;
use super::templates;
use crate::words::{self, Words};

/// Renders pages. Cheap to clone; templates are compiled once and shared.
#[derive(Clone, Debug)]
pub struct Engine {
    environment: Arc<Environment<'static>>,
    assets: Arc<Assets>,
    words: Arc<Words>,
}

impl Engine {
    /// Builds the engine from what is embedded and compiles every template of ours, so that a mistake in a
    /// template stops the program at start and not a reader later.
    pub fn new(words: Words) -> Result<Self, Error> {
        let words = Arc::new(words);
        let assets = Arc::new(Assets::load());
        let environment = environment(&words, &assets)?;
        for name in templates::ours() {
            environment.get_template(&name)?;
        }
        Ok(Self { environment: Arc::new(environment), assets, words })
    }

    /// Renders `page` inside `frame` as a whole HTML document.
    pub fn render<P: Page>(&self, frame: &Frame, page: &P) -> Result<String, Error> {
        self.render_value(P::TEMPLATE, frame, Value::from(Serde(page)))
    }

    /// Renders the template `name` with page data that is already a template value; for whole-system tests.
    pub fn render_value(&self, name: &str, frame: &Frame, page: Value) -> Result<String, Error> {
        let frame = Value::from(Serde(frame));
        self.environment.get_template(name)?.render(context! { frame, page })
    }

    /// Renders a template given as text; for tests of the design system's macros.
    pub fn render_source(&self, source: &str, data: Value) -> Result<String, Error> {
        self.environment.render_str(source, data)
    }

    /// The files served under `/assets`.
    pub fn assets(&self) -> &Arc<Assets> {
        &self.assets
    }

    /// The words on screen.
    pub fn words(&self) -> &Words {
        &self.words
    }
}

fn environment(words: &Arc<Words>, assets: &Arc<Assets>) -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    environment.set_loader(|name| Ok(templates::lookup(name)));
    environment.set_undefined_behavior(UndefinedBehavior::Chainable);
    environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
    adapters::install(&mut environment);
    let language = words.language().to_owned();
    environment.add_function("lang", move || language.clone());
    let words = Arc::clone(words);
    environment.add_function("t", move |key: &str, values: Kwargs| translate(&words, key, &values));
    environment.add_filter("number", |number: &Value| words::grouped(&number.to_string()));
    let assets = Arc::clone(assets);
    environment.add_function("asset", move |name: &str| {
        assets.url(name).map(str::to_owned).ok_or_else(|| {
            let reason = format!("there is no asset called {name}");
            Error::new(ErrorKind::InvalidOperation, reason)
        })
    });
    Ok(environment)
}

/// `t("key", name=value)` in templates: the words for `key` with the values put in. The answer is plain text,
/// so it is escaped where it is printed.
fn translate(words: &Words, key: &str, values: &Kwargs) -> Result<String, Error> {
    let mut arguments = Vec::new();
    for name in values.args() {
        let value: Value = values.get(name)?;
        arguments.push((name, fluent_value(&value)));
    }
    Ok(words.t(key, &arguments))
}

fn fluent_value(value: &Value) -> words::Value<'static> {
    match value.kind() {
        ValueKind::Number => match i64::try_from(value.clone()) {
            Ok(whole) => words::Value::from(whole),
            Err(_) => f64::try_from(value.clone()).map_or(words::Value::None, words::Value::from),
        },
        _ => words::Value::from(value.to_string()),
    }
}
