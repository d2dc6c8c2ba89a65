//! Bars side by side, where there is room for them.

use super::super::axis::Axis;
use super::super::element::Element;
use super::super::frame::{Drawing, Layout};
use super::super::ink::Ink;
use super::super::label::{Anchor, Style};
use super::super::legend::legend;
use super::super::row_plot::marks;
use super::{Trend, TrendPoint, TrendValue};

/// Height of the highest bar.
const HEIGHT: f64 = 180.0;
/// Where the bars begin; the axis is written to the left.
const LEFT: f64 = 48.0;
/// Widest bar.
const BAR: f64 = 44.0;

/// The words below a column.
const WHEN: Style = Style::plain(13.0, Ink::Text);

/// Where the columns stand.
struct Ground {
    axis: Axis,
    foot: f64,
    step: f64,
    /// Width of the lines below a column.
    when: f64,
}

/// Draws the columns.
pub(super) fn draw(trend: &Trend) -> Drawing {
    let Drawing { mut elements, height: head } = legend(Layout::Wide, &trend.signs());
    let foot = head + 24.0 + HEIGHT;
    let values = trend.points.iter().flat_map(TrendPoint::marks).flat_map(|mark| mark.values());
    let guide = trend.guide.as_ref().map(|guide| guide.value);
    let axis = Axis::new(values.chain(guide), 4.0, (foot, foot - HEIGHT));
    let count = u32::try_from(trend.points.len()).unwrap_or(1).max(1);
    let step = (Layout::Wide.width() - LEFT) / f64::from(count);
    let ground = Ground { axis, foot, step, when: when_width(trend, step - 4.0) };
    elements.extend(grid(axis));
    let mut left = LEFT;
    let mut lowest = foot;
    for point in &trend.points {
        let column = ground.column(trend, point, left + ground.step / 2.0);
        lowest = lowest.max(column.height);
        elements.extend(column.elements);
        left += ground.step;
    }
    let across = |y: f64| marks::guide((LEFT, y), (Layout::Wide.width(), y));
    elements.extend(guide.map(|value| across(axis.at(value))));
    Drawing { elements, height: lowest + 8.0 }
}

/// Width of the lines below the columns: as long as there is room, or, where one would break, all break at every word.
fn when_width(trend: &Trend, room: f64) -> f64 {
    if trend.points.iter().all(|point| WHEN.width(&point.when) <= room) {
        return room;
    }
    let words = trend.points.iter().flat_map(|point| point.when.split_whitespace());
    words.map(|word| WHEN.width(word)).fold(0.0, f64::max).min(room)
}

fn grid(axis: Axis) -> Vec<Element> {
    let style = Style::plain(13.0, Ink::Quiet);
    let line = |value: f64| {
        let y = axis.at(value);
        let written = style.line(&axis.written(value), Anchor::End, LEFT - 8.0, y + 4.5);
        [marks::grid((LEFT, y), (Layout::Wide.width(), y)), written]
    };
    axis.marks().flat_map(line).collect()
}

impl Ground {
    /// One column around `x`, with its value above and its time below.
    fn column(&self, trend: &Trend, point: &TrendPoint, x: f64) -> Drawing {
        let style = WHEN;
        let when = style.lines(&point.when, self.when);
        let height = self.foot + 6.0 + when.iter().map(|_| style.line_height()).sum::<f64>();
        let mut elements = vec![style.block(&when, Anchor::Middle, x, self.foot + 18.0)];
        let words = trend.words(point);
        if let TrendValue::Shown { value, interval, .. } = &point.value {
            elements.push(self.bar(*value, x));
            elements.extend(interval.iter().flat_map(|interval| self.upright(*interval, x)));
            let top = interval.map_or(*value, |(_, high)| high.max(*value));
            let bold = Style::bold(13.0, Ink::Text);
            elements.push(bold.line(words, Anchor::Middle, x, self.axis.at(top) - 7.0));
        } else {
            let quiet = Style::plain(13.0, Ink::Quiet);
            let lines = quiet.lines(words, self.step - 4.0);
            let above = lines.iter().skip(1).map(|_| quiet.line_height()).sum::<f64>();
            elements.push(quiet.block(&lines, Anchor::Middle, x, self.foot - 8.0 - above));
        }
        Drawing { elements, height }
    }

    fn bar(&self, value: f64, x: f64) -> Element {
        let (top, width) = (self.axis.at(value), BAR.min(self.step * 0.6));
        let left = x - width / 2.0;
        Element::new("rect")
            .at([("x", left), ("y", top), ("width", width), ("height", self.foot - top)])
            .fill(Ink::Brand)
    }

    /// An interval, upright.
    fn upright(&self, (low, high): (f64, f64), x: f64) -> Vec<Element> {
        let (low, high) = (self.axis.at(low), self.axis.at(high));
        let line = |(x1, y1): (f64, f64), (x2, y2): (f64, f64)| {
            Element::new("line").at([("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2)]).stroke(Ink::Text, 2.0)
        };
        let stop = |y: f64| line((x - 5.0, y), (x + 5.0, y));
        vec![line((x, low), (x, high)), stop(low), stop(high)]
    }
}
