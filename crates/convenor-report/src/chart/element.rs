//! Elements of SVG and HTML, written so that no text can break out of its place.

use std::fmt::{self, Display, Formatter};

use super::ink::Ink;

/// Elements that hold nothing and close themselves. All others get a closing tag, which HTML needs.
const CLOSED: [&str; 4] = ["circle", "line", "path", "rect"];

/// One element with what is in it.
#[derive(Debug, Clone)]
pub(crate) struct Element {
    name: &'static str,
    classes: String,
    attributes: String,
    inside: String,
}

impl Element {
    /// An element without attributes.
    pub(crate) fn new(name: &'static str) -> Self {
        Self { name, classes: String::new(), attributes: String::new(), inside: String::new() }
    }

    /// Adds an attribute.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        for piece in [" ", name, "=\"", &escaped(value), "\""] {
            self.attributes.push_str(piece);
        }
        self
    }

    /// Adds numbers as attributes.
    pub(crate) fn at<const N: usize>(self, numbers: [(&str, f64); N]) -> Self {
        numbers.into_iter().fold(self, |element, (name, value)| element.with(name, &number(value)))
    }

    /// Adds a class.
    pub(crate) fn class(mut self, class: &str) -> Self {
        if !self.classes.is_empty() {
            self.classes.push(' ');
        }
        self.classes.push_str(class);
        self
    }

    /// Fills the shape.
    pub(super) fn fill(self, ink: Ink) -> Self {
        self.class(&format!("chart-fill-{}", ink.name())).with("fill", ink.colour())
    }

    /// Draws the shape's line, so many units wide.
    pub(super) fn stroke(self, ink: Ink, width: f64) -> Self {
        let element = self.class(&format!("chart-line-{}", ink.name())).with("stroke", ink.colour());
        element.at([("stroke-width", width)])
    }

    /// Adds text.
    pub(crate) fn text(mut self, text: &str) -> Self {
        self.inside.push_str(&escaped(text));
        self
    }

    /// Adds an element.
    pub(crate) fn child(self, child: &Self) -> Self {
        self.children(std::slice::from_ref(child))
    }

    /// Adds elements, in order.
    pub(crate) fn children<'a>(mut self, children: impl IntoIterator<Item = &'a Self>) -> Self {
        for child in children {
            self.inside.push_str(&child.to_string());
        }
        self
    }
}

impl Display for Element {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "<{}", self.name)?;
        if !self.classes.is_empty() {
            write!(out, " class=\"{}\"", escaped(&self.classes))?;
        }
        out.write_str(&self.attributes)?;
        if self.inside.is_empty() && CLOSED.contains(&self.name) {
            return out.write_str("/>");
        }
        write!(out, ">{}</{}>", self.inside, self.name)
    }
}

/// A number with at most one decimal: a tenth of a unit is finer than anyone sees.
pub(crate) fn number(value: f64) -> String {
    let written = format!("{value:.1}");
    let short = written.strip_suffix(".0").unwrap_or(&written);
    if short == "-0" { "0".to_owned() } else { short.to_owned() }
}

/// Text as it may stand between tags and in attributes. What XML forbids even when escaped is left out.
pub(crate) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            other if other.is_control() => out.push(' '),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_break_out() {
        let element = Element::new("text").with("id", "a\"b").text("<b> & \u{1}");
        assert_eq!(element.to_string(), "<text id=\"a&quot;b\">&lt;b&gt; &amp;  </text>");
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!([1.0, 0.25, -0.01, 12.34].map(number), ["1", "0.2", "0", "12.3"]);
    }

    #[test]
    fn shapes_close_themselves_and_other_elements_do_not() {
        let row = Element::new("g").child(&Element::new("line").at([("x1", 2.0)]));
        assert_eq!(row.to_string(), "<g><line x1=\"2\"/></g>");
        assert_eq!(Element::new("td").to_string(), "<td></td>");
    }
}
