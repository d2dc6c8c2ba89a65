//! A page that stands alone: one file without scripts and without anything fetched, to keep, send and print.
//!
//! What it says is left to the caller.

use crate::chart::element::{Element, escaped};

/// How it looks: on screens of all widths, in print, and with colours of the reader's own.
const STYLE: &str = include_str!("page.css");

/// A page that stands alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its language, as a tag: `en-GB`.
    pub language: String,
    /// Its title, which is its first heading too.
    pub title: String,
    /// What it says, from top to bottom.
    pub blocks: Vec<Block>,
}

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading below the title.
    Heading(String),
    /// A paragraph.
    Words(String),
    /// A list.
    List(Vec<String>),
    /// What is what: terms with what is said of each.
    Facts(Vec<(String, String)>),
    /// A table.
    Table(PageTable),
    /// A drawing, as [`crate::chart`] makes them.
    Figure(String),
}

/// A table; the first cell of each row is what the row is about, the others are numbers or short words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageTable {
    /// What it shows.
    pub caption: String,
    /// The headings of its columns.
    pub headings: Vec<String>,
    /// Its rows, as long as the headings.
    pub rows: Vec<Vec<String>>,
}

impl Page {
    /// The whole file.
    pub fn html(&self) -> String {
        let (language, title) = (escaped(&self.language), escaped(&self.title));
        let blocks: Vec<String> = self.blocks.iter().zip(1..).map(|(block, at)| block.html(at)).collect();
        let blocks = blocks.join("\n");
        format!(
            "<!DOCTYPE html>\n<html lang=\"{language}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n\
             {blocks}\n</main>\n</body>\n</html>\n"
        )
    }
}

impl Block {
    fn html(&self, at: usize) -> String {
        match self {
            Self::Heading(words) => Element::new("h2").text(words).to_string(),
            Self::Words(words) => Element::new("p").text(words).to_string(),
            Self::List(items) => Element::new("ul").children(&said("li", items)).to_string(),
            Self::Facts(facts) => {
                Element::new("dl").children(&facts.iter().map(fact).collect::<Vec<_>>()).to_string()
            }
            Self::Table(table) => table.html(at),
            // Drawings are made by this crate, which has written their words safely.
            Self::Figure(drawing) => format!("<figure>{drawing}</figure>"),
        }
    }
}

/// An element for each of some words.
fn said(name: &'static str, words: &[String]) -> Vec<Element> {
    words.iter().map(|words| Element::new(name).text(words)).collect()
}

fn fact((term, said): &(String, String)) -> Element {
    Element::new("div").child(&Element::new("dt").text(term)).child(&Element::new("dd").text(said))
}

impl PageTable {
    /// A table in a frame that scrolls by itself, and that a keyboard reaches.
    fn html(&self, at: usize) -> String {
        let name = format!("table-{at}");
        let headings = said("th", &self.headings).into_iter().map(|heading| heading.with("scope", "col"));
        let head = Element::new("tr").children(&headings.collect::<Vec<_>>());
        let rows: Vec<Element> = self.rows.iter().map(|row| body_row(row)).collect();
        let table = Element::new("table")
            .child(&Element::new("caption").with("id", &name).text(&self.caption))
            .child(&Element::new("thead").child(&head))
            .child(&Element::new("tbody").children(&rows));
        let frame = Element::new("div").class("wide").with("role", "region").with("aria-labelledby", &name);
        frame.with("tabindex", "0").child(&table).to_string()
    }
}

fn body_row(cells: &[String]) -> Element {
    let (first, rest) = cells.split_at(1.min(cells.len()));
    let first = said("th", first).into_iter().map(|cell| cell.with("scope", "row"));
    Element::new("tr").children(&first.chain(said("td", rest)).collect::<Vec<_>>())
}
