//! How much of a file is read at most, so that no file can exhaust the machine.

/// Most that is taken from one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file as it lies on the disk.
    pub file_bytes_max: u64,
    /// Bytes that a packed file that is read as a stream (CSV, JSON lines) may unpack to.
    pub unpacked_bytes_max: u64,
    /// Bytes that a file that is read as a whole (spreadsheets, JSON) may unpack to.
    pub whole_bytes_max: u64,
    /// Bytes unpacked for one byte packed, once [`Limits::RATIO_CHECKED_FROM_BYTES`] have been unpacked.
    pub ratio_max: u64,
    /// Characters in one cell.
    pub cell_chars_max: usize,
    /// Columns in one table.
    pub columns_max: usize,
    /// Rows in one table.
    pub rows_max: u64,
}

impl Limits {
    /// Small files may be packed as tightly as they like: a thousand blanks harm nobody.
    pub const RATIO_CHECKED_FROM_BYTES: u64 = 32 * 1024 * 1024;
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes_max: 256 * 1024 * 1024,
            unpacked_bytes_max: 1024 * 1024 * 1024,
            whole_bytes_max: 256 * 1024 * 1024,
            ratio_max: 200,
            cell_chars_max: 1_000_000,
            columns_max: 2_000,
            rows_max: 1_048_576,
        }
    }
}
