//! From longitude and latitude to a grid of half pixels: equirectangular, true to scale at the map's middle latitude, which
//! for a country the size of England is as good as any.

use super::outline::Outline;

/// The longest side of a map, in half pixels.
const SIDE: f64 = 1280.0;
/// Room for lines at the edge, in half pixels.
const MARGIN: f64 = 6.0;

/// A point of the grid, in half pixels from the upper left corner.
pub(super) type GridPoint = (i32, i32);

/// Places areas on the grid.
#[derive(Debug, Clone, Copy)]
pub(super) struct Projection {
    west: f64,
    north: f64,
    /// Half pixels a degree of longitude.
    across: f64,
    /// Half pixels a degree of latitude.
    down: f64,
    /// Width and height of the map in half pixels.
    pub(super) size: (f64, f64),
}

impl Projection {
    /// A projection that fills the map with these areas; `None` where they have no extent.
    pub(super) fn around<'a>(outlines: impl Iterator<Item = &'a Outline>) -> Option<Self> {
        let (mut west, mut south) = (f64::INFINITY, f64::INFINITY);
        let (mut east, mut north) = (f64::NEG_INFINITY, f64::NEG_INFINITY);
        for (longitude, latitude) in outlines.flat_map(Outline::points) {
            (west, east) = (west.min(longitude), east.max(longitude));
            (south, north) = (south.min(latitude), north.max(latitude));
        }
        let shrink = south.midpoint(north).to_radians().cos();
        let (width, height) = ((east - west) * shrink, north - south);
        let longest = width.max(height);
        if !longest.is_finite() || longest <= 0.0 {
            return None;
        }
        let down = (SIDE - 2.0 * MARGIN) / longest;
        let size = (width * down + 2.0 * MARGIN, height * down + 2.0 * MARGIN);
        Some(Self { west, north, across: down * shrink, down, size: (size.0.ceil(), size.1.ceil()) })
    }

    /// The nearest point of the grid. Points that areas share stay shared, since each is moved by itself.
    pub(super) fn place(self, (longitude, latitude): (f64, f64)) -> GridPoint {
        let x = (longitude - self.west) * self.across + MARGIN;
        let y = (self.north - latitude) * self.down + MARGIN;
        (nearest(x), nearest(y))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "places on the map are far smaller, and casts saturate")]
fn nearest(place: f64) -> i32 {
    place.round() as i32
}
