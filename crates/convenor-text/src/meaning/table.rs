//! A model of fixed vectors, one for every word piece; the vector of a text is their mean.
//!
//! How the table is made, from what and under which licences: `tools/embeddings` and `model/card.md`.

use std::borrow::Cow;

use sha2::{Digest, Sha256};

use super::embedding::{DIMENSIONS, Embedding};
use super::pieces::Pieces;
use super::{Embedder, ModelIdentity};

/// What a table begins with.
const MAGIC: &[u8; 8] = b"CVNTOK01";
const NAME: &str = "convenor-static-table";

/// Why a model cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ModelError {
    /// Not a table, or of another format.
    #[error("the model's table does not begin as a table should: put back the model's files as released")]
    Format,
    /// Vectors of another length.
    #[error(
        "the model's vectors have {found} numbers where {DIMENSIONS} are expected: use a model made for this version"
    )]
    Dimensions {
        /// Numbers in each of its vectors.
        found: u32,
    },
    /// Cut short, or longer than it says.
    #[error(
        "the model's table is damaged, {found} bytes where it needs {wanted}: put back the model's files as released"
    )]
    Length {
        /// Bytes there are.
        found: usize,
        /// Bytes there should be.
        wanted: usize,
    },
    /// Pieces and vectors do not belong together.
    #[error(
        "the model has {pieces} word pieces and {rows} vectors: put back both files from the same release"
    )]
    Rows {
        /// Lines of the list of pieces.
        pieces: usize,
        /// Vectors of the table.
        rows: usize,
    },
}

/// A vector for every word piece.
pub struct StaticTable {
    identity: ModelIdentity,
    pieces: Pieces,
    /// Added to the mean.
    offset: [f32; DIMENSIONS],
    /// What a vector's bytes are multiplied by.
    scales: Vec<f32>,
    /// A signed byte a number, vector after vector.
    vectors: Cow<'static, [u8]>,
}

impl StaticTable {
    /// Opens a model: its list of pieces, one a line, and its table.
    pub fn open(pieces: &str, table: impl Into<Cow<'static, [u8]>>) -> Result<Self, ModelError> {
        let table = table.into();
        let identity = ModelIdentity {
            name: NAME.to_owned(),
            sha256: hexadecimal(&Sha256::new().chain_update(pieces).chain_update(&table).finalize()),
            dimensions: DIMENSIONS,
        };
        let head = Head::read(&table)?;
        let lines = pieces.lines().count();
        if lines != head.rows {
            return Err(ModelError::Rows { pieces: lines, rows: head.rows });
        }
        let (mut offset, mut scales) = ([0.0; DIMENSIONS], vec![0.0; head.rows]);
        let numbers = table.get(Head::BYTES..).unwrap_or_default();
        for (value, bytes) in offset.iter_mut().chain(&mut scales).zip(numbers.as_chunks::<4>().0) {
            *value = f32::from_le_bytes(*bytes);
        }
        let start = Head::BYTES + 4 * (DIMENSIONS + head.rows);
        let vectors = match table {
            Cow::Borrowed(bytes) => Cow::Borrowed(bytes.get(start..).unwrap_or_default()),
            Cow::Owned(bytes) => Cow::Owned(bytes.get(start..).unwrap_or_default().to_vec()),
        };
        Ok(Self { identity, pieces: Pieces::read(pieces), offset, scales, vectors })
    }

    /// The rows of a text's word pieces; 0 is the unknown piece.
    pub fn rows(&self, text: &str) -> Vec<u32> {
        self.pieces.rows(text)
    }

    fn vector(&self, row: u32) -> Option<(f32, &[u8])> {
        let row = usize::try_from(row).ok()?;
        let start = row * DIMENSIONS;
        Some((*self.scales.get(row)?, self.vectors.get(start..start + DIMENSIONS)?))
    }
}

impl Embedder for StaticTable {
    fn identity(&self) -> &ModelIdentity {
        &self.identity
    }

