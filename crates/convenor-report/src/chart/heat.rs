//! A table whose cells are shaded by their numbers, which stand in them. A budget is marked in words and with a sign.

use super::caption::Caption;
use super::element::Element;

/// Shades of cells beside the plain ground, pale to dark: the classes `heat__cell--1` to `heat__cell--4`.
const SHADES: [(f64, &str); 4] = [
    (0.25, "heat__cell--1"),
    (0.5, "heat__cell--2"),
    (0.75, "heat__cell--3"),
    (f64::INFINITY, "heat__cell--4"),
];

/// What stands beside a number over the budget.
const OVER: &str = "▲";

/// A table of numbers, such as invitations by group and month.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatTable {
    /// What the table is called. Its description stands below the title.
    pub caption: Caption,
    /// Heading of the names of rows.
    pub corner: String,
    /// Headings of the columns.
    pub columns: Vec<String>,
    /// The rows, each with a cell for every column.
    pub rows: Vec<HeatRow>,
    /// Words in cells without numbers.
    pub words: HeatWords,
    /// A number that cells should not pass.
    pub budget: Option<Budget>,
}

/// One row.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatRow {
    /// Whom it is about.
    pub name: String,
    /// Its cells.
    pub cells: Vec<HeatCell>,
    /// All of them together, in words.
    pub total: Option<String>,
}

/// One cell.
#[derive(Debug, Clone, PartialEq)]
pub enum HeatCell {
    /// A number that has passed disclosure control, no less than nought.
    Shown {
        /// The number.
        value: f64,
        /// The number in words.
        text: String,
    },
    /// Too few people to show.
    Hidden,
    /// Nothing was asked.
    NoData,
}

/// Words of a table that are not in its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeatWords {
    /// In place of a hidden number.
    pub hidden: String,
    /// In place of a missing number.
    pub no_data: String,
    /// Heading of the rows' totals, where they have some.
    pub total: Option<String>,
}

/// A number that cells should not pass.
#[derive(Debug, Clone, PartialEq)]
pub struct Budget {
    /// The number. A cell may reach it.
    pub value: f64,
    /// What it is, in a sentence above the table.
    pub line: String,
    /// Said in every cell above it: "over the budget".
    pub over: String,
}

impl HeatTable {
    /// The table, in a frame that can be scrolled by keyboard.
    pub fn table(&self) -> String {
        let head = Element::new("thead").child(&self.head());
        let rows: Vec<_> = self.rows.iter().map(|row| self.row(row)).collect();
        let id = format!("{}-caption", self.caption.id);
        let table = Element::new("table").class("dense").class("heat").children(&[
            self.caption(&id),
            head,
            Element::new("tbody").children(&rows),
        ]);
        let frame =
            Element::new("div").class("table-wrap").with("role", "region").with("aria-labelledby", &id);
        frame.with("tabindex", "0").child(&table).to_string()
    }

    fn caption(&self, id: &str) -> Element {
        let budget = self.budget.as_ref().map(|budget| format!("{OVER} {}", budget.line));
        let about = [Some(self.caption.description.clone()), budget].into_iter().flatten();
        let about = about.filter(|words| !words.is_empty());
        let lines: Vec<_> = about.map(|words| Element::new("p").class("heat__about").text(&words)).collect();
        let title = Element::new("span").with("id", id).text(&self.caption.title);
        Element::new("caption").child(&title).children(&lines)
    }

    fn head(&self) -> Element {
        let heading = |words: &String| Element::new("th").class("number").with("scope", "col").text(words);
        let columns: Vec<_> = self.columns.iter().chain(&self.words.total).map(heading).collect();
        let corner = Element::new("th").with("scope", "col").text(&self.corner);
        Element::new("tr").child(&corner).children(&columns)
    }

    fn row(&self, row: &HeatRow) -> Element {
        let name = Element::new("th").with("scope", "row").text(&row.name);
        let cells: Vec<_> = row.cells.iter().map(|cell| self.cell(cell)).collect();
        let total = row.total.iter().map(|words| cell_of("heat__total").text(words)).collect::<Vec<_>>();
        Element::new("tr").child(&name).children(&cells).children(&total)
    }

    fn cell(&self, cell: &HeatCell) -> Element {
        let (value, text) = match cell {
            HeatCell::Shown { value, text } => (*value, text),
            HeatCell::Hidden => return cell_of("heat__cell--hidden").text(&self.words.hidden),
            HeatCell::NoData => return cell_of("heat__cell--none").text(&self.words.no_data),
        };
        let cell = cell_of(self.shade(value)).text(text);
        match &self.budget {
            Some(budget) if value > budget.value => over(cell, budget),
            _ => cell,
        }
    }

    /// The class of a cell's shade, by its share of the largest number.
    fn shade(&self, value: f64) -> &'static str {
        let cells = self.rows.iter().flat_map(|row| &row.cells);
        let largest = cells.fold(0.0_f64, |largest, cell| match cell {
            HeatCell::Shown { value, .. } => largest.max(*value),
            HeatCell::Hidden | HeatCell::NoData => largest,
        });
        let shades = SHADES.iter().find(|(share, _)| value <= largest * share);
        shades.filter(|_| value > 0.0).map_or("heat__cell--0", |(_, class)| class)
    }
}

fn cell_of(class: &str) -> Element {
    Element::new("td").class("number").class(class)
}

fn over(cell: Element, budget: &Budget) -> Element {
    let sign = Element::new("span").class("heat__sign").with("aria-hidden", "true").text(OVER);
    let said = Element::new("span").class("nhsuk-u-visually-hidden").text(&format!(" ({})", budget.over));
    cell.class("heat__cell--over").children(&[sign, said])
}
