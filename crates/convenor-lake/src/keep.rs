//! Keeps responses for those who know of no lake: see [`KeepResponses`].

use chrono::{DateTime, TimeDelta, Utc};
use convenor_domain::EngagementId;
use convenor_domain::response::{
    GivenResponse, KeepError, KeepResponses, Keys, NewResponseFile, Question, Removing, ResponseFile,
    RollingUp, Sweeping, WriteResponses,
};

use crate::{Engine, LakeError, ResponseWriter};

impl KeepResponses for Engine {
    fn begin(&self, new: NewResponseFile) -> Result<Box<dyn WriteResponses>, KeepError> {
        Ok(Box::new(ResponseWriter::begin(self.lake(), new)?))
    }

    fn known_keys(&self, engagement: EngagementId) -> Keys<'_> {
        Box::pin(Engine::known_keys(self, engagement))
    }

    fn roll_up(&self, file: ResponseFile) -> RollingUp<'_> {
        Box::pin(async move {
            let cubes = Engine::roll_up(self, &file).await?;
            Ok(ResponseFile { cubes: Some(cubes), ..file })
        })
    }

    fn remove<'a>(&'a self, file: &'a ResponseFile) -> Removing<'a> {
        Box::pin(async move {
            if let Some(cubes) = &file.cubes {
                self.lake().remove(&cubes.path).await?;
            }
            Ok(self.lake().remove(&file.path).await?)
        })
    }

    fn sweep<'a>(
        &'a self,
        named: &'a [ResponseFile],
        now: DateTime<Utc>,
        age_min: TimeDelta,
    ) -> Sweeping<'a> {
        Box::pin(async move { Ok(self.lake().sweep(named, now, age_min).await?.len()) })
    }
}

impl WriteResponses for ResponseWriter {
    fn push(&mut self, given: &GivenResponse) -> Result<(), KeepError> {
        Ok(ResponseWriter::push(self, given)?)
    }

    fn finish(self: Box<Self>, questions: Vec<Question>) -> Result<ResponseFile, KeepError> {
        Ok(ResponseWriter::finish(*self, questions)?)
    }
}

impl From<LakeError> for KeepError {
    fn from(error: LakeError) -> Self {
        let reason = error.to_string();
        match error {
            LakeError::Separator { row, .. } => Self::Row { row, reason },
            _ => Self::Place { reason },
        }
    }
}
