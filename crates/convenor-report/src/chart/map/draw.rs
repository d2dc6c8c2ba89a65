//! Draws the map: areas as links or as one picture, with their letters and the key.

use super::super::element::Element;
use super::super::frame::{self, Drawing};
use super::super::ink::Ink;
use super::ground::{Ground, patterns};
use super::letter::LetterSize;
use super::outline::{GridRing, path};
use super::pole::{Room, roomiest};
use super::projection::Projection;
use super::{AreaMap, MapArea, key};

/// With more areas than this, borders are thin: else a town would be all border.
const THICK_MAX: usize = 100;

/// An area on the grid.
pub(super) struct Placed<'a> {
    /// What it is filled with.
    pub(super) ground: Ground<'a>,
    /// Where it has room for a letter.
    pub(super) room: Option<Room>,
    area: &'a MapArea,
    rings: Vec<GridRing>,
}

/// The map and its key, for a page.
pub(super) fn figure(map: &AreaMap) -> String {
    let (size, placed) = placed(map);
    let (role, areas) = if map.has_links() {
        ("group", vec![links(&placed)])
    } else {
        let letters = LetterSize::BOTH.map(|size| size.letters(&placed));
        ("img", std::iter::once(picture(map, &placed)).chain(letters).collect())
    };
    let svg = frame::named(Element::new("svg"), &map.caption, "map", role, size).class("chart-map__areas");
    let svg = svg.child(&patterns(map)).children(&areas);
    Element::new("div").class("chart").class("chart-map").children(&[svg, key::list(map)]).to_string()
}

/// The map and its key, for a paper; with its width.
pub(super) fn paper(map: &AreaMap) -> (f64, Drawing) {
    let ((width, height), placed) = placed(map);
    let key = key::drawing(map, width);
    let below =
        Element::new("g").with("transform", &format!("translate(0 {height})")).children(&key.elements);
    let elements = vec![patterns(map), picture(map, &placed), LetterSize::Wide.letters(&placed), below];
    (width, Drawing { elements, height: height + key.height })
}

/// The map's size in pixels, and its areas.
fn placed(map: &AreaMap) -> ((f64, f64), Vec<Placed<'_>>) {
    let Some(projection) = Projection::around(map.areas.iter().map(|area| &area.outline)) else {
        return ((640.0, 1.0), Vec::new());
    };
    let place = |area: &'_ MapArea| {
        let rings = area.outline.on_grid(projection);
        (roomiest(&rings), rings)
    };
    let areas = map.areas.iter().map(|area| {
        let (room, rings) = place(area);
        Placed { ground: Ground::of(map, area), room, area, rings }
    });
    let (width, height) = projection.size;
    ((width / 2.0, height / 2.0), areas.collect())
}

/// The grid of half pixels, in which areas are drawn.
fn grid(line: f64) -> Element {
    let grid = Element::new("g").with("transform", "scale(.5)").with("fill-rule", "evenodd");
    grid.with("stroke-linejoin", "round").stroke(Ink::Edge, line)
}

/// Areas as links, in their order.
fn links(placed: &[Placed<'_>]) -> Element {
    let areas: Vec<_> = placed.iter().map(link).collect();
    grid(2.0).children(&areas)
}

/// One area. Its letters belong to it, so that they can be read where the link has the focus.
fn link(placed: &Placed<'_>) -> Element {
    let shape = placed.ground.fill(Element::new("path").with("d", &path(&placed.rings)));
    let link = match &placed.area.href {
        Some(href) => Element::new("a").with("href", href),
        None => Element::new("g"),
    };
    let letters: Vec<_> = LetterSize::BOTH.into_iter().filter_map(|size| size.letter(placed)).collect();
    link.children(&[title(placed.area), shape]).children(&letters)
}

/// Areas as one picture, class by class, which saves naming the colour of each.
fn picture(map: &AreaMap, placed: &[Placed<'_>]) -> Element {
    let layers: Vec<_> = Ground::all(map).map(|ground| layer(ground, placed)).collect();
    grid(if placed.len() > THICK_MAX { 0.8 } else { 2.0 }).children(&layers)
}

fn layer(ground: Ground<'_>, placed: &[Placed<'_>]) -> Element {
    let shape =
        |placed: &Placed<'_>| Element::new("path").with("d", &path(&placed.rings)).child(&title(placed.area));
    let shapes: Vec<_> = placed.iter().filter(|placed| placed.ground.is(ground)).map(shape).collect();
    ground.fill(Element::new("g")).children(&shapes)
}

fn title(area: &MapArea) -> Element {
    Element::new("title").text(&format!("{}: {}", area.name, area.value))
}
