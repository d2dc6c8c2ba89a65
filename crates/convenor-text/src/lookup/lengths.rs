//! The fields that words are looked up in, how much each counts, and how long their texts are.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::schema::Field;
use tantivy::{BitSet, SegmentReader};

use super::readable::{Readable, records_of};
use super::schema::Fields;

/// How far long texts count less.
const B: f64 = 0.75;

/// The fields, each with its weight.
pub(super) fn searched(fields: &Fields) -> [(Field, f64); 5] {
    [(fields.title, 3.0), (fields.names, 2.0), (fields.summary, 1.5), (fields.text, 1.0), (fields.forms, 0.5)]
}

/// Texts of a field among the readable records of a segment.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Lengths {
    words: u64,
    texts: u64,
}

/// The texts of every searched field, in that order.
pub(super) fn measure(
    segment: &SegmentReader,
    allowed: &BitSet,
    fields: &Fields,
) -> tantivy::Result<[Lengths; 5]> {
    let mut all = [Lengths::default(); 5];
    for (lengths, (field, _)) in all.iter_mut().zip(searched(fields)) {
        let norms = segment.get_fieldnorms_reader(field)?;
        for length in records_of(allowed).map(|doc| u64::from(norms.fieldnorm(doc))) {
            lengths.words += length;
            lengths.texts += u64::from(length > 0);
        }
    }
    Ok(all)
}

/// A field with what one word in it counts, by the length of the text.
pub(super) struct Searched {
    pub(super) field: Field,
    /// By the number that stands for a length in the index.
    counts: [f32; 256],
}

impl Searched {
    /// The searched fields: mean lengths are those among what the reader may see.
    pub(super) fn of(readable: &Readable<'_>) -> Vec<Self> {
        let fields = searched(readable.fields()).into_iter().enumerate();
        let one = |(place, (field, weight))| {
            let mean = mean_length(readable.lengths().filter_map(|all| all.get(place).copied()));
            Self { field, counts: counts(weight, mean) }
        };
        fields.map(one).collect()
    }

    /// What one word counts in the text of a record.
    #[inline]
    pub(super) fn count_in(&self, norm: u8) -> f32 {
        self.counts.get(usize::from(norm)).copied().unwrap_or_default()
    }
}

fn mean_length(all: impl Iterator<Item = Lengths>) -> f64 {
    let (words, texts) = all.fold((0, 0), |(words, texts), one| (words + one.words, texts + one.texts));
    (number(words) / number(texts)).max(1.0)
}

#[expect(clippy::cast_possible_truncation, reason = "a weight needs no more than six digits")]
fn counts(weight: f64, mean: f64) -> [f32; 256] {
    let mut counts = [0.0; 256];
    for (count, norm) in counts.iter_mut().zip(0..=255) {
        let length = f64::from(FieldNormReader::id_to_fieldnorm(norm)) / mean;
        *count = (weight / (1.0 - B + B * length)) as f32;
    }
    counts
}

/// Counts are far below the 2^53 up to which floating point is exact.
#[expect(clippy::cast_precision_loss, reason = "counts of records and words are far below 2^53")]
pub(super) fn number(count: u64) -> f64 {
    count as f64
}
