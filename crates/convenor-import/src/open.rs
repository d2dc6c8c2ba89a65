//! Opens a file: finds out what it is by looking inside, and yields its rows.
//!
//! Formats differ in how they are read (streams for CSV and JSON lines, as a whole for the rest) and in nothing else.

mod delimiter;
mod encoding;
mod error;
mod first_sheet;
mod flatten;
mod grid;
mod header;
mod json;
mod json_lines;
mod ods_guard;
mod sniff;
mod stream;
mod survey_monkey;
mod text_table;
mod utf8_so_far;
mod workbook;
mod zip_guard;

use std::io;
use std::path::{Path, PathBuf};

use convenor_domain::RejectedRow;

pub(crate) use self::delimiter::sniff as sniff_delimiter;
pub use self::error::OpenError;
pub(crate) use self::grid::read_ahead;
pub use self::grid::{Grid, GridRow};
pub use self::sniff::FileKind;
use self::stream::{BytesRead, Packing};
use crate::cell::Table;
use crate::limits::Limits;

/// Names of sheets that hold answers: templates put a guide before them.
const ANSWERS: [&str; 6] = ["responses", "form responses 1", "raw data", "data", "answers", "export"];

/// A file whose kind is known and which has been looked through once.
#[derive(Debug)]
pub struct Source {
    name: String,
    path: PathBuf,
    limits: Limits,
    form: Form,
    read: BytesRead,
}

#[derive(Debug)]
enum Form {
    Text { packing: Packing, encoding: &'static encoding_rs::Encoding },
    JsonLines { packing: Packing, encoding: &'static encoding_rs::Encoding, columns: flatten::Columns },
    Json { files: Vec<PathBuf>, packing: Packing },
    Workbook { kind: workbook::Kind, sheets: Vec<String> },
}

/// Finds out what a file is and whether it can be read. `name` is what the user calls it; `path` is where it lies:
/// a file, or a folder of JSON files.
pub fn open(name: &str, path: &Path, limits: &Limits) -> Result<Source, OpenError> {
    let source = open_once(name, path, limits)?;
    source.check_to_the_end()?;
    Ok(source)
}

/// Finds out what a file is, and leaves it to the reader of its rows to find out whether it can be read to its end: for
/// files so large that they are read once.
pub fn open_once(name: &str, path: &Path, limits: &Limits) -> Result<Source, OpenError> {
    open_looking(name, path, limits, EncodingFrom::Whole)
}

/// Finds out what a file is from its start alone: for files that are read by [`Source::text_as_utf8`], which finds out
/// the encoding as it goes.
pub(crate) fn open_start(name: &str, path: &Path, limits: &Limits) -> Result<Source, OpenError> {
    open_looking(name, path, limits, EncodingFrom::Start)
}

/// From how much of a text its encoding is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum EncodingFrom {
    /// All of it.
    Whole,
    /// Its start, where that is UTF-8; otherwise all of it.
    Start,
}

fn open_looking(
    name: &str,
    path: &Path,
    limits: &Limits,
    encoding: EncodingFrom,
) -> Result<Source, OpenError> {
    let form = sniff::look(name, path, limits, encoding).map_err(|error| error.of(name))?;
    Ok(Source {
        name: name.to_owned(),
        path: path.to_owned(),
        limits: limits.clone(),
        form,
        read: BytesRead::default(),
    })
}

impl Source {
    /// What it is.
    pub fn kind(&self) -> FileKind {
        match &self.form {
            Form::Text { .. } => FileKind::Csv,
            Form::JsonLines { .. } => FileKind::JsonLines,
            Form::Json { .. } => FileKind::Json,
            Form::Workbook { kind: workbook::Kind::Xlsx, .. } => FileKind::Xlsx,
            Form::Workbook { kind: workbook::Kind::Ods, .. } => FileKind::Ods,
        }
    }

    /// Names of the sheets to choose from; none where there is nothing to choose.
    pub fn sheets(&self) -> &[String] {
        match &self.form {
            Form::Workbook { sheets, .. } => sheets,
            _ => &[],
        }
    }

    /// The share of the file that its last rows or grid has read so far, from 0 to 1; `None` for files that are not read
    /// as a stream.
    pub fn share_read(&self) -> Option<f64> {
        self.read.share()
    }

    /// The rows, from the start: call it again to read them again. Without a `sheet`, the first with anything in it.
    pub fn table(&self, sheet: Option<&str>) -> Result<Table, OpenError> {
        self.read(sheet).map_err(|error| error.of(&self.name))
    }

