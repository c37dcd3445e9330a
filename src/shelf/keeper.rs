//! The thread that saves, so that no key press waits for a disk.

use std::fmt;
use std::io;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::draft::Drafts;
use super::{Aside, Change, Draft, Seen, Shelf, Stay, Store, Trouble};
use crate::dossier::printable;

/// Where the reader is and what they saw is saved no more often.
const EVERY: Duration = Duration::from_secs(1);

/// What a keeper tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    /// The shelf, with what other explorers changed, and with what is not
    /// saved yet.
    Shelf {
        /// It takes the place of the one in memory.
        shelf: Shelf,
        /// How many changes are not saved; they are tried again with the next
        /// change.
        pending: usize,
    },
    /// Notes that were being written when another explorer was ended; told at
    /// the beginning, if there are any.
    Drafts(Vec<Draft>),
    /// What came between.
    Trouble(Trouble),
}

/// What could not be saved when it was time to end, or is to be told then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsaved {
    /// The changes to the shelf that are not on the disk.
    pub changes: Vec<Change>,
    /// Why, and what else is to be told.
    pub troubles: Vec<Trouble>,
    /// Whether the reader's place and what was seen are saved.
    pub place: bool,
}

/// A thread that owns a [`Store`]. Changes are saved at once and in their
/// order, the reader's place and what was seen at most once a second; the last
/// one wins.
#[derive(Debug)]
pub struct Keeper {
    orders: Sender<Order>,
    thread: JoinHandle<Result<(), Unsaved>>,
}

enum Order {
    Change(Vec<Change>),
    Look,
    Stay(Stay),
    Seen(Seen),
    Draft(Option<Box<Draft>>),
}

impl Keeper {
    /// Starts a keeper, which tells on its own thread what came of what it was
    /// given. It begins by telling what is on the shelf.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub fn start(store: Store, tell: impl FnMut(Told) + Send + 'static) -> io::Result<Self> {
        let (orders, received) = mpsc::channel();
        let work = Work {
            store,
            tell: Box::new(tell),
            shelf: Shelf::default(),
            pending: Vec::new(),
            stay: None,
            seen: None,
            drafts: Drafts::default(),
            saved: None,
            failed: Vec::new(),
            waits: false,
        };
        let builder = thread::Builder::new().name("keeper".to_owned());
        let thread = builder.spawn(move || work.run(&received))?;
        Ok(Self { orders, thread })
    }

    /// Makes changes to the shelf.
    pub fn change(&self, changes: Vec<Change>) {
        self.order(Order::Change(changes));
    }

    /// Tells the shelf as it lies on the disk, for others may have changed it.
    pub fn look(&self) {
        self.order(Order::Look);
    }

    /// Remembers where the reader is.
    pub fn stay(&self, stay: Stay) {
        self.order(Order::Stay(stay));
    }

    /// Remembers what was seen, besides what was before.
    pub fn seen(&self, seen: Seen) {
        self.order(Order::Seen(seen));
    }

    /// Remembers the note as it is being written now; none when it is saved or
    /// discarded, or nothing is written.
    pub fn draft(&self, draft: Option<Draft>) {
        self.order(Order::Draft(draft.map(Box::new)));
    }

    /// Saves what is left, and ends.
    ///
    /// # Errors
    /// With what could not be saved, and what else is to be told.
    pub fn finish(self) -> Result<(), Unsaved> {
        drop(self.orders);
        let Ok(ended) = self.thread.join() else {
            // Its panic was told where it happened.
            return Ok(());
        };
        ended
    }

    fn order(&self, order: Order) {
        // Only a panic ends the thread before us, and that was told.
        let _ = self.orders.send(order);
    }
}

/// What the thread has to do.
struct Work {
    store: Store,
    tell: Box<dyn FnMut(Told) + Send>,
    /// As it lay on the disk when it was last looked at.
    shelf: Shelf,
    /// Changes that are not on the disk, in their order.
    pending: Vec<Change>,
    stay: Option<Stay>,
    seen: Option<Seen>,
    drafts: Drafts,
    /// When the place and what was seen were last saved, or were tried to be.
    saved: Option<Instant>,
    /// What was told last of saving these: it is told once, and tried again
    /// when there is something new.
    failed: Vec<Trouble>,
    /// Whether that is so.
    waits: bool,
}

impl Work {
    fn run(mut self, orders: &Receiver<Order>) -> Result<(), Unsaved> {
        self.look();
        self.find_drafts();
        loop {
            let order = match self.due() {
                None => orders.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(wait) => orders.recv_timeout(wait),
            };
            match order {
                Ok(Order::Change(changes)) => {
                    self.pending.extend(changes);
                    self.save();
                }
                Ok(Order::Look) => self.look(),
                Ok(Order::Stay(stay)) => {
                    self.waits = false;
                    self.stay = Some(stay);
                }
                Ok(Order::Seen(seen)) => {
                    self.waits = false;
                    self.seen.get_or_insert_default().merge(&seen);
                }
                Ok(Order::Draft(draft)) => {
                    self.waits = false;
                    self.drafts.take(draft.map(|draft| *draft));
                    self.settle();
                }
                Err(RecvTimeoutError::Timeout) => {
                    let troubles = self.save_rest();
                    self.complain(troubles);
                }
                Err(RecvTimeoutError::Disconnected) => return self.end(),
            }
        }
    }

