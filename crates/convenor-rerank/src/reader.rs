//! Reads texts beside a question, and remembers what it read.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use convenor_text::CloseReader;

use crate::minilm::{MiniLm, RerankError};

/// Texts whose vectors are remembered, some 1.6 kB each; beyond it everything is forgotten and read anew.
const REMEMBERED_MAX: usize = 20_000;

/// Reads texts beside a question.
pub struct Reader {
    model: MiniLm,
    remembered: Mutex<HashMap<String, Vec<f32>>>,
}

impl Reader {
    /// A reader that has read nothing yet.
    pub fn new(model: MiniLm) -> Self {
        Self { model, remembered: Mutex::default() }
    }

    fn vector(&self, text: &str) -> Result<Vec<f32>, RerankError> {
        let known = self.remembered.lock().unwrap_or_else(PoisonError::into_inner).get(text).cloned();
        if let Some(vector) = known {
            return Ok(vector);
        }
        let vector = self.model.embed(text)?;
        let mut remembered = self.remembered.lock().unwrap_or_else(PoisonError::into_inner);
        if remembered.len() >= REMEMBERED_MAX {
            remembered.clear();
        }
        remembered.insert(text.to_owned(), vector.clone());
        Ok(vector)
    }
}

impl CloseReader for Reader {
    fn closeness(&self, question: &str, texts: &[String]) -> Option<Vec<f64>> {
        let read = || -> Result<Vec<f64>, RerankError> {
            let question = self.model.embed(question)?;
            texts.iter().map(|text| Ok(cosine(&question, &self.vector(text)?))).collect()
        };
        match read() {
            Ok(closeness) => Some(closeness),
            Err(error) => {
                tracing::error!(%error, "the close reader failed: the order stays as the index gave it");
                None
            }
        }
    }
}

/// Both are of length 1.
fn cosine(one: &[f32], other: &[f32]) -> f64 {
    one.iter().zip(other).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum()
}
