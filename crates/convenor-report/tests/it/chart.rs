//! Charts as a reader of pages and papers meets them: well formed, safe, complete, and silent where a number is hidden.

mod chances;
mod drawn;
mod heat;
mod map;
mod plots;
