//! What actions do in a note that is being written, where that is something
//! else than elsewhere.

use super::Action;

impl Action {
    /// What it does in a note, in a sentence for the help.
    #[must_use]
    pub fn in_a_note(self) -> Option<&'static str> {
        Some(match self {
            Self::Down => "Go down a line",
            Self::Up => "Go up a line",
            Self::PageDown => "Go down as many lines as are seen",
            Self::PageUp => "Go up as many lines as are seen",
            Self::First => "Go to the start of the note",
            Self::Last => "Go to the end of the note",
            Self::Close => "Close the note; where something was written, it asks first",
            Self::Newline => "Begin a new line; after Esc: keep what you wrote",
            Self::Undo => "Undo what was written last",
            Self::Redo => "Write again what was undone",
            Self::EraseLine => "Erase the line up to the cursor",
            Self::Quit => "Keep the note; the same key again quits",
            _ => return None,
        })
    }
}