    /// The rows as they stand, headings among them, from the start.
    pub fn grid(&self, sheet: Option<&str>) -> Result<Grid, OpenError> {
        let grid = || -> Result<Grid, ContentError> {
            match &self.form {
                Form::Text { packing, encoding } => text_table::grid(self.text(*packing, encoding)?),
                Form::Workbook { kind, sheets } => from_sheet(sheets, sheet, &ANSWERS, |sheet| {
                    workbook::grid(&self.path, *kind, sheet, &self.limits)
                }),
                Form::Json { files, packing } => {
                    let items = self.items(files, *packing)?;
                    match survey_monkey::grid(&items) {
                        Some(grid) => Ok(grid),
                        None => Ok(grid::of_table(json::table(items, &self.limits)?)),
                    }
                }
                Form::JsonLines { .. } => Ok(grid::of_table(self.read(sheet)?)),
            }
        };
        grid().map_err(|error| error.of(&self.name))
    }

    /// A text table as UTF-8, for readers that split it themselves: as it lies on the disk where it is UTF-8 already,
    /// with its byte order mark if it has one. `None` for everything else.
    pub(crate) fn text_as_utf8(&self) -> Result<Option<Box<dyn io::Read + Send>>, OpenError> {
        let Form::Text { packing, encoding } = &self.form else { return Ok(None) };
        let text = if *encoding == encoding_rs::UTF_8 {
            self.utf8_so_far(*packing)
        } else {
            self.text(*packing, encoding)
        };
        text.map(Some).map_err(|error| ContentError::from(error).of(&self.name))
    }

    fn read(&self, sheet: Option<&str>) -> Result<Table, ContentError> {
        match &self.form {
            Form::Text { packing, encoding } => {
                text_table::table(self.text(*packing, encoding)?, &self.limits)
            }
            Form::JsonLines { packing, encoding, columns } => {
                let text = self.text(*packing, encoding)?;
                Ok(json_lines::table(text, columns.clone(), &self.limits))
            }
            Form::Json { files, packing } => self.json(files, *packing),
            Form::Workbook { kind, sheets } => self.sheet(*kind, sheets, sheet),
        }
    }

    fn text(
        &self,
        packing: Packing,
        encoding: &'static encoding_rs::Encoding,
    ) -> io::Result<Box<dyn io::Read + Send>> {
        let bytes_max = self.limits.unpacked_bytes_max;
        let bytes = stream::counted_bytes(&self.path, packing, bytes_max, &self.limits, &self.read)?;
        Ok(Box::new(encoding::Utf8Reader::new(bytes, encoding)))
    }

    fn utf8_so_far(&self, packing: Packing) -> io::Result<Box<dyn io::Read + Send>> {
        let (path, limits) = (self.path.clone(), self.limits.clone());
        let bytes_max = limits.unpacked_bytes_max;
        let text = stream::counted_bytes(&path, packing, bytes_max, &limits, &self.read)?;
        let detect = move || encoding::detect(stream::bytes(&path, packing, bytes_max, &limits)?);
        Ok(Box::new(utf8_so_far::Utf8SoFar::new(text, detect)))
    }

    fn json(&self, files: &[PathBuf], packing: Packing) -> Result<Table, ContentError> {
        json::table(self.items(files, packing)?, &self.limits)
    }

    fn items(&self, files: &[PathBuf], packing: Packing) -> Result<Vec<serde_json::Value>, ContentError> {
        let mut items = Vec::new();
        for file in files {
            let bytes_max = self.limits.whole_bytes_max;
            let encoding = encoding::detect(stream::bytes(file, packing, bytes_max, &self.limits)?)?;
            let bytes = stream::bytes(file, packing, bytes_max, &self.limits)?;
            let read = json::items(encoding::Utf8Reader::new(bytes, encoding));
            items.extend(read.map_err(|error| error.in_file(file, files))?);
        }
        Ok(items)
    }

    fn sheet(
        &self,
        kind: workbook::Kind,
        sheets: &[String],
        wanted: Option<&str>,
    ) -> Result<Table, ContentError> {
        from_sheet(sheets, wanted, &[], |sheet| workbook::table(&self.path, kind, sheet, &self.limits))
    }

