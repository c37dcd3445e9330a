//! Threads: what happens beside the loop, and tells it by events.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::Sender;
use std::thread;

use crossterm::event::Event as TerminalEvent;

use crate::dossier::{Dossier, NameOrder, Origin, Problem, Progress, load};
use crate::explorer::browser;
use crate::explorer::clipboard;
use crate::explorer::keeping::Keeping;
use crate::explorer::keyboard::Keyboard;
use crate::explorer::tool::Run;
use crate::search::Index;
use crate::shelf::Told;

/// What reaches the loop.
pub(super) enum Event {
    Terminal(TerminalEvent),
    Progress(Progress),
    Loaded(Result<Arc<Dossier>, Vec<Problem>>),
    /// So many per cent of the index are made.
    Indexing(u64),
    Indexed(Box<Index>),
    /// What became of what is kept.
    Kept(Told),
    Stop,
    Continued,
    /// tmux did not take what was copied.
    NotCopied,
    /// An address was not opened, and why.
    NotOpened(String, &'static str),
    /// A program of the reader's did not start, or failed, in a sentence.
    Failed(String),
    Lost(io::Error),
}

/// Reads the dossier, then indexes it. A send fails only when the explorer
/// has ended; then nobody waits for it.
pub(super) fn read_dossier(origin: Origin, names: NameOrder, sender: Sender<Event>) {
    thread::spawn(move || {
        let progress = |progress| {
            let _ = sender.send(Event::Progress(progress));
        };
        let loaded = load(&origin, &progress);
        let loaded = loaded.map(|dossier| Arc::new(dossier.in_order(names)));
        let dossier = loaded.as_ref().ok().cloned();
        let _ = sender.send(Event::Loaded(loaded));
        let Some(dossier) = dossier else { return };
        let told = AtomicU64::new(0);
        let indexing = |done: usize, total: usize| {
            let percent = (100 * done / total.max(1)) as u64;
            // Each per cent is told once, whichever thread comes to it first.
            if told.fetch_max(percent, Ordering::Relaxed) < percent {
                let _ = sender.send(Event::Indexing(percent));
            }
        };
        let index = Index::build_with(&dossier, &indexing);
        let _ = sender.send(Event::Indexed(Box::new(index)));
        // What finds names in texts takes a while to make where they are many:
        // it is made before it is asked for while something is drawn.
        let _ = dossier.mentions("");
        // Nor is it taken apart here, should this be its last owner.
        std::mem::forget(dossier);
    });
}

/// Reads the terminal.
pub(super) fn read_terminal(sender: Sender<Event>) -> Keyboard {
    Keyboard::read(move |read| {
        let event = read.map_or_else(Event::Lost, Event::Terminal);
        sender.send(event).is_ok()
    })
}

/// Begins to keep what the reader keeps.
pub(super) fn keep(origin: &Origin, sender: Sender<Event>) -> Keeping {
    Keeping::of(origin, move |told| {
        let _ = sender.send(Event::Kept(told));
    })
}

/// Has tmux take what was copied.
pub(super) fn load_into_tmux(text: String, sender: Sender<Event>) {
    thread::spawn(move || {
        if clipboard::load_into_tmux(&text).is_err() {
            let _ = sender.send(Event::NotCopied);
        }
    });
}

/// Has the browser open an address; to start one takes a while, so another
/// thread does it and tells if it cannot be.
pub(super) fn browse(url: String, sender: Sender<Event>) {
    thread::spawn(move || {
        if let Err(why) = browser::open(&url) {
            let _ = sender.send(Event::NotOpened(url, why));
        }
    });
}

/// Starts a program of the reader's at once, so that it runs even if they
/// leave right after; another thread waits for its end and tells if it failed.
pub(super) fn start(run: &Run, sender: Sender<Event>) {
    match run.start() {
        Err(why) => {
            let _ = sender.send(Event::Failed(why));
        }
        Ok(running) => {
            thread::spawn(move || {
                if let Err(why) = running.end() {
                    let _ = sender.send(Event::Failed(why));
                }
            });
        }
    }
}
