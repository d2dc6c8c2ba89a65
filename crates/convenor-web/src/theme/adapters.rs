//! What the design system's Jinja2 macros expect of Jinja2 and `MiniJinja` does otherwise. Each adapter is
//! as small as the macros need; the design system's own fixtures test them all together.

use std::fmt;

use minijinja::formatting::{FormatStyle, format};
use minijinja::value::{Value, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State};

/// Installs every adapter.
pub(super) fn install(environment: &mut Environment<'static>) {
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_formatter(print);
    environment.set_unknown_method_callback(call_method);
    environment.add_filter("escape", escape);
    environment.add_filter("e", escape);
    environment.add_filter("length", length);
    environment.add_filter("truncate", truncate);
    environment.add_filter("tojson", to_json);
}

/// Prints a value: safe text as it is, all other text escaped.
fn print(out: &mut Output, state: &mut State, value: &Value) -> Result<(), Error> {
    let written = if value.is_undefined() {
        Ok(())
    } else if is_plain(value) || matches!(state.auto_escape(), AutoEscape::None) {
        write!(out, "{value}")
    } else if let Some(text) = value.as_str() {
        write_escaped(out, text)
    } else {
        write_escaped(out, &value.to_string())
    };
    written.map_err(Error::from)
}

/// True when a value prints the same with and without escaping.
fn is_plain(value: &Value) -> bool {
    value.is_safe() || matches!(value.kind(), ValueKind::Number | ValueKind::Bool)
}

/// Escapes the five characters that matter in HTML. `MiniJinja` would also escape `/`, which the design system's
/// own pages do not.
fn write_escaped(out: &mut impl fmt::Write, text: &str) -> fmt::Result {
    let mut rest = text;
    while let Some(at) = rest.find(['<', '>', '&', '"', '\'']) {
        let (before, from) = rest.split_at(at);
        out.write_str(before)?;
        let mut characters = from.chars();
        out.write_str(match characters.next() {
            Some('<') => "&lt;",
            Some('>') => "&gt;",
            Some('&') => "&amp;",
            Some('"') => "&quot;",
            _ => "&#39;",
        })?;
        rest = characters.as_str();
    }
    out.write_str(rest)
}

/// The `escape` filter, with the same rules as printing.
fn escape(value: &Value) -> Result<Value, Error> {
    if value.is_safe() {
        return Ok(value.clone());
    }
    let mut escaped = String::new();
    write_escaped(&mut escaped, &value.to_string())?;
    Ok(Value::from_safe_string(escaped))
}

/// The `length` filter; nothing has the length 0.
fn length(value: &Value) -> usize {
    value.len().unwrap_or(0)
}

/// The `truncate` filter with its arguments in Jinja2's order; cuts within words, as the macros ask.
fn truncate(value: &Value, length: usize, kill_words: bool, end: &str) -> Result<Value, Error> {
    /// Jinja2 lets a text run over by this many characters before it cuts.
    const LEEWAY: usize = 5;
    if !kill_words {
        let reason = "truncate at words is not supported: pass true as its second argument";
        return Err(Error::new(ErrorKind::InvalidOperation, reason));
    }
    let text = value.to_string();
    if text.chars().count() <= length.saturating_add(LEEWAY) {
        return Ok(value.clone());
    }
    let kept = length.saturating_sub(end.chars().count());
    Ok(Value::from(text.chars().take(kept).chain(end.chars()).collect::<String>()))
}

/// The `tojson` filter, without spaces and not yet escaped: the macros escape what they put into attributes.
fn to_json(value: &Value) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|error| {
        Error::new(ErrorKind::InvalidOperation, "a value cannot be written as JSON").with_source(error)
    })
}

/// The Python methods that the macros call: `.items()` and `.get(key, default)` of a mapping, `.format(…)` of a text.
fn call_method(state: &mut State, value: &Value, method: &str, arguments: &[Value]) -> Result<Value, Error> {
    match (method, arguments) {
        ("items", []) => state.apply_filter("items", std::slice::from_ref(value)),
        ("get", [key, rest @ ..]) => {
            let found = value.get_item(key).unwrap_or(Value::UNDEFINED);
            match rest.first() {
                Some(default) if found.is_undefined() => Ok(default.clone()),
                _ => Ok(found),
            }
        }
        ("format", arguments) if value.as_str().is_some() => {
            let text = value.as_str().unwrap_or_default();
            format(FormatStyle::StrFormat, text, arguments).map(Value::from)
        }
        _ => Err(Error::from(ErrorKind::UnknownMethod)),
    }
}
