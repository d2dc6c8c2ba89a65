//! Topics and population groups: two trees of terms by which records are found, with one look. Finding by words and
//! filters is left to `find`.

mod list;
mod show;
mod tree;

use axum::Router;
use axum::extract::Path;
use axum::response::Html;
use axum::routing::get;

use crate::error::PageError;
use crate::reader::Visit;
use crate::state::AppState;

pub(crate) use list::TermsPage;
pub(crate) use show::TermPage;
use tree::Tree;

/// `/topics` and `/groups`.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/topics", get(topics))
        .route("/topics/{key}", get(topic))
        .route("/groups", get(groups))
        .route("/groups/{key}", get(group))
}

async fn topics(visit: Visit) -> Result<Html<String>, PageError> {
    list::show(&visit, Tree::Topics).await
}

async fn topic(visit: Visit, Path(key): Path<String>) -> Result<Html<String>, PageError> {
    show::show(&visit, Tree::Topics, &key).await
}

async fn groups(visit: Visit) -> Result<Html<String>, PageError> {
    list::show(&visit, Tree::Groups).await
}

async fn group(visit: Visit, Path(key): Path<String>) -> Result<Html<String>, PageError> {
    show::show(&visit, Tree::Groups, &key).await
}
