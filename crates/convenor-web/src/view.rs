//! Saved views: a list with its filters, kept under a name, always one's own.

mod page;

use axum::Router;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use convenor_domain::{AccountId, Action, Resource, ResourceKind};
use uuid::Uuid;

use crate::error::PageError;
use crate::filter::address;
use crate::form::Fields;
use crate::reader::Visit;
use crate::state::AppState;
use crate::words::Value;
pub(crate) use page::ViewsPage;

/// The lists that can be saved.
const PATHS: [&str; 4] = ["/engagements", "/find", "/insights", "/decisions"];
/// Most characters of a view's name.
const NAME_CHARS_MAX: usize = 100;
/// Most bytes of a view's query.
const QUERY_BYTES_MAX: usize = 4_000;

/// `/views`.
pub(crate) fn routes() -> Router<AppState> {
    Router::new().route("/views", get(list).post(add)).route("/views/{id}/remove", post(remove))
}

async fn list(visit: Visit) -> Result<Response, PageError> {
    let account = owner(&visit)?;
    let views = visit.state.store.list_views(account).await?;
    Ok(visit.show(&ViewsPage::new(&visit.state, views)).await?.into_response())
}

async fn add(visit: Visit, fields: Fields) -> Result<Response, PageError> {
    let account = owner(&visit)?;
    let (name, path, query) = (fields.text("name"), fields.get("path"), fields.get("query"));
    if !PATHS.contains(&path) || query.len() > QUERY_BYTES_MAX {
        return Err(PageError::BadRequest(visit.state.word("view-not-a-list")));
    }
    if let Some(problem) = problem(&visit.state, &name) {
        let views = visit.state.store.list_views(account).await?;
        let page = ViewsPage::new(&visit.state, views).asking_again(&name, path, query, problem);
        return visit.show_invalid(&page).await;
    }
    visit.state.store.add_view(account, &name, path, query).await?;
    let news = visit.state.engine.words().t("view-saved", &[("name", Value::from(name))]);
    Ok(visit.done(&address(path, query), news).await?.into_response())
}

async fn remove(visit: Visit, Path(id): Path<Uuid>) -> Result<Redirect, PageError> {
    let account = owner(&visit)?;
    visit.state.store.remove_view(account, id).await?;
    visit.done("/views", visit.state.word("view-removed")).await
}

/// Whose views these are: always the reader's own.
fn owner(visit: &Visit) -> Result<AccountId, PageError> {
    visit.require(Action::Create, Resource::any(ResourceKind::View))?;
    visit.actor().account.ok_or(PageError::SignInFirst)
}

/// What is wrong with a name, if anything.
fn problem(state: &AppState, name: &str) -> Option<String> {
    if name.is_empty() {
        return Some(state.word("view-name-missing"));
    }
    let limit = [("limit", Value::from(u32::try_from(NAME_CHARS_MAX).unwrap_or_default()))];
    (name.chars().count() > NAME_CHARS_MAX).then(|| state.engine.words().t("view-name-too-long", &limit))
}
