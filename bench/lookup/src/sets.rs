//! The sets of texts and questions, as the anchors draw them. Read at run time, never printed.

mod cases;
mod comments;
mod twins;

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use anyhow::Context;
use flate2::read::GzDecoder;

pub(crate) use cases::Cases;
pub(crate) use comments::Comments;
pub(crate) use twins::Twins;

/// Opens a packed file.
pub(crate) fn unpack(file: &Path) -> anyhow::Result<impl Read + use<>> {
    let packed = File::open(file).with_context(|| format!("{} cannot be read", file.display()))?;
    Ok(GzDecoder::new(BufReader::new(packed)))
}
