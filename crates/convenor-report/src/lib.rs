//! Documents out of Convenor. For now tables: CSV and XLSX, a row at a time, safe to open in a spreadsheet.
//!
//! What a table says is left to the caller; so are numbers about people, which come here already in bands.

mod about;
mod cell;
mod csv_sheet;
mod format;
mod sheet;
mod xlsx_sheet;

pub use about::About;
pub use cell::Cell;
pub use format::SheetFormat;
pub use sheet::{SheetError, SheetWriter};
