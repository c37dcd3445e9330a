//! Actions: everything a key can ask for, with the words that help uses.

mod purpose;
mod writing;

use ratatui::layout::Position;
use serde::Deserialize;

pub use self::purpose::Purpose;

/// What a key asks for. `keymap.ron` names actions by these words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[expect(missing_docs, reason = "each is described in its row of `meaning`")]
pub enum Action {
    Down,
    Up,
    HalfPageDown,
    HalfPageUp,
    PageDown,
    PageUp,
    First,
    Last,
    NextPane,
    Out,
    In,
    Open,
    Close,
    Back,
    Forward,
    Way,
    Search,
    NextHit,
    PreviousHit,
    Links,
    PreviousLink,
    Sources,
    Bookmark,
    Note,
    Copy,
    OpenSource,
    ChooseSource,
    NextChange,
    NextUnread,
    Topics,
    Timeline,
    Figures,
    Map,
    Names,
    SourceList,
    Shelf,
    Events,
    Swap,
    AsOf,
    Palette,
    Theme,
    Alone,
    Wider,
    Narrower,
    WiderList,
    NarrowerList,
    Mouse,
    Earlier,
    Later,
    ZoomIn,
    ZoomOut,
    Fit,
    Jump,
    View,
    Beside,
    EraBefore,
    EraAfter,
    EveryEraBefore,
    EveryEraAfter,
    NextFrame,
    PreviousFrame,
    NextPart,
    PreviousPart,
    PanLeft,
    PanRight,
    PanUp,
    PanDown,
    Filter,
    Order,
    Tags,
    Remove,
    Undo,
    Redo,
    MoveDown,
    MoveUp,
    Save,
    Discard,
    Editor,
    Newline,
    Help,
    Redraw,
    Suspend,
    Quit,
    Complete,
    CompleteBack,
    Within,
    EarlierQuery,
    LaterQuery,
    PreviewDown,
    PreviewUp,
    EraseBack,
    EraseForward,
    EraseWord,
    EraseLine,
    CursorLeft,
    CursorRight,
    WordLeft,
    WordRight,
    LineStart,
    LineEnd,
}

impl Action {
    /// What it does: in a word or two for the hints, and in a sentence for
    /// the help.
    #[must_use]
    pub fn meaning(self) -> (&'static str, &'static str) {
        match self {
            Self::Down => ("down", "Go down one item, or further into a long one"),
            Self::Up => ("up", "Go up one item"),
            Self::HalfPageDown => ("half down", "Go down half a page"),
            Self::HalfPageUp => ("half up", "Go up half a page"),
            Self::PageDown => ("page down", "Go down a page"),
            Self::PageUp => ("page up", "Go up a page"),
            Self::First => ("first", "Go to the first item"),
            Self::Last => ("last", "Go to the last item"),
            Self::NextPane => ("pane", "Go to the other pane, or the next link"),
            Self::Out => ("list", "Go to the list at the left"),
            Self::In => ("read", "Go to the page at the right"),
            Self::Open => ("open", "Open what is selected"),
            Self::Close => (
                "close",
                "Close this, or clear a filter or the marks of a search",
            ),
            Self::Back => ("back", "Go back to where you were"),
            Self::Forward => ("forward", "Go forward again"),
            Self::Way => ("the way", "Show where you have been; Enter goes there"),
            Self::Search => ("search", "Search everything"),
            Self::NextHit => ("next hit", "Go to the next hit of the search"),
            Self::PreviousHit => ("previous hit", "Go to the previous hit of the search"),
            Self::Links => (
                "links",
                "Show letters on the links; a letter follows its link",
            ),
            Self::PreviousLink => ("link before", "Go to the link before"),
            Self::Bookmark => ("keep", "Keep this on the shelf, or take it off"),
            Self::Note => ("note", "Write a note on this, which keeps it on the shelf"),
            Self::Copy => (
                "copy",
                "Copy this with its citation; again: as Markdown, BibTeX, CSL-JSON",
            ),
            Self::OpenSource => ("open source", "Open the page of the source in the browser"),
            Self::ChooseSource => ("which source", "Choose which of the sources to open"),
            Self::NextChange => (
                "next change",
                "Go to the next statement that has changed since you last read it",
            ),
            Self::NextUnread => ("next unread", "Go to the next statement not read yet"),
            Self::Sources => (
                "sources",
                "Show the sources of a statement, and what contests it",
            ),
            Self::Topics => ("topics", "Go to the topics"),
            Self::Timeline => ("timeline", "Go to the timeline, at the event selected"),
            Self::Figures => ("figures", "Go to the figures, at the one selected"),
            Self::Map => ("map", "Go to the map, at the place or time selected"),
            Self::Names => ("names", "Go to the names"),
            Self::SourceList => ("sources", "Go to the sources"),
            Self::Shelf => ("shelf", "Go to the shelf, what you have kept"),
            Self::Theme => ("theme", "Go on to the next theme"),
            Self::Mouse => (
                "mouse",
                "Leave the mouse to the terminal, to select text with it; or take it again",
            ),
            Self::Events => (
                "its events",
                "Show only the events of the topic being read on the timeline, or all",
            ),
            Self::Alone => (
                "alone",
                "Show one pane alone, however wide the screen is, or both again",
            ),
            Self::Wider => ("wider", "Set text wider"),
            Self::Narrower => ("narrower", "Set text narrower"),
            Self::WiderList => ("wider list", "Give the list beside the page more columns"),
            Self::NarrowerList => (
                "narrower list",
                "Give the list beside the page fewer columns",
            ),
            Self::Swap => ("swap", "Swap the order of the sides in what each side says"),
            Self::AsOf => (
                "as of",
                "See everything as of a year or date; with nothing, as of today",
            ),
            Self::Palette => (
                "palette",
                "Do anything by its name; also lens and fields, as-of and a date, open and an address",
            ),
            Self::Help => ("help", "Show every key"),
            Self::Redraw => (
                "redraw",
                "Draw the whole screen anew, if something else wrote on it",
            ),
            Self::Suspend => (
                "suspend",
                "Put Nemuro in the background (fg brings it back)",
            ),
            Self::Quit => ("quit", "Quit"),
            _ => self.typing(),
        }
    }

