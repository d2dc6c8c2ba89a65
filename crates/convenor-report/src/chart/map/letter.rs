//! The letters of classes, in areas with room for one: in two sizes, since a map shrinks with its page.

use super::super::element::Element;
use super::super::label::{Anchor, Style};
use super::draw::Placed;
use super::ground::Ground;

/// How large letters are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LetterSize {
    /// On a map at its own size.
    Wide,
    /// On a map at half its size, on a phone.
    Narrow,
}

impl LetterSize {
    /// Both sizes, of which the page's style sheet shows one.
    pub(super) const BOTH: [Self; 2] = [Self::Wide, Self::Narrow];

    /// Height of a letter, and the room it needs to all sides, in half pixels.
    const fn extent(self) -> (f64, f64) {
        match self {
            Self::Wide => (28.0, 18.0),
            Self::Narrow => (50.0, 32.0),
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Wide => "chart-map__letter-wide",
            Self::Narrow => "chart-map__letter-narrow",
        }
    }

    /// The letters of all areas, above these.
    pub(super) fn letters(self, placed: &[Placed<'_>]) -> Element {
        let letters: Vec<_> = placed.iter().filter_map(|placed| self.plain(placed)).collect();
        let group = Element::new("g").class(self.class()).with("aria-hidden", "true");
        group.with("pointer-events", "none").with("transform", "scale(.5)").children(&letters)
    }

    /// The letter of one area, within this.
    pub(super) fn letter(self, placed: &Placed<'_>) -> Option<Element> {
        let letter = self.plain(placed)?.class(self.class());
        Some(letter.with("aria-hidden", "true").with("stroke", "none"))
    }

    fn plain(self, placed: &Placed<'_>) -> Option<Element> {
        let (size, room) = self.extent();
        let Ground::Class(class) = placed.ground else { return None };
        let place = placed.room.filter(|place| place.radius >= room)?;
        let style = Style::bold(size, placed.ground.letters());
        Some(style.line(&class.letter, Anchor::Middle, place.x, place.y + size * 0.36))
    }
}
