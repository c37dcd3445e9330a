//! What an action is for, and what it needs before it can be done.

use super::Action;

/// What one wants to do, in the order of the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the titles say all")]
pub enum Purpose {
    Moving,
    Reading,
    Finding,
    Keeping,
    Going,
    Seeing,
    Typing,
    Program,
}

impl Purpose {
    /// Every purpose with its heading in the help.
    pub const ALL: [(Self, &'static str); 8] = [
        (Self::Moving, "Moving"),
        (Self::Reading, "Reading on"),
        (Self::Finding, "Finding"),
        (Self::Keeping, "Keeping and citing"),
        (Self::Going, "Screens"),
        (Self::Seeing, "Seeing it otherwise"),
        (Self::Typing, "Typing"),
        (Self::Program, "The program"),
    ];
}

impl Action {
    /// What it is for.
    #[must_use]
    pub fn purpose(self) -> Purpose {
        match self {
            Self::Down
            | Self::Up
            | Self::HalfPageDown
            | Self::HalfPageUp
            | Self::PageDown
            | Self::PageUp
            | Self::First
            | Self::Last
            | Self::NextPane
            | Self::Out
            | Self::In
            | Self::NextPart
            | Self::PreviousPart
            | Self::Earlier
            | Self::Later
            | Self::EraBefore
            | Self::EraAfter
            | Self::EveryEraBefore
            | Self::EveryEraAfter => Purpose::Moving,
            Self::Open
            | Self::Close
            | Self::Back
            | Self::Forward
            | Self::Links
            | Self::PreviousLink
            | Self::Sources
            | Self::OpenSource
            | Self::ChooseSource
            | Self::NextChange
            | Self::NextUnread
            | Self::Way => Purpose::Reading,
            Self::Search
            | Self::EarlierQuery
            | Self::LaterQuery
            | Self::PreviewDown
            | Self::PreviewUp
            | Self::NextHit
            | Self::PreviousHit
            | Self::Within
            | Self::Jump
            | Self::Filter
            | Self::Palette => Purpose::Finding,
            Self::Bookmark
            | Self::Note
            | Self::Copy
            | Self::Tags
            | Self::Remove
            | Self::Undo
            | Self::Redo
            | Self::MoveDown
            | Self::MoveUp
            | Self::Save
            | Self::Discard
            | Self::Editor => Purpose::Keeping,
            Self::Topics
            | Self::Timeline
            | Self::Figures
            | Self::Map
            | Self::Names
            | Self::SourceList
            | Self::Shelf => Purpose::Going,
            Self::Events
            | Self::Swap
            | Self::AsOf
            | Self::Theme
            | Self::Alone
            | Self::Wider
            | Self::Narrower
            | Self::WiderList
            | Self::NarrowerList
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::Fit
            | Self::View
            | Self::Beside
            | Self::Order
            | Self::NextFrame
            | Self::PreviousFrame
            | Self::PanLeft
            | Self::PanRight
            | Self::PanUp
            | Self::PanDown => Purpose::Seeing,
            Self::Complete
            | Self::CompleteBack
            | Self::Newline
            | Self::EraseBack
            | Self::EraseForward
            | Self::EraseWord
            | Self::EraseLine
            | Self::CursorLeft
            | Self::CursorRight
            | Self::WordLeft
            | Self::WordRight
            | Self::LineStart
            | Self::LineEnd => Purpose::Typing,
            Self::Mouse | Self::Help | Self::Redraw | Self::Suspend | Self::Quit => {
                Purpose::Program
            }
        }
    }

    /// Why nothing came of it, as far as can be told from what it does.
    #[must_use]
    pub fn needs(self) -> &'static str {
        match self {
            Self::Down | Self::PageDown | Self::HalfPageDown | Self::Last => "this is the end",
            Self::Up | Self::PageUp | Self::HalfPageUp | Self::First => "this is the beginning",
            Self::Close => "there is nothing to close",
            Self::NextPane | Self::Out | Self::In => "there is no other pane at hand",
            Self::Links | Self::PreviousLink => "there is no link here",
            Self::Open | Self::Sources | Self::Bookmark | Self::Note | Self::Copy => {
                "go to a statement first: read a page, and choose one there"
            }
            Self::OpenSource | Self::ChooseSource => "go to a statement or a source first",
            Self::NextChange => "nothing has changed since you last read it",
            Self::NextUnread => "everything has been read",
            Self::Tags | Self::Remove | Self::MoveDown | Self::MoveUp => "nothing is kept here",
            Self::Undo | Self::Redo => "there is nothing to undo or redo",
            Self::Events => "this takes a topic in which something happened",
            Self::Swap => "what each side says does not stand here",
            Self::Earlier => "there is nothing earlier",
            Self::Later => "there is nothing later",
            Self::Fit => "all of it is shown",
            Self::ZoomIn | Self::ZoomOut => "it goes no further",
            Self::NextPart | Self::PreviousPart => "there is no other part",
            _ => "there is nothing here for it to change",
        }
    }
}
