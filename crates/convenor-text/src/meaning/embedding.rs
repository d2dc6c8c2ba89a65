//! The vector of a text.

/// Numbers in a vector.
pub const DIMENSIONS: usize = 256;

/// Shorter than this is no direction.
const LENGTH_MIN: f32 = 1e-6;

/// The vector of a text: of length one, or all zeros for a text that says nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Embedding {
    values: [f32; DIMENSIONS],
}

impl Embedding {
    /// The vector of a text that says nothing.
    pub const NOTHING: Self = Self { values: [0.0; DIMENSIONS] };

    /// The direction of these numbers.
    pub fn towards(mut values: [f32; DIMENSIONS]) -> Self {
        let length = values.iter().map(|value| value * value).sum::<f32>().sqrt();
        if !(length.is_finite() && length > LENGTH_MIN) {
            return Self::NOTHING;
        }
        for value in &mut values {
            *value /= length;
        }
        Self { values }
    }

    /// Its numbers.
    pub fn values(&self) -> &[f32; DIMENSIONS] {
        &self.values
    }

    /// Whether the text said nothing that the model knows.
    pub fn is_nothing(&self) -> bool {
        self.values.iter().all(|value| *value == 0.0)
    }

    /// How alike two texts are: 1 for the same direction, 0 for no likeness.
    pub fn cosine(&self, other: &Self) -> f64 {
        let products = self.values.iter().zip(&other.values).map(|(a, b)| f64::from(*a) * f64::from(*b));
        products.sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_direction_has_length_one_and_nothing_has_none() {
        let mut values = [0.0; DIMENSIONS];
        assert!(Embedding::towards(values).is_nothing());
        (values[0], values[1]) = (3.0, -4.0);
        let embedding = Embedding::towards(values);
        assert_eq!(embedding.values()[..3], [0.6, -0.8, 0.0]);
        assert!((embedding.cosine(&embedding) - 1.0).abs() < 1e-6);
        values[2] = f32::NAN;
        assert!(Embedding::towards(values).is_nothing());
    }
}
