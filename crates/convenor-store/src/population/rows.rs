//! Rows as JSON, in pieces that the databases take in one statement each.

use std::fmt::Write;

use sea_orm::{ConnectionTrait, Value};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::dialect::{JsonColumn, execute, json_rows};
use crate::error::StoreError;

/// Bytes after which a new piece begins.
const PIECE_BYTES: usize = 1 << 20;

/// Rows to be inserted, each a JSON array.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pieces: Vec<String>,
}

impl Rows {
    /// Rows from JSON arrays.
    pub(super) fn of(rows: impl Iterator<Item = String>) -> Self {
        let mut all = Self::default();
        rows.for_each(|row| all.push(&row));
        all
    }

    fn push(&mut self, row: &str) {
        match self.pieces.last_mut().filter(|piece| piece.len() < PIECE_BYTES) {
            Some(piece) => {
                piece.push(',');
                piece.push_str(row);
            }
            None => self.pieces.push(row.to_owned()),
        }
    }

    /// SHA-256 of all rows, in hexadecimal, with what else makes them what they are.
    pub(super) fn hash(&self, with: &str) -> String {
        let mut digest = Sha256::new();
        digest.update(with.as_bytes());
        for piece in &self.pieces {
            digest.update([0]);
            digest.update(piece.as_bytes());
        }
        crate::record::hex(&digest.finalize())
    }

    /// Inserts the rows into a table, with the list's identifier where it has one, and gives how many were. `end` is what
    /// follows the rows: a condition, what to do with those that are there already.
    pub(super) async fn insert(
        &self,
        on: &impl ConnectionTrait,
        (table, list): (&str, Option<Uuid>),
        columns: &[(&str, JsonColumn)],
        end: &str,
    ) -> Result<u64, StoreError> {
        let kinds: Vec<JsonColumn> = columns.iter().map(|(_, kind)| *kind).collect();
        let (selected, source) = json_rows(on.get_database_backend(), &kinds);
        let names = list.map(|_| "list_id").into_iter().chain(columns.iter().map(|(name, _)| *name));
        let names = names.collect::<Vec<_>>().join(", ");
        let id = list.map(|_| "?".to_owned());
        let selected = id.into_iter().chain(selected).collect::<Vec<_>>().join(", ");
        let sql = format!("INSERT INTO {table} ({names}) SELECT {selected} FROM {source} {end}");
        let mut inserted = 0;
        for piece in &self.pieces {
            let rows = Value::from(format!("[{piece}]"));
            let values = list.map(Value::from).into_iter().chain([rows]).collect();
            inserted += execute(on, &sql, values).await?;
        }
        Ok(inserted)
    }
}

/// A number as short as it can be written, to a thousandth.
pub(super) fn short(number: f64) -> String {
    let mut text = format!("{number:.3}");
    let digits = text.trim_end_matches('0').trim_end_matches('.').len();
    text.truncate(digits);
    text
}

/// A JSON array of numbers.
pub(super) fn numbers(numbers: &[f64]) -> String {
    let mut text = String::from("[");
    for (place, number) in numbers.iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = write!(text, "{}{}", if place == 0 { "" } else { "," }, short(*number));
    }
    text.push(']');
    text
}

/// Text as JSON.
pub(super) fn text(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
