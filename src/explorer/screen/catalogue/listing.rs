//! The listing: what there is to choose from, and which of it is chosen.

use crate::dossier::EntryId;
use crate::explorer::action::Action;
use crate::widget::list::scrolled;

/// Entries, one of them chosen. Rows are made of those alone that are in view,
/// for there may be very many.
#[derive(Debug, Default)]
pub(super) struct Listing {
    /// Everything that is seen.
    whole: Vec<EntryId>,
    /// What of it the filter leaves, best first; none where nothing is
    /// filtered.
    left: Option<Vec<EntryId>>,
    pub(super) cursor: usize,
    /// The first entry in view.
    pub(super) first: usize,
}

impl Listing {
    /// What is listed.
    pub(super) fn ids(&self) -> &[EntryId] {
        self.left.as_deref().unwrap_or(&self.whole)
    }

    /// How many there are without a filter.
    pub(super) fn all(&self) -> usize {
        self.whole.len()
    }

    /// What is chosen.
    pub(super) fn chosen(&self) -> Option<EntryId> {
        self.ids().get(self.cursor).copied()
    }

    /// Takes what is seen.
    pub(super) fn see(&mut self, whole: Vec<EntryId>) {
        self.whole = whole;
    }

    /// Takes what a filter leaves, if there is one.
    pub(super) fn leave(&mut self, left: Option<Vec<EntryId>>) {
        self.left = left;
    }

    /// Chooses an entry; false where it is not listed.
    pub(super) fn choose(&mut self, id: EntryId) -> bool {
        let at = self.ids().iter().position(|listed| *listed == id);
        self.cursor = at.unwrap_or(self.cursor);
        at.is_some()
    }

    /// Goes to the first of all.
    pub(super) fn rewind(&mut self) {
        (self.cursor, self.first) = (0, 0);
    }

    /// Moves; `page` entries are in view.
    pub(super) fn step(&mut self, action: Action, page: usize) {
        let (at, half) = (self.cursor, page.div_ceil(2));
        self.cursor = match action {
            Action::Down | Action::Complete => at + 1,
            Action::Up | Action::CompleteBack => at.saturating_sub(1),
            Action::HalfPageDown => at + half,
            Action::HalfPageUp => at.saturating_sub(half),
            Action::PageDown => at + page,
            Action::PageUp => at.saturating_sub(page),
            Action::First => 0,
            Action::Last => usize::MAX,
            _ => at,
        };
    }

    /// Keeps what is chosen listed and in view.
    pub(super) fn fit(&mut self, page: usize) {
        let len = self.ids().len();
        self.cursor = self.cursor.min(len.saturating_sub(1));
        self.first = scrolled(self.first, self.cursor, page, len);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listing(len: u32) -> Listing {
        let mut listing = Listing::default();
        listing.see((0..len).map(EntryId).collect());
        listing
    }

    #[test]
    fn the_chosen_one_stays_listed_and_in_view() {
        let mut listing = listing(100);
        for (action, want) in [
            (Action::Last, (99, 90)),
            (Action::Down, (99, 90)),
            (Action::PageUp, (89, 89)),
            (Action::HalfPageDown, (94, 89)),
            (Action::First, (0, 0)),
            (Action::Up, (0, 0)),
        ] {
            listing.step(action, 10);
            listing.fit(10);
            assert_eq!((listing.cursor, listing.first), want, "{action:?}");
        }
        listing.step(Action::Last, 10);
        listing.leave(Some(vec![EntryId(7), EntryId(3)]));
        listing.fit(10);
        assert_eq!(listing.chosen(), Some(EntryId(3)));
        assert!(listing.choose(EntryId(7)) && !listing.choose(EntryId(8)));
        assert_eq!((listing.chosen(), listing.all()), (Some(EntryId(7)), 100));
        listing.leave(Some(Vec::new()));
        listing.fit(10);
        assert_eq!(listing.chosen(), None);
    }
}
