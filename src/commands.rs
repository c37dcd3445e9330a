//! One-shot outlets: data on standard output, as text or as JSON.
//!
//! Every command writes to what it is given and says how it ended; nothing
//! here knows of the terminal or of the process.

pub mod check;
mod entry;
pub mod figures;
pub mod map;
mod page;
pub mod paths;
pub mod progress;
pub mod search;
pub mod show;
pub mod timeline;
pub mod topics;

use std::io::{self, Write};
use std::process::ExitCode;

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
fn json(out: &mut dyn Write, answer: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, answer)?;
    writeln!(out)
}
