//! Apache Spark, or anything else that speaks Spark Connect, as the engine of a whole country: the same statements over the
//! same files. Whether an answer may be believed is left to the readers of its batches.

mod answer;
mod plan;
mod session;

use convenor_domain::response::ask::AskError;
use futures::future::BoxFuture;
use futures::{FutureExt, StreamExt, TryStreamExt};
use spark_connect_core::{ChannelBuilder, RetryPolicy, SparkConnectClient, SparkError};
use tokio::sync::OnceCell;

use self::answer::Answer;
use self::session::Session;
use crate::Lake;
use crate::engine::error::of_engine;
use crate::engine::read::Batches;
use crate::engine::runners::Runner;
use crate::engine::statement::Statement;

/// The cluster cannot be asked.
#[derive(Debug, thiserror::Error)]
pub enum ClusterError {
    /// The address is not one. It is not repeated, as it may hold a token.
    #[error(
        "the address of the cluster cannot be used; write it as sc://host:port, with Spark's parameters after it"
    )]
    Address,
}

/// Where a cluster can be asked.
#[derive(Debug, Clone)]
pub struct Cluster {
    address: ChannelBuilder,
}

impl Cluster {
    /// A cluster at an address such as `sc://host:15002`, with what Spark allows after it (`/;use_ssl=true;token=…`).
    /// Nothing is asked of it yet. Errors: not such an address.
    pub fn at(address: &str) -> Result<Self, ClusterError> {
        let mut address = ChannelBuilder::parse(address).map_err(|_| ClusterError::Address)?;
        for (key, value) in [("user_agent", "convenor"), ("user_id", "convenor")] {
            if address.get(key).is_none() {
                address.set(key, value);
            }
        }
        Ok(Self { address })
    }

    /// The cluster asked about the files of a lake, which it sees under the same paths.
    pub(crate) fn over(self, lake: &Lake) -> Spark {
        Spark { address: self.address, lake: lake.clone(), client: OnceCell::new() }
    }
}

/// A cluster over a lake.
pub(crate) struct Spark {
    address: ChannelBuilder,
    lake: Lake,
    client: OnceCell<SparkConnectClient>,
}

impl Spark {
    /// Runs a statement in a session of its own, so that no other's tables or settings are in the way.
    async fn stream(&self, statement: &Statement) -> Result<Batches, AskError> {
        let session = Session::open(self.client().await?).await?;
        let answer = Answer::ask(session, plan::of(statement, &self.lake)).await?;
        let batches = futures::stream::try_unfold(answer, Answer::next);
        Ok(batches.map_ok(futures::stream::iter).map_ok(|batches| batches.map(Ok)).try_flatten().boxed())
    }

    /// The way to the cluster, on which all sessions travel. It mends itself when it was cut.
    async fn client(&self) -> Result<&SparkConnectClient, AskError> {
        let connect = || async {
            let mut client = SparkConnectClient::connect(&self.address).await.map_err(broken)?;
            // The answer is made here sooner than a lost server comes back.
            client.set_retry_policy(RetryPolicy::no_retries());
            Ok(client)
        };
        self.client.get_or_try_init(connect).await
    }
}

impl Runner for Spark {
    fn run<'a>(&'a self, statement: &'a Statement) -> BoxFuture<'a, Result<Batches, AskError>> {
        self.stream(statement).boxed()
    }
}

/// The cluster failed.
fn broken(error: impl Into<SparkError>) -> AskError {
    of_engine(format!("the cluster failed: {}", said(&error.into())))
}

/// What the cluster says, without the statement that it likes to repeat.
fn said(error: &SparkError) -> String {
    error.message().lines().next().unwrap_or("it does not say why").to_owned()
}
