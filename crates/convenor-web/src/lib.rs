//! Pages, forms, the JSON API and sessions. One folder a feature, each page's template beside it. What is asked
//! of records is left to the store, what is allowed and valid to the domain.

mod api;
mod app;
mod area;
mod cite;
mod decision;
mod digest;
pub mod directory;
pub mod disclosure;
mod download;
mod engagement;
pub mod error;
mod field;
mod filter;
mod find;
pub mod form;
pub mod frame;
mod history;
mod home;
pub mod import;
mod insight;
pub mod lookup;
mod lottery;
mod names;
mod next;
pub mod overlap;
mod page;
pub mod pages;
mod paging;
pub mod people;
pub mod reach;
pub mod reader;
pub mod response;
pub mod seat;
mod sign_in;
mod standing;
mod state;
pub mod theme;
mod topic;
mod upload;
mod view;
pub mod words;
mod work;

pub use app::app;
pub use state::{AppState, Convened};
pub use work::{
    IMPORT, IMPORT_PREVIEW, LOTTERY_SEARCH, LOTTERY_SWEEP, OVERLAP_DUPLICATES, OVERLAP_SWEEP,
    RESPONSE_IMPORT, RESPONSE_IMPORT_PREVIEW, RESPONSE_SWEEP, SEAT_SWEEP, queue_nightly, work, work_once,
};
