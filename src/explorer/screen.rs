//! The screens: one file each, with its state, its update and its drawing.

pub mod topics;
