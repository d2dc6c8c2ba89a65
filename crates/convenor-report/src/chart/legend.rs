//! What each mark means, in words, above the marks.

use super::element::Element;
use super::frame::{Drawing, Layout};
use super::ink::Ink;
use super::label::{Anchor, Style};
use super::row_plot::marks;

/// From the beginning of a sign to that of its words.
const SIGN: f64 = 26.0;
/// From the end of one entry to the beginning of the next.
const GAP: f64 = 22.0;

/// A mark whose meaning is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// An open circle.
    Ring,
    /// A filled circle.
    Dot,
    /// An interval.
    Span,
    /// A dashed line.
    Guide,
    /// A bar.
    Bar,
    /// A thick line.
    ThickLine,
    /// A thin line.
    ThinLine,
}

impl Sign {
    /// The sign, centred at a height, from `x` on.
    fn draw(self, x: f64, y: f64) -> Vec<Element> {
        let middle = x + 10.0;
        match self {
            Self::Ring => vec![marks::ring(middle, y)],
            Self::Dot => vec![marks::dot(middle, y, Ink::Quiet)],
            Self::Span => marks::span(x + 1.0, x + 19.0, y, Ink::Quiet),
            Self::Guide => vec![marks::guide((x, y), (x + 20.0, y))],
            Self::Bar => vec![marks::bar(x + 2.0, x + 18.0, y)],
            Self::ThickLine => vec![marks::line((x, y), (x + 20.0, y)).stroke(Ink::Brand, 3.5)],
            Self::ThinLine => vec![marks::line((x, y), (x + 20.0, y)).stroke(Ink::Seldom, 1.5)],
        }
    }
}

/// Signs and their words, side by side as long as there is room.
pub(super) fn legend(layout: Layout, entries: &[(Sign, &str)]) -> Drawing {
    let style = Style::plain(layout.letters(), Ink::Quiet);
    let line = (style.size * 1.7).round();
    let (mut x, mut y) = (0.0, line / 2.0);
    let mut elements = Vec::new();
    for (sign, words) in entries {
        let lines = style.lines(words, layout.width() - SIGN);
        let width = SIGN + lines.iter().map(|line| style.width(line)).fold(0.0, f64::max);
        if x > 0.0 && x + width > layout.width() {
            (x, y) = (0.0, y + line);
        }
        elements.extend(sign.draw(x, y));
        elements.push(style.block(&lines, Anchor::Start, x + SIGN, y + style.size * 0.36));
        y += lines.iter().skip(1).map(|_| style.line_height()).sum::<f64>();
        x += width + GAP;
    }
    Drawing { elements, height: y + line / 2.0 + 4.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_that_do_not_fit_go_on_below() {
        let entries = [(Sign::Ring, "Share of the people here"), (Sign::Dot, "Share of the people heard")];
        let (wide, narrow) = (legend(Layout::Wide, &entries), legend(Layout::Narrow, &entries));
        assert!(narrow.height > wide.height);
        assert_eq!(wide.elements.len(), 4);
    }
}
