//! An instance in a folder of its own, and commands run on it.

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// An instance in a folder of its own.
pub(crate) struct Instance {
    folder: TempDir,
}

/// How a command ended.
pub(crate) struct Ended {
    pub(crate) status: i32,
    pub(crate) said: String,
    pub(crate) complained: String,
}

impl Ended {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.said)
            .unwrap_or_else(|_| panic!("no JSON: {}{}", self.said, self.complained))
    }
}

impl Instance {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// Writes a file beside the instance.
    pub(crate) fn file(&self, name: &str, content: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    /// Names of what lies beside the instance.
    pub(crate) fn beside(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.path()).unwrap();
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
    }

    /// Every file of the instance.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        let mut files = Vec::new();
        let mut folders = vec![self.folder.path().join("instance")];
        while let Some(folder) = folders.pop() {
            // A running command may take a folder away meanwhile.
            for entry in std::fs::read_dir(folder).into_iter().flatten() {
                let path = entry.unwrap().path();
                if path.is_dir() { folders.push(path) } else { files.push(path) }
            }
        }
        files
    }

    /// A command on this instance, not yet run.
    pub(crate) fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_convenor"));
        command
            .arg("--data")
            .arg(self.folder.path().join("instance"))
            .args(words)
            .env_remove("CONVENOR_DATABASE");
        command
    }

    /// Runs a command to its end.
    pub(crate) fn run(&self, words: &[&str]) -> Ended {
        let Output { status, stdout, stderr } = self.command(words).output().unwrap();
        Ended {
            status: status.code().unwrap_or(-1),
            said: String::from_utf8(stdout).unwrap(),
            complained: String::from_utf8(stderr).unwrap(),
        }
    }
}
