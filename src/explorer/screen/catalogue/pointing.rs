//! What the mouse does to a list that is filtered and the page beside it: in
//! the list, to the filter, and on the page.

use super::listing::Listing;
use super::page::Page;
use super::parts::Parts;
use crate::explorer::action::{Action, Pointer};
use crate::explorer::layout::inside;
use crate::explorer::scrolling::{Touch, point};
use crate::widget::list;

/// A list and its page as the mouse finds them.
pub(in super::super) struct Board<'a, T> {
    /// Where they are.
    pub(in super::super) parts: &'a Parts,
    /// Rows of an item in the list.
    pub(in super::super) rows: u16,
    /// How many items are in view.
    pub(in super::super) in_view: usize,
    pub(in super::super) listing: &'a mut Listing<T>,
    pub(in super::super) page: &'a mut Page<T>,
    /// Whether the keys go to the page.
    pub(in super::super) reading: &'a mut bool,
    /// Whether the filter is being typed.
    pub(in super::super) typing: &'a mut bool,
}

impl<T: Clone + PartialEq> Board<'_, T> {
    /// Takes what the mouse does; what is left is for a key's action to do.
    pub(in super::super) fn pointed(self, pointer: Pointer) -> Option<Action> {
        let (at, clicked) = (pointer.at(), matches!(pointer, Pointer::Click(_)));
        if self.parts.rows.contains(at) {
            return self.point_at_list(pointer);
        }
        if self.parts.input.contains(at) && clicked && !*self.typing {
            return Some(Action::Filter);
        }
        if !self.parts.panes.detail.contains(at) {
            return None;
        }
        let was_reading = *self.reading && !*self.typing;
        if clicked {
            (*self.reading, *self.typing) = (true, false);
        }
        let pane = inside(self.parts.panes.detail);
        let touch = point(&mut self.page.paper, pointer, pane);
        (matches!(touch, Touch::Again) && was_reading).then_some(Action::Open)
    }

    fn point_at_list(self, pointer: Pointer) -> Option<Action> {
        let listing = self.listing;
        let len = listing.ids().len();
        match pointer {
            Pointer::Wheel { rows: by, .. } => {
                // Items are of several rows; each step is one of them at least.
                let by = by.signum() * (by.abs() / self.rows.cast_signed()).max(1);
                (listing.first, listing.cursor) =
                    list::slid(listing.first, listing.cursor, by, self.in_view, len);
            }
            Pointer::Click(at) => {
                let row = (at.y - self.parts.rows.y) / self.rows;
                let to = listing.first + usize::from(row);
                if to < len && to == listing.cursor && !*self.reading {
                    return Some(Action::Open);
                }
                if to < len {
                    (listing.cursor, *self.reading) = (to, false);
                }
            }
        }
        None
    }
}
