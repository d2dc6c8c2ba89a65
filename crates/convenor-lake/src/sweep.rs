//! Removes what interrupted imports left behind: files that no manifest row names.

use std::collections::HashSet;

use chrono::{DateTime, TimeDelta, Utc};
use convenor_domain::response::ResponseFile;
use futures::TryStreamExt;
use object_store::path::Path;
use object_store::{ObjectMeta, ObjectStore, ObjectStoreExt};

use crate::{Lake, LakeError, layout};

impl Lake {
    /// Removes files that are not among `named`, the files of **every** manifest row, and that were last written longer
    /// than `age_min` before `now`: younger ones may belong to an import under way. Says which it removed.
    pub async fn sweep(
        &self,
        named: &[ResponseFile],
        now: DateTime<Utc>,
        age_min: TimeDelta,
    ) -> Result<Vec<String>, LakeError> {
        let counts = named.iter().filter_map(|file| file.cubes.as_ref()).map(|cubes| cubes.path.as_str());
        let named: HashSet<&str> = named.iter().map(|file| file.path.as_str()).chain(counts).collect();
        let found: Vec<ObjectMeta> = self.store.list(Some(&Path::from(layout::FOLDER))).try_collect().await?;
        let mut removed = Vec::new();
        for file in found {
            let path = file.location.to_string();
            if !named.contains(path.as_str()) && now - file.last_modified > age_min {
                self.store.delete(&file.location).await?;
                removed.push(path);
            }
        }
        Ok(removed)
    }
}