    /// The same for what is done while something is typed.
    fn typing(self) -> (&'static str, &'static str) {
        match self {
            Self::Complete => (
                "complete",
                "Complete a field or its value, or go down one hit",
            ),
            Self::CompleteBack => (
                "complete back",
                "The same the other way round, or go up one hit",
            ),
            Self::Within => (
                "in the topic",
                "Search within the topic that is being read, or everywhere again",
            ),
            Self::EarlierQuery => ("earlier search", "Bring back the search before"),
            Self::LaterQuery => ("later search", "Bring back the search after"),
            Self::PreviewDown => ("on in the text", "Scroll the text of the hit down"),
            Self::PreviewUp => ("back in the text", "Scroll the text of the hit up"),
            Self::EraseBack => ("erase", "Erase the character before the cursor"),
            Self::EraseForward => ("erase next", "Erase the character at the cursor"),
            Self::EraseWord => ("erase word", "Erase the word before the cursor"),
            Self::EraseLine => ("erase all", "Erase what was typed"),
            Self::CursorLeft => ("left", "Go one character to the left"),
            Self::CursorRight => ("right", "Go one character to the right"),
            Self::WordLeft => ("word left", "Go one word to the left"),
            Self::WordRight => ("word right", "Go one word to the right"),
            Self::LineStart => ("start", "Go to the start of the line"),
            Self::LineEnd => ("end", "Go to the end of the line"),
            _ => self.seeing(),
        }
    }

    /// The same for what is done on the timeline, at the figures, on the map
    /// and in the lists.
    fn seeing(self) -> (&'static str, &'static str) {
        match self {
            Self::Earlier => (
                "earlier",
                "Go back in time: the timeline, or the number read off",
            ),
            Self::Later => (
                "later",
                "Go on in time: the timeline, or the number read off",
            ),
            Self::ZoomIn => ("zoom in", "Zoom in"),
            Self::ZoomOut => ("zoom out", "Zoom out"),
            Self::Fit => ("all", "Show all of it"),
            Self::Jump => ("jump", "Jump to a year or date"),
            Self::View => (
                "as text",
                "Switch between the picture and its table or words",
            ),
            Self::Beside => (
                "beside",
                "Keep this figure beside those that are chosen next, or take it away",
            ),
            Self::EraBefore => ("era before", "Go back to where the line was before"),
            Self::EraAfter => (
                "era after",
                "Go on to where the line was next; after the last, to the first",
            ),
            Self::EveryEraBefore => (
                "every era",
                "Go to the era before, whether or not the line moved",
            ),
            Self::EveryEraAfter => (
                "every era",
                "Go to the era after, whether or not the line moved",
            ),
            Self::NextFrame => ("view", "Go to the next view of the map"),
            Self::PreviousFrame => ("view before", "Go to the view of the map before"),
            Self::NextPart => (
                "next part",
                "Go to the next part of the page or panel: a heading, a topic, a land",
            ),
            Self::PreviousPart => (
                "part before",
                "Go to the start of this part of the page or panel, or to the part before",
            ),
            Self::PanLeft => ("west", "Move the map's view to the west"),
            Self::PanRight => ("east", "Move the map's view to the east"),
            Self::PanUp => ("north", "Move the map's view to the north"),
            Self::PanDown => ("south", "Move the map's view to the south"),
            Self::Order => ("order", "Go on to the next order of the list"),
            Self::Filter => (
                "filter",
                "Filter the list by what is typed, as a search does",
            ),
            _ => self.keeping(),
        }
    }

    /// The same for what is done on the shelf and to a note.
    fn keeping(self) -> (&'static str, &'static str) {
        match self {
            Self::Tags => ("tags", "Put tags on this, words by which to find it again"),
            Self::Remove => ("take off", "Take this off the shelf"),
            Self::Undo => (
                "undo",
                "Undo what was done last: on the shelf, or in the note being written",
            ),
            Self::Redo => ("redo", "Do again what was undone in the note"),
            Self::MoveDown => ("move down", "Move this down on the shelf"),
            Self::MoveUp => ("move up", "Move this up on the shelf"),
            Self::Save => ("save", "Keep the note as it is now, and close it"),
            Self::Discard => (
                "discard",
                "After Esc: discard what you wrote, and leave the note as it was",
            ),
            Self::Editor => (
                "editor",
                "Write on in your own editor: that of $VISUAL, or else of $EDITOR",
            ),
            Self::Newline => ("new line", "Begin a new line"),
            _ => ("", ""),
        }
    }
}

/// What a key press amounts to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key that is bound.
    Do(Action),
    /// Text that was typed or pasted, where text is taken.
    Text(String),
    /// The mouse.
    Point(Pointer),
}

/// What the mouse asks for, at a place on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pointer {
    /// What is there is to be selected, or opened if it is.
    Click(Position),
    /// What is there is to be scrolled by so many rows, down or, if they are
    /// negative, up.
    Wheel {
        /// The place.
        at: Position,
        /// The rows.
        rows: i16,
    },
}

impl Pointer {
    /// The place.
    #[must_use]
    pub fn at(self) -> Position {
        match self {
            Self::Click(at) | Self::Wheel { at, .. } => at,
        }
    }
}
