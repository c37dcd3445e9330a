//! How far a command is, as one line on a terminal that is gone again before
//! anything else is written.

use std::io::{self, IsTerminal, Write};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::dossier::Progress;

/// What takes no longer than this is done without a word.
const PATIENCE: Duration = Duration::from_millis(500);

/// The line is not written more often than this.
const PAUSE: Duration = Duration::from_millis(50);

/// The line, shared by the threads that tell how far they are.
pub struct Line {
    /// None where there is no terminal, and nobody to see it.
    state: Option<Mutex<State>>,
}

struct State {
    next: Instant,
    /// How many columns are written.
    written: usize,
}

impl Line {
    /// The line on standard error, if that is a terminal; it appears when
    /// half a second has passed and vanishes when this is dropped.
    #[must_use]
    pub fn on_stderr() -> Self {
        let (next, written) = (Instant::now() + PATIENCE, 0);
        let seen = io::stderr().is_terminal();
        let state = seen.then(|| Mutex::new(State { next, written }));
        Self { state }
    }

    /// Tells how far the reading of a dossier is.
    pub fn tell(&self, progress: &Progress) {
        self.write(|| {
            let (words, percent) = (progress.stage.words(), progress.percent());
            format!("{words}: {}, {percent} %", progress.amount())
        });
    }

    /// Tells how many of how many entries are indexed.
    pub fn tell_indexing(&self, done: usize, total: usize) {
        self.write(|| format!("Indexing it: {} %", 100 * done / total.max(1)));
    }

    fn write(&self, text: impl FnOnce() -> String) {
        let Some(state) = &self.state else { return };
        let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        if now < state.next {
            return;
        }
        state.next = now + PAUSE;
        let (text, before) = (text(), state.written);
        state.written = text.len();
        // With standard error gone there is nobody to tell, and no harm.
        let _ = write!(io::stderr(), "\r{text:before$}");
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        let Some(state) = &mut self.state else { return };
        let state = state.get_mut().unwrap_or_else(PoisonError::into_inner);
        if state.written > 0 {
            // Blanks, for not every terminal knows how to erase a line.
            let _ = write!(io::stderr(), "\r{:1$}\r", "", state.written);
        }
    }
}
