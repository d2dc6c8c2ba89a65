//! Made-up outlines: the small areas are cells of a crooked net, laid so that those of one place lie together, and every
//! larger area is what is left of their lines where cells of the same area meet. So all kinds of area tile the same ground,
//! which lies out at sea.

use std::collections::{BTreeMap, BTreeSet};

use convenor_domain::population::{Boundary, Polygon, Ring};

use crate::geography::Geography;
use crate::population::small_areas_of;

/// Cells along one side of the net; a power of two, for the curve.
const SIDE: u32 = 16;
/// South-west corner, in degrees: out in the North Sea.
const CORNER: (f64, f64) = (2.0, 55.0);
/// Size of a cell in degrees, and how far a knot may be off, in hundredths of a cell.
const CELL: (f64, f64) = (0.035, 0.02);
const CROOKED: u32 = 30;

/// A knot of the net.
type Knot = (u32, u32);

/// Draws all areas.
pub(crate) fn draw(geography: &Geography) -> Vec<Boundary> {
    let cells = cells(geography);
    let names: BTreeMap<&str, &str> =
        geography.areas.iter().map(|area| (area.code.0.as_str(), area.name.as_str())).collect();
    let boundary = |(code, small): (&str, Vec<usize>)| Boundary {
        area: convenor_domain::AreaCode(code.to_owned()),
        name: names.get(code).copied().unwrap_or_default().to_owned(),
        polygons: polygons(rings(&small.iter().filter_map(|place| cells.get(place).copied()).collect())),
    };
    small_areas_of(geography).into_iter().map(boundary).collect()
}

/// The cell of each small area: along a curve that fills the net and keeps what follows each other together.
fn cells(geography: &Geography) -> BTreeMap<usize, Knot> {
    let mut order: Vec<usize> = (0..geography.small_areas.len()).collect();
    order.sort_by_key(|place| {
        let area = geography.small_areas.get(*place);
        // Around stand the ward, the district, the place and so on: the largest first.
        area.map(|area| {
            (area.around.iter().skip(1).rev().skip(1).cloned().collect::<Vec<_>>(), area.code.clone())
        })
    });
    order.into_iter().zip(0..).map(|(place, step)| (place, along(step))).collect()
}

/// The cell at a step of Hilbert's curve (1891).
fn along(step: u32) -> Knot {
    let (mut x, mut y, mut rest, mut size) = (0, 0, step, 1);
    while size < SIDE {
        let right = 1 & (rest / 2);
        let up = 1 & (rest ^ right);
        if up == 0 {
            if right == 1 {
                (x, y) = (size - 1 - x, size - 1 - y);
            }
            (x, y) = (y, x);
        }
        (x, y) = (x + size * right, y + size * up);
        (rest, size) = (rest / 4, size * 2);
    }
    (x, y)
}

/// The outlines of some cells together: of their sides, those that no two of them share, one after the other.
fn rings(cells: &BTreeSet<Knot>) -> Vec<Ring> {
    let mut sides: BTreeSet<(Knot, Knot)> = BTreeSet::new();
    for (x, y) in cells {
        let knots = [(*x, *y), (x + 1, *y), (x + 1, y + 1), (*x, y + 1)];
        for (from, to) in knots.iter().zip(knots.iter().cycle().skip(1)) {
            if !sides.remove(&(*to, *from)) {
                sides.insert((*from, *to));
            }
        }
    }
    let mut rings = Vec::new();
    while let Some((start, mut at)) = sides.pop_first() {
        let mut ring = vec![degrees(start), degrees(at)];
        while at != start {
            let Some(next) = sides.range((at, (0, 0))..).next().copied().filter(|(from, _)| *from == at)
            else {
                break;
            };
            sides.remove(&next);
            at = next.1;
            ring.push(degrees(at));
        }
        rings.push(ring);
    }
    rings
}

/// Rings as polygons: those that run the other way are holes, and belong to the first.
fn polygons(rings: Vec<Ring>) -> Vec<Polygon> {
    let (outer, holes): (Vec<Ring>, Vec<Ring>) = rings.into_iter().partition(|ring| surface(ring) > 0.0);
    let mut polygons: Vec<Polygon> = outer.into_iter().map(|ring| vec![ring]).collect();
    if let Some(first) = polygons.first_mut() {
        first.extend(holes);
    }
    polygons
}

/// Twice the surface of a ring, by the shoelace formula; less than nothing for a hole.
fn surface(ring: &[[f64; 2]]) -> f64 {
    let side = |pair: &[[f64; 2]]| match pair {
        [[x, y], [next_x, next_y]] => x * next_y - next_x * y,
        _ => 0.0,
    };
    ring.windows(2).map(side).sum()
}

/// Where a knot lies: a little off, always by the same.
fn degrees((x, y): Knot) -> [f64; 2] {
    let off = |salt: u32| {
        let mixed = (x * 73 + y * 151 + salt).wrapping_mul(2_654_435_761) >> 16;
        f64::from(mixed % (2 * CROOKED + 1)) / 100.0 - f64::from(CROOKED) / 100.0
    };
    let place = |corner: f64, cell: f64, at: u32, off: f64| {
        ((corner + cell * (f64::from(at) + off)) * 10_000.0).round() / 10_000.0
    };
    [place(CORNER.0, CELL.0, x, off(7)), place(CORNER.1, CELL.1, y, off(91))]
}
