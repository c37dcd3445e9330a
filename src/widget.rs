//! What is drawn: widgets over plain data. Nothing here knows keys or the app.

pub mod ascii;
pub mod chart;
mod columns;
pub mod gauge;
pub mod hints;
pub mod input;
pub mod list;
pub mod map;
pub mod paper;
pub mod popup;
pub mod prose;
pub mod spark;
pub mod timeline;

pub use self::columns::{Columns, settle};
