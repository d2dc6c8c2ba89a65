//! Pages, forms, the JSON API and sessions. One folder a feature, each page's template beside it. What is asked
//! of records is left to the store, what is allowed and valid to the domain.

mod app;
pub mod directory;
pub mod error;
mod filter;
pub mod frame;
pub mod lookup;
pub mod pages;
pub mod people;
pub mod reader;
mod sign_in;
mod state;
pub mod theme;
pub mod words;

pub use app::app;
pub use state::AppState;
