//! The context: the facts that screens and overlays share, none of them theirs
//! to change.

use std::ops::Range;

use super::reading;
use super::theme::Theme;
use crate::dossier::Dossier;
use crate::search::{Index, Lights};

/// What screens and overlays are shown: the facts they share.
#[derive(Clone, Copy)]
pub struct Ctx<'a> {
    /// What is known.
    pub dossier: &'a Dossier,
    /// What finds it; not there until it is made.
    pub index: Option<&'a Index>,
    /// How much of it is made, in per cent, where that is known.
    pub indexing: Option<u64>,
    /// Styles and glyphs.
    pub theme: &'a Theme,
    /// The words of the last search, to be lit.
    pub lights: Option<&'a Lights>,
}

impl Ctx<'_> {
    /// What is lit in the text that a number of [`reading::origin`] stands
    /// for.
    #[must_use]
    pub fn lit(&self, origin: usize) -> Vec<Range<usize>> {
        let (Some(index), Some(lights)) = (self.index, self.lights) else {
            return Vec::new();
        };
        lights.find(
            index,
            self.dossier,
            &reading::original(self.dossier, origin),
        )
    }
}
