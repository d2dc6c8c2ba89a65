//! One visit to one page: who reads, what they may see, and the frame around what they get.

use std::convert::Infallible;

use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use axum::response::{Html, IntoResponse, Redirect, Response};
use convenor_domain::{Action, Actor, ReadScope, Resource, SystemId, permits};
use tower_sessions::Session;

use super::{FLASH, Reader};
use crate::error::PageError;
use crate::state::AppState;
use crate::theme::{Flash, FlashKind, Frame, Page, html};

/// One visit to one page.
#[derive(Clone)]
pub struct Visit {
    /// What every handler can reach.
    pub state: AppState,
    /// Who reads.
    pub reader: Reader,
    /// The page's path, without its query.
    pub path: String,
    /// The query, without the question mark; empty when there is none.
    pub query: String,
    session: Option<Session>,
}

impl Visit {
    /// Who reads, to the rules.
    pub fn actor(&self) -> &Actor {
        &self.reader.actor
    }

    /// What they may see.
    pub fn scope(&self) -> ReadScope {
        self.reader.actor.read_scope()
    }

    /// Whether they may do this.
    pub fn may(&self, action: Action, resource: Resource<'_>) -> bool {
        permits(self.actor(), action, resource)
    }

    /// Lets them go on only if they may do this. Where they may not even read, nothing is there for them; where
    /// signing in could help, they are asked to.
    pub fn require(&self, action: Action, resource: Resource<'_>) -> Result<(), PageError> {
        if self.may(action, resource) {
            return Ok(());
        }
        let may_read = self.may(Action::Read, resource);
        if self.reader.account.is_none() && (may_read || resource.access.is_none()) {
            return Err(PageError::SignInFirst);
        }
        Err(if may_read || resource.access.is_none() { PageError::Forbidden } else { PageError::NotFound })
    }

    /// The system in which they work; the public is asked to sign in.
    pub fn system(&self) -> Result<SystemId, PageError> {
        self.actor().system.ok_or(PageError::SignInFirst)
    }

    /// The page, inside its frame, with news to show once.
    pub async fn show<P: Page>(&self, page: &P) -> Result<Html<String>, PageError> {
        let frame = Frame::new(&self.path, self.reader.signed_in.clone()).with_flash(self.take_flash().await);
        html(&self.state.engine, &frame, page)
    }

    /// The page of a form that needs mending, with status 422 so that no cache or script takes it for a success.
    pub async fn show_invalid<P: Page>(&self, page: &P) -> Result<Response, PageError> {
        let html = self.show(page).await?;
        Ok((axum::http::StatusCode::UNPROCESSABLE_ENTITY, html).into_response())
    }

    /// Sends the reader on after a change, with news of what was done.
    pub async fn done(&self, to: &str, news: String) -> Result<Redirect, PageError> {
        self.flash(FlashKind::Success, news).await;
        Ok(Redirect::to(to))
    }

    /// Keeps news to show on the next page.
    pub async fn flash(&self, kind: FlashKind, text: String) {
        if let Some(session) = &self.session
            && let Err(error) = session.insert(FLASH, Flash { kind, text }).await
        {
            tracing::warn!(%error, "news for the next page could not be kept");
        }
    }

    async fn take_flash(&self) -> Option<Flash> {
        let session = self.session.as_ref()?;
        // Looking first keeps pages without news from writing to the session.
        let flash: Flash = session.get(FLASH).await.ok()??;
        session.remove_value(FLASH).await.ok();
        Some(flash)
    }

    /// The session, for signing in and out.
    pub(crate) fn session(&self) -> Option<&Session> {
        self.session.as_ref()
    }
}

impl<S> FromRequestParts<S> for Visit
where
    AppState: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Infallible> {
        Ok(Self {
            state: AppState::from_ref(state),
            reader: parts.extensions.get::<Reader>().cloned().unwrap_or_else(Reader::public),
            path: parts.uri.path().to_owned(),
            query: parts.uri.query().unwrap_or_default().to_owned(),
            session: parts.extensions.get::<Session>().cloned(),
        })
    }
}
