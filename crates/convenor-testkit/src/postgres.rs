//! A private PostgreSQL: one server a test process, one fresh database a test.
//!
//! The server listens on a socket in a folder of its own only, and stops when the test process ends, however it
//! ends.

mod programs;
mod server;

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use server::Server;

/// The address of a fresh, empty database. Starts the server when it is the first of the process.
pub fn private_postgres() -> String {
    static SERVER: OnceLock<Result<Server, String>> = OnceLock::new();
    static DATABASES: AtomicU32 = AtomicU32::new(1);
    let server = SERVER.get_or_init(Server::start);
    let name = format!("test_{}", DATABASES.fetch_add(1, Ordering::Relaxed));
    server
        .as_ref()
        .map_err(Clone::clone)
        .and_then(|server| server.create_database(&name))
        .unwrap_or_else(|problem| panic!("this test needs a private PostgreSQL: {problem}"))
}
