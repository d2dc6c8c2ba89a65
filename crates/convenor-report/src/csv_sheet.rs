//! A table as CSV.

use std::io::Write;

use crate::cell::{Cell, guarded};
use crate::sheet::SheetError;

/// Without it Excel reads UTF-8 as an older encoding and garbles every accent and curly quote.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

pub(crate) struct CsvSheet<W: Write>(csv::Writer<W>);

impl<W: Write> CsvSheet<W> {
    pub(crate) fn begin(columns: &[String], mut out: W) -> Result<Self, SheetError> {
        out.write_all(BYTE_ORDER_MARK)?;
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
        writer.write_record(columns.iter().map(|column| guarded(column).into_owned()))?;
        Ok(Self(writer))
    }

    pub(crate) fn add(&mut self, cells: &[Cell]) -> Result<(), SheetError> {
        for cell in cells {
            match cell {
                Cell::Empty => self.0.write_field("")?,
                Cell::Text(text) => self.0.write_field(guarded(text).as_bytes())?,
                Cell::Number(number) => self.0.write_field(number.to_string())?,
                Cell::Decimal(number) => self.0.write_field(number.to_string())?,
            }
        }
        // An empty record ends the row.
        Ok(self.0.write_record(None::<&[u8]>)?)
    }

    pub(crate) fn finish(mut self) -> Result<W, SheetError> {
        self.0.flush()?;
        self.0.into_inner().map_err(|error| SheetError::Write(error.into_error()))
    }
}
