//! Documents out of Convenor: tables in CSV and XLSX, a row at a time, safe to open in a spreadsheet, charts as SVG, and pages
//! that stand alone.
//!
//! What they say is left to the caller; so are numbers about people, which come here already in bands or through disclosure
//! control.

mod about;
mod cell;
pub mod chart;
mod csv_sheet;
mod format;
mod page;
mod sheet;
mod xlsx_sheet;

pub use about::About;
pub use cell::Cell;
pub use format::SheetFormat;
pub use page::{Block, Page, PageTable};
pub use sheet::{SheetError, SheetWriter};
