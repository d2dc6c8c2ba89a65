//! Erases a person from every body of the system, by what the lists call them.

use axum::response::{IntoResponse, Response};
use convenor_domain::{Action, Resource, ResourceKind};

use super::PATH;
use super::list::{ListPage, may_erase};
use crate::error::PageError;
use crate::form::Fields;
use crate::reader::Visit;
use crate::words::Value;

/// `POST /seats/erase`: `person` is what lists and forms called them.
pub(super) async fn erase(visit: Visit, fields: Fields) -> Result<Response, PageError> {
    visit.require(Action::Withdraw, Resource::any(ResourceKind::Seat))?;
    if !may_erase(&visit)? {
        return Err(PageError::Forbidden);
    }
    let reference = fields.text("person");
    if reference.is_empty() {
        let page = ListPage::read(&visit).await?.erasing_nobody(visit.state.word("seat-erase-missing"));
        return visit.show_invalid(&page).await;
    }
    let person = visit.state.convened.secret.seat_person(&reference);
    let mut writing = visit.state.store.begin(visit.actor()).await?;
    let erased = writing.erase_seat_person(visit.system()?, person).await?;
    writing.commit().await?;
    let news = visit.state.engine.words().t("seat-erased", &[("count", Value::from(erased))]);
    Ok(visit.done(PATH, news).await?.into_response())
}
