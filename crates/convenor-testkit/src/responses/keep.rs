//! Keeps responses in memory.

use chrono::{DateTime, TimeDelta, Utc};
use convenor_domain::EngagementId;
use convenor_domain::response::ask::Within;
use convenor_domain::response::{
    GivenResponse, KeepError, KeepResponses, Keys, NewResponseFile, Question, Removing, ResponseFile,
    RollingUp, Sweeping, WriteResponses,
};

use super::{Files, RememberedResponses};

impl KeepResponses for RememberedResponses {
    fn begin(&self, new: NewResponseFile) -> Result<Box<dyn WriteResponses>, KeepError> {
        Ok(Box::new(Writing { files: self.files.clone(), new, responses: Vec::new() }))
    }

    fn known_keys(&self, engagement: EngagementId) -> Keys<'_> {
        Box::pin(async move {
            let held = self.held(&Within::all(engagement)).await?;
            Ok(held.iter().map(|one| one.given.key).collect())
        })
    }

    fn roll_up(&self, file: ResponseFile) -> RollingUp<'_> {
        Box::pin(async { Ok(file) })
    }

    fn remove<'a>(&'a self, file: &'a ResponseFile) -> Removing<'a> {
        Box::pin(async move {
            self.files.lock().expect("nobody stops with the files in hand").remove(&file.path);
            Ok(())
        })
    }

    /// Files in memory have no age: all that are not named go.
    fn sweep<'a>(&'a self, named: &'a [ResponseFile], _: DateTime<Utc>, _: TimeDelta) -> Sweeping<'a> {
        Box::pin(async move {
            let mut files = self.files.lock().expect("nobody stops with the files in hand");
            let before = files.len();
            files.retain(|path, _| named.iter().any(|file| file.path == *path));
            Ok(before - files.len())
        })
    }
}

struct Writing {
    files: Files,
    new: NewResponseFile,
    responses: Vec<GivenResponse>,
}

impl WriteResponses for Writing {
    fn push(&mut self, given: &GivenResponse) -> Result<(), KeepError> {
        self.responses.push(given.clone());
        Ok(())
    }

    fn finish(self: Box<Self>, questions: Vec<Question>) -> Result<ResponseFile, KeepError> {
        let Self { files, new, responses } = *self;
        let file = ResponseFile {
            system: new.system,
            engagement: new.engagement,
            import: new.import,
            path: new.import.to_string(),
            responses: responses.len() as u64,
            key_sum: responses.iter().fold(0, |sum: i64, given| sum.wrapping_add(given.key)),
            sha256: String::new(),
            questions,
            dimensions: new.dimensions,
            cubes: None,
        };
        let mut files = files.lock().expect("nobody stops with the files in hand");
        files.insert(file.path.clone(), (file.clone(), responses));
        Ok(file)
    }
}
