//! The shelf as the explorer has it in memory: which entries are on it, what
//! was done to it and can be undone, and whether it is saved.

use std::collections::HashMap;

use crate::dossier::{Address, Dossier, EntryId};
use crate::shelf::{Change, Draft, Kept, Refused, Shelf};

/// So many deeds can be undone.
const LEVELS: usize = 200;

/// The shelf, and what was done to it since the explorer was opened.
#[derive(Debug, Default)]
pub struct Shelved {
    shelf: Shelf,
    /// The place on the shelf of each entry that is on it.
    places: HashMap<EntryId, usize>,
    /// Rises with each change, so that what was set before is known to be old.
    turn: u64,
    /// What takes back what was done, the last deed last.
    undo: Vec<Undo>,
    /// Notes that were being written when another explorer was ended.
    drafts: Vec<Draft>,
    unsaved: bool,
}

/// What takes one deed back.
#[derive(Debug, Clone)]
pub struct Undo {
    /// The changes, in the order in which they are to be made.
    pub changes: Vec<Change>,
    /// What is then said.
    pub said: String,
}

impl Shelved {
    /// What is on the shelf.
    #[must_use]
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// How often it has changed.
    #[must_use]
    pub fn turn(&self) -> u64 {
        self.turn
    }

    /// Whether an entry is kept.
    #[must_use]
    pub fn holds(&self, id: EntryId) -> bool {
        self.places.contains_key(&id)
    }

    /// An entry as it is kept, if it is.
    #[must_use]
    pub fn of(&self, id: EntryId) -> Option<&Kept> {
        self.shelf.kept().get(*self.places.get(&id)?)
    }

    /// Whether something could not be saved, and is tried again.
    #[must_use]
    pub fn is_unsaved(&self) -> bool {
        self.unsaved
    }

    /// Whether there is anything to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty() || !self.shelf.taken_off().is_empty()
    }

    /// Takes the shelf as it is now, also by what other explorers did, and
    /// whether all of it is saved.
    pub(super) fn take(&mut self, dossier: &Dossier, shelf: Shelf, saved: bool) {
        self.unsaved = !saved;
        if shelf != self.shelf {
            self.put(dossier, shelf);
        }
    }

    /// Notes that something cannot be saved.
    pub(super) fn not_saved(&mut self) {
        self.unsaved = true;
    }

    /// Makes changes, all or none, and returns what takes them back; nothing
    /// where they change nothing.
    ///
    /// # Errors
    /// When one of them is refused.
    pub(super) fn make(
        &mut self,
        dossier: &Dossier,
        changes: &[Change],
    ) -> Result<Vec<Change>, Refused> {
        let mut shelf = self.shelf.clone();
        let mut undo = Vec::new();
        for change in changes {
            undo.extend(shelf.undoing(change));
            shelf.apply(change)?;
        }
        undo.reverse();
        if shelf != self.shelf {
            self.put(dossier, shelf);
        }
        Ok(undo)
    }

    /// Takes the notes that were being written when another explorer was
    /// ended.
    pub(super) fn offer(&mut self, drafts: Vec<Draft>) {
        self.drafts = drafts;
    }

    /// The note that was being written on something, once.
    pub(super) fn draft(&mut self, address: &Address) -> Option<Draft> {
        let mut drafts = self.drafts.iter();
        let at = drafts.position(|draft| draft.kept.address == *address)?;
        Some(self.drafts.remove(at))
    }

    /// Remembers what takes the last deed back.
    pub(super) fn remember(&mut self, undo: Undo) {
        if self.undo.len() == LEVELS {
            self.undo.remove(0);
        }
        self.undo.push(undo);
    }

    /// What takes the last deed back, once.
    pub(super) fn last(&mut self) -> Option<Undo> {
        self.undo.pop()
    }

    /// What puts back an item that was taken off since the explorer was
    /// opened, with its note and tags, once.
    pub(super) fn gone(&mut self, address: &Address) -> Option<Undo> {
        let restores = |undo: &Undo| match undo.changes.as_slice() {
            [Change::Restore { kept, .. }] => kept.address == *address,
            _ => false,
        };
        let at = self.undo.iter().rposition(restores)?;
        Some(self.undo.remove(at))
    }

    /// Forgets what would take back a change that was refused when it came to
    /// saving it: there is nothing to take back.
    pub(super) fn refused(&mut self, refused: &Refused) {
        let of_it = |change: &Change| match refused {
            Refused::Noted(address) => {
                matches!(change, Change::Restore { kept, .. } if kept.address == *address)
            }
            Refused::Note(address, _)
            | Refused::Quoted(address, _)
            | Refused::Tags(address)
            | Refused::Full(address) => change.address() == address,
            // These are refused before they are to be saved.
            Refused::Tag(_) | Refused::NoTag(_) => false,
        };
        let of_it = |undo: &Undo| undo.changes.iter().any(of_it);
        if let Some(at) = self.undo.iter().rposition(of_it) {
            self.undo.remove(at);
        }
    }

    fn put(&mut self, dossier: &Dossier, shelf: Shelf) {
        let kept = shelf.kept().iter().enumerate();
        let places = kept.filter_map(|(at, kept)| Some((dossier.find(&kept.address)?, at)));
        self.places = places.collect();
        self.shelf = shelf;
        self.turn += 1;
    }
}
