//! How pages look: templates, style, and the frame around every page. What a page says is left to the features.

mod adapters;
pub mod assets;
mod engine;
mod frame;
mod page;
mod respond;
mod stylesheet;
mod templates;

pub use engine::Engine;
pub use frame::{Flash, FlashKind, Frame, Section, SignedIn};
pub use page::{Crumb, FieldError, Page, Sampled};
pub use respond::html;
