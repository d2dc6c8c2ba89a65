//! The outline of an area, and its path on the grid: points that fall together, or on a line between others, are dropped.

use super::projection::{GridPoint, Projection};

/// The outline of an area.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outline {
    /// Its rings of longitude and latitude in degrees (WGS84). Islands and holes are rings like any other: what lies within an
    /// even number of rings is outside.
    pub rings: Vec<Vec<(f64, f64)>>,
}

/// A closed ring on the grid: at least three points, the first not repeated.
pub(super) type GridRing = Vec<GridPoint>;

impl Outline {
    /// All points that are numbers.
    pub(super) fn points(&self) -> impl Iterator<Item = (f64, f64)> {
        let finite = |point: &(f64, f64)| point.0.is_finite() && point.1.is_finite();
        self.rings.iter().flatten().copied().filter(finite)
    }

    /// The rings on the grid. An area too small for the grid is a dot, so that it does not vanish.
    pub(super) fn on_grid(&self, projection: Projection) -> Vec<GridRing> {
        let finite = |point: &&(f64, f64)| point.0.is_finite() && point.1.is_finite();
        let placed = |ring: &Vec<(f64, f64)>| {
            simplified(ring.iter().filter(finite).map(|point| projection.place(*point)))
        };
        let rings: Vec<_> = self.rings.iter().map(placed).filter(|ring| ring.len() >= 3).collect();
        if !rings.is_empty() {
            return rings;
        }
        let dot = |(x, y): GridPoint| vec![(x - 1, y - 1), (x + 1, y - 1), (x + 1, y + 1), (x - 1, y + 1)];
        self.points().next().map(|point| dot(projection.place(point))).into_iter().collect()
    }
}

/// A ring without the points that change nothing. Since only points exactly between their neighbours go, the borders of two
/// areas still meet.
fn simplified(points: impl Iterator<Item = GridPoint>) -> GridRing {
    let mut ring: GridRing = Vec::new();
    for point in points {
        push(&mut ring, point);
    }
    while ring.len() > 1 && ring.first() == ring.last() {
        ring.pop();
    }
    ring
}

fn push(ring: &mut GridRing, point: GridPoint) {
    while let [.., before, last] = ring.as_slice()
        && (*last == point || is_between(*before, *last, point))
    {
        ring.pop();
    }
    if ring.last() != Some(&point) {
        ring.push(point);
    }
}

/// Whether a point lies on the line of its neighbours, also where the line turns back on itself.
fn is_between(before: GridPoint, point: GridPoint, after: GridPoint) -> bool {
    let step = |from: GridPoint, to: GridPoint| (i64::from(to.0 - from.0), i64::from(to.1 - from.1));
    let ((across, down), (on_across, on_down)) = (step(before, point), step(point, after));
    across * on_down == down * on_across
}

/// The path of rings, in steps from point to point: these are short numbers.
pub(super) fn path(rings: &[GridRing]) -> String {
    let mut path = String::new();
    for ring in rings {
        let mut at: Option<GridPoint> = None;
        for (x, y) in ring.iter().copied() {
            match at {
                None => path.extend(["M", &x.to_string(), " ", &y.to_string(), "l"]),
                Some((from_x, from_y)) => step(&mut path, x - from_x, y - from_y),
            }
            at = Some((x, y));
        }
        path.push('z');
    }
    path
}

fn step(path: &mut String, across: i32, down: i32) {
    for number in [across, down] {
        if number >= 0 && !path.ends_with('l') {
            path.push(' ');
        }
        path.push_str(&number.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(west: f64, south: f64, side: f64) -> Outline {
        let (east, north) = (west + side, south + side);
        let middle = (west, south + side / 2.0);
        Outline {
            rings: vec![vec![
                (west, south),
                (east, south),
                (east, north),
                (west, north),
                middle,
                (west, south),
            ]],
        }
    }

    #[test]
    fn needless_points_go_and_corners_stay() {
        let one = square(0.0, 51.0, 1.0);
        let rings = one.on_grid(Projection::around([&one].into_iter()).unwrap());
        assert_eq!(rings.len(), 1);
        assert_eq!(rings[0].len(), 4, "{rings:?}");
    }

    #[test]
    fn neighbours_still_meet() {
        let (one, other) = (square(0.0, 51.0, 1.0), square(1.0, 51.0, 1.0));
        let projection = Projection::around([&one, &other].into_iter()).unwrap();
        let (one, other) = (one.on_grid(projection), other.on_grid(projection));
        let shared = one[0].iter().filter(|point| other[0].contains(point)).count();
        assert_eq!(shared, 2);
    }

    #[test]
    fn the_smallest_area_is_a_dot() {
        let (large, small) = (square(0.0, 51.0, 5.0), square(2.0, 52.0, 1e-6));
        let projection = Projection::around([&large, &small].into_iter()).unwrap();
        assert_eq!(small.on_grid(projection)[0].len(), 4);
    }

    #[test]
    fn what_is_no_number_is_left_out() {
        let mut outline = square(0.0, 51.0, 1.0);
        outline.rings[0].push((f64::NAN, 3.0));
        let projection = Projection::around([&outline].into_iter()).unwrap();
        assert_eq!(outline.on_grid(projection)[0].len(), 4);
        assert!(Projection::around([&Outline::default()].into_iter()).is_none());
    }

    #[test]
    fn paths_are_short() {
        assert_eq!(path(&[vec![(10, 10), (20, 10), (15, 5)]]), "M10 10l10 0-5-5z");
    }
}
