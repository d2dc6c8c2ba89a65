//! The drawing itself: its size, its name for those who do not see it, and the layouts a page needs.

use super::caption::Caption;
use super::element::{Element, number};
use super::ink::Ink;
use super::label::{Anchor, Style};

/// How a drawing is laid out. A page carries two and shows the one that fits: words keep a size that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// Names beside the marks.
    Wide,
    /// Names above the marks: for a phone, and for a page at 400 %.
    Narrow,
}

impl Layout {
    /// Width of the drawing in units, which are pixels at its own size.
    pub(super) const fn width(self) -> f64 {
        match self {
            Self::Wide => 720.0,
            Self::Narrow => 320.0,
        }
    }

    /// Height of letters.
    pub(super) const fn letters(self) -> f64 {
        match self {
            Self::Wide => 14.0,
            Self::Narrow => 15.0,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Narrow => "narrow",
        }
    }
}

/// What is drawn, and how high it is.
#[derive(Debug)]
pub(super) struct Drawing {
    /// Its elements, from the ground up.
    pub(super) elements: Vec<Element>,
    /// Its height in units.
    pub(super) height: f64,
}

/// Both layouts for a page, of which the style sheet shows one.
pub(super) fn figure(caption: &Caption, draw: impl Fn(Layout) -> Drawing) -> String {
    let both = [Layout::Wide, Layout::Narrow].map(|layout| {
        let drawing = draw(layout);
        let size = (layout.width(), drawing.height);
        let suffix = layout.name();
        let class = format!("chart__{suffix}");
        named(Element::new("svg"), caption, suffix, "img", size).class(&class).children(&drawing.elements)
    });
    Element::new("div").class("chart").children(&both).to_string()
}

/// One drawing that stands alone on white paper, with its title above it.
pub(super) fn paper(caption: &Caption, width: f64, drawing: &Drawing) -> String {
    let title = Style::bold(18.0, Ink::Text);
    let lines = title.lines(&caption.title, width);
    let foot = lines.iter().map(|_| title.line_height()).sum::<f64>() + 12.0;
    let height = foot + drawing.height;
    let ground = Element::new("rect").at([("width", width), ("height", height)]).fill(Ink::Paper);
    let below = Element::new("g").with("transform", &format!("translate(0 {})", number(foot)));
    let svg = named(Element::new("svg"), caption, "paper", "img", (width, height));
    svg.children(&[ground, title.block(&lines, Anchor::Start, 0.0, 18.0), below.children(&drawing.elements)])
        .to_string()
}

/// A drawing's root: its size, its role and its name. `suffix` keeps the names of two layouts of one chart apart.
pub(super) fn named(
    svg: Element,
    caption: &Caption,
    suffix: &str,
    role: &str,
    (width, height): (f64, f64),
) -> Element {
    let (title, description) =
        (format!("{}-{suffix}-title", caption.id), format!("{}-{suffix}-about", caption.id));
    svg.with("xmlns", "http://www.w3.org/2000/svg")
        .with("viewBox", &format!("0 0 {} {}", number(width), number(height)))
        .at([("width", width), ("height", height)])
        .with("role", role)
        .with("aria-labelledby", &title)
        .with("aria-describedby", &description)
        .with("font-family", "Arial, Helvetica, sans-serif")
        .child(&Element::new("title").with("id", &title).text(&caption.title))
        .child(&Element::new("desc").with("id", &description).text(&caption.description))
}
