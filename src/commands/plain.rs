//! Text with nothing but letters outside ASCII, for `--ascii`.

use std::io::{self, Write};

use crate::widget::ascii::likeness;

/// Writes text on, with ASCII in the place of what is no letter.
pub struct Plain<'a> {
    out: &'a mut dyn Write,
    /// The bytes of a character that has not come whole.
    held: Vec<u8>,
}

impl<'a> Plain<'a> {
    /// Writes to something.
    pub fn new(out: &'a mut dyn Write) -> Self {
        let held = Vec::new();
        Self { out, held }
    }
}

impl Write for Plain<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.held.extend_from_slice(bytes);
        let whole = match std::str::from_utf8(&self.held) {
            Ok(text) => text.len(),
            // What can never be text goes on as it is.
            Err(error) if error.error_len().is_some() => self.held.len(),
            Err(error) => error.valid_up_to(),
        };
        let rest = self.held.split_off(whole);
        let held = std::mem::replace(&mut self.held, rest);
        match std::str::from_utf8(&held) {
            Ok(text) => simplify(text, self.out)?,
            Err(_) => self.out.write_all(&held)?,
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

fn simplify(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut done = 0;
    let odd = text.char_indices().filter(|(_, char)| !char.is_ascii());
    for (at, char) in odd {
        if let Some(likeness) = likeness(char) {
            out.write_all(&text.as_bytes()[done..at])?;
            out.write_all(likeness.as_bytes())?;
            done = at + char.len_utf8();
        }
    }
    out.write_all(&text.as_bytes()[done..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dashes_become_ascii_and_letters_stay_however_they_come() {
        let text = "樺太, 1918–1922 · “Ō” … → x";
        for size in 1..=text.len() {
            let mut out = Vec::new();
            let mut plain = Plain::new(&mut out);
            for bytes in text.as_bytes().chunks(size) {
                plain.write_all(bytes).unwrap();
            }
            let plain = String::from_utf8(out).unwrap();
            assert_eq!(plain, "樺太, 1918-1922 - \"Ō\" ... > x");
        }
    }
}
