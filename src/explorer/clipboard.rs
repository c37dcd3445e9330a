//! The clipboard, by OSC 52: the terminal is asked to take a text. It never
//! answers, so whether it did is not known, and not said.

use std::fmt::Write as _;
use std::io::{self, Write};
use std::process::{Command as Process, Stdio};

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;

/// The most that is sent, in bytes: as base64 in a sequence of 100,000, which
/// is what most terminals have long taken.
pub const MOST: usize = 74_994;

/// How much of a sequence GNU screen takes at once; its limit has been 256
/// bytes.
const PIECE: usize = 200;

/// What stands between the program and the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Route {
    /// Nothing.
    #[default]
    Straight,
    /// tmux.
    Tmux,
    /// GNU screen.
    Screen,
}

impl Route {
    /// What stands there, by the variables of the environment that tmux and
    /// screen set.
    #[must_use]
    pub fn of(is_set: impl Fn(&str) -> bool) -> Self {
        // Of two the inner one cannot be told; tmux is the more likely.
        match (is_set("TMUX"), is_set("STY")) {
            (true, _) => Self::Tmux,
            (false, true) => Self::Screen,
            (false, false) => Self::Straight,
        }
    }

    /// How a text gets to the clipboard, in words.
    #[must_use]
    pub fn told(self) -> &'static str {
        match self {
            Self::Straight => "by OSC 52",
            Self::Tmux => "by tmux and OSC 52",
            Self::Screen => "by OSC 52 through screen",
        }
    }

    /// What is written so that the terminal gets a text.
    #[must_use]
    pub fn sequence(self, text: &str) -> String {
        let mut plain = String::new();
        // Writing to a string does not fail.
        let _ = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut plain);
        match self {
            Self::Straight => plain,
            // tmux takes it itself (set-clipboard on) or hands it on as it is
            // (allow-passthrough on); twice the same does no harm.
            Self::Tmux => {
                let doubled = plain.replace('\x1b', "\x1b\x1b");
                format!("{plain}\x1bPtmux;{doubled}\x1b\\")
            }
            Self::Screen => {
                // The end of the sequence would end what it is wrapped in.
                let body = plain.trim_end_matches("\x1b\\").trim_end_matches('\x07');
                let bytes = body.as_bytes().chunks(PIECE);
                let mut wrapped = String::new();
                for piece in bytes.chain([&b"\x07"[..]]) {
                    // Base64 and what is before it are ASCII.
                    let piece = String::from_utf8_lossy(piece);
                    let _ = write!(wrapped, "\x1bP{piece}\x1b\\");
                }
                wrapped
            }
        }
    }

    /// Sends a text to the clipboard.
    ///
    /// # Errors
    /// When the terminal cannot be written to.
    pub fn send(self, text: &str, terminal: &mut dyn Write) -> io::Result<()> {
        terminal.write_all(self.sequence(text).as_bytes())?;
        terminal.flush()
    }
}

/// Has tmux take a text as its latest buffer and hand it on to the clipboard,
/// which it does by itself where it hands on no request of ours.
///
/// # Errors
/// When tmux cannot be started, or does not take it (before 3.2 it cannot).
pub fn load_into_tmux(text: &str) -> io::Result<()> {
    let mut tmux = Process::new("tmux")
        .args(["load-buffer", "-w", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    if let Some(mut input) = tmux.stdin.take() {
        input.write_all(text.as_bytes())?;
    }
    let ended = tmux.wait()?;
    ended
        .success()
        .then_some(())
        .ok_or_else(|| io::Error::other("tmux did not take it"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_sent_as_base64() {
        assert_eq!(Route::Straight.sequence("樺太"), "\x1b]52;c;5qi65aSq\x1b\\");
    }

    #[test]
    fn tmux_gets_it_for_itself_and_to_be_handed_on() {
        assert_eq!(
            Route::Tmux.sequence("a"),
            "\x1b]52;c;YQ==\x1b\\\x1bPtmux;\x1b\x1b]52;c;YQ==\x1b\x1b\\\x1b\\"
        );
    }

    #[test]
    fn screen_gets_it_in_pieces_that_are_the_whole_together() {
        let text = "x".repeat(1000);
        let sent = Route::Screen.sequence(&text);
        let pieces: Vec<&str> = sent
            .split("\x1b\\")
            .filter(|piece| !piece.is_empty())
            .collect();
        assert!(pieces.len() > 6);
        let whole: String = pieces
            .iter()
            .map(|piece| piece.strip_prefix("\x1bP").unwrap())
            .inspect(|piece| assert!(piece.len() <= PIECE))
            .collect();
        let plain = Route::Straight.sequence(&text);
        assert_eq!(whole, plain.replace("\x1b\\", "\x07"));
    }

    #[test]
    fn the_most_that_is_sent_makes_a_sequence_of_a_hundred_thousand() {
        let sent = Route::Straight.sequence(&"x".repeat(MOST));
        let bare = "\x1b]52;c;\x1b\\".len();
        assert!(
            (99_900..=100_000).contains(&(sent.len() - bare)),
            "{}",
            sent.len()
        );
    }

    #[test]
    fn what_stands_between_is_told_by_the_environment() {
        let route = |set: &[&str]| Route::of(|name| set.contains(&name));
        assert_eq!(route(&[]), Route::Straight);
        assert_eq!(route(&["TMUX"]), Route::Tmux);
        assert_eq!(route(&["STY"]), Route::Screen);
        assert_eq!(route(&["STY", "TMUX"]), Route::Tmux);
    }
}
