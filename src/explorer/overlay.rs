//! The overlays: what lies over a screen and takes the keys.

pub mod card;
pub mod help;
pub mod search;
