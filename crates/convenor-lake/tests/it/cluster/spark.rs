//! A real Spark for tests: a master, two workers and a Connect server on this machine, on ports that are free. Each process
//! has a shell beside it that waits for the tests to end, in whatever way, and then ends it.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Condvar, LazyLock, Mutex};
use std::time::Duration;

use tokio::sync::MutexGuard;

/// Longest that anything is waited for. A busy machine may need a minute to start three Java machines.
const PATIENCE: Duration = Duration::from_mins(2);

/// Ends what it began when nobody holds the other end of its input any more.
const KEEPER: &str =
    r#"folder=$0; "$@" 2>&1 </dev/null & read -r _; kill $! 2>/dev/null; wait; rm -rf "$folder""#;

/// What runs for a minute is not worth Java's better compiler and more threads.
const JAVA: &str = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

/// Settings of the Connect server. It ends every stream after a fraction of a second, so that most answers come in several.
const SETTINGS: [&str; 8] = [
    "spark.connect.grpc.binding.address=127.0.0.1",
    "spark.connect.grpc.binding.port=0",
    "spark.connect.execute.reattachable.senderMaxStreamDuration=300ms",
    "spark.executor.memory=512m",
    "spark.executor.cores=1",
    "spark.sql.shuffle.partitions=4",
    "spark.ui.enabled=false",
    // The opposite of what the questions need: they have to set it themselves.
    "spark.sql.ansi.enabled=true",
];

/// A running Spark.
pub(super) struct Spark {
    /// Where it can be asked.
    pub(super) address: String,
    application: String,
    server: Server,
    _others: [Server; 3],
}

/// The one Spark of all tests, for one test at a time. Fails where Spark is not installed.
pub(super) async fn shared() -> MutexGuard<'static, Spark> {
    static SPARK: LazyLock<tokio::sync::Mutex<Spark>> =
        LazyLock::new(|| tokio::sync::Mutex::new(Spark::start()));
    SPARK.lock().await
}

impl Spark {
    fn start() -> Self {
        let home = home();
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("spark-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let start = |name: &str, arguments: &[&str]| Server::start(&home, &folder, name, arguments);

        let master = start(
            "spark-class",
            &[
                "org.apache.spark.deploy.master.Master",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--webui-port",
                "0",
            ],
        );
        let place = after(&master.log.wait(0, "Starting Spark master at "), "Starting Spark master at ");
        let workers = ["1", "2"].map(|number| {
            let work = folder.join(number).display().to_string();
            let class = "org.apache.spark.deploy.worker.Worker";
            let arguments = [
                class,
                "--host",
                "127.0.0.1",
                "--webui-port",
                "0",
                "-c",
                "1",
                "-m",
                "700m",
                "-d",
                &work,
                &place,
            ];
            start("spark-class", &arguments)
        });
        let class = "org.apache.spark.sql.connect.service.SparkConnectServer";
        let mut arguments = vec!["--class", class, "--master", &place];
        arguments.extend(SETTINGS.iter().flat_map(|setting| ["--conf", setting]));
        let server = start("spark-submit", &arguments);
        let application = after(&server.log.wait(0, "with app ID "), "with app ID ");
        let address = after(&server.log.wait(0, "server started at: "), "server started at: ");
        let [first, second] = workers;
        Self { address: format!("sc://{address}"), application, server, _others: [master, first, second] }
    }

    /// What the server says.
    pub(super) fn log(&self) -> Arc<Log> {
        Arc::clone(&self.server.log)
    }

    /// Kills an executor (-9), as a machine that dies.
    pub(super) fn kill_executor(&self, number: &str) {
        let process = self.process_of(number).unwrap();
        let killed = Command::new("kill").args(["-9", &process]).status().unwrap();
        assert!(killed.success());
    }

    fn process_of(&self, executor: &str) -> Option<String> {
        let wanted = ["--executor-id", executor, "--app-id", self.application.as_str()];
        std::fs::read_dir("/proc").unwrap().flatten().find_map(|entry| {
            let line = std::fs::read_to_string(entry.path().join("cmdline")).ok()?;
            let arguments: Vec<&str> = line.split('\0').collect();
            let has = |pair: &[&str]| arguments.windows(2).any(|two| two == pair);
            let java = arguments.first().is_some_and(|program| program.ends_with("java"));
            (java && has(&wanted[..2]) && has(&wanted[2..]))
                .then(|| entry.file_name().to_string_lossy().into_owned())
        })
    }
}

/// One process of Spark.
struct Server {
    log: Arc<Log>,
    /// Its keeper, which sees its input end when this process ends.
    _keeper: Child,
}

impl Server {
    fn start(home: &Path, folder: &Path, program: &str, arguments: &[&str]) -> Self {
        let mut keeper = Command::new("sh")
            .args(["-c", KEEPER])
            .arg(folder)
            .arg(home.join("bin").join(program))
            .args(arguments)
            .envs([("SPARK_HOME", home), ("SPARK_LOCAL_DIRS", folder)])
            .envs([("SPARK_LOCAL_IP", "127.0.0.1"), ("SPARK_DAEMON_MEMORY", "768m")])
            .env("JAVA_TOOL_OPTIONS", JAVA)
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let log = Arc::new(Log::default());
        let (output, writer) = (keeper.stdout.take().unwrap(), Arc::clone(&log));
        std::thread::spawn(move || {
            BufReader::new(output).lines().map_while(Result::ok).for_each(|line| writer.push(line));
        });
        Self { log, _keeper: keeper }
    }
}

/// Lines that a process has written so far.
#[derive(Default)]
pub(super) struct Log {
    lines: Mutex<Vec<String>>,
    grown: Condvar,
}

impl Log {
    /// How many lines there are.
    pub(super) fn len(&self) -> usize {
        self.lines.lock().unwrap().len()
    }

    /// The first line from a place on that holds some words, waited for.
    pub(super) fn wait(&self, from: usize, words: &str) -> String {
        let find = |lines: &Vec<String>| lines.iter().skip(from).find(|line| line.contains(words)).cloned();
        let lines = self.lines.lock().unwrap();
        let (lines, _) =
            self.grown.wait_timeout_while(lines, PATIENCE, |lines| find(lines).is_none()).unwrap();
        // Java's traces are long, and what matters stands before them.
        let told = |line: &&String| !line.starts_with('\t');
        let said = || lines.iter().filter(told).cloned().collect::<Vec<_>>().join("\n");
        let found = find(&lines);
        assert!(found.is_some(), "Spark did not say “{words}”. It said:\n{}", said());
        found.unwrap()
    }

    fn push(&self, line: String) {
        self.lines.lock().unwrap().push(line);
        self.grown.notify_all();
    }
}

fn home() -> PathBuf {
    let given = std::env::var_os("CONVENOR_SPARK").map(PathBuf::from);
    let home = given.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../vendor/spark"));
    assert!(
        home.join("jars").is_dir(),
        "there is no Spark in {}: run `tools/set-up.sh test`, or name Spark's folder in CONVENOR_SPARK",
        home.display()
    );
    home
}

fn after(line: &str, words: &str) -> String {
    line.split_once(words).unwrap().1.trim().to_owned()
}
