//! What screens and overlays are shown of the app, and how much of it.

use std::sync::Arc;

use super::changes::Changes;
use super::config::{Added, Config};
use super::ctx::Ctx;
use super::hits::Found;
use super::keymap::Keymap;
use super::room::Room;
use super::shelved::Shelved;
use super::sight::Sight;
use super::theme::Theme;
use crate::dossier::{Dossier, counted};
use crate::search::Index;

/// What screens and overlays are shown of the app.
pub(super) struct Shared {
    pub(super) dossier: Arc<Dossier>,
    pub(super) index: Option<Index>,
    /// How much of the index is made, in per cent.
    pub(super) indexing: Option<u64>,
    pub(super) theme: Theme,
    pub(super) keymap: Keymap,
    pub(super) shelf: Shelved,
    pub(super) own: Added,
    pub(super) room: Room,
    pub(super) found: Option<Found>,
    pub(super) sight: Sight,
    pub(super) changes: Changes,
    pub(super) queries: Vec<String>,
    pub(super) swapped: bool,
    pub(super) side_by_side: bool,
    pub(super) still: bool,
}

impl Shared {
    /// What there is at first.
    pub(super) fn of(dossier: Arc<Dossier>, theme: Theme, config: Config) -> Self {
        Self {
            dossier,
            index: None,
            indexing: None,
            theme,
            keymap: config.keymap,
            room: Room {
                measure: config.columns,
                alone: false,
                list: 0,
            },
            shelf: Shelved::default(),
            own: config.own,
            found: None,
            sight: Sight::default(),
            changes: Changes::default(),
            queries: Vec::new(),
            swapped: false,
            side_by_side: false,
            still: !config.animation,
        }
    }

    pub(super) fn ctx(&self) -> Ctx<'_> {
        Ctx {
            dossier: &self.dossier,
            view: self.sight.view(&self.dossier),
            sight: &self.sight,
            changes: &self.changes,
            queries: &self.queries,
            index: self.index.as_ref(),
            indexing: self.indexing,
            theme: &self.theme,
            keymap: &self.keymap,
            shelf: &self.shelf,
            own: &self.own,
            room: self.room,
            lights: self.found.as_ref().map(|found| &found.hits.lights),
            swapped: self.swapped,
            side_by_side: self.side_by_side,
            still: self.still,
        }
    }

    /// How much is seen, where it is not all.
    pub(super) fn seen(&self) -> Option<String> {
        let (dossier, how) = (&self.dossier, self.sight.how(self.theme.dot()));
        let topics = 0..dossier.topics.len();
        let seen: usize = topics
            .map(|topic| self.sight.statements(dossier, topic))
            .sum();
        let (seen, all) = (counted(seen), counted(dossier.statements()));
        (!how.is_empty()).then(|| format!("{seen} of {all} statements are seen {how}."))
    }
}
