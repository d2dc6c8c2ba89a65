//! Outlines of areas, for showing on maps only: nothing is measured on them.

use serde::{Deserialize, Serialize};

use crate::area::AreaCode;

/// A closed line of (longitude, latitude) in degrees, WGS84: the last point is the first.
pub type Ring = Vec<[f64; 2]>;
/// An outline, then the holes in it.
pub type Polygon = Vec<Ring>;

/// The outline of an area.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Boundary {
    /// The area.
    pub area: AreaCode,
    /// Its name.
    pub name: String,
    /// Its parts.
    pub polygons: Vec<Polygon>,
}

/// Parts of a degree that are kept: about seven metres, less than a line on a map is wide.
const PARTS: f64 = 10_000.0;
/// Fewest points of a ring: a triangle, closed.
const POINTS_MIN: usize = 4;

/// A ring in as few points as a map needs: four decimals, none twice running. Neighbours keep the same line between
/// them, since what becomes of a point hangs on the point alone. A ring too small for that stays as it is.
pub fn simplified(ring: &[[f64; 2]]) -> Ring {
    let short = |degrees: f64| (degrees * PARTS).round() / PARTS;
    let mut kept: Ring = ring.iter().map(|point| point.map(short)).collect();
    kept.dedup();
    if kept.len() < POINTS_MIN { ring.to_vec() } else { kept }
}

#[cfg(test)]
mod tests {
    use super::simplified;

    #[test]
    fn a_ring_keeps_four_decimals_and_no_point_twice() {
        let ring = [[0.0, 0.0], [1.000_04, 0.0], [1.000_01, 0.000_01], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]];
        assert_eq!(simplified(&ring), [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]]);
    }

    #[test]
    fn a_ring_too_small_for_that_keeps_its_shape() {
        let tiny = [[0.0, 0.0], [0.000_01, 0.0], [0.0, 0.000_01], [0.0, 0.0]];
        assert_eq!(simplified(&tiny), tiny);
    }
}
