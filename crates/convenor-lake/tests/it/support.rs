//! A small lake with a manifest in memory.

use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use convenor_domain::response::{
    Answer, GivenResponse, KeepResponses, NewResponseFile, Question, QuestionKind, ResponseFile,
};
use convenor_domain::{AreaCode, EngagementId, ImportId, SystemId};
use convenor_lake::{Engine, Lake, Limits, Manifest, ManifestFiles, ResponseWriter};
use tempfile::TempDir;
use uuid::Uuid;

pub(crate) const ENGAGEMENT: EngagementId = EngagementId(Uuid::from_u128(7));
pub(crate) const SYSTEM: SystemId = SystemId(Uuid::from_u128(1));

/// The files that count.
#[derive(Default)]
pub(crate) struct Listed(pub(crate) Mutex<Vec<ResponseFile>>);

impl Manifest for Listed {
    fn files(&self, engagement: EngagementId) -> ManifestFiles<'_> {
        let files = self.0.lock().unwrap().clone();
        Box::pin(async move { Ok(files.into_iter().filter(|file| file.engagement == engagement).collect()) })
    }
}

/// A lake in a folder that goes away with it.
pub(crate) struct World {
    pub(crate) folder: TempDir,
    pub(crate) lake: Lake,
    pub(crate) listed: Arc<Listed>,
    pub(crate) engine: Engine,
}

impl World {
    pub(crate) fn new() -> Self {
        Self::limited(64 << 20, Duration::from_mins(1))
    }

    pub(crate) fn limited(memory_bytes: usize, deadline: Duration) -> Self {
        Self::made(memory_bytes, deadline, |folder| Lake::local(folder).unwrap())
    }

    /// Over a lake that uses a folder somehow.
    #[cfg(feature = "cluster")]
    pub(crate) fn over(lake: impl FnOnce(&Path) -> Lake) -> Self {
        Self::made(64 << 20, Duration::from_mins(1), lake)
    }

    fn made(memory_bytes: usize, deadline: Duration, lake: impl FnOnce(&Path) -> Lake) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let lake = lake(&folder.path().join("lake"));
        let listed = Arc::new(Listed::default());
        let engine = engine(&folder, &lake, &listed, memory_bytes, deadline);
        Self { folder, lake, listed, engine }
    }

    /// Limits of another engine over the same lake.
    #[cfg(feature = "cluster")]
    pub(crate) fn limits(&self, deadline: Duration) -> Limits {
        limits(&self.folder, 64 << 20, deadline)
    }

    /// Writes a file and puts it on the list.
    pub(crate) fn import(
        &self,
        number: u128,
        questions: Vec<Question>,
        dimensions: &[&str],
        given: &[GivenResponse],
    ) {
        let mut writer = self.begin(number, questions.clone(), dimensions);
        for response in given {
            writer.push(response).unwrap();
        }
        let file = writer.finish(questions).unwrap();
        self.listed.0.lock().unwrap().push(file);
    }

    /// Adds the counts of all files up.
    pub(crate) async fn roll_up(&self) {
        let files = self.listed.0.lock().unwrap().clone();
        let mut rolled_up = Vec::new();
        for file in files {
            rolled_up.push(KeepResponses::roll_up(&self.engine, file).await.unwrap());
        }
        *self.listed.0.lock().unwrap() = rolled_up;
    }

    /// The same responses, of which nothing was added up, asked by an engine that has read none of them.
    pub(crate) fn without_cubes(self) -> Self {
        for file in self.listed.0.lock().unwrap().iter_mut() {
            file.cubes = None;
        }
        let Self { folder, lake, listed, .. } = self;
        let engine = engine(&folder, &lake, &listed, 64 << 20, Duration::from_mins(1));
        Self { folder, lake, listed, engine }
    }

    pub(crate) fn begin(
        &self,
        number: u128,
        questions: Vec<Question>,
        dimensions: &[&str],
    ) -> ResponseWriter {
        let new = NewResponseFile {
            system: SYSTEM,
            engagement: ENGAGEMENT,
            import: ImportId(Uuid::from_u128(number)),
            questions,
            dimensions: dimensions.iter().map(ToString::to_string).collect(),
        };
        ResponseWriter::begin(&self.lake, new).unwrap()
    }

    /// The first file on the list, where it lies.
    pub(crate) fn first_file(&self) -> std::path::PathBuf {
        self.folder.path().join("lake").join(&self.listed.0.lock().unwrap()[0].path)
    }

    /// All files in the lake, whether they count or not.
    pub(crate) fn files(&self) -> Vec<String> {
        let mut folders = vec![self.folder.path().join("lake")];
        let mut files = Vec::new();
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    files.push(path.file_name().unwrap().to_string_lossy().into_owned());
                }
            }
        }
        files
    }
}

fn limits(folder: &TempDir, memory_bytes: usize, deadline: Duration) -> Limits {
    Limits { memory_bytes, deadline, threads: 2, spill_folder: folder.path().join("spill") }
}

fn engine(
    folder: &TempDir,
    lake: &Lake,
    listed: &Arc<Listed>,
    memory_bytes: usize,
    deadline: Duration,
) -> Engine {
    let manifest: Arc<dyn Manifest> = listed.clone();
    Engine::new(lake.clone(), manifest, limits(folder, memory_bytes, deadline)).unwrap()
}

pub(crate) fn question(key: &str, kind: QuestionKind) -> Question {
    let text = format!("The question {key}");
    Question {
        key: key.to_owned(),
        heading: key.to_owned(),
        text,
        kind,
        options: Vec::new(),
        dimension: None,
    }
}

/// A response with this key, in the row after its key.
pub(crate) fn response(key: i64, people: &[Option<&str>], answers: Vec<Answer>) -> GivenResponse {
    GivenResponse {
        key,
        row: key.unsigned_abs() + 1,
        person: None,
        given_on: None,
        area: None,
        people: people.iter().map(|category| category.map(Into::into)).collect(),
        answers,
    }
}

pub(crate) fn one(text: &str) -> Answer {
    Answer::One(text.into())
}

pub(crate) fn many(texts: &[&str]) -> Answer {
    Answer::Many(texts.iter().map(|text| (*text).into()).collect())
}

pub(crate) fn area(code: &str) -> AreaCode {
    AreaCode(code.to_owned())
}
