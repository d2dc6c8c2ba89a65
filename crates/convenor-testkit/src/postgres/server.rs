//! One PostgreSQL server that lives as long as the test process.

use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};

use super::programs;

/// Waits until the test process is gone, which closes its end of the pipe, then stops the server and clears up.
const WATCH: &str = r#"trap '' INT TERM HUP; read -r _; "$@" >/dev/null 2>&1; rm -rf "$FOLDER""#;

/// Speed before safety: the data are thrown away. No network, only the socket.
const SETTINGS: &str = "-c listen_addresses='' -c fsync=off -c full_page_writes=off \
    -c synchronous_commit=off -c max_connections=400";

/// A running server. Statics are never dropped, so a watchdog, not `Drop`, stops it.
pub(crate) struct Server {
    programs: PathBuf,
    folder: PathBuf,
    _alive: ChildStdin,
}

impl Server {
    pub(crate) fn start() -> Result<Self, String> {
        let programs = programs::folder()?;
        let account = programs::other_account();
        let folder = own_folder(account)?;
        let data = folder.join("data");
        let alive = watch(&programs, &folder, account)?;
        // A locale of people, as live servers have it: what must sort by bytes has to say so itself.
        programs::output(
            programs::as_account(account, programs.join("initdb").as_os_str())
                .args(["--auth=trust", "--username=convenor", "--encoding=UTF8", "--no-sync"])
                .args(["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-GB", "--pgdata"])
                .arg(&data),
        )?;
        programs::output(
            programs::as_account(account, programs.join("pg_ctl").as_os_str())
                .args(["start", "--wait", "--silent", "--pgdata"])
                .arg(&data)
                .arg("--log")
                .arg(folder.join("log"))
                .arg("--options")
                .arg(format!("{SETTINGS} -c unix_socket_directories='{}'", folder.display())),
        )?;
        Ok(Self { programs, folder, _alive: alive })
    }

    /// Makes an empty database and gives its address.
    pub(crate) fn create_database(&self, name: &str) -> Result<String, String> {
        let host = self.folder.display();
        programs::output(Command::new(self.programs.join("createdb")).arg(format!("--host={host}")).args([
            "--username=convenor",
            "--maintenance-db=postgres",
            "--template=template0",
            name,
        ]))?;
        Ok(format!("postgres://convenor@localhost/{name}?host={host}"))
    }
}

/// A folder that the server's account owns, with a path short enough for a socket.
fn own_folder(account: Option<&str>) -> Result<PathBuf, String> {
    let folder = tempfile::Builder::new()
        .prefix("convenor-pg-")
        .tempdir()
        .map_err(|error| format!("a folder for its data cannot be made: {error}"))?
        .keep();
    if let Some(account) = account {
        programs::output(Command::new("chown").arg(account).arg(&folder))?;
    }
    Ok(folder)
}

/// Starts the watchdog, in a process group of its own so that Ctrl-C does not end it before the server.
fn watch(programs: &Path, folder: &Path, account: Option<&str>) -> Result<ChildStdin, String> {
    let stop = programs::as_account(account, programs.join("pg_ctl").as_os_str());
    let mut watchdog: Child = Command::new("sh")
        .args(["-c", WATCH, "watchdog"])
        .arg(stop.get_program())
        .args(stop.get_args())
        .args(["stop", "--mode=immediate", "--pgdata"])
        .arg(folder.join("data"))
        .env("FOLDER", folder)
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .map_err(|error| format!("sh cannot be run: {error}"))?;
    watchdog.stdin.take().ok_or_else(|| "its watchdog has no input".to_owned())
}
