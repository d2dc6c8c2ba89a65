//! An answer on its way from the cluster. A server ends each stream after a while, finished or not, and a line can be cut:
//! only the server's own word that the result is complete ends an answer, and until then the stream is taken up again.

use std::io::Cursor;
use std::time::Duration;

use convenor_domain::response::ask::AskError;
use datafusion::arrow::array::RecordBatch;
use datafusion::arrow::error::ArrowError;
use datafusion::arrow::ipc::reader::StreamReader;
use futures::stream::BoxStream;
use futures::{StreamExt, TryStreamExt};
use spark_connect_core::{ExecutePlanResponseReattachableIterator as Progress, SparkError};
use spark_connect_proto::execute_plan_response::{ArrowBatch, ResponseType};
use spark_connect_proto::{ExecutePlanResponse, Plan};

use super::broken;
use super::session::Session;
use crate::engine::error::of_engine;

/// Streams in a row that may bring nothing.
const EMPTY_STREAMS_MAX: u32 = 100;
/// Pause before a stream is taken up again.
const PAUSE: Duration = Duration::from_millis(50);

type Responses = BoxStream<'static, Result<ExecutePlanResponse, SparkError>>;

/// An answer on its way.
pub(super) struct Answer {
    session: Session,
    progress: Progress,
    responses: Responses,
    empty_streams: u32,
    rows: i64,
}

impl Answer {
    /// Asks. Errors: the cluster does not take the question.
    pub(super) async fn ask(session: Session, plan: Plan) -> Result<Self, AskError> {
        let progress = Progress::new(session.request(plan));
        let request = progress.request().clone();
        let responses = session.client().execute_plan(request).await.map_err(broken)?;
        let responses = responses.map_err(SparkError::from_grpc_status).boxed();
        Ok(Self { session, progress, responses, empty_streams: 0, rows: 0 })
    }

    /// The next batches, or `None` at the end of the whole answer. Errors: the cluster failed, or left something out.
    pub(super) async fn next(mut self) -> Result<Option<(Vec<RecordBatch>, Self)>, AskError> {
        loop {
            match self.responses.try_next().await {
                Ok(Some(response)) => {
                    self.empty_streams = 0;
                    self.progress.set_last_response_id(&response).await;
                    if let Some(ResponseType::ArrowBatch(batch)) = response.response_type {
                        return Ok(Some((self.decode(&batch)?, self)));
                    }
                }
                Ok(None) if self.progress.is_completed().await => return Ok(None),
                Ok(None) => self.resume().await?,
                Err(error) if error.error_class.is_empty() => self.resume().await?,
                Err(error) => return Err(broken(error)),
            }
        }
    }

    /// Takes the stream up again where it ended.
    async fn resume(&mut self) -> Result<(), AskError> {
        self.empty_streams += 1;
        if self.empty_streams > EMPTY_STREAMS_MAX {
            return Err(of_engine("the cluster ends its answers before they are complete"));
        }
        tokio::time::sleep(PAUSE).await;
        let request = self.progress.create_reattach_request().await;
        let responses = self.session.client().reattach_execute(request).await.map_err(broken)?;
        self.responses = responses.map_err(SparkError::from_grpc_status).boxed();
        Ok(())
    }

    /// The rows of a piece, which has to begin where the last one ended.
    fn decode(&mut self, piece: &ArrowBatch) -> Result<Vec<RecordBatch>, AskError> {
        let gap = piece.start_offset.is_some_and(|start| start != self.rows);
        let batches = decoded(&piece.data).map_err(of_engine)?;
        let rows: usize = batches.iter().map(RecordBatch::num_rows).sum();
        if gap || i64::try_from(rows) != Ok(piece.row_count) {
            return Err(of_engine("the cluster left out a part of its answer"));
        }
        self.rows += piece.row_count;
        Ok(batches)
    }
}

fn decoded(data: &[u8]) -> Result<Vec<RecordBatch>, ArrowError> {
    StreamReader::try_new(Cursor::new(data), None)?.collect()
}
