//! Settings: from the command line, the environment and a file, in that order.

use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};

use anyhow::Context;
use convenor_store::Location;
use serde::Deserialize;

use crate::command_line::Shared;

/// Folder of the instance when none is given.
const DATA_DEFAULT: &str = "convenor-data";
/// Address to listen on when none is given: this machine only.
const LISTEN_DEFAULT: ([u8; 4], u16) = ([127, 0, 0, 1], 8080);

/// The settings file. Every setting may be left out; `docs/operate/install.md` lists them.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct ConfigFile {
    data: Option<PathBuf>,
    listen: Option<SocketAddr>,
    database: Option<String>,
    tls: bool,
    trusted_origins: Vec<String>,
    close_reader: Option<PathBuf>,
    disclosure: Option<String>,
    cluster: Option<String>,
    lake: Option<String>,
    questions: Questions,
}

/// How much of the machine questions about responses may take.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Questions {
    /// Memory for all questions together, in MiB; what needs more goes over the disk.
    pub(crate) memory_mib: NonZeroU32,
    /// Longest that a question may take, in seconds.
    pub(crate) seconds: NonZeroU32,
    /// Threads that compute.
    pub(crate) threads: NonZeroU32,
}

impl Default for Questions {
    fn default() -> Self {
        let [memory_mib, seconds, threads] =
            [512, 120, 2].map(|n| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN));
        Self { memory_mib, seconds, threads }
    }
}

/// The settings in force.
#[derive(Debug, Clone)]
pub(crate) struct Config {
    /// Folder of the instance.
    pub(crate) data: PathBuf,
    /// Address to listen on.
    pub(crate) listen: SocketAddr,
    /// PostgreSQL address; SQLite in the folder when there is none.
    pub(crate) database: Option<String>,
    /// Whether browsers reach the instance through TLS.
    pub(crate) tls: bool,
    /// Other origins that may send forms here.
    pub(crate) trusted_origins: Vec<String>,
    /// Folder of the model that reads the best hits again; nothing does when there is none.
    pub(crate) close_reader: Option<PathBuf>,
    /// Name of the rule for numbers about people; the default of the shipped rules when there is none.
    pub(crate) disclosure: Option<String>,
    /// Address of the Spark cluster that answers questions about responses; this process does when there is none.
    pub(crate) cluster: Option<String>,
    /// Address of the response lake; the folder `lake` of the instance when there is none.
    pub(crate) lake: Option<String>,
    /// How much of the machine questions about responses may take.
    pub(crate) questions: Questions,
}

impl Config {
    /// Where the database is.
    pub(crate) fn location(&self) -> Location {
        match &self.database {
            Some(url) => Location::Postgres(url.clone()),
            None => Location::Sqlite(self.data.join("convenor.sqlite")),
        }
    }

    /// Folder of the look-up index.
    pub(crate) fn index(&self) -> PathBuf {
        self.data.join("index")
    }

    /// Folder of the response lake on this machine: all of it, or what waits to be sent.
    pub(crate) fn lake_folder(&self) -> PathBuf {
        self.data.join("lake")
    }

    /// The list of postcodes, where one was read in.
    pub(crate) fn postcodes(&self) -> PathBuf {
        self.data.join("postcodes.csv")
    }

    /// Folder of uploaded files.
    pub(crate) fn uploads(&self) -> PathBuf {
        self.data.join("uploads")
    }
}

/// Reads the settings.
pub(crate) fn read(shared: &Shared) -> anyhow::Result<Config> {
    let file = shared.config.as_deref().map(read_file).transpose()?.unwrap_or_default();
    let database = std::env::var("CONVENOR_DATABASE").ok().filter(|url| !url.is_empty());
    Ok(Config {
        data: shared.data.clone().or(file.data).unwrap_or_else(|| PathBuf::from(DATA_DEFAULT)),
        listen: file.listen.unwrap_or_else(|| SocketAddr::from(LISTEN_DEFAULT)),
        database: database.or(file.database),
        tls: file.tls,
        trusted_origins: file.trusted_origins,
        close_reader: file.close_reader,
        disclosure: file.disclosure,
        cluster: file.cluster,
        lake: file.lake,
        questions: file.questions,
    })
}

fn read_file(path: &Path) -> anyhow::Result<ConfigFile> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("the settings file {} cannot be read", path.display()))?;
    toml::from_str(&text).with_context(|| format!("the settings file {} has a mistake", path.display()))
}
