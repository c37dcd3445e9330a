//! Signals: those that end the process do so as they always do, but the
//! terminal is given back before; stopping goes through the loop.

use std::io;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGURG};
use signal_hook::iterator::Signals;
use signal_hook::low_level::{emulate_default_handler, raise};

use super::terminal::{self, Taken};

/// A signal that the loop is to deal with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Signal {
    /// The shell, or whoever, wants us to stop for a while.
    Stop,
    /// We go on after that.
    Continued,
}

/// A signal that does nothing unless one asks for it, and so can be a mark of
/// our own: what came before it is dealt with when it is seen.
const MARK: i32 = SIGURG;

/// How long to wait for the mark; that takes as long as to wake a thread.
const PATIENCE: Duration = Duration::from_secs(5);

/// The thread that watches signals.
#[derive(Debug)]
pub(super) struct Watch(Receiver<()>);

impl Watch {
    /// Waits until all signals that came by now are dealt with.
    pub(super) fn settle(&self) {
        if raise(MARK).is_ok() {
            let _ = self.0.recv_timeout(PATIENCE);
        }
    }
}

/// Watches signals on a thread of its own.
pub(super) fn watch(tell: impl Fn(Signal) + Send + 'static) -> io::Result<Watch> {
    let mut signals = Signals::new([SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, MARK])?;
    let (seen, marks) = mpsc::channel();
    thread::spawn(move || {
        for signal in &mut signals {
            match signal {
                MARK => {
                    let _ = seen.send(());
                }
                // An editor has the terminal: it is stopped, and we with it,
                // so that the shell has it; what interrupts is for it alone.
                SIGTSTP if terminal::is_lent() => {
                    if has_shell() {
                        let _ = emulate_default_handler(SIGTSTP);
                    }
                }
                SIGINT | SIGQUIT if terminal::is_lent() => {}
                SIGTSTP => tell(Signal::Stop),
                SIGCONT => tell(Signal::Continued),
                _ => {
                    terminal::leave();
                    let _ = emulate_default_handler(signal);
                }
            }
        }
    });
    Ok(Watch(marks))
}

/// Stops this process until the shell continues it; not where there is no
/// shell, for then nobody would.
pub(super) fn suspend(taken: &mut Taken) -> io::Result<bool> {
    if !has_shell() {
        return Ok(false);
    }
    terminal::leave();
    emulate_default_handler(SIGTSTP)?;
    taken.retake()?;
    Ok(true)
}

/// Whether there is a shell that would continue us.
fn has_shell() -> bool {
    let own = rustix::process::getpid();
    !rustix::process::getsid(None).is_ok_and(|leader| leader == own)
}
