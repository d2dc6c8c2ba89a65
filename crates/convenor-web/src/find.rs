//! Find insight: "has this been asked before?" One question to the index, one page; every state is in the address.

mod asked;
mod card;
mod facets;
mod gather;
mod page;
mod place;
mod sample;
mod zero;

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use convenor_domain::{Action, Resource, ResourceKind};
use convenor_text::Found;

use crate::directory::Directory;
use crate::error::PageError;
use crate::filter::address;
use crate::paging::Pager;
use crate::reader::Visit;
use crate::state::AppState;
use asked::FindAsked;
pub(crate) use page::FindPage;
use page::Listing;
use place::Place;

/// Where the look-up is.
const PATH: &str = "/find";

/// `/find`.
pub(crate) fn routes() -> Router<AppState> {
    Router::new().route(PATH, get(find))
}

async fn find(visit: Visit) -> Result<Response, PageError> {
    let state = &visit.state;
    let directory = state.directory().await?;
    let mut asked = FindAsked::read(&visit.query, &directory, state.store.today());
    let place = place::resolve(state, &asked).await?;
    if let Place::Known(area) = &place {
        // The place becomes a filter like any other, with a chip, and the address can be kept.
        return Ok(Redirect::to(&address(PATH, &asked.query_with("area", &area.code.0))).into_response());
    }
    let found = on_page(&visit, &mut asked).await?;
    let page = page(&visit, &directory, &asked, found, place).await?;
    Ok(visit.show(&page).await?.into_response())
}

/// What is found, on the page asked for; beyond the end, the last page is looked up again.
async fn on_page(visit: &Visit, asked: &mut FindAsked) -> Result<Found, PageError> {
    let found = answer(visit, asked).await?;
    let within = asked.paging.within(found.total);
    if within == asked.paging {
        return Ok(found);
    }
    asked.paging = within;
    Ok(visit.state.lookup.find(&visit.state.store, &asked.question(visit.scope())).await?)
}

/// What is found. Where nobody chose a period and nothing is recent, what is older is better than nothing.
async fn answer(visit: &Visit, asked: &mut FindAsked) -> Result<Found, PageError> {
    let state = &visit.state;
    let found = state.lookup.find(&state.store, &asked.question(visit.scope())).await?;
    if found.total > 0 || !asked.by_default() {
        return Ok(found);
    }
    asked.look_further_back();
    let older = state.lookup.find(&state.store, &asked.question(visit.scope())).await?;
    if older.total == 0 {
        asked.look_back_again();
        return Ok(found);
    }
    Ok(older)
}

async fn page(
    visit: &Visit,
    directory: &Directory,
    asked: &FindAsked,
    found: Found,
    place: Place,
) -> Result<FindPage, PageError> {
    let state = &visit.state;
    let zero = match found.total {
        0 => Some(zero::help(visit, asked).await?),
        _ => None,
    };
    let query = asked.query();
    let facets = facets::all(state, directory, asked, &found.facets);
    Ok(FindPage {
        words: asked.words.clone(),
        place: place::typed(state, asked, &place),
        system: visit.actor().system.and_then(|id| directory.system(id)).map(|system| system.name.clone()),
        chips: asked.chips(state, directory).await?,
        kept: asked.kept(&facets.iter().map(|facet| facet.name).collect::<Vec<_>>()),
        any_time: asked.query_without("months"),
        facets,
        listing: Listing::new(state, asked, &found),
        cards: gather::cards(visit, directory, &found).await?,
        pager: Pager::new(state, asked.paging, found.total, PATH, &query),
        zero,
        may_save: visit.may(Action::Create, Resource::any(ResourceKind::View)),
        query,
    })
}
