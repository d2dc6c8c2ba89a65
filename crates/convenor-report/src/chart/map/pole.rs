//! Where an area has most room for a letter: about the pole of inaccessibility, found on a coarse lattice.

use super::outline::GridRing;
use super::projection::GridPoint;

/// Points of the lattice along a side of the area's box.
const LATTICE: i32 = 16;

/// A place within an area.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Room {
    /// Half pixels from the left.
    pub(super) x: f64,
    /// Half pixels from the top.
    pub(super) y: f64,
    /// Half pixels to the nearest border.
    pub(super) radius: f64,
}

/// The point of a lattice that is farthest from the area's border; `None` where none lies within.
pub(super) fn roomiest(rings: &[GridRing]) -> Option<Room> {
    let largest = rings.iter().max_by_key(|ring| twice_area(ring).abs())?;
    let box_of = |side: fn(&GridPoint) -> i32| {
        let low = largest.iter().map(side).min()?;
        Some((low, largest.iter().map(side).max()?))
    };
    let (across, down) = (box_of(|point| point.0)?, box_of(|point| point.1)?);
    let steps = |(low, high): (i32, i32)| {
        let step = f64::from(high - low) / f64::from(LATTICE);
        (0..LATTICE).map(move |at| f64::from(low) + step * (f64::from(at) + 0.5))
    };
    let places = steps(across).flat_map(|x| steps(down).map(move |y| (x, y)));
    let within = places.filter(|place| is_within(rings, *place));
    within
        .map(|(x, y)| Room { x, y, radius: to_border(rings, (x, y)) })
        .max_by(|one, other| one.radius.total_cmp(&other.radius))
}

/// Each ring's sides, the closing one included.
fn sides(ring: &GridRing) -> impl Iterator<Item = ((f64, f64), (f64, f64))> {
    let place = |point: GridPoint| (f64::from(point.0), f64::from(point.1));
    let next = ring.iter().skip(1).chain(ring.first());
    ring.iter().zip(next).map(move |(from, to)| (place(*from), place(*to)))
}

fn twice_area(ring: &GridRing) -> i64 {
    let next = ring.iter().skip(1).chain(ring.first());
    let cross = |(from, to): (&GridPoint, &GridPoint)| {
        i64::from(from.0) * i64::from(to.1) - i64::from(to.0) * i64::from(from.1)
    };
    ring.iter().zip(next).map(cross).sum()
}

/// Whether a ray to the right crosses the border an odd number of times.
fn is_within(rings: &[GridRing], (x, y): (f64, f64)) -> bool {
    let crosses = |((x1, y1), (x2, y2)): &((f64, f64), (f64, f64))| {
        (*y1 > y) != (*y2 > y) && x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
    };
    rings.iter().flat_map(sides).filter(crosses).count() % 2 == 1
}

fn to_border(rings: &[GridRing], place: (f64, f64)) -> f64 {
    let sides = rings.iter().flat_map(sides);
    sides.map(|(from, to)| to_side(from, to, place)).fold(f64::INFINITY, f64::min)
}

fn to_side(from: (f64, f64), to: (f64, f64), place: (f64, f64)) -> f64 {
    let (across, down) = (to.0 - from.0, to.1 - from.1);
    let length = across * across + down * down;
    let along = ((place.0 - from.0) * across + (place.1 - from.1) * down) / length;
    let along = if along.is_finite() { along.clamp(0.0, 1.0) } else { 0.0 };
    (from.0 + along * across - place.0).hypot(from.1 + along * down - place.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_has_most_room_in_its_middle() {
        let room = roomiest(&[vec![(0, 0), (160, 0), (160, 160), (0, 160)]]).unwrap();
        assert!((room.x - 80.0).abs() < 10.0 && (room.y - 80.0).abs() < 10.0, "{room:?}");
        assert!(room.radius > 70.0 && room.radius <= 80.0, "{room:?}");
    }

    #[test]
    fn a_letter_is_not_put_into_a_hole() {
        let hole = vec![(40, 40), (120, 40), (120, 120), (40, 120)];
        let room = roomiest(&[vec![(0, 0), (160, 0), (160, 160), (0, 160)], hole]).unwrap();
        assert!(room.x < 40.0 || room.x > 120.0 || room.y < 40.0 || room.y > 120.0, "{room:?}");
        assert!(room.radius < 24.0, "{room:?}");
    }

    #[test]
    fn nothing_has_no_room() {
        assert_eq!(roomiest(&[]), None);
    }
}
