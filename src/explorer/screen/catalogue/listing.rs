//! The listing: what there is to choose from, and which of it is chosen.

use crate::explorer::action::Action;
use crate::widget::list::scrolled;

/// Items, one of them chosen. Rows are made of those alone that are in view,
/// for there may be very many.
#[derive(Debug)]
pub(in super::super) struct Listing<T> {
    /// Everything that is seen.
    whole: Vec<T>,
    /// What of it the filter leaves, best first; none where nothing is
    /// filtered.
    left: Option<Vec<T>>,
    pub(in super::super) cursor: usize,
    /// The first item in view.
    pub(in super::super) first: usize,
}

impl<T> Default for Listing<T> {
    fn default() -> Self {
        Self {
            whole: Vec::new(),
            left: None,
            cursor: 0,
            first: 0,
        }
    }
}

impl<T: Clone + PartialEq> Listing<T> {
    /// What is listed.
    pub(in super::super) fn ids(&self) -> &[T] {
        self.left.as_deref().unwrap_or(&self.whole)
    }

    /// How many there are without a filter.
    pub(in super::super) fn all(&self) -> usize {
        self.whole.len()
    }

    /// What is chosen.
    pub(in super::super) fn chosen(&self) -> Option<T> {
        self.ids().get(self.cursor).cloned()
    }

    /// Takes what is seen.
    pub(in super::super) fn see(&mut self, whole: Vec<T>) {
        self.whole = whole;
    }

    /// Takes what a filter leaves, if there is one.
    pub(in super::super) fn leave(&mut self, left: Option<Vec<T>>) {
        self.left = left;
    }

    /// Chooses an item; false where it is not listed.
    pub(in super::super) fn choose(&mut self, id: &T) -> bool {
        let at = self.ids().iter().position(|listed| listed == id);
        self.cursor = at.unwrap_or(self.cursor);
        at.is_some()
    }

    /// Goes to the first of all.
    pub(in super::super) fn rewind(&mut self) {
        (self.cursor, self.first) = (0, 0);
    }

    /// Moves; `page` items are in view.
    pub(in super::super) fn step(&mut self, action: Action, page: usize) {
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
    pub(in super::super) fn fit(&mut self, page: usize) {
        let len = self.ids().len();
        self.cursor = self.cursor.min(len.saturating_sub(1));
        self.first = scrolled(self.first, self.cursor, page, len);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::EntryId;

    fn listing(len: u32) -> Listing<EntryId> {
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
        assert!(listing.choose(&EntryId(7)) && !listing.choose(&EntryId(8)));
        assert_eq!((listing.chosen(), listing.all()), (Some(EntryId(7)), 100));
        listing.leave(Some(Vec::new()));
        listing.fit(10);
        assert_eq!(listing.chosen(), None);
    }
}
