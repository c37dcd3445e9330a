//! Where the reader was when they left.

use crate::dossier::Address;

/// Where the reader was, so that they find themselves there again. Whether
/// anything is still there is for whoever reads it to see.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stay {
    /// The screen, by its word.
    pub screen: String,
    /// The topic or path that was read.
    pub chapter: Option<Address>,
    /// What was selected.
    pub at: Option<Address>,
    /// Whether the reader was on the page, and not in the list.
    pub reading: bool,
    /// How many rows of the page were in view above what was selected; below
    /// nought where so many of its own were no longer in view.
    pub above: i64,
    /// The lens, as it is typed.
    pub lens: String,
    /// Whether the other side stood first.
    pub swapped: bool,
    /// What was searched for, the last at the end.
    pub queries: Vec<String>,
}
