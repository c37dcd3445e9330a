//! The context: the facts that screens and overlays share, none of them theirs
//! to change.

use std::ops::Range;

use super::changes::Changes;
use super::config::Added;
use super::keymap::Keymap;
use super::reading;
use super::room::Room;
use super::shelved::Shelved;
use super::sight::Sight;
use super::theme::{Scheme, Theme};
use crate::dossier::{Dossier, EntryId};
use crate::search::{Index, Lights, View};
use crate::widget::paper::Mark;

/// What changes what is set; see [`Ctx::turn`].
pub type Turn = (u64, usize, bool, bool, Scheme, Room);

/// What screens and overlays are shown: the facts they share.
#[derive(Clone, Copy)]
pub struct Ctx<'a> {
    /// What is known, whole.
    pub dossier: &'a Dossier,
    /// What of it is seen: entries are asked for here, so that a lens holds on
    /// every screen.
    pub view: View<'a>,
    /// The lens that it is seen through, as it was typed.
    pub sight: &'a Sight,
    /// What has changed since the reader last saw it.
    pub changes: &'a Changes,
    /// What finds it; not there until it is made.
    pub index: Option<&'a Index>,
    /// How much of it is made, in per cent, where that is known.
    pub indexing: Option<u64>,
    /// Styles and glyphs.
    pub theme: &'a Theme,
    /// Which key does what.
    pub keymap: &'a Keymap,
    /// What the reader keeps.
    pub shelf: &'a Shelved,
    /// What the palette offers of their own.
    pub own: &'a Added,
    /// How much of the screen the text has.
    pub room: Room,
    /// The words of the last search, to be lit.
    pub lights: Option<&'a Lights>,
    /// What was searched for before, the last at the end.
    pub queries: &'a [String],
    /// Whether the second side of a position comes first.
    pub swapped: bool,
    /// Whether the sides of a position stand side by side: the screen is wide.
    pub side_by_side: bool,
    /// Whether nothing may move by itself.
    pub still: bool,
}

impl Ctx<'_> {
    /// What has to be set anew when it changes: the lens, what has changed
    /// since it was read, the order of the sides, whether they stand side by
    /// side, the theme, and the width of the text.
    #[must_use]
    pub fn turn(&self) -> Turn {
        (
            self.sight.turn(),
            self.changes.len(),
            self.swapped,
            self.side_by_side,
            self.theme.scheme(),
            self.room,
        )
    }

    /// The mark before an entry in the gutter of a page or a list, if it has
    /// one: that it is kept.
    #[must_use]
    pub fn mark(&self, id: EntryId) -> Option<Mark<'static>> {
        let kept = self.shelf.holds(id);
        kept.then(|| (self.theme.kept(), self.theme.accent))
    }

    /// What is lit in the text that a number of [`reading::origin`] stands
    /// for.
    #[must_use]
    pub fn lit(&self, origin: usize) -> Vec<Range<usize>> {
        let (Some(index), Some(lights)) = (self.index, self.lights) else {
            return Vec::new();
        };
        lights.find(index, self.dossier, &reading::original(self.view, origin))
    }
}
