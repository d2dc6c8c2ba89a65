//! A line to a server that can be cut in the middle of an answer.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What becomes of the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    /// The next connection works.
    Mended,
    /// Nothing gets through any more.
    Dead,
}

/// A line.
pub(super) struct Line {
    /// Where it begins.
    pub(super) address: String,
    cuts: Arc<AtomicU64>,
}

impl Line {
    /// A line to an address, cut when the server has sent so many bytes.
    pub(super) async fn cut(address: &str, bytes: u64, after: After) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let line = Self { address: format!("sc://{}", listener.local_addr().unwrap()), cuts: Arc::default() };
        let (to, cuts) = (address.trim_start_matches("sc://").to_owned(), Arc::clone(&line.cuts));
        tokio::spawn(async move {
            let mut left = bytes;
            while let Ok((caller, _)) = listener.accept().await {
                carry(caller, &to, left).await;
                if cuts.fetch_add(1, Ordering::SeqCst) == 0 && after == After::Dead {
                    return;
                }
                left = u64::MAX;
            }
        });
        line
    }

    /// How often it was cut.
    pub(super) fn cuts(&self) -> u64 {
        self.cuts.load(Ordering::SeqCst)
    }
}

/// Carries everything both ways until one side ends it or the server has sent so many bytes.
async fn carry(mut caller: TcpStream, to: &str, bytes: u64) {
    let mut server = TcpStream::connect(to).await.unwrap();
    let (mut from_caller, mut to_caller) = caller.split();
    let (from_server, mut to_server) = server.split();
    let mut limited = from_server.take(bytes);
    tokio::select! {
        _ = tokio::io::copy(&mut from_caller, &mut to_server) => {}
        _ = tokio::io::copy(&mut limited, &mut to_caller) => {}
    }
    // Nothing more is said to anybody: both ends see the line break.
    let _ = (to_server.shutdown().await, to_caller.shutdown().await);
}