    /// How long to wait before the place and what was seen are to be saved;
    /// none where there is nothing to save.
    fn due(&self) -> Option<Duration> {
        let waiting = !self.waits && self.has_rest();
        let since = self.saved.map_or(EVERY, |saved| saved.elapsed());
        waiting.then(|| EVERY.saturating_sub(since))
    }

    /// Whether anything but changes is to be saved.
    fn has_rest(&self) -> bool {
        self.stay.is_some() || self.seen.is_some() || self.drafts.is_waiting()
    }

    fn find_drafts(&mut self) {
        let (drafts, troubles) = self.drafts.find(&self.store, &self.shelf);
        for trouble in troubles {
            (self.tell)(Told::Trouble(trouble));
        }
        if !drafts.is_empty() {
            (self.tell)(Told::Drafts(drafts));
        }
    }

    /// Removes drafts that are not needed, once what became of them is saved.
    fn settle(&mut self) {
        if self.pending.is_empty() {
            self.drafts.settle(&self.shelf);
        }
    }

    fn look(&mut self) {
        match self.store.shelf() {
            Ok(shelf) => self.shelf = shelf,
            Err(trouble) => (self.tell)(Told::Trouble(trouble)),
        }
        self.tell_shelf();
    }

    /// Saves the changes that are waiting.
    fn save(&mut self) {
        match self.store.change(&self.pending) {
            Ok(saved) => {
                self.pending.clear();
                self.shelf = saved.shelf;
                for trouble in saved.told {
                    (self.tell)(Told::Trouble(trouble));
                }
            }
            Err(trouble) => (self.tell)(Told::Trouble(trouble)),
        }
        self.settle();
        self.tell_shelf();
    }

    fn tell_shelf(&mut self) {
        let mut shelf = self.shelf.clone();
        for change in &self.pending {
            // What is refused is told when it comes to saving it.
            let _ = shelf.apply(change);
        }
        let pending = self.pending.len();
        (self.tell)(Told::Shelf { shelf, pending });
    }

    /// Saves the place and what was seen; what cannot be saved stays waiting
    /// for the next.
    fn save_rest(&mut self) -> Vec<Trouble> {
        self.saved = Some(Instant::now());
        let mut troubles = Vec::new();
        if let Some(stay) = &self.stay {
            match self.store.keep_stay(stay) {
                Ok(aside) => {
                    self.stay = None;
                    troubles.extend(aside);
                }
                Err(trouble) => troubles.push(trouble),
            }
        }
        if let Some(seen) = &self.seen {
            match self.store.keep_seen(seen) {
                Ok(aside) => {
                    self.seen = None;
                    troubles.extend(aside);
                }
                Err(trouble) => troubles.push(trouble),
            }
        }
        troubles.extend(self.drafts.save(&self.store).err());
        troubles
    }

    fn complain(&mut self, troubles: Vec<Trouble>) {
        self.waits = self.has_rest();
        let before = std::mem::replace(&mut self.failed, troubles);
        for trouble in self.failed.iter().filter(|now| !before.contains(now)) {
            (self.tell)(Told::Trouble(trouble.clone()));
        }
    }

    fn end(mut self) -> Result<(), Unsaved> {
        let mut troubles = Vec::new();
        if !self.pending.is_empty() {
            match self.store.change(&self.pending) {
                Ok(saved) => {
                    self.pending.clear();
                    troubles.extend(saved.told);
                }
                Err(trouble) => troubles.push(trouble),
            }
        }
        self.settle();
        troubles.extend(self.save_rest());
        if troubles.is_empty() {
            return Ok(());
        }
        Err(Unsaved {
            place: self.stay.is_none() && self.seen.is_none(),
            changes: self.pending,
            troubles,
        })
    }
}

impl fmt::Display for Unsaved {
    /// Why, and then everything that is not saved, with the words of notes, so
    /// that they can be copied from here.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let why = self.troubles.iter().map(|trouble| match trouble {
            Trouble::Corrupt(_, Aside::Moved(_)) | Trouble::Refused(_) => trouble.to_string(),
            // What would follow while the program goes on no longer does.
            _ => trouble.what(),
        });
        f.write_str(&why.collect::<Vec<_>>().join("\n"))?;
        if !self.changes.is_empty() {
            f.write_str("\nnot saved:")?;
        } else if !self.place {
            f.write_str("\nwhere you were is not saved")?;
        }
        for change in &self.changes {
            let address = change.address();
            match change {
                Change::Keep(kept) => {
                    write!(f, "\n  {address} was to be kept")?;
                    note(f, &kept.note)?;
                }
                Change::Restore { kept, .. } => {
                    write!(f, "\n  {address} was to be put back")?;
                    note(f, &kept.note)?;
                }
                Change::Remove { .. } => write!(f, "\n  {address} was to be taken off")?,
                Change::Note { after, .. } => {
                    write!(f, "\n  {address} was to have the note")?;
                    note(f, after)?;
                }
                Change::Tags { add, remove, .. } => {
                    let words = |tags: &[String]| printable(&tags.join(" "));
                    write!(f, "\n  {address} was to have the tags")?;
                    write!(f, " +[{}] -[{}]", words(add), words(remove))?;
                }
                Change::Move { .. } => write!(f, "\n  {address} was to be moved")?,
            }
        }
        Ok(())
    }
}

fn note(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    for line in text.lines() {
        write!(f, "\n    {}", printable(line))?;
    }
    Ok(())
}

impl std::error::Error for Unsaved {}
