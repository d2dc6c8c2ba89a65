//! Vectors as the index keeps them: one bit a number to look through many, one byte a number to compare the best.

use fearless_simd::{Level, dispatch};

use super::embedding::{DIMENSIONS, Embedding};

/// Words of 64 bits that hold the signs of a vector.
pub(crate) const SIGN_WORDS: usize = DIMENSIONS / 64;
/// Words of 64 bits that hold a vector, eight numbers each.
pub(crate) const VECTOR_WORDS: usize = DIMENSIONS / 8;

/// A vector in few bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Packed {
    /// A bit a number: set where it is above zero.
    pub(crate) sign: [u64; SIGN_WORDS],
    /// A byte a number, the largest being ±127.
    pub(crate) vector: [u64; VECTOR_WORDS],
}

impl Packed {
    /// Packs a vector.
    pub(crate) fn new(embedding: &Embedding) -> Self {
        let values = embedding.values();
        let largest = values.iter().fold(f32::MIN_POSITIVE, |largest, value| largest.max(value.abs()));
        let mut packed = Self { sign: [0; SIGN_WORDS], vector: [0; VECTOR_WORDS] };
        for (word, values) in packed.sign.iter_mut().zip(values.chunks_exact(64)) {
            *word = values.iter().rev().fold(0, |bits, value| bits << 1 | u64::from(*value > 0.0));
        }
        for (word, values) in packed.vector.iter_mut().zip(values.as_chunks::<8>().0) {
            *word = u64::from_le_bytes(values.map(|value| byte(value / largest)));
        }
        packed
    }
}

/// A number from −1 to 1 as a signed byte.
#[expect(clippy::cast_possible_truncation, reason = "the number lies between −127 and 127")]
fn byte(value: f32) -> u8 {
    ((value * 127.0).round() as i8).cast_unsigned()
}

/// How alike a vector and a packed one are: their cosine.
pub(crate) fn cosine(embedding: &Embedding, packed: &[u64; VECTOR_WORDS]) -> f64 {
    dispatch!(Level::new(), _ => cosine_inlined(embedding, packed))
}

#[expect(clippy::inline_always, reason = "inlined, it is compiled for the processor at hand")]
#[inline(always)]
fn cosine_inlined(embedding: &Embedding, packed: &[u64; VECTOR_WORDS]) -> f64 {
    // Eight sums side by side, which the processor takes at once.
    let (mut products, mut lengths) = ([0.0_f32; 8], [0.0_f32; 8]);
    for (values, word) in embedding.values().as_chunks::<8>().0.iter().zip(packed) {
        let others = word.to_le_bytes().map(|byte| f32::from(byte.cast_signed()));
        let sums = products.iter_mut().zip(&mut lengths);
        for ((product, length), (value, other)) in sums.zip(values.iter().zip(others)) {
            *product += value * other;
            *length += other * other;
        }
    }
    let (product, length) = (products.iter().sum::<f32>(), lengths.iter().sum::<f32>());
    if length > 0.0 { f64::from(product / length.sqrt()) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wave(step: f32) -> Embedding {
        let mut values = [0.0; DIMENSIONS];
        let mut angle = 0.0_f32;
        for value in &mut values {
            angle += step;
            *value = angle.sin();
        }
        Embedding::towards(values)
    }

    #[test]
    fn packing_changes_no_cosine_by_a_hundredth() {
        let waves: Vec<Embedding> = [0.1, 0.11, 0.3, 1.0, 2.0].map(wave).into();
        for (a, b) in waves.iter().flat_map(|a| waves.iter().map(move |b| (a, b))) {
            let packed = cosine(a, &Packed::new(b).vector);
            assert!((packed - a.cosine(b)).abs() < 0.01, "{packed} {}", a.cosine(b));
        }
    }

    #[test]
    fn a_set_bit_is_a_number_above_zero() {
        let wave = wave(0.5);
        let packed = Packed::new(&wave);
        for (place, value) in wave.values().iter().enumerate() {
            assert_eq!(packed.sign[place / 64] >> (place % 64) & 1 == 1, *value > 0.0);
        }
        assert!(cosine(&wave, &Packed::new(&Embedding::NOTHING).vector).abs() < f64::EPSILON);
    }
}
