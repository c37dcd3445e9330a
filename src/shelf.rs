//! What the reader keeps: bookmarks with notes and tags, where they were, and
//! what they last saw of each statement.
//!
//! The [`Shelf`] is a value, and a [`Change`] is what is done to it; a
//! [`Store`] is the folder where it all lies, one for each dossier, and a
//! [`Keeper`] the thread that saves there, so that no key press waits for a
//! disk. What is saved is the changes, applied to what lies on disk by then:
//! so two explorers at once lose nothing. Nothing here knows of screens or
//! keys.

mod change;
mod draft;
mod drawer;
mod keeper;
mod kept;
mod quotation;
mod seen;
mod stay;
mod store;
mod trouble;
mod written;

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use crate::dossier::{Address, fold};

pub use self::change::{Change, ELSEWHERE, Refused};
pub use self::draft::{Draft, MAX_DRAFTS};
pub use self::drawer::MAX_FILE;
pub use self::keeper::{Keeper, Told, Unsaved};
pub use self::kept::{Kept, MAX_NOTE, MAX_QUOTED, MAX_TAG, MAX_TAGS, tag, today};
pub use self::quotation::STEP;
pub use self::seen::{Changed, Fingerprint, MAX_SEEN, Seen};
pub use self::stay::Stay;
pub use self::store::{Saved, Store};
pub use self::trouble::{Aside, Trouble};

/// The most items on a shelf.
pub const MAX_KEPT: usize = 10_000;

/// The most items that were taken off and can be put back.
pub const MAX_TAKEN_OFF: usize = 100;

/// The most bytes of these; the last one stays, however long it is.
pub const MAX_TAKEN_OFF_BYTES: usize = 2 * 1024 * 1024;

/// What the reader keeps, in the order they gave it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shelf {
    kept: Vec<Kept>,
    /// What was taken off with a note or tags, the last at the end.
    taken_off: Vec<Kept>,
    /// Where each address is in that.
    places: HashMap<Address, usize>,
}

impl Shelf {
    /// All that is kept, in the reader's order.
    #[must_use]
    pub fn kept(&self) -> &[Kept] {
        &self.kept
    }

    /// What was taken off with a note or tags and not put back, the last at
    /// the end.
    #[must_use]
    pub fn taken_off(&self) -> &[Kept] {
        &self.taken_off
    }

    /// Remembers what is taken off, if the reader wrote anything on it.
    fn take_off(&mut self, kept: Kept) {
        if kept.note.is_empty() && kept.tags.is_empty() {
            return;
        }
        self.taken_off.retain(|gone| *gone != kept);
        self.taken_off.push(kept);
        let (mut bytes, mut left) = (0, 0);
        for kept in self.taken_off.iter().rev().take(MAX_TAKEN_OFF) {
            bytes += kept.bytes();
            if left > 0 && bytes > MAX_TAKEN_OFF_BYTES {
                break;
            }
            left += 1;
        }
        self.taken_off.drain(..self.taken_off.len() - left);
    }

    /// What is kept of an address.
    #[must_use]
    pub fn get(&self, address: &Address) -> Option<&Kept> {
        Some(&self.kept[self.place(address)?])
    }

    /// The place of an address on the shelf.
    #[must_use]
    pub fn place(&self, address: &Address) -> Option<usize> {
        self.places.get(address).copied()
    }

    /// Finds the places anew from one on, after items came or went there.
    fn place_from(&mut self, first: usize) {
        for (place, kept) in self.kept.iter().enumerate().skip(first) {
            self.places.insert(kept.address.clone(), place);
        }
    }

    /// How many items are kept.
    #[must_use]
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// Whether nothing is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Every tag with how many items have it, the most used first, then by
    /// the alphabet; written as it first stands on the shelf.
    #[must_use]
    pub fn tags(&self) -> Vec<(&str, usize)> {
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut tags: Vec<(&str, usize)> = Vec::new();
        for tag in self.kept.iter().flat_map(|kept| &kept.tags) {
            let place = *places.entry(fold(tag)).or_insert(tags.len());
            match tags.get_mut(place) {
                Some((_, count)) => *count += 1,
                None => tags.push((tag, 1)),
            }
        }
        tags.sort_by(|(a, many), (b, few)| few.cmp(many).then_with(|| a.cmp(b)));
        tags
    }
}
