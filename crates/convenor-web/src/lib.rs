//! Pages, forms, the JSON API and sessions. One folder a feature, each page's template beside it. What is asked
//! of records is left to the store, what is allowed and valid to the domain.

pub mod error;
pub mod frame;
pub mod pages;
pub mod theme;
pub mod words;
