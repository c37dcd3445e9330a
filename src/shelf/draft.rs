//! Drafts: notes that are being written, kept beside the shelf until they are
//! saved or discarded, so that what ends a program does not end them.
//!
//! Each explorer has a file of its own, and holds it while it writes there;
//! what lies in a file that nobody holds was left by one that was ended.

use serde::{Deserialize, Serialize};

use super::drawer::{Drawer, Held};
use super::kept::plain;
use super::store::read_held;
use super::written::{Content, KeptIn, KeptOut, VERSION, text};
use super::{ELSEWHERE, Kept, Shelf, Store, Trouble};
use crate::dossier::page::{Page, Read, read};
use crate::dossier::{Address, Problem};

/// The most drafts that lie beside a shelf.
pub const MAX_DRAFTS: u32 = 99;

/// A note that is being written, or was when a program ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What it is on, with the note from before.
    pub kept: Kept,
    /// What was written.
    pub text: String,
}

impl Draft {
    /// Whether a shelf has what was written, alone or beside another text.
    fn is_on(&self, shelf: &Shelf) -> bool {
        let text = plain(&self.text);
        let there = shelf.get(&self.kept.address);
        let note = there.map_or("", |kept| kept.note.as_str());
        let between = format!("\n\n{ELSEWHERE}\n\n");
        text == note || note.split(&*between).any(|part| part == text)
    }
}

/// The drafts of one explorer, and those that others left.
#[derive(Debug, Default)]
pub(super) struct Drafts {
    /// What others left, in files that are held.
    left: Vec<(Draft, Slot)>,
    /// Where this explorer writes.
    own: Option<Slot>,
    /// What is to be written there.
    waiting: Option<Draft>,
    /// Files that are to go as soon as the shelf is saved.
    done: Vec<Slot>,
}

/// A file for a draft that no other program touches.
#[derive(Debug)]
struct Slot {
    drawer: Drawer,
    held: Held,
}

impl Drafts {
    /// Finds what others left, except what the shelf has by now.
    pub(super) fn find(&mut self, store: &Store, shelf: &Shelf) -> (Vec<Draft>, Vec<Trouble>) {
        let mut troubles = Vec::new();
        for drawer in drawers(store) {
            if !drawer.path().exists() {
                continue;
            }
            let found = drawer.hold_now().and_then(|held| match held {
                None => Ok(None),
                Some(held) => Ok(Some((read_held::<Written>(&drawer, &held)?, held))),
            });
            match found {
                Ok(Some(((Written(Some(draft)), _), held))) => {
                    self.left.push((draft, Slot { drawer, held }));
                }
                Ok(Some(((_, aside), _))) => troubles.extend(aside),
                Ok(None) => {}
                Err(trouble) => troubles.push(trouble),
            }
        }
        self.settle(shelf);
        let left = self.left.iter().map(|(draft, _)| draft.clone());
        (left.collect(), troubles)
    }

    /// Takes the note as it is being written now, or that it no longer is.
    pub(super) fn take(&mut self, draft: Option<Draft>) {
        let Some(draft) = draft else {
            self.waiting = None;
            self.done.extend(self.own.take());
            return;
        };
        if self.own.is_none() {
            self.own = self.left_on(&draft.kept.address);
        }
        self.waiting = Some(draft);
    }

    /// The file of what was left on something, which is gone on with.
    fn left_on(&mut self, address: &Address) -> Option<Slot> {
        let mut left = self.left.iter();
        let at = left.position(|(draft, _)| draft.kept.address == *address)?;
        Some(self.left.remove(at).1)
    }

    /// Whether something is to be written.
    pub(super) fn is_waiting(&self) -> bool {
        self.waiting.is_some()
    }

    /// Writes what is waiting; what cannot be written stays so.
    pub(super) fn save(&mut self, store: &Store) -> Result<(), Trouble> {
        let Some(draft) = &self.waiting else {
            return Ok(());
        };
        let slot = match self.own.take() {
            Some(slot) => slot,
            None => Slot::free(store)?,
        };
        let slot = self.own.insert(slot);
        slot.write(draft, store)?;
        self.waiting = None;
        Ok(())
    }

    /// Removes what is no longer needed, for the shelf is saved as it is.
    pub(super) fn settle(&mut self, shelf: &Shelf) {
        self.done.drain(..).for_each(Slot::remove);
        let left = std::mem::take(&mut self.left).into_iter();
        let (on, off): (Vec<_>, Vec<_>) = left.partition(|(draft, _)| draft.is_on(shelf));
        for (_, slot) in on {
            slot.remove();
        }
        self.left = off;
    }
}

impl Slot {
    /// A file that nobody has and nothing is in.
    fn free(store: &Store) -> Result<Self, Trouble> {
        for drawer in drawers(store) {
            if let Some(held) = drawer.hold_now()?
                && !drawer.path().exists()
            {
                return Ok(Self { drawer, held });
            }
        }
        let why = format!("there are {MAX_DRAFTS} drafts already");
        Err(Trouble::Unwritable(store.folder().to_owned(), why))
    }

    fn write(&self, draft: &Draft, store: &Store) -> Result<(), Trouble> {
        let path = self.drawer.path();
        let unwritable = |why: String| Trouble::Unwritable(path.to_owned(), why);
        let written = text(&Written(Some(draft.clone())), &store.dossier);
        let written = written.map_err(|error| unwritable(error.to_string()))?;
        let replaced = self.held.replace(&written);
        replaced.map_err(|error| Trouble::unwritable(path, &error))
    }

    /// Removes the file. Where that cannot be, what is in it is offered again,
    /// which loses nothing.
    fn remove(self) {
        let _ = self.held.remove();
    }
}

/// Where drafts may lie.
fn drawers(store: &Store) -> impl Iterator<Item = Drawer> {
    (1..=MAX_DRAFTS).map(|number| Drawer::new(store.folder(), &format!("draft-{number}.ron")))
}

/// What is in the file of a draft; nothing in one that is not there.
#[derive(Debug, Default, PartialEq)]
struct Written(Option<Draft>);

#[derive(Deserialize)]
#[serde(rename = "Draft")]
struct Head {
    version: u32,
}

#[derive(Serialize)]
#[serde(rename = "Draft")]
struct Out<'a> {
    version: u32,
    on: Option<KeptOut<'a>>,
    text: &'a str,
}

#[derive(Deserialize)]
#[serde(rename = "Draft", deny_unknown_fields)]
struct In<'a> {
    #[serde(rename = "version")]
    _version: u32,
    #[serde(borrow)]
    on: KeptIn<'a>,
    text: String,
}

impl Content for Written {
    const FILE: &'static str = "draft-1.ron";
    const WHAT: &'static str = "A note that is being written, or was when Nemuro was ended";
    const DEPTH: usize = 2;
    type Written<'a> = Out<'a>;

    fn written(&self) -> Out<'_> {
        let draft = self.0.as_ref();
        Out {
            version: VERSION,
            on: draft.map(|draft| KeptOut::of(&draft.kept)),
            text: draft.map_or("", |draft| &draft.text),
        }
    }

    fn version(page: &Page) -> Result<u32, Problem> {
        Ok(read::<Head>(page)?.value.version)
    }

    fn of(page: &Page) -> Result<Self, Problem> {
        let Read { value, .. } = read::<In<'_>>(page)?;
        let kept = value.on.whole(page)?;
        // What could move a cursor was written out when it was typed, but
        // anybody can write to a file.
        let text = plain(&value.text);
        Ok(Self(Some(Draft { kept, text })))
    }
}
