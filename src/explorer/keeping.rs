//! Keeping: the shelf on the disk, in the hands of a [`Keeper`]. What it tells
//! may be older than what was done since; that is done to it again.

use std::collections::VecDeque;
use std::sync::mpsc::{self, Receiver};
use std::thread;

use crate::dossier::{Origin, printable};
use crate::shelf::{Change, Draft, Keeper, Seen, Shelf, Stay, Store, Told, Trouble, Unsaved};

/// How it was when the reader left.
#[derive(Debug, Default)]
pub(super) struct Was {
    /// Where they were, if they ever were here.
    pub(super) stay: Option<Stay>,
    /// What they had seen.
    pub(super) seen: Seen,
    /// What is to be told of it.
    pub(super) trouble: Option<Trouble>,
    /// Whether nothing was ever kept, of any dossier: nobody was here.
    pub(super) new_here: bool,
}

impl Was {
    /// Reads how it was, on another thread.
    pub(super) fn read(origin: &Origin) -> Receiver<Self> {
        let (sender, receiver) = mpsc::channel();
        let origin = origin.clone();
        thread::spawn(move || {
            // That there is nowhere to keep anything is told by the keeper.
            let Ok(store) = Store::of(&origin) else {
                return;
            };
            let home = store.folder().parent();
            let mut was = Self {
                new_here: home.is_some_and(|home| !home.exists()),
                ..Self::default()
            };
            let mut told = |trouble| was.trouble = Some(trouble);
            was.stay = store.stay().map_err(&mut told).unwrap_or_default();
            was.seen = store.seen().map_err(&mut told).unwrap_or_default();
            // Nobody waits for it where reading it took too long.
            let _ = sender.send(was);
        });
        receiver
    }
}

/// What the reader keeps, on its way to the disk.
#[derive(Debug)]
pub(super) struct Keeping {
    /// None where there is nowhere to keep anything, and why.
    keeper: Result<Keeper, Trouble>,
    /// What the keeper was asked to do and has not answered, each time with
    /// the changes: it answers in that order.
    asked: VecDeque<Vec<Change>>,
    /// What was changed where there is no keeper.
    lost: Vec<Change>,
    /// Where the reader was when that was last told.
    stay: Option<Stay>,
    /// The note that was being written then.
    draft: Option<Draft>,
}

impl Keeping {
    /// Begins to keep the things of a dossier; what comes of it is told on
    /// another thread, and before anything else what is on the shelf.
    pub(super) fn of(origin: &Origin, tell: impl FnMut(Told) + Send + 'static) -> Self {
        let keeper = Store::of(origin).and_then(|store| {
            let folder = store.folder().to_owned();
            let no_thread = |error: std::io::Error| Trouble::Unwritable(folder, error.to_string());
            Keeper::start(store, tell).map_err(no_thread)
        });
        Self {
            keeper,
            asked: VecDeque::from([Vec::new()]),
            lost: Vec::new(),
            stay: None,
            draft: None,
        }
    }

    /// Remembers where the reader is, and what they have seen since the last
    /// time.
    pub(super) fn remember(&mut self, stay: Stay, seen: Option<Seen>) {
        let Ok(keeper) = &self.keeper else {
            return;
        };
        if let Some(seen) = seen {
            keeper.seen(seen);
        }
        if self.stay.as_ref() != Some(&stay) {
            keeper.stay(stay.clone());
            self.stay = Some(stay);
        }
    }

    /// Remembers the note that is being written, if any is.
    pub(super) fn draft(&mut self, draft: Option<Draft>) {
        if let Ok(keeper) = &self.keeper
            && self.draft != draft
        {
            keeper.draft(draft.clone());
            self.draft = draft;
        }
    }

    /// Why nothing can be kept, if that is so.
    pub(super) fn trouble(&self) -> Option<&Trouble> {
        self.keeper.as_ref().err()
    }

