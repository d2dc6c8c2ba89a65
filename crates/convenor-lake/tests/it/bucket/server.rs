//! A real S3 server of the test's own: moto, which `tools/set-up.sh test` fetches.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A server. Goes when it is dropped.
pub(super) struct Server {
    process: Child,
    address: String,
}

impl Server {
    /// Starts a server with an empty bucket `lake`.
    pub(super) fn start() -> Self {
        let packages = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../vendor/s3");
        assert!(packages.exists(), "there is no S3 server: run tools/set-up.sh test");
        let mut process = Command::new("python3")
            .env("PYTHONPATH", packages)
            .args(["-m", "moto.server", "-H", "127.0.0.1", "-p", "0"])
            .stderr(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(process.stderr.take().unwrap()).lines().map_while(Result::ok);
        let line = said.find_map(|line| line.split("Running on http://").nth(1).map(str::to_owned)).unwrap();
        // Somebody has to go on reading what it says.
        std::thread::spawn(move || said.count());
        let server = Self { process, address: line.trim().to_owned() };
        server.ask("PUT /lake HTTP/1.1");
        server
    }

    /// What the server's clients need to know.
    pub(super) fn settings(&self) -> impl Iterator<Item = (String, String)> + use<> {
        let endpoint = format!("http://{}", self.address);
        [
            ("AWS_ENDPOINT_URL", endpoint.as_str()),
            ("AWS_ALLOW_HTTP", "true"),
            ("AWS_REGION", "eu-west-2"),
            ("AWS_ACCESS_KEY_ID", "made-up"),
            ("AWS_SECRET_ACCESS_KEY", "made-up"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .into_iter()
    }

    fn ask(&self, request: &str) {
        let mut line = TcpStream::connect(&self.address).unwrap();
        write!(line, "{request}\r\nHost: {}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", self.address)
            .unwrap();
        let mut answer = String::new();
        line.read_to_string(&mut answer).unwrap();
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
}
