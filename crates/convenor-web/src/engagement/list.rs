//! The list of activities: filtered, sorted, a page at a time, with its whole state in the address.

pub(super) mod asked;
pub(super) mod column;
mod facets;
mod page;
mod place;
pub(super) mod row;

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use convenor_domain::{Action, RegisterFilter, Resource, ResourceKind};
use convenor_store::{EngagementList, EngagementSummary};

use crate::directory::Directory;
use crate::error::PageError;
use crate::filter::chips;
use crate::names::Places;
use crate::paging::Pager;
use crate::reader::Visit;
use crate::state::AppState;
use asked::{ListAsked, PATH};
use column::Column;
use facets::Facets;
pub(crate) use page::ListPage;
use page::{ColumnChoice, Downloads, Heading, ViewLink, kept_for_columns};
use place::{Place, PlaceField};
use row::{Naming, Room, Row};

/// `/engagements`.
pub(super) fn routes() -> Router<AppState> {
    Router::new().route(PATH, get(list))
}

async fn list(visit: Visit) -> Result<Response, PageError> {
    visit.require(Action::Read, Resource::any(ResourceKind::Engagement))?;
    let state = &visit.state;
    let directory = state.directory().await?;
    let mut asked = ListAsked::read(&visit.query, &directory, state.store.today());
    let place = place::resolve(state, &asked.place).await?;
    if let Place::Known(area) = &place {
        // The place becomes a filter like any other, with a chip, and the address can be kept.
        return Ok(Redirect::to(&asked.with_area(&area.code.0)).into_response());
    }
    let found = count(&visit, &asked.filters.filter).await?;
    asked.paging = asked.paging.within(found);
    let page = page(&visit, &directory, &asked, &place, found).await?;
    Ok(visit.show(&page).await?.into_response())
}

/// Activities that the filter leaves of those that the reader may see.
async fn count(visit: &Visit, filter: &RegisterFilter) -> Result<u64, PageError> {
    let store = &visit.state.store;
    Ok(store.count_engagements(visit.scope(), filter, store.today()).await?)
}

/// The page of the list, of which `found` activities are on all pages.
async fn page(
    visit: &Visit,
    directory: &Directory,
    asked: &ListAsked,
    place: &Place,
    found: u64,
) -> Result<ListPage, PageError> {
    let state = &visit.state;
    let visible = count(visit, &RegisterFilter::default()).await?;
    let summaries = state.store.list_engagements(&question(visit, asked)).await?;
    let query = asked.query();
    Ok(ListPage {
        facets: Facets::new(visit, directory, asked),
        place: PlaceField::new(state, asked, place),
        chips: chips(state, directory, PATH, &asked.filters, &asked.kept()).await?,
        clear: PATH.to_owned(),
        headings: Heading::all(asked),
        columns: ColumnChoice::all(asked),
        kept: kept_for_columns(asked),
        rows: rows(state, directory, &summaries, &asked.columns, Room::Table).await?,
        pager: Pager::new(state, asked.paging, found, PATH, &query),
        visible,
        downloads: Downloads::new(&query),
        query,
        views: views(visit).await?,
        may_save: visit.may(Action::Create, Resource::any(ResourceKind::View)),
        may_record: visit.may(Action::Create, Resource::any(ResourceKind::Engagement)),
    })
}

/// The part of the register that is asked for.
pub(super) fn question(visit: &Visit, asked: &ListAsked) -> EngagementList {
    EngagementList {
        scope: visit.scope(),
        filter: asked.filters.filter.clone(),
        today: visit.state.store.today(),
        sort: asked.sort,
        order: asked.order.clone(),
        limit: asked.paging.rows,
        offset: asked.paging.offset(),
    }
}

/// The rows of these activities.
pub(super) async fn rows(
    state: &AppState,
    directory: &Directory,
    summaries: &[EngagementSummary],
    columns: &[Column],
    room: Room,
) -> Result<Vec<Row>, PageError> {
    let areas = summaries.iter().flat_map(|summary| &summary.engagement.content.areas);
    let places = &Places::read(state, areas).await?;
    let naming = Naming { state, directory, places, room };
    Ok(summaries.iter().map(|summary| Row::new(naming, summary, columns)).collect())
}

async fn views(visit: &Visit) -> Result<Vec<ViewLink>, PageError> {
    let Some(account) = visit.actor().account else { return Ok(Vec::new()) };
    Ok(ViewLink::of_list(visit.state.store.list_views(account).await?))
}
