//! `convenor serve`: the pages, the API and the worker for long jobs.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use convenor_web::frame::{FrameSettings, Metrics, Transport};
use convenor_web::theme::Engine;
use convenor_web::words::Words;
use convenor_web::{AppState, app};
use tokio::net::TcpListener;
use tokio::runtime::Handle;
use tokio::sync::oneshot::{Receiver, Sender, channel};

use crate::config::Config;
use crate::instance::Instance;
use crate::{instance, output, responses};

/// How long an ending process waits for its worker.
const WORKER_ENDS_WITHIN: Duration = Duration::from_secs(1);

/// Serves the instance until it is told to stop.
pub(crate) async fn run(config: &Config, listen: Option<SocketAddr>) -> anyhow::Result<()> {
    let instance = instance::open(config).await?;
    serve(config, instance, listen, &[]).await
}

/// Serves an open instance; `welcome` is printed after the address.
pub(crate) async fn serve(
    config: &Config,
    instance: Instance,
    listen: Option<SocketAddr>,
    welcome: &[String],
) -> anyhow::Result<()> {
    let uploads = config.uploads();
    std::fs::create_dir_all(&uploads)
        .with_context(|| format!("the folder {} cannot be made", uploads.display()))?;
    let convened = responses::convened(config, &instance.store)?;
    let lookup = Arc::clone(&instance.lookup);
    let state = AppState::new(instance.store, lookup, Engine::new(Words::load("en")?)?, convened, uploads);
    let settings = FrameSettings {
        transport: if config.tls { Transport::Tls } else { Transport::Plain },
        trusted_origins: config.trusted_origins.clone(),
        ..FrameSettings::default()
    };
    let router = app(state.clone(), &Metrics::new(|_| {}), &settings)?;
    let wanted = listen.unwrap_or(config.listen);
    let listener = TcpListener::bind(wanted).await.with_context(|| format!("cannot listen on {wanted}"))?;
    output::say(&format!("Convenor is at http://{}", listener.local_addr()?))?;
    for line in welcome {
        output::say(line)?;
    }
    let worker = start_worker(state);
    axum::serve(listener, router).with_graceful_shutdown(told_to_stop()).await?;
    worker.end().await;
    Ok(())
}

/// The worker on a thread of its own.
struct Worker {
    stop: Sender<()>,
    stopped: Receiver<()>,
}

/// Starts the worker.
fn start_worker(state: AppState) -> Worker {
    let runtime = Handle::current();
    let ((stop, told), (ended, stopped)) = (channel(), channel());
    std::thread::spawn(move || {
        runtime.block_on(async {
            tokio::select! {
                () = convenor_web::work(state) => {}
                _ = told => {}
            }
        });
        // Nobody may be left who wants to know.
        let _ = ended.send(());
    });
    Worker { stop, stopped }
}

impl Worker {
    /// Lets an idle worker end. In the middle of a job it ends with the process: a job that was not saved is taken up
    /// again.
    async fn end(self) {
        let _ = self.stop.send(());
        let _ = tokio::time::timeout(WORKER_ENDS_WITHIN, self.stopped).await;
    }
}

/// Resolves when the process is interrupted or asked to end.
async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut ended) = signal(SignalKind::terminate()) else { return };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = ended.recv() => {}
    }
}
