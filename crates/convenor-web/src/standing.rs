//! Where an import of records or responses stands for the people who wait for it: its stage, and the job that works on it.

use convenor_domain::ImportId;
use convenor_store::{ImportStage, Job, JobState, Store, StoreError};

/// Where an import stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Somebody has to say what its columns hold.
    Choosing,
    /// A job works on it, or waits for its turn.
    Working(Job),
    /// Tried: somebody has to confirm it.
    Previewed,
    /// Saved.
    Imported,
    /// Taken back.
    Undone,
    /// It could not be tried or saved; the text says why, where that is known.
    Failed(String),
}

impl Standing {
    /// Where the import with this identifier and stage stands.
    pub(crate) async fn of(store: &Store, id: ImportId, stage: ImportStage) -> Result<Self, StoreError> {
        let job = store.lookup_last_job(&id.to_string()).await?;
        Ok(Self::from(stage, job))
    }

    fn from(stage: ImportStage, job: Option<Job>) -> Self {
        let ended_as = job.as_ref().map(|job| job.state);
        match (stage, job) {
            (ImportStage::Imported, _) => Self::Imported,
            (ImportStage::Undone, _) => Self::Undone,
            (_, Some(job)) if matches!(job.state, JobState::Waiting | JobState::Running) => {
                Self::Working(job)
            }
            // A job that is over and has not saved has failed; one that was never queued can be queued again.
            (ImportStage::Importing | ImportStage::Failed, job) => {
                Self::Failed(job.map(|job| job.message).unwrap_or_default())
            }
            (_, Some(job)) if ended_as == Some(JobState::Failed) => Self::Failed(job.message),
            (ImportStage::Uploaded, _) => Self::Choosing,
            (ImportStage::Previewed, _) => Self::Previewed,
        }
    }

    /// Whether its columns may still be read in another way.
    pub(crate) fn may_map(&self) -> bool {
        matches!(self, Self::Choosing | Self::Previewed | Self::Failed(_))
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use uuid::Uuid;

    use super::*;

    fn job(state: JobState) -> Job {
        Job {
            id: Uuid::nil(),
            kind: "import".to_owned(),
            payload: String::new(),
            state,
            attempts: 1,
            done: 0,
            total: None,
            message: "why".to_owned(),
            created_at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn what_was_saved_is_never_said_to_be_on_its_way() {
        assert_eq!(Standing::from(ImportStage::Imported, Some(job(JobState::Running))), Standing::Imported);
    }

    #[test]
    fn a_job_that_ended_without_saving_has_failed() {
        for state in [JobState::Failed, JobState::Done] {
            let standing = Standing::from(ImportStage::Importing, Some(job(state)));
            assert_eq!(standing, Standing::Failed("why".to_owned()));
        }
        assert_eq!(Standing::from(ImportStage::Importing, None), Standing::Failed(String::new()));
        assert_eq!(
            Standing::from(ImportStage::Uploaded, Some(job(JobState::Failed))),
            Standing::Failed("why".into())
        );
    }

    #[test]
    fn a_summary_is_not_shown_while_it_is_made_again() {
        assert!(matches!(
            Standing::from(ImportStage::Previewed, Some(job(JobState::Waiting))),
            Standing::Working(_)
        ));
        assert_eq!(Standing::from(ImportStage::Previewed, Some(job(JobState::Done))), Standing::Previewed);
        assert_eq!(Standing::from(ImportStage::Uploaded, None), Standing::Choosing);
    }
}
