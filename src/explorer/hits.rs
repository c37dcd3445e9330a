//! The hits of the last search, and the way from one to the next.

use super::screen::topics::Chapter;
use super::{App, Overlay};
use crate::dossier::Item;
use crate::search::{Hits, Query};

/// The hits of a search that are being walked through.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) query: Query,
    pub(super) hits: Hits,
    pub(super) at: usize,
}

impl App {
    /// Whether the reader is at the hit that was gone to last.
    pub(super) fn at_hit(&self) -> bool {
        let Some(found) = &self.shared.found else {
            return false;
        };
        let hit = found.hits.hits[found.at].entry;
        let entry = self.shared.dossier.entry(hit);
        match (entry.item, self.overlays.last()) {
            (_, Some(Overlay::Card(card))) => card.place().entry == hit,
            (Item::Topic(_) | Item::Section(_), None) => {
                let topic = self.shared.dossier.topic_of(&entry);
                topic.map(Chapter::Topic) == Some(self.topics.chapter())
            }
            (_, None) => self.topics.selected() == Some(hit),
            _ => false,
        }
    }

    /// Goes on among the hits of the last search, from the last to the first.
    pub(super) fn walk(&mut self, step: isize) {
        // From hit to hit is one way: back leads to where it began.
        let (before, walking) = (self.here(), self.at_hit());
        let Some(found) = &mut self.shared.found else {
            self.message = Some("Search first: / and a word.".to_owned());
            return;
        };
        let Some(last) = found.hits.hits.len().checked_sub(1) else {
            return;
        };
        found.at = match found.at.checked_add_signed(step) {
            Some(at) if at <= last => at,
            Some(_) => 0,
            None => last,
        };
        let id = found.hits.hits[found.at].entry;
        self.overlays
            .retain(|overlay| !matches!(overlay, Overlay::Card(_)));
        self.go(id);
        if !walking || step == 0 {
            self.left(before);
        }
    }
}
