//! Responses in memory, counted one by one: what pages are tested with instead of the lake.

mod ask;
mod held;
mod keep;
mod survey;

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use convenor_domain::response::ask::{AskError, Within};
use convenor_domain::response::{GivenResponse, ResponseFile};
use convenor_store::Store;

use self::held::Held;
pub use self::survey::{SurveyBuilder, survey};

/// Files of responses by their path.
type Files = Arc<Mutex<HashMap<String, (ResponseFile, Vec<GivenResponse>)>>>;

/// Responses in memory; which of their files count is said by the store, as it is of the lake's.
pub struct RememberedResponses {
    store: Store,
    files: Files,
}

impl RememberedResponses {
    /// None yet.
    pub fn new(store: Store) -> Self {
        Self { store, files: Files::default() }
    }

    /// How many files there are, whether they count or not.
    pub fn file_count(&self) -> usize {
        self.files.lock().expect("nobody stops with the files in hand").len()
    }

    /// The responses that are asked about, in the order of their files.
    async fn held(&self, within: &Within) -> Result<Vec<Held>, AskError> {
        let files = self.store.list_response_files(within.engagement).await;
        let files = files.map_err(|error| AskError::Engine { reason: error.to_string() })?;
        let known = self.files.lock().expect("nobody stops with the files in hand");
        let mut held = Vec::new();
        for file in files.into_iter().filter(|file| within.takes(file.import)) {
            let missing = || AskError::File { reason: format!("the file {} is missing", file.path) };
            let (file, responses) = known.get(&file.path).ok_or_else(missing)?;
            held.extend(responses.iter().map(|given| Held::new(file, given)).filter(|one| one.fits(within)));
        }
        Ok(held)
    }
}
