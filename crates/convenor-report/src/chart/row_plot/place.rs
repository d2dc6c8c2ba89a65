//! Where the parts of a row stand in each layout.

use super::super::axis::Axis;
use super::super::element::Element;
use super::super::frame::Layout;
use super::super::ink::Ink;
use super::super::label::{Anchor, Style};
use super::{Note, Row, marks};

/// The places of a layout.
pub(super) struct Place {
    /// Beginning and end of the axis.
    pub(super) plot: (f64, f64),
    /// How many round values are marked beside nought.
    pub(super) marks: f64,
    layout: Layout,
}

/// A row that is drawn from nought down.
pub(super) struct DrawnRow {
    /// What is drawn.
    pub(super) elements: Vec<Element>,
    /// Its height.
    pub(super) height: f64,
    /// Where its marks begin and end; `None` where it has none.
    track: Option<(f64, f64)>,
}

/// Lines of words in one style.
type Block = (Style, Vec<String>);

/// Where the names end, wide.
const NAMES: f64 = 194.0;
/// Where the values in words begin, wide.
const NOTES: f64 = 512.0;
/// Least height of a row, wide.
const ROW: f64 = 42.0;
/// Least room between words on one line, narrow.
const GAP: f64 = 14.0;
/// Height of the marks, narrow.
const TRACK: f64 = 26.0;

impl Place {
    pub(super) const fn of(layout: Layout) -> Self {
        match layout {
            Layout::Wide => Self { plot: (214.0, 486.0), marks: 4.0, layout },
            Layout::Narrow => Self { plot: (14.0, 306.0), marks: 4.0, layout },
        }
    }

    /// From where to where lines of the grid go: through all rows where names stand beside the marks, else through the
    /// marks of each, so that no line crosses words.
    pub(super) fn tracks(&self, rows: &[DrawnRow], first: f64) -> Vec<(f64, f64)> {
        let foot = first + rows.iter().map(|row| row.height).sum::<f64>();
        if self.layout == Layout::Wide {
            return vec![(first, foot)];
        }
        let tops = rows.iter().scan(first, |y, row| {
            let top = *y;
            *y += row.height;
            Some(top)
        });
        let tracks = rows.iter().zip(tops).filter_map(|(row, top)| Some((row.track?, top)));
        tracks.map(|((from, to), top)| (top + from, top + to)).collect()
    }

    /// Draws a row.
    pub(super) fn row(&self, row: &Row<'_>, axis: Axis) -> DrawnRow {
        match self.layout {
            Layout::Wide => self.beside(row, axis),
            Layout::Narrow => self.below(row, axis),
        }
    }

    /// Name, marks and values side by side, centred at one height.
    fn beside(&self, row: &Row<'_>, axis: Axis) -> DrawnRow {
        let name = self.name_style(row);
        let names = name.lines(row.name, NAMES);
        let notes = self.notes(row, Layout::Wide.width() - NOTES);
        let (names_height, notes_height) = (height(&[(name, names.clone())]), height(&notes));
        let height = (names_height.max(notes_height) + 10.0).max(ROW);
        let middle = height / 2.0;
        let mut elements = drawn(row, axis, middle);
        let top = |block: f64, size: f64| middle - block / 2.0 + size;
        elements.push(name.block(&names, Anchor::End, NAMES, top(names_height, name.size)));
        elements.extend(written(&notes, NOTES, middle - notes_height / 2.0));
        DrawnRow { elements, height, track: Some((0.0, height)) }
    }

    /// Name, marks and values one below the other, under a line that parts the rows.
    fn below(&self, row: &Row<'_>, axis: Axis) -> DrawnRow {
        let width = self.layout.width();
        let name = self.name_style(row);
        let names = name.lines(row.name, width);
        let mut elements = vec![marks::grid((0.0, 0.0), (width, 0.0))];
        let mut y = 8.0;
        elements.push(name.block(&names, Anchor::Start, 0.0, y + name.size));
        let mut notes = self.notes(row, width);
        let end = only_line(&notes).filter(|(style, line)| {
            names.len() == 1 && name.width(row.name) + style.width(line) + GAP <= width
        });
        if let Some((style, line)) = end {
            elements.push(style.line(line, Anchor::End, width, y + name.size));
            notes.clear();
        }
        y += height(&[(name, names)]) + 2.0;
        let track = (!row.marks.is_empty()).then_some((y + 2.0, y + TRACK));
        if track.is_some() {
            elements.extend(drawn(row, axis, y + TRACK / 2.0 + 1.0));
            y += TRACK + 2.0;
        }
        let (notes, notes_height) = spread(&notes, width, y);
        elements.extend(notes);
        DrawnRow { elements, height: y + notes_height + 8.0, track }
    }

    fn name_style(&self, row: &Row<'_>) -> Style {
        Style { size: self.layout.letters(), weight: row.weight, ink: Ink::Text }
    }

    fn notes(&self, row: &Row<'_>, width: f64) -> Vec<Block> {
        let size = self.layout.letters() - 1.0;
        let lines = |note: &Note<'_>| (note.style(size), note.style(size).lines(note.words, width));
        row.notes.iter().filter(|note| !note.words.is_empty()).map(lines).collect()
    }
}

/// The one line of a row's only note.
fn only_line(notes: &[Block]) -> Option<(Style, &String)> {
    let [(style, lines)] = notes else { return None };
    let [line] = lines.as_slice() else { return None };
    Some((*style, line))
}

/// Two notes on one line, one at each end, where there is room for both; else one below the other.
fn spread(notes: &[Block], width: f64, top: f64) -> (Vec<Element>, f64) {
    if let [one, other] = notes
        && let (Some((first, line)), Some((second, values))) =
            (only_line(std::slice::from_ref(one)), only_line(std::slice::from_ref(other)))
        && first.width(line) + second.width(values) + GAP <= width
    {
        let foot = top + first.size;
        let ends =
            vec![first.line(line, Anchor::Start, 0.0, foot), second.line(values, Anchor::End, width, foot)];
        return (ends, first.line_height());
    }
    (written(notes, 0.0, top), height(notes))
}

fn drawn(row: &Row<'_>, axis: Axis, y: f64) -> Vec<Element> {
    row.marks.iter().flat_map(|mark| mark.draw(axis, y)).collect()
}

fn height(blocks: &[Block]) -> f64 {
    blocks.iter().flat_map(|(style, lines)| lines.iter().map(|_| style.line_height())).sum()
}

fn written(blocks: &[Block], x: f64, top: f64) -> Vec<Element> {
    let mut y = top;
    let mut elements = Vec::new();
    for (style, lines) in blocks {
        elements.push(style.block(lines, Anchor::Start, x, y + style.size));
        y += height(&[(*style, lines.clone())]);
    }
    elements
}
