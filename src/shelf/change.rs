//! What can be done to a shelf. A change says what the reader saw when they
//! made it, so that it can be made to a shelf that another explorer has
//! changed meanwhile; made twice it does what it does once.
//!
//! What wins where two explorers disagree: of two notes both stay, one below
//! the other. A note on what the other took off brings it back; what the other
//! wrote a note on meanwhile is not taken off. Otherwise what was done last
//! holds, and what is not there is neither tagged nor moved.

use std::fmt;

use super::kept::{plain, tag};
use super::{Kept, MAX_KEPT, MAX_NOTE, MAX_QUOTED, MAX_TAG, MAX_TAGS, Shelf};
use crate::dossier::{Address, printable};

/// The line between two texts of one note that were written at the same time.
pub const ELSEWHERE: &str = "--- also written, in another window ---";

/// One thing done to a shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// Put at the end. What is there already stays where it is, with the older
    /// quotation and both notes and tags.
    Keep(Box<Kept>),
    /// Take off.
    Remove {
        /// What.
        address: Address,
        /// The note that the reader saw go with it.
        before: String,
    },
    /// Write another note. What is not there is put there first.
    Note {
        /// The item as the reader saw it, with the note from before.
        kept: Box<Kept>,
        /// The note now; empty to have none.
        after: String,
    },
    /// Put tags on and take tags off; what is in both lists is put on.
    Tags {
        /// Of what.
        address: Address,
        /// These are put on.
        add: Vec<String>,
        /// These are taken off.
        remove: Vec<String>,
    },
    /// Put elsewhere on the shelf.
    Move {
        /// What.
        address: Address,
        /// What it comes after; none to be the first. Where that is no longer
        /// there nothing moves.
        after: Option<Address>,
    },
    /// Put back what was taken off, whole.
    Restore {
        /// The item.
        kept: Box<Kept>,
        /// What it comes after; none to be the first. Where that is no longer
        /// there it comes last.
        after: Option<Address>,
    },
}

/// Why a change is not made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// The note on this item would have so many bytes.
    Note(Address, usize),
    /// The title, quotation or citation of this item has so many bytes.
    Quoted(Address, usize),
    /// This tag is too long.
    Tag(String),
    /// This is no tag.
    NoTag(String),
    /// This item has as many tags as it can have.
    Tags(Address),
    /// There is no room for this item.
    Full(Address),
    /// This item was to be taken off, but has another note by now.
    Noted(Address),
}

impl Change {
    /// The change that keeps an item.
    #[must_use]
    pub fn keep(kept: Kept) -> Self {
        Self::Keep(Box::new(kept))
    }

    /// The change that takes an item off.
    #[must_use]
    pub fn remove(kept: &Kept) -> Self {
        Self::Remove {
            address: kept.address.clone(),
            before: kept.note.clone(),
        }
    }

    /// The change that gives an item, on the shelf or not, another note.
    #[must_use]
    pub fn note(kept: &Kept, after: &str) -> Self {
        Self::Note {
            kept: Box::new(kept.clone()),
            after: after.to_owned(),
        }
    }

    /// What it is done to.
    #[must_use]
    pub fn address(&self) -> &Address {
        match self {
            Self::Keep(kept) | Self::Note { kept, .. } | Self::Restore { kept, .. } => {
                &kept.address
            }
            Self::Remove { address, .. }
            | Self::Tags { address, .. }
            | Self::Move { address, .. } => address,
        }
    }
}

impl Shelf {
    /// Makes a change.
    ///
    /// # Errors
    /// When something would be too long or too many; then nothing is changed.
    pub fn apply(&mut self, change: &Change) -> Result<(), Refused> {
        match change {
            Change::Keep(kept) => {
                fits(&kept.address, &kept.note)?;
                self.put(kept, None)
            }
            // Two texts of one note may be longer together than a note can be,
            // and are to come back whole.
            Change::Restore { kept, after } => {
                let place = after
                    .as_ref()
                    .map_or(Some(0), |after| self.place(after).map(|place| place + 1));
                self.put(kept, place)?;
                let back = kept.clean()?;
                self.taken_off.retain(|gone| *gone != back);
                Ok(())
            }
            Change::Remove { address, before } => self.remove(address, before),
            Change::Note { kept, after } => self.note(kept, after),
            Change::Tags {
                address,
                add,
                remove,
            } => self.tag(address, add, remove),
            Change::Move { address, after } => {
                self.put_after(address, after.as_ref());
                Ok(())
            }
        }
    }

    /// The changes that take another one back, on this shelf, where that was
    /// not made yet; none where it changes nothing.
    #[must_use]
    pub fn undoing(&self, change: &Change) -> Vec<Change> {
        let mut then = self.clone();
        if then.apply(change).is_err() || then == *self {
            return Vec::new();
        }
        let address = change.address();
        match (self.get(address), then.get(address)) {
            (None, None) => Vec::new(),
            (None, Some(now)) => vec![Change::remove(now)],
            (Some(before), None) => vec![Change::Restore {
                kept: Box::new(before.clone()),
                after: self.before(address),
            }],
            (Some(before), Some(now)) if before == now => vec![Change::Move {
                address: address.clone(),
                after: self.before(address),
            }],
            (Some(before), Some(now)) => {
                let tags = Change::Tags {
                    address: address.clone(),
                    add: lacking(before, now),
                    remove: lacking(now, before),
                };
                vec![Change::note(now, &before.note), tags]
            }
        }
    }

