//! Democratic lotteries: from those who volunteered and quotas over numbered panels to a draw that everybody can check, and the
//! panel record. How panels are found is left to `convenor-lottery`, what was decided is kept by the store.

mod audit;
mod begin;
mod ceremony;
mod chance;
mod check;
mod choices;
mod download;
mod draw;
mod entry;
mod erase;
mod found;
mod list;
mod lookup;
mod panel;
mod pool_file;
mod population;
mod progress;
mod quotas;
mod relax;
mod replacing;
mod run;
mod search;
mod show;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use convenor_domain::LotteryId;
use convenor_domain::lottery::Lottery;

use crate::state::AppState;

pub(crate) use begin::BeginPage;
pub(crate) use ceremony::CeremonyPage;
pub(crate) use chance::ChancePage;
pub(crate) use check::CheckPage;
pub(crate) use choices::ChoicesPage;
pub(crate) use erase::ErasePage;
pub(crate) use found::FoundPage;
pub(crate) use list::ListPage;
pub(crate) use panel::PanelPage;
pub(crate) use progress::ProgressPage;
pub(crate) use quotas::QuotasPage;
pub(crate) use run::{Found, REACHED_ALL, RunError, run};

/// Most bytes of a pool or of quotas.
const FILE_BYTES_MAX: usize = 20 * 1024 * 1024;
/// Most bytes of what a form puts around it.
const FORM_BYTES_MAX: usize = 1024 * 1024;

/// `/lottery`.
pub(crate) fn routes() -> Router<AppState> {
    let whole_form = DefaultBodyLimit::max(FILE_BYTES_MAX + FORM_BYTES_MAX);
    Router::new()
        .route("/lottery", get(list::show))
        .route("/lottery/new", get(begin::show).post(begin::add).layer(whole_form))
        .route("/lottery/{id}", get(show::show))
        .route("/lottery/{id}/quotas", get(quotas::show))
        .route("/lottery/{id}/quotas/file", post(quotas::from_file).layer(whole_form))
        .route("/lottery/{id}/quotas/population", post(quotas::from_population))
        .route("/lottery/{id}/choices", get(choices::show).post(choices::save))
        .route("/lottery/{id}/relax", post(relax::apply))
        .route("/lottery/{id}/search", post(search::begin))
        .route("/lottery/{id}/stop", post(search::stop))
        .merge(drawing())
}

/// From the list of panels to the panel record.
fn drawing() -> Router<AppState> {
    Router::new()
        .route("/lottery/{id}/panels.csv", get(download::panels))
        .route("/lottery/{id}/certificate.json", get(download::certificate))
        .route("/lottery/{id}/audit.json", get(download::audit))
        .route("/lottery/{id}/draw-by", post(draw::settle))
        .route("/lottery/{id}/draw", post(draw::draw))
        .route("/lottery/{id}/open", post(draw::open))
        .route("/lottery/{id}/close", post(draw::close))
        .route("/lottery/{id}/ceremony", get(ceremony::show))
        .route("/lottery/{id}/chance", get(chance::show).post(chance::tell))
        .route("/lottery/{id}/panel", get(panel::show))
        .route("/lottery/{id}/panel.csv", get(download::record))
        .route("/lottery/{id}/panel/{seat}", post(panel::step))
        .route("/lottery/{id}/replace", post(replacing::replace))
        .route("/lottery/{id}/erase", post(erase::erase))
        .route("/lottery/{id}/remove", get(erase::show).post(erase::remove))
}

/// Where a lottery's page is.
fn address(id: LotteryId) -> String {
    format!("/lottery/{id}")
}

/// Where the ceremony is watched without signing in, while that is open.
fn ceremony_link(lottery: &Lottery) -> String {
    let token = lottery.public_token.as_deref().unwrap_or_default();
    format!("{}/ceremony?token={token}", address(lottery.id))
}
