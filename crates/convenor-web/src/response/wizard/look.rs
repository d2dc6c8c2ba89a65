//! Looks into a file before it is read: its sheets, its headings, its columns. On a thread of its own: opening a workbook
//! takes a while.

use std::path::{Path, PathBuf};

use convenor_domain::response::Dimensions;
use convenor_import::open_once;
use convenor_import::responses::{Corrections, Glance, glance};

use crate::response::RunError;
use crate::response::run::limits;

/// What a file looks like.
#[derive(Debug)]
pub(super) struct Look {
    /// Its sheets, where there are several to choose from.
    pub(super) sheets: Vec<String>,
    /// The sheet looked at, where there are several.
    pub(super) sheet: Option<String>,
    /// Its columns.
    pub(super) glance: Glance,
}

/// Looks into a file; `name` is what people call it. Without a sheet, the first with anything in it.
pub(super) async fn look(
    name: &str,
    file: PathBuf,
    sheet: Option<String>,
    corrections: Corrections,
) -> Result<Look, RunError> {
    let name = name.to_owned();
    let work = move || look_now(&name, &file, sheet, &corrections);
    tokio::task::spawn_blocking(work).await.map_err(|_| RunError::Stopped)?
}

fn look_now(
    name: &str,
    file: &Path,
    asked: Option<String>,
    corrections: &Corrections,
) -> Result<Look, RunError> {
    let source = open_once(name, file, &limits())?;
    let (sheets, sheet) = match source.sheets() {
        sheets if sheets.len() > 1 => (sheets.to_vec(), asked.or_else(|| source.first_sheet())),
        _ => (Vec::new(), None),
    };
    let dimensions = Dimensions::shipped()?;
    let glance = glance(name, &source, sheet.as_deref(), corrections, dimensions, &convenor_text::redact)?;
    Ok(Look { sheets, sheet, glance })
}
