//! The terminal: taken, and always given back, whichever way the program
//! ends.

use std::fmt;
use std::fs::File;
use std::io::{self, Write};
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{Command, cursor, execute, queue, style};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use rustix::event::{PollFd, PollFlags, poll};

/// The exit code after the terminal has gone: 128 and SIGHUP.
const HUNG_UP: i32 = 129;

/// Whether we have the terminal. It is the process's, not any one object's:
/// a signal or a panic in any thread has to know.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Whether another program has the terminal from us, and gives it back.
static LENT: AtomicBool = AtomicBool::new(false);

/// The terminal as ratatui draws on it.
pub type Screen = Terminal<CrosstermBackend<io::Stdout>>;

/// Takes the terminal; dropping this gives it back.
pub struct Taken {
    /// What is drawn on.
    pub screen: Screen,
    /// Whether the mouse is ours.
    mouse: bool,
}

impl Taken {
    /// Takes the terminal: raw mode, the alternate screen, bracketed paste.
    ///
    /// # Errors
    /// When there is no terminal, or it cannot be written to.
    pub fn take() -> io::Result<Self> {
        // Colours are taken out of what is drawn where they are not wanted;
        // crossterm itself would take the reverse video along with them.
        style::force_color_output(true);
        enter()?;
        let screen = Terminal::new(CrosstermBackend::new(io::stdout()));
        match screen {
            Ok(screen) => Ok(Self {
                screen,
                mouse: false,
            }),
            Err(error) => {
                leave();
                Err(error)
            }
        }
    }

    /// Takes the mouse, or gives it back to the terminal.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn catch_mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        if on {
            execute!(io::stdout(), CatchMouse)
        } else {
            execute!(io::stdout(), ReleaseMouse)
        }
    }

    /// Takes the terminal again after a stop.
    ///
    /// # Errors
    /// When it cannot be written to.
    pub fn retake(&mut self) -> io::Result<()> {
        // crossterm still believes the terminal to be raw.
        disable_raw_mode()?;
        enter()?;
        self.catch_mouse(self.mouse)?;
        self.forget()
    }

    /// Has the next frame drawn whole, on a screen with nothing on it:
    /// whatever else wrote to the terminal is gone.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn redraw(&mut self) -> io::Result<()> {
        execute!(io::stdout(), style::ResetColor, Clear(ClearType::All))?;
        self.forget()
    }

    /// Forgets what was drawn.
    fn forget(&mut self) -> io::Result<()> {
        // `clear` would ask the terminal where its cursor is, and another
        // thread reads the answers; `resize` clears without asking.
        let size = self.screen.size()?;
        self.screen.resize(Rect::new(0, 0, size.width, size.height))
    }
}

impl Taken {
    /// Gives the terminal to another program for as long as that has it.
    ///
    /// # Errors
    /// When it cannot be taken again.
    pub fn lend<T>(&mut self, other: impl FnOnce() -> T) -> io::Result<T> {
        LENT.store(true, Ordering::SeqCst);
        leave();
        let done = other();
        LENT.store(false, Ordering::SeqCst);
        self.retake()?;
        Ok(done)
    }
}

/// Whether another program has the terminal from us: keys that send signals
/// are meant for that one, though all of us get them.
#[must_use]
pub fn is_lent() -> bool {
    LENT.load(Ordering::SeqCst)
}

/// Has the terminal tell of buttons and the wheel, in the form that knows no
/// widest column. crossterm's own command would have it tell of every move too.
struct CatchMouse;

impl Command for CatchMouse {
    fn write_ansi(&self, f: &mut impl fmt::Write) -> fmt::Result {
        f.write_str("\x1b[?1000h\x1b[?1006h")
    }
}

/// Has the terminal tell of nothing.
struct ReleaseMouse;

impl Command for ReleaseMouse {
    fn write_ansi(&self, f: &mut impl fmt::Write) -> fmt::Result {
        f.write_str("\x1b[?1006l\x1b[?1000l")
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        leave();
    }
}

fn enter() -> io::Result<()> {
    TAKEN.store(true, Ordering::SeqCst);
    enable_raw_mode()
        .and_then(|()| {
            execute!(
                io::stdout(),
                EnterAlternateScreen,
                // A program that was killed here left its last frame, and a
                // frame of ours is drawn as if on an empty screen.
                style::ResetColor,
                Clear(ClearType::All),
                EnableBracketedPaste,
                cursor::Hide
            )
        })
        .inspect_err(|_| leave())
}

/// Gives the terminal back as it was; does nothing if it was given back.
pub fn leave() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut bytes = Vec::new();
    // Writing to memory cannot fail, and of the rest nothing can be said.
    let _ = queue!(
        bytes,
        ReleaseMouse,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        cursor::Show,
        style::ResetColor
    );
    // Standard output may be closed or stuck; the terminal itself is surer.
    let written = File::options()
        .write(true)
        .open("/dev/tty")
        .and_then(|mut tty| tty.write_all(&bytes));
    if written.is_err() {
        let _ = io::stdout()
            .write_all(&bytes)
            .and_then(|()| io::stdout().flush());
    }
    let _ = disable_raw_mode();
}

/// From now on a panic, in whatever thread, gives the terminal back, says
/// what happened and ends the process.
pub fn end_on_panic() {
    let before = panic::take_hook();
    panic::set_hook(Box::new(move |panic| {
        // No frame may follow what is written now.
        let mut out = io::stdout().lock();
        let _ = out.flush();
        leave();
        before(panic);
        std::process::exit(101);
    }));
}

/// Ends the process when the terminal has gone: no event would say so.
pub fn watch() {
    let Ok(tty) = File::open("/dev/tty") else {
        return;
    };
    thread::spawn(move || {
        let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
        loop {
            let mut fds = [PollFd::new(&tty, PollFlags::empty())];
            match poll(&mut fds, None) {
                Err(rustix::io::Errno::INTR) => {}
                Ok(_) if !fds[0].revents().intersects(gone) => {}
                _ => std::process::exit(HUNG_UP),
            }
        }
    });
}
