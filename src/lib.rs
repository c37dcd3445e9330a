//! Nemuro: a keyboard-driven explorer, in the terminal, of a dossier of dated,
//! sourced and judged statements.
//!
//! Seven rooms, and one rule: a room may use only the rooms above it.

pub mod cli;
pub mod commands;
pub mod dossier;
pub mod explorer;
pub mod search;
pub mod shelf;
pub mod widget;
