//! Sessions kept in the register's own database, so that they outlive a restart and are shared by processes.

use std::collections::HashMap;
use std::fmt;

use async_trait::async_trait;
use chrono::DateTime;
use convenor_store::Store;
use serde_json::Value;
use tower_sessions::cookie::SameSite;
use tower_sessions::cookie::time::{Duration, OffsetDateTime};
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result, SessionStore};
use tower_sessions::{Expiry, SessionManagerLayer};

use crate::frame::Transport;

/// Hours without a request after which a session ends.
const IDLE_HOURS: i64 = 12;

/// Sessions in the store.
#[derive(Clone)]
pub struct Sessions(pub Store);

impl fmt::Debug for Sessions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sessions")
    }
}

/// The layer that reads and writes the session's cookie: never shown to scripts, never sent from other sites.
pub fn layer(store: Store, transport: Transport) -> SessionManagerLayer<Sessions> {
    SessionManagerLayer::new(Sessions(store))
        .with_name("convenor")
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_secure(transport == Transport::Tls)
        .with_expiry(Expiry::OnInactivity(Duration::hours(IDLE_HOURS)))
}

#[async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        // 128 random bits do not collide, but a collision would hand over a session: look all the same.
        while self.load(&record.id).await?.is_some() {
            record.id = Id::default();
        }
        self.save(record).await
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let data = serde_json::to_string(&record.data).map_err(|error| Error::Encode(error.to_string()))?;
        let expires_at = DateTime::from_timestamp(record.expiry_date.unix_timestamp(), 0)
            .ok_or_else(|| Error::Encode("no such time".to_owned()))?;
        self.0.save_session(&record.id.to_string(), &data, expires_at).await.map_err(backend)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let Some((data, expires_at)) = self.0.lookup_session(&id.to_string()).await.map_err(backend)? else {
            return Ok(None);
        };
        let data: HashMap<String, Value> =
            serde_json::from_str(&data).map_err(|error| Error::Decode(error.to_string()))?;
        let expiry_date = OffsetDateTime::from_unix_timestamp(expires_at.timestamp())
            .map_err(|error| Error::Decode(error.to_string()))?;
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        self.0.remove_session(&id.to_string()).await.map_err(backend)
    }
}

#[expect(clippy::needless_pass_by_value, reason = "this is the shape that `map_err` wants")]
fn backend(error: convenor_store::StoreError) -> Error {
    Error::Backend(error.to_string())
}
