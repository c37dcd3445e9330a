//! Searching: the search is opened, and its hits are walked through from one to
//! the next.

use super::action::Action;
use super::keymap::Mode;
use super::overlay::search::SearchBox;
use super::screen::Which;
use super::screen::topics::Chapter;
use super::{App, Overlay};
use crate::dossier::{Item, counted};
use crate::search::{Hits, Query};

/// So many searches are remembered.
const QUERIES: usize = 100;

/// The hits of a search that are being walked through.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) query: Query,
    pub(super) hits: Hits,
    pub(super) at: usize,
}

/// How many hits there are, and at which of them the reader is: `3 of 41`.
/// Empty where there are none.
pub(super) fn count(hits: &Hits, at: Option<usize>) -> String {
    let listed = hits.hits.len();
    if listed == 0 {
        return String::new();
    }
    let more = if hits.more { "more than " } else { "" };
    let found = format!("{more}{}", counted(hits.total));
    match at.map(|at| at + 1) {
        Some(at) if listed < hits.total => format!("{at} of {listed} shown, {found} found"),
        Some(at) => format!("{at} of {found}"),
        None if hits.total == 1 && !hits.more => "1 hit".to_owned(),
        None if listed < hits.total => format!("{found} hits, {listed} shown"),
        None => format!("{found} hits"),
    }
}

impl App {
    /// Opens the search with something typed.
    pub fn search(&mut self, typed: &str) {
        let search = SearchBox::with(&self.shared.ctx(), typed);
        self.overlays.push(Overlay::Search(Box::new(search)));
    }

    /// Opens one of the reader's searches, from the palette.
    pub(super) fn search_by_name(&mut self, at: usize) {
        self.overlays.pop();
        if let Some(own) = self.shared.own.searches.get(at) {
            let typed = own.query.clone();
            self.search(&typed);
        }
    }

    /// Opens the search, with the last one in it to be gone on with or typed
    /// over.
    pub(super) fn search_again(&mut self) {
        let last = self.shared.found.as_ref();
        let (typed, at) = last.map_or(("", 0), |found| (found.query.typed(), found.at));
        let search = SearchBox::again(&self.shared.ctx(), typed, at);
        self.overlays.push(Overlay::Search(Box::new(search)));
    }

    /// Remembers what was searched for; what was searched for before is the
    /// last now.
    pub(super) fn remember_query(&mut self, typed: &str) {
        let queries = &mut self.shared.queries;
        queries.retain(|earlier| earlier != typed);
        queries.push(typed.to_owned());
        if queries.len() > QUERIES {
            queries.remove(0);
        }
    }

    /// Searches within the topic whose page is being read, or everywhere
    /// again.
    pub(super) fn search_within(&mut self) {
        let ctx = self.shared.ctx();
        match (self.screens.topics.chapter(), self.overlays.last_mut()) {
            (Chapter::Topic(topic), Some(Overlay::Search(search))) => {
                search.within(&ctx, &self.shared.dossier.topics[topic].id);
            }
            (Chapter::Path(_), Some(Overlay::Search(_))) => {
                self.say("A reading path has no one topic; type topic: and Tab.");
            }
            _ => {}
        }
    }

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
                let shown = self.screens.shown == Which::Topics;
                shown && topic.map(Chapter::Topic) == Some(self.screens.topics.chapter())
            }
            (_, None) => self.screens.screen().selected() == Some(hit),
            _ => false,
        }
    }

    /// Goes on among the hits of the last search, from the last to the first.
    pub(super) fn walk(&mut self, step: isize) {
        // From hit to hit is one way: back leads to where it began.
        let (before, walking) = (self.here(), self.at_hit());
        let Some(found) = &mut self.shared.found else {
            let key = self.shared.keymap.key_of(Mode::Browse, Action::Search);
            let key = key.map_or_else(String::new, |key| format!(": {key} and a word"));
            self.say(&format!("Search first{key}."));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::EntryId;
    use crate::search::Hit;

    #[test]
    fn the_count_says_what_is_shown_what_is_found_and_what_is_not_known() {
        let said = |total: usize, more: bool| {
            let hit = |at| Hit {
                entry: EntryId(at),
                first: true,
                score: 0.0,
            };
            let listed = u32::try_from(total.min(200)).unwrap_or(0);
            let hits = Hits {
                total,
                more,
                hits: (0..listed).map(hit).collect(),
                ..Hits::default()
            };
            [count(&hits, Some(2)), count(&hits, None)]
        };
        assert_eq!(said(0, false), ["", ""]);
        assert_eq!(said(41, false), ["3 of 41", "41 hits"]);
        assert_eq!(said(41, true), ["3 of more than 41", "more than 41 hits"]);
        assert_eq!(
            said(203, false),
            ["3 of 200 shown, 203 found", "203 hits, 200 shown"]
        );
        assert_eq!(
            said(1024, true),
            [
                "3 of 200 shown, more than 1,024 found",
                "more than 1,024 hits, 200 shown"
            ]
        );
    }
}
