//! The answers weighted to those who live there, by what people said of themselves.

use convenor_domain::response::Dimension;
use convenor_domain::response::apart::Apart;
use convenor_domain::response::ask::AskError;
use convenor_domain::weighting::{Margin, Weighted, WeightingError, weigh};
use convenor_statistics::{Disclosed, Trim};

use super::Among;

/// Weights cannot be told.
#[derive(Debug, thiserror::Error)]
pub enum WeighError {
    /// The responses cannot be counted.
    #[error(transparent)]
    Ask(#[from] AskError),
    /// They cannot be weighted.
    #[error(transparent)]
    Weighting(#[from] WeightingError),
}

/// A dimension, and how many of each of its categories live there.
pub type Residents<'a> = (&'a Dimension, Vec<(String, u64)>);

impl Among<'_> {
    /// The answers weighted by some dimensions; nothing where it would tell of a few.
    pub async fn weighted(
        &self,
        by: Vec<Residents<'_>>,
        trim: Option<Trim>,
    ) -> Result<Disclosed<Option<Weighted>>, WeighError> {
        let dimensions: Vec<String> = by.iter().map(|(dimension, _)| dimension.key.clone()).collect();
        let counts = self.asking.responses.people(&self.within, &dimensions).await?.value;
        let apart = Apart { dimensions, ..Apart::default() };
        let profiles = self.asking.responses.profiles(&self.within, &apart).await?.value;
        let profiles: Vec<_> = profiles.into_iter().map(|(profile, count)| (profile, count.people)).collect();
        let margin = |((dimension, residents), counts)| Margin { dimension, counts, residents };
        let margins: Vec<Margin<'_>> = by.into_iter().zip(counts).map(margin).collect();
        // Weights are told as they are, under every rule.
        let people = self.exact(self.total, self.total).await?.get().unwrap_or_default();
        Ok(weigh(self.asking.rule, &margins, &profiles, people, trim)?)
    }
}