    /// What stands before an item.
    #[must_use]
    pub fn before(&self, address: &Address) -> Option<Address> {
        let place = self.place(address)?.checked_sub(1)?;
        Some(self.kept[place].address.clone())
    }

    /// Puts an item at a place, or at the end; what is new of it to what is
    /// there already.
    pub(super) fn put(&mut self, kept: &Kept, place: Option<usize>) -> Result<(), Refused> {
        let new = kept.clean()?;
        let Some(at) = self.place(&new.address) else {
            if self.len() >= MAX_KEPT {
                return Err(Refused::Full(new.address));
            }
            let place = place.unwrap_or(self.len());
            self.kept.insert(place, new);
            self.place_from(place);
            return Ok(());
        };
        let mut both = self.kept[at].clone();
        both.note = merged(&both.note, "", &new.note);
        for tag in &new.tags {
            both.add_tag(tag)?;
        }
        self.kept[at] = both;
        Ok(())
    }

    fn remove(&mut self, address: &Address, before: &str) -> Result<(), Refused> {
        let Some(at) = self.place(address) else {
            return Ok(());
        };
        if self.kept[at].note != plain(before) {
            return Err(Refused::Noted(address.clone()));
        }
        let gone = self.kept.remove(at);
        self.places.remove(address);
        self.place_from(at);
        self.take_off(gone);
        Ok(())
    }

    fn note(&mut self, kept: &Kept, after: &str) -> Result<(), Refused> {
        let (before, after) = (plain(&kept.note), plain(after));
        fits(&kept.address, &after)?;
        if let Some(at) = self.place(&kept.address) {
            let note = &mut self.kept[at].note;
            *note = merged(note, &before, &after);
            return Ok(());
        }
        if after.is_empty() {
            return Ok(());
        }
        let kept = Kept {
            note: after,
            ..kept.clone()
        };
        self.put(&kept, None)
    }

    fn tag(&mut self, address: &Address, add: &[String], remove: &[String]) -> Result<(), Refused> {
        // What is no tag is told also where there is nothing to put it on.
        let add: Vec<String> = add.iter().map(|text| tag(text)).collect::<Result<_, _>>()?;
        let Some(at) = self.place(address) else {
            return Ok(());
        };
        let mut tagged = self.kept[at].clone();
        for tag in remove {
            tagged.remove_tag(tag, &add);
        }
        for tag in &add {
            tagged.add_tag(tag)?;
        }
        self.kept[at] = tagged;
        Ok(())
    }

    fn put_after(&mut self, address: &Address, after: Option<&Address>) {
        let gone = |after: &Address| after == address || self.place(after).is_none();
        let Some(from) = self.place(address).filter(|_| !after.is_some_and(gone)) else {
            return;
        };
        let after = after.and_then(|after| self.place(after));
        // What stood before it on the shelf stays in its place.
        let to = match after {
            Some(after) if after < from => after + 1,
            Some(after) => after,
            None => 0,
        };
        let kept = self.kept.remove(from);
        self.kept.insert(to, kept);
        self.place_from(from.min(to));
    }
}

fn fits(address: &Address, note: &str) -> Result<(), Refused> {
    let bytes = plain(note).len();
    if bytes > MAX_NOTE {
        return Err(Refused::Note(address.clone(), bytes));
    }
    Ok(())
}

/// A note that lies there, and that a reader who saw it as `before` changed to
/// `after`. Where both were changed both stay, even if that is longer than a
/// note can be: it is the next one that is then to be shorter.
fn merged(there: &str, before: &str, after: &str) -> String {
    if after == before || there == after || after.is_empty() && there != before {
        return there.to_owned();
    }
    if there == before || there.is_empty() {
        return after.to_owned();
    }
    // What is there already, alone or beside another text, is not put there
    // once more.
    let between = format!("\n\n{ELSEWHERE}\n\n");
    let mut parts: Vec<&str> = there.split(&*between).collect();
    for part in after.split(&*between) {
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts.join(&between)
}

/// The tags of one item that another does not have.
fn lacking(has: &Kept, lacks: &Kept) -> Vec<String> {
    let tags = has.tags.iter();
    tags.filter(|tag| !lacks.has_tag(tag)).cloned().collect()
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Note(address, bytes) => write!(
                f,
                "the note on {address} has {bytes} bytes, {MAX_NOTE} at most can be kept; make it shorter"
            ),
            Self::Quoted(address, bytes) => write!(
                f,
                "{address} says {bytes} bytes, {MAX_QUOTED} at most can be kept; keep a part of it"
            ),
            Self::Tag(tag) => {
                let (tag, bytes) = (printable(tag), tag.len());
                write!(
                    f,
                    "the tag {tag} has {bytes} bytes, {MAX_TAG} at most are kept"
                )
            }
            Self::NoTag(text) => write!(f, "\"{}\" is no tag; write a word", printable(text)),
            Self::Tags(address) => write!(
                f,
                "{address} has {MAX_TAGS} tags, and more cannot be kept; take one off first"
            ),
            Self::Full(address) => write!(
                f,
                "{address} is not kept, for the shelf has {MAX_KEPT} items, and more cannot be kept; take something off first"
            ),
            Self::Noted(address) => write!(
                f,
                "{address} stays on the shelf, for another note was written on it meanwhile"
            ),
        }
    }
}

impl std::error::Error for Refused {}