    fn embed(&self, text: &str) -> Embedding {
        let mut sum = [0.0; DIMENSIONS];
        let mut known = 0.0_f32;
        for row in self.rows(text).into_iter().filter(|row| *row != self.pieces.unknown()) {
            let Some((scale, vector)) = self.vector(row) else { continue };
            known += 1.0;
            for (sum, byte) in sum.iter_mut().zip(vector) {
                *sum += scale * f32::from(byte.cast_signed());
            }
        }
        if known == 0.0 {
            return Embedding::NOTHING;
        }
        for (sum, offset) in sum.iter_mut().zip(&self.offset) {
            *sum = *sum / known + offset;
        }
        Embedding::towards(sum)
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// What a table says of itself.
struct Head {
    rows: usize,
}

impl Head {
    const BYTES: usize = 16;

    fn read(table: &[u8]) -> Result<Self, ModelError> {
        let rest = table.strip_prefix(MAGIC).ok_or(ModelError::Format)?;
        let [rows, dimensions, ..] = rest.as_chunks::<4>().0 else { return Err(ModelError::Format) };
        let (rows, found) = (u32::from_le_bytes(*rows), u32::from_le_bytes(*dimensions));
        if usize::try_from(found).ok() != Some(DIMENSIONS) {
            return Err(ModelError::Dimensions { found });
        }
        let rows = usize::try_from(rows).map_err(|_| ModelError::Format)?;
        let wanted = rows
            .checked_mul(4 + DIMENSIONS)
            .and_then(|bytes| bytes.checked_add(Self::BYTES + 4 * DIMENSIONS))
            .ok_or(ModelError::Format)?;
        if table.len() == wanted {
            Ok(Self { rows })
        } else {
            Err(ModelError::Length { found: table.len(), wanted })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table in which piece *n* points along axis *n*, twice as long as its number.
    fn made_up(rows: u32) -> Vec<u8> {
        let mut table = MAGIC.to_vec();
        table.extend(rows.to_le_bytes());
        table.extend(256_u32.to_le_bytes());
        table.extend([0; 4 * DIMENSIONS]);
        table.extend((0..rows).flat_map(|_| 0.5_f32.to_le_bytes()));
        for row in 0..usize::try_from(rows).unwrap() {
            let mut vector = [0_u8; DIMENSIONS];
            vector[row] = if row == 0 { 0 } else { 4 };
            table.extend(vector);
        }
        table
    }

    #[test]
    fn a_text_is_the_mean_of_its_pieces_and_the_unknown_counts_for_nothing() {
        let table = StaticTable::open("[UNK]\nbus\nward", made_up(3)).unwrap();
        let half = 0.5_f32.sqrt();
        assert_eq!(table.rows("Bus, ward"), [1, 0, 2]);
        let embedding = table.embed("Bus, ward");
        assert!((embedding.values()[1] - half).abs() < 1e-6 && (embedding.values()[2] - half).abs() < 1e-6);
        assert!(table.embed("").is_nothing() && table.embed("?? 您好").is_nothing());
    }

    #[test]
    fn a_damaged_model_is_told_apart() {
        let open = |pieces: &str, table: Vec<u8>| StaticTable::open(pieces, table).err();
        let pieces = "[UNK]\nbus\nward";
        assert!(matches!(open(pieces, b"CVNTOK02".to_vec()), Some(ModelError::Format)));
        assert!(matches!(open(pieces, MAGIC.to_vec()), Some(ModelError::Format)));
        let cut = made_up(3)[..1_500].to_vec();
        assert!(matches!(open(pieces, cut), Some(ModelError::Length { found: 1_500, .. })));
        let found = open("[UNK]\nbus", made_up(3));
        assert!(matches!(found, Some(ModelError::Rows { pieces: 2, rows: 3 })));
        let mut short = made_up(3);
        short[12..16].copy_from_slice(&64_u32.to_le_bytes());
        assert!(matches!(open(pieces, short), Some(ModelError::Dimensions { found: 64 })));
    }

    #[test]
    fn another_table_is_another_model() {
        let mut other = made_up(3);
        *other.last_mut().unwrap() = 9;
        let open = |table: Vec<u8>| StaticTable::open("[UNK]\nbus\nward", table).unwrap().identity().clone();
        assert_eq!(open(made_up(3)), open(made_up(3)));
        assert_ne!(open(made_up(3)).sha256, open(other).sha256);
        assert_eq!(open(made_up(3)).sha256.len(), 64);
    }
}
