//! Signing in with a password, and signing out.

mod page;

use axum::Router;
use axum::extract::{Form, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use convenor_store::SignInGate;
use serde::Deserialize;

use crate::error::PageError;
use crate::reader::{ACCOUNT, Visit};
use crate::state::AppState;
use crate::theme::{FieldError, FlashKind};

pub(crate) use page::SignInPage;

/// `/sign-in` and `/sign-out`.
pub(crate) fn routes() -> Router<AppState> {
    Router::new().route("/sign-in", get(show).post(sign_in)).route("/sign-out", post(sign_out))
}

#[derive(Deserialize)]
struct SignInForm {
    #[serde(default)]
    email: String,
    #[serde(default)]
    password: String,
}

async fn show(visit: Visit) -> Result<Response, PageError> {
    if visit.reader.account.is_some() {
        return Ok(Redirect::to("/").into_response());
    }
    Ok(visit.show(&SignInPage::default()).await?.into_response())
}

async fn sign_in(
    State(state): State<AppState>,
    visit: Visit,
    Form(form): Form<SignInForm>,
) -> Result<Response, PageError> {
    if form.email.trim().is_empty() || form.password.is_empty() {
        return visit.show_invalid(&SignInPage::again(&form.email, missing(&state, &form))).await;
    }
    if let SignInGate::Wait { seconds } = state.store.sign_in_gate(&form.email).await? {
        return Err(PageError::TooMany(u32::try_from(seconds).unwrap_or_default()));
    }
    let Some(account) = state.store.verify_password(&form.email, &form.password).await? else {
        state.store.note_sign_in_failure(&form.email).await?;
        let errors = vec![FieldError::new("email", state.word("sign-in-wrong"))];
        return visit.show_invalid(&SignInPage::again(&form.email, errors)).await;
    };
    state.store.forget_sign_in_failures(&form.email).await?;
    let session = visit.session().ok_or(PageError::Broken)?;
    // A fresh identifier: one that was planted before signing in is worth nothing afterwards.
    session.cycle_id().await.map_err(|_| PageError::Broken)?;
    session.insert(ACCOUNT, account.id).await.map_err(|_| PageError::Broken)?;
    Ok(Redirect::to("/").into_response())
}

fn missing(state: &AppState, form: &SignInForm) -> Vec<FieldError> {
    let mut errors = Vec::new();
    if form.email.trim().is_empty() {
        errors.push(FieldError::new("email", state.word("sign-in-email-missing")));
    }
    if form.password.is_empty() {
        errors.push(FieldError::new("password", state.word("sign-in-password-missing")));
    }
    errors
}

async fn sign_out(visit: Visit) -> Result<Redirect, PageError> {
    if let Some(session) = visit.session() {
        session.flush().await.map_err(|_| PageError::Broken)?;
        visit.flash(FlashKind::Success, visit.state.word("sign-in-signed-out")).await;
    }
    Ok(Redirect::to("/sign-in"))
}
