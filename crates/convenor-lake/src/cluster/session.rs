//! A session on the cluster, with settings under which Spark means by a statement what `DataFusion` means by it.

use std::sync::Arc;
use std::time::Duration;

use convenor_domain::response::ask::AskError;
use spark_connect_core::SparkConnectClient;
use spark_connect_proto::config_request::{Operation, Set, operation::OpType};
use spark_connect_proto::{ConfigRequest, ExecutePlanRequest, KeyValue, Plan, UserContext};
use tokio::runtime::Handle;

use super::broken;

/// What is set for every statement, whatever the server's own settings are.
const SETTINGS: [(&str, &str); 8] = [
    // Sums of keys wrap around.
    ("spark.sql.ansi.enabled", "false"),
    ("spark.sql.variable.substitute", "false"),
    ("spark.sql.session.timeZone", "UTC"),
    ("spark.sql.orderByOrdinal", "true"),
    ("spark.sql.files.ignoreCorruptFiles", "false"),
    ("spark.sql.files.ignoreMissingFiles", "false"),
    ("spark.sql.parquet.datetimeRebaseModeInRead", "CORRECTED"),
    ("spark.sql.execution.arrow.useLargeVarTypes", "false"),
];

/// Longest that the end of a session may take.
const FAREWELL: Duration = Duration::from_secs(10);

/// A session. Dropped, it ends on the cluster too, with whatever still runs in it.
pub(super) struct Session(Arc<SparkConnectClient>);

impl Session {
    /// Opens a session. Errors: the cluster does not answer, or refuses a setting.
    pub(super) async fn open(way: &SparkConnectClient) -> Result<Self, AskError> {
        let session = Self(Arc::new(way.with_new_session_id()));
        let pair =
            |(key, value): (&str, &str)| KeyValue { key: key.to_owned(), value: Some(value.to_owned()) };
        let set = Set { pairs: SETTINGS.into_iter().map(pair).collect(), ..Set::default() };
        let settings = ConfigRequest {
            session_id: session.0.session_id().to_owned(),
            user_context: Some(session.user()),
            operation: Some(Operation { op_type: Some(OpType::Set(set)) }),
            ..ConfigRequest::default()
        };
        session.0.config(settings).await.map_err(broken)?;
        Ok(session)
    }

    /// The way to the cluster.
    pub(super) fn client(&self) -> &SparkConnectClient {
        &self.0
    }

    /// A plan as this session asks for it.
    pub(super) fn request(&self, plan: Plan) -> ExecutePlanRequest {
        ExecutePlanRequest {
            session_id: self.0.session_id().to_owned(),
            user_context: Some(self.user()),
            plan: Some(plan),
            ..ExecutePlanRequest::default()
        }
    }

    fn user(&self) -> UserContext {
        UserContext { user_id: self.0.user_id().unwrap_or_default().to_owned(), ..UserContext::default() }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let client = Arc::clone(&self.0);
        // Outside a runtime there is no way to say it; the server forgets idle sessions by itself.
        if let Ok(runtime) = Handle::try_current() {
            runtime.spawn(async move { tokio::time::timeout(FAREWELL, client.release_session()).await });
        }
    }
}
