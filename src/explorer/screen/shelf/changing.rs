//! What is done to the shelf on its screen: an item is moved, or taken off.

use super::Shelf;
use crate::explorer::action::Action;
use crate::explorer::keymap::Mode;
use crate::explorer::{Ctx, Deed, Request};
use crate::shelf::{Change, Kept};

impl Shelf {
    /// Moves what is chosen past its neighbour, in the list as it is filtered.
    pub(super) fn shift(&self, ctx: &Ctx, by: isize) -> Request {
        let (ids, at) = (self.listing.ids(), self.listing.cursor);
        let neighbour = at.checked_add_signed(by).and_then(|at| ids.get(at));
        let Some(address) = ids.get(at) else {
            return Request::Nothing;
        };
        let Some(neighbour) = neighbour else {
            let end = if by > 0 { "last" } else { "first" };
            return Request::Say(format!("This is the {end} item already."));
        };
        let after = if by > 0 {
            Some(neighbour.clone())
        } else {
            ctx.shelf.shelf().before(neighbour)
        };
        let address = address.clone();
        Request::Change(Deed {
            changes: vec![Change::Move { address, after }],
            said: String::new(),
            undone: Some("It is where it was.".to_owned()),
        })
    }
}

/// Takes something off the shelf.
pub(super) fn take_off(ctx: &Ctx, kept: &Kept) -> Request {
    let undo = ctx.keymap.key_of(Mode::Shelf, Action::Undo);
    let undo = undo.map_or_else(String::new, |key| format!("; {key} puts it back"));
    let with = match (kept.note.is_empty(), kept.tags.is_empty()) {
        (true, true) => "",
        (false, _) => ", and its note with it",
        (true, false) => ", and its tags with it",
    };
    Request::Change(Deed {
        changes: vec![Change::remove(kept)],
        said: format!("Taken off the shelf{with}{undo}."),
        undone: Some("Back on the shelf.".to_owned()),
    })
}