    /// Says now, not after an hour, that a file cannot be read to its end. JSON lines have been read once already;
    /// workbooks are checked sheet by sheet, as they are chosen.
    fn check_to_the_end(&self) -> Result<(), OpenError> {
        match self.form {
            Form::Text { .. } => {}
            Form::Json { .. } => return self.table(None).map(drop),
            Form::JsonLines { .. } | Form::Workbook { .. } => return Ok(()),
        }
        let rows_max = self.limits.rows_max;
        let rows =
            self.table(None)?.zip(1_u64..).take_while(|(_, count)| *count <= rows_max + 1).count() as u64;
        if rows > rows_max {
            return Err(ContentError::TooMany { what: "rows", limit: rows_max }.of(&self.name));
        }
        Ok(())
    }
}

/// What is read of the sheet that is wanted; without a wish, of the first with anything in it, those called so `before`
/// the others.
fn from_sheet<T>(
    sheets: &[String],
    wanted: Option<&str>,
    before: &[&str],
    read: impl Fn(&str) -> Result<T, ContentError>,
) -> Result<T, ContentError> {
    if let Some(wanted) = wanted {
        let sheet = sheets.iter().find(|sheet| *sheet == wanted);
        let absent = || ContentError::NoSheet { sheet: wanted.to_owned(), sheets: sheets.join(", ") };
        return read(sheet.ok_or_else(absent)?);
    }
    let is_first = |sheet: &&String| before.contains(&sheet.trim().to_lowercase().as_str());
    let (first, others): (Vec<_>, Vec<_>) = sheets.iter().partition(is_first);
    let mut read = first.into_iter().chain(others).map(|sheet| read(sheet));
    read.find(|found| !matches!(found, Err(ContentError::Empty))).unwrap_or(Err(ContentError::Empty))
}

/// What is wrong with the content, before it is known what the user calls the file.
#[derive(Debug)]
pub(crate) enum ContentError {
    Disk(io::Error),
    Empty,
    TooLarge { found_mb: u64, limit_mb: u64 },
    UnpacksTooFar,
    Encrypted,
    Damaged { reason: String },
    OlderKind,
    Binary,
    Json { line: usize, column: usize },
    InFile { file: String, error: Box<ContentError> },
    NoRecords,
    NoSheet { sheet: String, sheets: String },
    TooMany { what: &'static str, limit: u64 },
}

impl From<io::Error> for ContentError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            _ if stream::unpacks_too_far(&error) => Self::UnpacksTooFar,
            io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::UnexpectedEof => {
                Self::Damaged { reason: error.to_string() }
            }
            _ => Self::Disk(error),
        }
    }
}

impl ContentError {
    fn json(error: serde_json::Error) -> Self {
        match error.io_error_kind() {
            Some(_) => io::Error::from(error).into(),
            None => Self::Json { line: error.line(), column: error.column() },
        }
    }

    /// Names the file where there are several.
    fn in_file(self, file: &Path, files: &[PathBuf]) -> Self {
        if files.len() < 2 {
            return self;
        }
        let file = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Self::InFile { file, error: Box::new(self) }
    }

    fn of(self, name: &str) -> OpenError {
        let name = name.to_owned();
        match self {
            Self::Disk(source) => OpenError::Disk { name, source },
            Self::Empty => OpenError::Empty { name },
            Self::TooLarge { found_mb, limit_mb } => OpenError::TooLarge { name, found_mb, limit_mb },
            Self::UnpacksTooFar => OpenError::UnpacksTooFar { name },
            Self::Encrypted => OpenError::Encrypted { name },
            Self::Damaged { reason } => OpenError::Damaged { name, reason },
            Self::OlderKind => OpenError::OlderKind { name },
            Self::Binary => OpenError::Binary { name },
            Self::Json { line, column } => OpenError::Json { name, line, column },
            Self::InFile { file, error } => error.of(&file),
            Self::NoRecords => OpenError::NoRecords { name },
            Self::NoSheet { sheet, sheets } => OpenError::NoSheet { name, sheet, sheets },
            Self::TooMany { what, limit } => OpenError::TooMany { name, what, limit },
        }
    }
}

/// The field of a rejected row behind which there are no others.
pub(crate) const FILE: &str = "file";

/// The last “row” of a file that could not be read to its end.
pub(crate) fn broken_off(row: u64, error: &io::Error) -> RejectedRow {
    let reason = format!("could not be read, nor anything after it ({error}): choose the file again");
    RejectedRow { row, field: FILE.to_owned(), reason }
}
