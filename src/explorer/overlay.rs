//! The overlays: what lies over a screen.

pub mod card;
pub mod help;
pub mod prompt;
pub mod search;
