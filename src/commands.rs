//! One-shot outlets: data on standard output, as text or as JSON.
//!
//! Every command writes to what it is given and says how it ended; nothing
//! here knows of the terminal or of the process.

pub mod check;
pub mod cite;
mod entry;
pub mod figures;
pub mod map;
mod page;
pub mod paths;
pub mod plain;
pub mod progress;
pub mod read;
pub mod search;
pub mod shelf;
pub mod show;
pub mod timeline;
pub mod topics;

use std::io::{self, Write};
use std::process::ExitCode;

use crate::widget::Columns;
use ratatui::buffer::Buffer;
use serde::Serialize;

/// The version of the JSON that commands print.
pub const SCHEMA: u32 = 1;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// It did what was asked.
    Done,
    /// There is nothing to show.
    Nothing,
    /// The usage or the dossier is bad.
    Bad,
}

impl From<End> for ExitCode {
    fn from(end: End) -> Self {
        match end {
            End::Done => Self::SUCCESS,
            End::Nothing => Self::from(1),
            End::Bad => Self::from(2),
        }
    }
}

/// Writes an answer as one line of JSON.
pub(crate) fn json(out: &mut dyn Write, answer: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, answer)?;
    writeln!(out)
}

/// A row of a buffer as text, without the blanks at its end.
fn row(buffer: &Buffer, y: u16) -> String {
    let mut row = String::new();
    let mut covered = 0;
    for x in 0..buffer.area.width {
        let symbol = buffer[(x, y)].symbol();
        // Behind a wide character comes a cell that says nothing.
        if covered == 0 {
            row.push_str(symbol);
            covered = symbol.width().max(1);
        }
        covered -= 1;
    }
    row.truncate(row.trim_end().len());
    row
}