    /// Has changes saved.
    ///
    /// # Errors
    /// Where there is nowhere to save them; they are told at the end.
    pub(super) fn change(&mut self, changes: Vec<Change>) -> Result<(), Trouble> {
        match &self.keeper {
            Ok(keeper) => {
                keeper.change(changes.clone());
                self.asked.push_back(changes);
                Ok(())
            }
            Err(trouble) => {
                self.lost.extend(changes);
                Err(trouble.clone())
            }
        }
    }

    /// Asks what is on the shelf now, for another explorer may have changed
    /// it.
    pub(super) fn look(&mut self) {
        if let Ok(keeper) = &self.keeper {
            keeper.look();
            self.asked.push_back(Vec::new());
        }
    }

    /// Takes the shelf that was told, and does to it what was asked for since.
    pub(super) fn told(&mut self, mut shelf: Shelf) -> Shelf {
        self.asked.pop_front();
        for change in self.asked.iter().flatten() {
            // What is refused there is told by the keeper.
            let _ = shelf.apply(change);
        }
        shelf
    }

    /// Saves what is left; what could not be saved is returned in words, with
    /// a note that was being written.
    pub(super) fn finish(mut self, draft: Option<Draft>) -> Option<String> {
        // What is to be told is also offered the next time.
        self.draft(draft.clone());
        let unsaved = match self.keeper {
            Ok(keeper) => keeper.finish().err(),
            Err(trouble) => (!self.lost.is_empty()).then(|| Unsaved {
                changes: self.lost,
                place: false,
                troubles: vec![trouble],
            }),
        };
        let unsaved = unsaved.map(|unsaved| unsaved.to_string());
        let draft = draft.map(|draft| {
            let address = draft.kept.address;
            let lines = draft
                .text
                .lines()
                .map(|line| format!("\n    {}", printable(line)));
            let lines: String = lines.collect();
            format!("not saved: the note that was being written on {address}{lines}")
        });
        let told: Vec<String> = unsaved.into_iter().chain(draft).collect();
        (!told.is_empty()).then(|| told.join("\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shelf::Kept;

    fn keep(address: &str) -> Change {
        let address = address.parse().unwrap();
        Change::keep(Kept::new(address, "", "", ""))
    }

    #[test]
    fn what_was_done_since_is_done_to_what_is_told() {
        let mut keeping = Keeping {
            keeper: Err(Trouble::Homeless),
            asked: VecDeque::from([Vec::new(), vec![keep("one")], vec![keep("two")]]),
            lost: Vec::new(),
            stay: None,
            draft: None,
        };
        let told = |keeping: &mut Keeping, there: &[&str]| {
            let mut shelf = Shelf::default();
            for address in there {
                shelf.apply(&keep(address)).unwrap();
            }
            keeping.told(shelf).len()
        };
        // At the start, after the first change, after the second.
        assert_eq!(told(&mut keeping, &[]), 2);
        assert_eq!(told(&mut keeping, &["one"]), 2);
        assert_eq!(told(&mut keeping, &["one", "two"]), 2);
        assert_eq!(told(&mut keeping, &["one"]), 1);
    }

    #[test]
    fn where_nothing_can_be_kept_all_of_it_is_told_at_the_end() {
        let mut keeping = Keeping {
            keeper: Err(Trouble::Homeless),
            asked: VecDeque::new(),
            lost: Vec::new(),
            stay: None,
            draft: None,
        };
        assert_eq!(keeping.trouble(), Some(&Trouble::Homeless));
        let kept = Kept::new("energy/one".parse().unwrap(), "", "", "");
        let changed = keeping.change(vec![Change::note(&kept, "my words")]);
        assert_eq!(changed, Err(Trouble::Homeless));
        let draft = Draft {
            kept: Kept::new("energy/two".parse().unwrap(), "", "", ""),
            text: "others\nstill".to_owned(),
        };
        let told = keeping.finish(Some(draft));
        let told = told.unwrap();
        for words in ["HOME is not set", "my words", "energy/two", "    still"] {
            assert!(told.contains(words), "{words}: {told}");
        }
    }
}
