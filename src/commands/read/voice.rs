//! The voice: plain lines, as wide as there is room for. No cursor is moved,
//! no colour is set, nothing is drawn.

use std::io::{self, BufRead, Write};

use crate::dossier::Date;
use crate::widget::prose::wrap_whole;

/// What is read from and written to.
pub struct Ends<'a> {
    /// Where the reader types.
    pub input: &'a mut dyn BufRead,
    /// Where it is told.
    pub out: &'a mut dyn Write,
    /// How many columns there are; none where lines are not to be broken. It is
    /// asked for each line, for a terminal may be made wider.
    pub width: &'a dyn Fn() -> Option<usize>,
    /// Whether what is typed stands on the same line as what asks for it, as on
    /// a terminal.
    pub echo: bool,
}

impl Ends<'_> {
    /// Tells a text in lines of its own.
    pub(super) fn say(&mut self, text: &str) -> io::Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        match (self.width)() {
            None => writeln!(self.out, "{text}"),
            Some(width) => {
                let width = u16::try_from(width).unwrap_or(u16::MAX);
                for row in wrap_whole(text, [width; 2]) {
                    writeln!(self.out, "{}", &text[row])?;
                }
                Ok(())
            }
        }
    }

    /// Asks for a line; none where there are no more.
    pub(super) fn ask(&mut self, prompt: &str) -> io::Result<Option<String>> {
        write!(self.out, "{prompt}")?;
        if !self.echo {
            writeln!(self.out)?;
        }
        self.out.flush()?;
        let mut line = Vec::new();
        if self.input.read_until(b'\n', &mut line)? == 0 {
            if self.echo {
                // The shell's own prompt begins a line of its own.
                writeln!(self.out)?;
            }
            return Ok(None);
        }
        Ok(Some(String::from_utf8_lossy(&line).into_owned()))
    }
}

/// A date in words alone: a dash is left out by many who read aloud.
pub(super) fn said(date: Date) -> String {
    let date = date.human();
    date.replace(" \u{2013} ", " to ")
        .replace('\u{2013}', " to ")
}
