//! The model that ships with Convenor, inside the program.

use std::sync::{Arc, OnceLock};

use super::table::{ModelError, StaticTable};

const PIECES: &str = include_str!("../../model/pieces.txt");
static TABLE: &[u8] = include_bytes!("../../model/table.bin");

/// The model that ships: checked and opened by the first who asks, and shared from then on.
pub fn shipped() -> Result<Arc<StaticTable>, ModelError> {
    static SHIPPED: OnceLock<Arc<StaticTable>> = OnceLock::new();
    if let Some(table) = SHIPPED.get() {
        return Ok(Arc::clone(table));
    }
    let table = Arc::new(StaticTable::open(PIECES, TABLE)?);
    Ok(Arc::clone(SHIPPED.get_or_init(|| table)))
}
