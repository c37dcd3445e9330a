//! The keyboard: a thread that reads the terminal, blocking, and that can be
//! kept from it while another program has the terminal.

use std::io;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crossterm::event::Event;
use signal_hook::consts::SIGWINCH;
use signal_hook::low_level::raise;

/// How long to wait for the thread to stop reading. It is a matter of
/// microseconds; should it ever fail, some keys would be lost to the other
/// program, and that is better than to wait for ever.
const PATIENCE: Duration = Duration::from_secs(1);

/// The thread that reads the terminal.
#[derive(Debug, Clone, Default)]
pub struct Keyboard(Arc<Gate>);

#[derive(Debug, Default)]
struct Gate {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    /// Whether the thread is to leave the terminal alone.
    closed: bool,
    /// Whether it does.
    waits: bool,
}

impl Keyboard {
    /// Begins to read; what is read is given to `take` until that is done with
    /// it, or until the terminal cannot be read.
    #[must_use]
    pub fn read(mut take: impl FnMut(io::Result<Event>) -> bool + Send + 'static) -> Self {
        let keyboard = Self::default();
        let gate = Arc::clone(&keyboard.0);
        thread::spawn(move || {
            loop {
                gate.pass();
                let event = match crossterm::event::read() {
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                    event => event,
                };
                let lost = event.is_err();
                if !take(event) || lost {
                    return gate.leave();
                }
            }
        });
        keyboard
    }

    /// Reads no more: what is typed from now on is for whoever comes after us.
    pub fn stop(&self) {
        self.0.lock().closed = true;
        // Only an event lets crossterm's blocking read return; this signal is
        // one, and says nothing but that the size is to be asked for.
        let _ = raise(SIGWINCH);
        let state = self.0.lock();
        let changed = &self.0.changed;
        let stopped = changed.wait_timeout_while(state, PATIENCE, |state| !state.waits);
        drop(stopped);
    }

    /// Does something while nothing is read: what is typed is not ours.
    pub fn pause<T>(&self, meanwhile: impl FnOnce() -> T) -> T {
        self.stop();
        let done = meanwhile();
        self.0.lock().closed = false;
        self.0.changed.notify_all();
        done
    }
}

impl Gate {
    /// Waits as long as the gate is closed.
    fn pass(&self) {
        let mut state = self.lock();
        while state.closed {
            state.waits = true;
            self.changed.notify_all();
            let woken = self.changed.wait(state);
            state = woken.unwrap_or_else(PoisonError::into_inner);
        }
        state.waits = false;
    }

    /// Nothing will be read any more.
    fn leave(&self) {
        self.lock().waits = true;
        self.changed.notify_all();
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        // A panic anywhere ends the process.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
