//! What may come between the reader and what they keep, said in a sentence.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use super::Refused;
use crate::dossier::{Problem, printable};

/// Why something could not be read or saved, or not wholly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// There is no home for it.
    Homeless,
    /// Another program does not let go of the file.
    Busy(PathBuf),
    /// The file is there, and cannot be read.
    Unreadable(PathBuf, String),
    /// The file cannot be written.
    Unwritable(PathBuf, String),
    /// What is in the file cannot be understood.
    Corrupt(Box<Problem>, Aside),
    /// A change that is not made.
    Refused(Refused),
}

/// What became of a file that cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Aside {
    /// It was only looked at, and is as it was.
    Left,
    /// It has this name now.
    Moved(PathBuf),
    /// It should have been given another name, but could not, for this reason.
    Stuck(String),
}

impl Trouble {
    pub(super) fn unreadable(path: &Path, error: &io::Error) -> Self {
        Self::Unreadable(path.to_owned(), why(error))
    }

    pub(super) fn unwritable(path: &Path, error: &io::Error) -> Self {
        Self::Unwritable(path.to_owned(), why(error))
    }

    /// What is wrong and where, without what follows from it.
    #[must_use]
    pub fn what(&self) -> String {
        let shown = |path: &Path| printable(&path.display().to_string());
        match self {
            Self::Homeless => {
                "there is no folder to keep things in, for HOME is not set".to_owned()
            }
            Self::Busy(path) => format!("{} is held by another program", shown(path)),
            Self::Unreadable(path, why) => {
                format!("{} cannot be read ({})", shown(path), printable(why))
            }
            Self::Unwritable(path, why) => {
                format!("{} cannot be written ({})", shown(path), printable(why))
            }
            Self::Corrupt(problem, _) => {
                let (path, what) = (printable(&problem.path), printable(&problem.what));
                match (problem.line, problem.column) {
                    (0, _) => format!("{path} {what}"),
                    (line, column) => format!("{path}:{line}:{column}: {what}"),
                }
            }
            Self::Refused(refused) => refused.to_string(),
        }
    }
}

/// An error of the system in its own words. Where a library wraps it the kind
/// says enough: the path that it adds is that of a file that is gone by then.
pub(super) fn why(error: &io::Error) -> String {
    match (error.raw_os_error(), error.kind()) {
        (None, kind) if kind != io::ErrorKind::Other => kind.to_string(),
        _ => error.to_string(),
    }
}

impl fmt::Display for Trouble {
    /// One sentence: what is wrong, where, and what becomes of the reader's
    /// things.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what())?;
        match self {
            Self::Homeless => f.write_str("; nothing is saved, set it or XDG_STATE_HOME"),
            Self::Unreadable(..) => f.write_str("; nothing is saved until it can be read"),
            Self::Busy(_) | Self::Unwritable(..) => f.write_str(
                "; what you changed stays in memory and is tried again with the next change",
            ),
            Self::Corrupt(_, Aside::Left) => {
                f.write_str("; it is left as it is: mend it, or let the explorer set it aside")
            }
            Self::Corrupt(_, Aside::Moved(path)) => {
                let path = printable(&path.display().to_string());
                write!(f, "; it is set aside as {path}, and a new one is begun")
            }
            Self::Corrupt(_, Aside::Stuck(why)) => {
                let why = printable(why);
                write!(
                    f,
                    "; it cannot be set aside ({why}), so nothing is saved until it is mended"
                )
            }
            Self::Refused(_) => Ok(()),
        }
    }
}

impl std::error::Error for Trouble {}

impl From<Refused> for Trouble {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}
