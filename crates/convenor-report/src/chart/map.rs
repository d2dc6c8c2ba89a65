//! A map of areas in at most five classes, each with a letter; hatched where numbers are hidden, dotted where there are none.
//!
//! Up to sixty areas are links that a keyboard reaches, each named with its value. More would be a maze: then the map is one
//! picture, and the table beside it carries the numbers.

mod draw;
mod ground;
mod key;
mod letter;
mod outline;
mod pole;
mod projection;

use super::caption::Caption;
use super::dumbbell::Standing;
use super::frame;
use super::ink::Ink;
pub use key::quantile_bounds;
pub use outline::Outline;

/// The most areas that are links.
const LINKS_MAX: usize = 60;

/// A map of areas.
#[derive(Debug, Clone, PartialEq)]
pub struct AreaMap {
    /// What the map is called.
    pub caption: Caption,
    /// The classes, first to last: at most five are told apart.
    pub classes: Vec<MapClass>,
    /// What hatching means.
    pub hidden: String,
    /// What dots mean.
    pub no_data: String,
    /// The areas.
    pub areas: Vec<MapArea>,
}

/// A class of areas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapClass {
    /// One letter, printed in areas with room for it.
    pub letter: String,
    /// What the class is: a word, or the range of its values.
    pub words: String,
    /// Its colour.
    pub shade: Shade,
}

/// The colour of a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shade {
    /// Palest of five steps.
    Step1,
    /// Second of five steps.
    Step2,
    /// Middle of five steps.
    Step3,
    /// Fourth of five steps.
    Step4,
    /// Darkest of five steps.
    Step5,
    /// As in the dumbbell chart.
    Standing(Standing),
}

/// One area.
#[derive(Debug, Clone, PartialEq)]
pub struct MapArea {
    /// Its name.
    pub name: String,
    /// Its value in words, or that it is hidden or missing.
    pub value: String,
    /// Where it lies.
    pub outline: Outline,
    /// The class of its value.
    pub class: AreaClass,
    /// Where more about it is.
    pub href: Option<String>,
}

/// The class of an area's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AreaClass {
    /// The class with this place among the map's; one that is not there counts as no data.
    Class(usize),
    /// Too few people to show.
    Hidden,
    /// Nothing was asked.
    NoData,
}

impl Shade {
    const fn ink(self) -> Ink {
        match self {
            Self::Step1 => Ink::Step1,
            Self::Step2 => Ink::Step2,
            Self::Step3 => Ink::Step3,
            Self::Step4 => Ink::Step4,
            Self::Step5 => Ink::Step5,
            Self::Standing(Standing::NotKnown) => Ink::Faint,
            Self::Standing(known) => known.ink(),
        }
    }
}

impl AreaMap {
    /// For a page: the map and, below it, its key as a list.
    pub fn figure(&self) -> String {
        draw::figure(self)
    }

    /// For a paper: one drawing that stands alone, without links.
    pub fn svg(&self) -> String {
        let (width, drawing) = draw::paper(self);
        frame::paper(&self.caption, width, &drawing)
    }

    /// Areas are links where there are few of them.
    fn has_links(&self) -> bool {
        self.areas.len() <= LINKS_MAX && self.areas.iter().any(|area| area.href.is_some())
    }
}
