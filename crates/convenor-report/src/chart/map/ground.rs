//! What an area is filled with: its class's colour, hatching where its number is hidden, dots where there is none.

use super::super::element::Element;
use super::super::ink::Ink;
use super::{AreaClass, AreaMap, MapArea, MapClass};

/// Side of a pattern's tile, in half pixels.
const TILE: f64 = 14.0;

/// The ground of an area. Patterns are those of the map with this `id`.
#[derive(Debug, Clone, Copy)]
pub(super) enum Ground<'a> {
    /// The colour of a class.
    Class(&'a MapClass),
    /// Hatching.
    Hidden(&'a str),
    /// Dots.
    NoData(&'a str),
}

impl<'a> Ground<'a> {
    /// The ground of an area of a map.
    pub(super) fn of(map: &'a AreaMap, area: &MapArea) -> Self {
        let id = map.caption.id.as_str();
        match area.class {
            AreaClass::Class(place) => map.classes.get(place).map_or(Self::NoData(id), Self::Class),
            AreaClass::Hidden => Self::Hidden(id),
            AreaClass::NoData => Self::NoData(id),
        }
    }

    /// Every ground of a map.
    pub(super) fn all(map: &'a AreaMap) -> impl Iterator<Item = Self> {
        let id = map.caption.id.as_str();
        map.classes.iter().map(Self::Class).chain([Self::Hidden(id), Self::NoData(id)])
    }

    /// Whether both mean the same on one map.
    pub(super) fn is(self, other: Self) -> bool {
        match (self, other) {
            (Self::Class(one), Self::Class(other)) => std::ptr::eq(one, other),
            (Self::Hidden(_), Self::Hidden(_)) | (Self::NoData(_), Self::NoData(_)) => true,
            _ => false,
        }
    }

    /// Fills a shape.
    pub(super) fn fill(self, shape: Element) -> Element {
        match self {
            Self::Class(class) => shape.fill(class.shade.ink()),
            Self::Hidden(id) => shape.with("fill", &format!("url(#{id}-hidden)")),
            Self::NoData(id) => shape.with("fill", &format!("url(#{id}-no-data)")),
        }
    }

    /// The colour of a letter on it.
    pub(super) const fn letters(self) -> Ink {
        match self {
            Self::Class(class) => class.shade.ink().words_on(),
            Self::Hidden(_) | Self::NoData(_) => Ink::Text,
        }
    }
}

/// Hatching and dots, in half pixels.
pub(super) fn patterns(map: &AreaMap) -> Element {
    let pattern = |name: &str| {
        let id = format!("{}-{name}", map.caption.id);
        let pattern = Element::new("pattern").with("id", &id).with("patternUnits", "userSpaceOnUse");
        let ground = Element::new("rect").at([("width", TILE), ("height", TILE)]).fill(Ink::Paper);
        pattern.at([("width", TILE), ("height", TILE)]).child(&ground)
    };
    let line = Element::new("line").at([("x1", 0.0), ("y1", TILE / 2.0), ("x2", TILE), ("y2", TILE / 2.0)]);
    let hidden =
        pattern("hidden").with("patternTransform", "rotate(-45)").child(&line.stroke(Ink::Quiet, 3.0));
    let dot =
        Element::new("circle").at([("cx", TILE / 2.0), ("cy", TILE / 2.0), ("r", 2.0)]).fill(Ink::Quiet);
    Element::new("defs").children(&[hidden, pattern("no-data").child(&dot)])
}
